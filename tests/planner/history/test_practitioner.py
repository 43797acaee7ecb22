from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.history.practitioner import practitioner_history
from planner.plan import Outcome
from planner.service import Allocation
from planner.store.decided import CaseloadWeek, Decided, caseloads_of, decided_for_practitioner
from tests.planner.history.past import WEEK, approved, line, plan_of, service_of

if TYPE_CHECKING:
    from planner.store import Store

MOVED = Decided(WEEK, 4, "F1", 2, "S1", Outcome.MOVED, "S2", "Moved to Sam: Dan leaves.")

PAST = service_of(
    Allocation("F1", "S2", date(2026, 1, 5), date(2026, 11, 24), "handed over"),
    Allocation("F1", "S1", date(2026, 11, 25)),
    Allocation("F2", "S1", date(2026, 3, 2), date(2026, 10, 2), "closed"),
    Allocation("F3", "S1", date(2026, 4, 6), date(2026, 5, 3)),
    Allocation("F3", "S1", date(2026, 5, 4), date(2026, 6, 7), "nearer"),
    Allocation("F3", "S3", date(2026, 6, 8)),
)


def test_the_families_that_came_and_went_are_told_newest_first_with_why() -> None:
    history = practitioner_history(PAST, "S1", (), [MOVED], week=WEEK)
    assert [(one.sentence, one.why) for one in history.passages] == [
        ("F1 came from Dan on 25 Nov.", "Moved to Sam: Dan leaves."),
        ("F2 left after 2 Oct.", "closed"),
        ("F3 went to Bilal after 7 Jun.", "nearer"),
        ("F3 started on 6 Apr.", ""),
        ("F2 started on 2 Mar.", ""),
    ]
    assert [one.came for one in history.passages] == [True, False, False, True, True]
    assert [one.other for one in history.passages] == ["S2", None, "S3", None, None]


def test_the_one_who_gave_a_family_away_is_told_the_same_reason() -> None:
    history = practitioner_history(PAST, "S2", (), [MOVED], week=WEEK)
    went = history.passages[0]
    assert (went.sentence, went.why) == ("F1 went to Sam after 24 Nov.", MOVED.why)


def test_without_a_plan_behind_it_the_reason_is_what_was_written_of_the_stint() -> None:
    came = practitioner_history(PAST, "S1", (), (), week=WEEK).passages[0]
    assert came.why == "handed over"


def test_somebody_nobody_knows_has_an_empty_history() -> None:
    history = practitioner_history(PAST, "S9", (), (), week=WEEK)
    assert (history.caseloads, history.passages) == ((), ())


def test_the_store_gives_caseloads_of_approved_weeks_and_what_moved(store: Store) -> None:
    one = line("F1", "S1", Outcome.MOVED, "S2", "Moved to Sam: Dan leaves.")
    two = line("F2", "S1", Outcome.KEPT, "S1", "Kept.")
    waits = line("F3", None, Outcome.WAITING, "S1", "Waiting.")
    approved(store, plan_of(one, two, waits, week=WEEK.shifted(1)))
    approved(store, plan_of(two))
    caseloads = caseloads_of(store, "S1")
    assert caseloads == (CaseloadWeek(WEEK, 2, 12, 1), CaseloadWeek(WEEK.shifted(1), 4, 12, 2))
    decided = decided_for_practitioner(store, "S1")
    assert [(each.family_id, each.why) for each in decided] == [
        ("F1", "Moved to Sam: Dan leaves."),
        ("F3", "Waiting."),
    ]
    assert [each.family_id for each in decided_for_practitioner(store, "S2")] == ["F1"]
    history = practitioner_history(PAST, "S1", caseloads[::-1], decided, week=WEEK)
    assert history.caseloads == caseloads
