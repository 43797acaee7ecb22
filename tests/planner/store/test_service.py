from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from planner.errors import KnownError
from planner.service import Allocation, Child, Family, FamilyStatus, Pod, Service
from planner.service.settings import Caps
from planner.store.audit import ChangeKind, changes_of
from planner.store.service import load_service, save_service

if TYPE_CHECKING:
    from planner.store import Store

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def save(store: Store, service: Service, *, who: str = "Ada", at: datetime = AT) -> None:
    save_service(store, service, who=who, at=at)


def written_by(store: Store, service: Service) -> list[str]:
    """Return the statements, other than questions, that saving this service sends."""
    sent: list[str] = []

    def listen(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(store._engine, "before_cursor_execute", listen)
    save(store, service, at=LATER)
    event.remove(store._engine, "before_cursor_execute", listen)
    return [each for each in sent if not each.startswith(("SELECT", "BEGIN", "PRAGMA"))]


def test_a_new_store_holds_an_empty_service_with_the_usual_settings(store: Store) -> None:
    assert load_service(store) == Service()


def test_what_is_saved_comes_out_again_in_every_column_and_in_order(
    store: Store, service: Service
) -> None:
    for table in fields(service)[1:]:
        rows = getattr(service, table.name)
        for column in fields(rows[0]):
            if column.default is not MISSING:
                values = [getattr(row, column.name) for row in rows]
                assert any(value != column.default for value in values), column.name
    save(store, service)
    assert load_service(store) == service


def test_decimals_and_the_local_time_of_an_appointment_come_out_as_they_were_written(
    store: Store, service: Service
) -> None:
    save(store, service)
    loaded = load_service(store)
    assert str(loaded.staff[1].fte) == "0.60"
    starts_at = loaded.appointments[1].starts_at
    assert starts_at is not None
    assert starts_at.tzinfo is None


@pytest.mark.parametrize("cover", [None, ()])
def test_no_table_of_cover_is_told_from_an_empty_one(
    store: Store, service: Service, cover: tuple[()] | None
) -> None:
    save(store, replace(service, cover=cover))
    assert load_service(store).cover == cover


def test_saving_the_same_service_again_writes_nothing_at_all(
    store: Store, service: Service
) -> None:
    save(store, service)
    records = changes_of(store)
    assert written_by(store, service) == []
    assert written_by(store, load_service(store)) == []
    assert changes_of(store) == records


def test_a_row_put_in_the_middle_is_the_only_one_written(store: Store, service: Service) -> None:
    save(store, service)
    before = len(changes_of(store))
    first, *rest = service.children
    grown = replace(service, children=(first, Child("C9", "F1"), *rest))
    assert [each.split()[:3] for each in written_by(store, grown)] == [
        ["INSERT", "INTO", "children"],
        ["INSERT", "INTO", "changes"],
    ]
    assert load_service(store) == grown
    assert len(changes_of(store)) == before + 1


def test_a_new_order_is_kept_without_a_record(store: Store, service: Service) -> None:
    save(store, service)
    records = changes_of(store)
    turned = replace(service, children=service.children[::-1])
    save(store, turned)
    assert load_service(store) == turned
    assert changes_of(store)[len(records) :] == ()


def test_rows_put_again_and_again_in_the_same_place_keep_their_order(store: Store) -> None:
    service = Service(pods=(Pod("A", "", "", ""), Pod("Z", "", "", "")))
    save(store, service)
    for number in range(15):
        first, *rest = service.pods
        service = replace(service, pods=(first, Pod(f"P{number}", "", "", ""), *rest))
        save(store, service)
    assert load_service(store) == service


def test_each_change_is_recorded_with_who_when_before_and_after(
    store: Store, service: Service
) -> None:
    save(store, service)
    seen = len(changes_of(store))
    family = replace(service.families[1], place="CW5", visits_per_week=1)
    changed = replace(
        service,
        families=(service.families[0], family),
        children=service.children[:-1],
        allocations=(*service.allocations, Allocation("F2", "S2", date(2026, 11, 23))),
        settings=replace(service.settings, caps=Caps(children_per_practitioner=11)),
    )
    save(store, changed, who="Bo", at=LATER)
    records = {each.table: each for each in changes_of(store)[seen:]}
    assert {(each.who, each.at) for each in records.values()} == {("Bo", LATER)}

    assert records["families"].kind is ChangeKind.CHANGED
    assert records["families"].row == "F2"
    assert json.loads(records["families"].before or "") == {
        "place": "Nantwich",
        "visits_per_week": 3,
    }
    assert json.loads(records["families"].after or "") == {"place": "CW5", "visits_per_week": 1}

    assert records["children"].kind is ChangeKind.REMOVED
    assert json.loads(records["children"].before or "")["child_id"] == "C3"
    assert records["children"].after is None

    assert records["allocations"].kind is ChangeKind.ADDED
    assert records["allocations"].row == "F2 S2 2026-11-23"
    assert records["allocations"].before is None
    assert json.loads(records["allocations"].after or "")["from_"] == "2026-11-23"

    assert records["settings"].row == "caps.children_per_practitioner"


def test_a_note_of_somebodys_own_is_kept_and_never_recorded(store: Store, service: Service) -> None:
    save(store, service)
    step, note = service.match_steps[1], service.volunteer_notes[1]
    changed = replace(
        service,
        match_steps=(service.match_steps[0], replace(step, place="Park", note="It rained")),
        volunteer_notes=(service.volunteer_notes[0], replace(note, note="It rained")),
    )
    save(store, changed)
    save(store, replace(changed, match_steps=(), volunteer_notes=()))
    records = [*changes_of(store, table="match_steps"), *changes_of(store, table="volunteer_notes")]
    assert [each.after for each in records if each.kind is ChangeKind.CHANGED] == [
        '{"place": "Park"}',
        "{}",
    ]
    told = " ".join(f"{each.before} {each.after}" for each in records)
    assert "Łucja Żak" in told
    for text in ("note", step.note, note.note, "It rained"):
        assert text not in told


def test_the_history_of_one_row_can_be_read_alone(store: Store, service: Service) -> None:
    save(store, service)
    closed = replace(service.families[0], status=FamilyStatus.CLOSED)
    save(store, replace(service, families=(closed, service.families[1])), at=LATER)
    history = changes_of(store, table="families", row="F1")
    assert [each.kind for each in history] == [ChangeKind.ADDED, ChangeKind.CHANGED]


def test_an_id_written_in_other_letters_is_the_same_row(store: Store) -> None:
    save(store, Service(pods=(Pod("p1", "North", "", ""),)))
    save(store, Service(pods=(Pod("P1", "North", "", ""),)))
    kinds = [each.kind for each in changes_of(store, table="pods")]
    assert kinds == [ChangeKind.ADDED, ChangeKind.CHANGED]
    assert load_service(store).pods == (Pod("P1", "North", "", ""),)


def test_a_family_and_all_that_refers_to_it_can_go_at_once(store: Store, service: Service) -> None:
    save(store, service)
    save(store, Service(settings=service.settings))
    assert load_service(store) == Service(settings=service.settings, cover=None)


def test_a_row_that_names_a_family_that_is_not_there_is_refused_and_nothing_is_saved(
    store: Store, service: Service
) -> None:
    save(store, service)
    records = changes_of(store)
    orphan = replace(service, children=(*service.children, Child("C8", "Nobody")), pairs=())
    with pytest.raises(KnownError, match="names a pod, a family or a volunteer"):
        save(store, orphan)
    assert load_service(store) == service
    assert changes_of(store) == records


def test_two_rows_with_one_id_are_refused(store: Store, service: Service) -> None:
    twice = replace(
        service, families=(*service.families, Family("F1", "x", "CW1", FamilyStatus.OPEN))
    )
    with pytest.raises(KnownError, match="same id"):
        save(store, twice)
    assert load_service(store) == Service()
