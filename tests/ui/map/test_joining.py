"""Families too near to be told apart are one mark with their number, and nobody is lost."""

from planner.service import Band
from planner.whereabouts import Office
from tests.ui.map.example import family
from ui.screens.map.joining import CROWD, alone, joined, joined_offices
from ui.widgets.board.model import Urgency


def test_families_apart_are_marks_of_their_own() -> None:
    families = (family("F1", 0, 0), family("F2", 1_000, 0))
    assert joined(families, 10) == tuple(map(alone, families))


def test_families_on_each_other_are_one_mark_the_most_urgent_first() -> None:
    low, high = family("F1", 0, 0, band=Band.LOW), family("F2", 40, 0, band=Band.HIGH)
    (mark,) = joined((low, high), 10)
    assert mark.families == (high, low)
    assert (mark.key, mark.urgency, mark.is_joined) == ("F2", Urgency.HIGH, True)
    assert mark.easting == (low.easting + high.easting) / 2


def test_a_joined_mark_takes_in_what_lies_beneath_it() -> None:
    families = [family(f"F{nth}", east, 0) for nth, east in enumerate((0, 40, 180, 900))]
    assert [len(mark.families) for mark in joined(families, 10)] == [3, 1]


def test_whoever_waits_stands_alone_and_on_top() -> None:
    families = (family("F1", 0, 0, staff_id=None), family("F2", 1, 0), family("F3", 2, 0))
    marks = joined(families, 10)
    assert [mark.key for mark in marks] == ["F2", "F1"]
    assert marks[1].all_wait


def test_in_a_crowd_families_are_joined_further_apart() -> None:
    families = [family(f"F{nth}", 200 * nth, 0) for nth in range(CROWD + 1)]
    marks = joined(families, 10)
    assert len(marks) < len(families)
    assert sorted(one.family_id for mark in marks for one in mark.families) == sorted(
        one.family_id for one in families
    )
    assert len(joined(families[:CROWD], 10)) == CROWD


def test_in_a_crowd_the_waiting_ones_are_counted() -> None:
    families = [family(f"F{nth}", 0, 0, staff_id="S1" if nth else None) for nth in range(400)]
    (mark,) = joined(families, 10)
    assert (len(mark.families), mark.waiting, mark.all_wait) == (400, 1, False)


def test_offices_on_each_other_are_told_by_their_number() -> None:
    offices = [Office(f"P{n}", f"Pod {n}", "Crewe", "ABC"[n], 400 * n, 0) for n in range(3)]
    assert [mark.words for mark in joined_offices(offices, 10)] == ["A", "B", "C"]
    assert [mark.words for mark in joined_offices(offices, 100)] == ["3"]
