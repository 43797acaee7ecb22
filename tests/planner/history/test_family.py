from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.history.family import EntryKind, family_history
from planner.plan import Outcome
from planner.sample import make_service
from planner.service import Allocation
from planner.store.decided import Decided, decided_for_family
from planner.store.plans import Override, save_draft
from tests.planner.history.past import AT, WEEK, approved, line, plan_of, service_of

if TYPE_CHECKING:
    from planner.service import Service
    from planner.store import Store

MOVED = Decided(WEEK, 4, "F1", 2, "S1", Outcome.MOVED, "S2", "Moved to Sam: Dan leaves.")
HAND = Override("F1", "S1", "continuity", "They know her.", "Ada", AT, ("travel_limit",))


def told(given: Service, *decided: Decided) -> list[str]:
    return [entry.sentence for entry in family_history(given, "F1", decided, week=WEEK).entries]


def test_a_familys_practitioners_are_told_newest_first_with_the_reasons_written_then() -> None:
    given = service_of(
        Allocation("F1", "S9", date(2025, 9, 1), date(2026, 1, 4), "left"),
        Allocation("F1", "S1", date(2026, 8, 3)),
        Allocation("F1", "S2", date(2026, 1, 5), date(2026, 8, 2), "nearer"),
        Allocation("F2", "S3", date(2026, 1, 5)),
    )
    history = family_history(given, "F1", (), week=WEEK)
    assert [entry.sentence for entry in history.entries] == [
        "With Sam since 3 Aug.",
        "With Dan from 5 Jan to 2 Aug.",
        "With S9 (left) from 1 Sep 2025 to 4 Jan.",
    ]
    assert [entry.reason for entry in history.entries] == ["", "nearer", "left"]
    assert [entry.before for entry in history.entries] == ["S2", "S9", None]
    assert history.changes == 1
    assert history.sentence == "F1 changed worker once in 26 weeks."


def test_what_was_decided_and_the_stint_that_carried_it_out_are_one_entry() -> None:
    given = service_of(
        Allocation("F1", "S2", date(2026, 1, 5), date(2026, 11, 25)),
        Allocation("F1", "S1", date(2026, 11, 26)),
    )
    decided = replace(MOVED, override=HAND)
    history = family_history(given, "F1", [decided], week=WEEK)
    newest, oldest = history.entries
    assert newest.sentence == "With Sam since 26 Nov."
    assert (newest.why, newest.override, newest.plan_number) == (decided.why, HAND, 4)
    assert (oldest.why, oldest.override, oldest.plan_number) == ("", None, None)


@pytest.mark.parametrize(
    ("begins", "entries"),
    [
        (date(2026, 11, 22), 2),  # before the week
        (date(2026, 11, 23), 1),
        (date(2026, 12, 6), 1),  # two weeks on
        (date(2026, 12, 7), 2),
    ],
)
def test_a_stint_carries_a_decision_out_within_two_weeks(begins: date, entries: int) -> None:
    assert len(told(service_of(Allocation("F1", "S1", begins)), MOVED)) == entries


def test_a_decision_made_again_until_it_was_carried_out_is_told_once() -> None:
    again = replace(MOVED, week=WEEK.shifted(1), plan_number=5)
    given = service_of(Allocation("F1", "S1", date(2026, 12, 2)))
    history = family_history(given, "F1", [again, MOVED], week=WEEK)
    (entry,) = history.entries
    assert entry.plan_number == 5


def test_what_was_planned_and_never_happened_is_told_too() -> None:
    given = service_of(Allocation("F1", "S2", date(2026, 1, 5)))
    assert told(given, MOVED) == [
        "Week of 23 Nov: planned to move from Dan to Sam.",
        "With Dan since 5 Jan.",
    ]
    (planned, _) = family_history(given, "F1", [MOVED], week=WEEK).entries
    assert planned.kind is EntryKind.PLANNED
    assert (planned.from_, planned.to) == (WEEK.monday, WEEK.sunday)
    assert planned.why == "Moved to Sam: Dan leaves."


def test_weeks_that_decide_the_same_are_told_once_unless_a_person_had_a_hand_in_one() -> None:
    waits = [
        Decided(WEEK.shifted(later), later + 1, "F1", 2, None, Outcome.WAITING, None)
        for later in range(4)
    ]
    kept = [
        Decided(WEEK.shifted(later), later + 1, "F1", 2, "S1", Outcome.KEPT, "S1")
        for later in range(4, 8)
    ]
    assert told(service_of(), *waits, *kept) == ["Week of 23 Nov: left waiting."]
    waits[2] = replace(waits[2], override=replace(HAND, staff_id=None))
    kept[1] = replace(kept[1], override=HAND)
    assert told(service_of(), *waits, *kept) == [
        "Week of 28 Dec: kept with Sam.",
        "Week of 7 Dec: left waiting.",
        "Week of 23 Nov: left waiting.",
    ]


@pytest.mark.parametrize(
    ("outcome", "staff_id", "says"),
    [
        (Outcome.NEW, "S1", "planned to start with Sam"),
        (Outcome.RETURNED, "S1", "planned to return to Sam"),
        (Outcome.NOT_ELIGIBLE, None, "did not meet the referral criteria"),
    ],
)
def test_every_outcome_is_told_in_its_own_words(
    outcome: Outcome, staff_id: str | None, says: str
) -> None:
    decided = Decided(WEEK, 1, "F1", 2, staff_id, outcome, None)
    assert told(service_of(), decided) == [f"Week of 23 Nov: {says}."]


def test_only_changes_of_the_last_26_weeks_are_counted() -> None:
    first = WEEK.shifted(-25).monday
    days = [date(2025, 1, 6), WEEK.shifted(-26).monday, first, date(2026, 11, 29)]
    stints = [Allocation("F1", f"S{at % 2 + 1}", day) for at, day in enumerate(days)]
    history = family_history(service_of(*stints), "F1", (), week=WEEK)
    assert history.changes == 2
    assert history.sentence == "F1 changed worker twice in 26 weeks."
    kept = family_history(service_of(), "F1", (), week=WEEK)
    assert kept.sentence == "F1 has not changed worker in 26 weeks."


def test_the_store_gives_what_approved_plans_decided_with_why_and_by_whose_hand(
    store: Store,
) -> None:
    keeps = line("F2", "S2", Outcome.KEPT, "S2", "Kept with Dan.")
    moves = line("F1", "S1", Outcome.MOVED, "S2", "Moved to Sam: Dan leaves.")
    approved(store, plan_of(moves, keeps), HAND)
    waits = plan_of(line("F1", None, Outcome.WAITING, "S2", "Waiting."), week=WEEK.shifted(1))
    approved(store, waits)
    save_draft(store, plan_of(keeps, week=WEEK.shifted(2)), problem_json="{}", who="Ada", at=AT)
    assert decided_for_family(store, "F1") == (
        replace(MOVED, plan_number=1, override=HAND),
        Decided(WEEK.shifted(1), 2, "F1", 2, None, Outcome.WAITING, "S2", "Waiting."),
    )
    (kept,) = decided_for_family(store, "F2")
    assert (kept.outcome, kept.why, kept.override) == (Outcome.KEPT, "Kept with Dan.", None)
    assert decided_for_family(store, "F9") == ()


def test_a_plan_that_another_took_the_place_of_decided_nothing(store: Store) -> None:
    approved(store, plan_of(line("F1", "S1", Outcome.MOVED, "S2")))
    approved(store, plan_of(line("F1", "S3", Outcome.MOVED, "S2")))
    assert [one.staff_id for one in decided_for_family(store, "F1")] == ["S3"]


def test_every_family_of_a_service_has_a_history_that_names_no_family() -> None:
    given = make_service(pods=2, week=WEEK)
    for family in given.families:
        history = family_history(given, family.family_id, (), week=WEEK)
        stints = [one for one in given.allocations if one.family_id == family.family_id]
        assert len(history.entries) == len(stints)
        words = " ".join((history.sentence, *(entry.sentence for entry in history.entries)))
        assert family.name not in words
