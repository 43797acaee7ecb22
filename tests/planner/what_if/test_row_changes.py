"""Changes of rows lead from one service to another and back, and survive being written down."""

import random
from dataclasses import fields, replace
from datetime import date

import pytest

from planner.sample.service import SAMPLE_WEEK, make_service
from planner.service import Service, Settings
from planner.service.settings import Referral
from planner.what_if.row_changes import (
    RowChange,
    Table,
    changes_from_json,
    changes_to_json,
    row_changes,
    way_back,
    with_changes,
)
from planner.what_if.supposing import supposed
from planner.what_if.suppositions import Joins, Leaves, PodCloses

SAMPLE = make_service(week=SAMPLE_WEEK)


def jumbled(seed: int) -> Service:
    """Return the sample with rows left out, doubled and out of order in every table."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    tables = {}
    for table in Table:
        rows = list(getattr(SAMPLE, table.value))[:40]
        rows = [row for row in rows if chance.random() < 0.8]
        rows += [row for row in rows if chance.random() < 0.1]
        if chance.random() < 0.3:
            chance.shuffle(rows)
        tables[table.value] = tuple(rows)
    return replace(SAMPLE, **tables)


def test_every_table_of_a_service_is_known() -> None:
    assert {table.value for table in Table} == {one.name for one in fields(Service)} - {"settings"}


@pytest.mark.parametrize("seed", range(12))
def test_changes_lead_there_and_back(seed: int) -> None:
    before, after = jumbled(2 * seed), jumbled(2 * seed + 1)
    changes = row_changes(before, after)
    assert with_changes(before, changes) == after
    assert with_changes(after, way_back(changes)) == before


@pytest.mark.parametrize("seed", range(4))
def test_changes_survive_being_written_down(seed: int) -> None:
    changes = row_changes(jumbled(seed), jumbled(seed + 50))
    assert changes_from_json(changes_to_json(changes)) == changes


def test_every_row_of_the_sample_survives_being_written_down() -> None:
    with_steps = supposed(SAMPLE, Joins("Zoë Žižek", "P1", date(2026, 12, 7)))
    changes = row_changes(Service(settings=SAMPLE.settings, cover=()), with_steps)
    assert {change.table for change in changes} == set(Table)
    assert changes_from_json(changes_to_json(changes)) == changes


def test_a_leaver_is_one_row() -> None:
    (change,) = row_changes(SAMPLE, supposed(SAMPLE, Leaves("S06", date(2026, 12, 18))))
    assert change.table is Table.STAFF
    assert [len(change.before), len(change.after)] == [1, 1]
    assert change.reversed.reversed == change


def test_the_same_service_has_no_changes() -> None:
    assert row_changes(SAMPLE, SAMPLE) == ()


def test_rows_keep_their_order_when_a_pod_closes_and_opens_again() -> None:
    closed = supposed(SAMPLE, PodCloses("P2", date(2026, 12, 18)))
    changes = row_changes(SAMPLE, closed)
    assert with_changes(closed, way_back(changes)) == SAMPLE


def test_changes_of_another_service_are_not_made() -> None:
    changes = row_changes(SAMPLE, supposed(SAMPLE, Leaves("S06", date(2026, 12, 18))))
    other = supposed(SAMPLE, Leaves("S06", date(2026, 12, 11)))
    with pytest.raises(ValueError, match="rows of staff"):
        with_changes(other, changes)


def test_what_rows_do_not_say_is_refused() -> None:
    with pytest.raises(ValueError, match="settings"):
        row_changes(SAMPLE, replace(SAMPLE, settings=replace(Settings(), referral=Referral(5))))
    with pytest.raises(ValueError, match="cover"):
        row_changes(replace(SAMPLE, cover=None), SAMPLE)


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"table": "staff"}]', '[{"table": "x", "at": 0}]']
)
def test_what_is_no_change_is_not_read(text: str) -> None:
    if text == "{}":
        assert changes_from_json(text) == ()
        return
    with pytest.raises(ValueError):  # noqa: PT011 - whatever reads it says so in its own words
        changes_from_json(text)


def test_a_change_beyond_the_last_row_is_not_made() -> None:
    row = SAMPLE.pods[0]
    with pytest.raises(ValueError, match="pods"):
        with_changes(SAMPLE, (RowChange(Table.PODS, 99, (), (row,)),))
