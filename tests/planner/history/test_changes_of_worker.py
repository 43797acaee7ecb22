from __future__ import annotations

from datetime import date
from itertools import pairwise

from planner.history.changes_of_worker import WorkerChange, in_order, worker_changes
from planner.sample import make_service
from planner.service import Allocation
from tests.planner.history.past import WEEK


def test_a_change_is_a_stint_after_somebody_elses() -> None:
    stints = (
        Allocation("F1", "S2", date(2026, 6, 1)),  # the rows stand in no order
        Allocation("F1", "S1", date(2026, 1, 5), date(2026, 5, 31), "left"),
        Allocation("F2", "S1", date(2026, 1, 5), date(2026, 3, 1)),
        Allocation("F2", "S1", date(2026, 3, 9)),  # the same person again
        Allocation("F3", "S3", date(2026, 11, 23)),  # its first
    )
    assert worker_changes(stints) == (WorkerChange("F1", date(2026, 6, 1), "S1", "S2"),)


def test_a_family_that_comes_back_to_somebody_it_had_before_changed_twice() -> None:
    stints = [
        Allocation("F1", "S1", date(2026, 1, 5), date(2026, 2, 1)),
        Allocation("F1", "S2", date(2026, 2, 2), date(2026, 3, 1)),
        Allocation("F1", "S1", date(2026, 3, 2)),
    ]
    assert [(one.before, one.after) for one in worker_changes(stints)] == [
        ("S1", "S2"),
        ("S2", "S1"),
    ]


def test_every_stint_but_the_first_of_a_family_is_counted() -> None:
    given = make_service(pods=3, week=WEEK)
    expected = 0
    for family in given.families:
        own = in_order(one for one in given.allocations if one.family_id == family.family_id)
        workers = [stint.staff_id for stint in own]
        expected += sum(one != other for one, other in pairwise(workers))
    assert len(worker_changes(given.allocations)) == expected > 0
