from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from planner.history.changes_of_worker import (
    WorkerChange,
    changes_of_worker,
    in_order,
    worker_changes,
)
from planner.sample import make_service
from planner.service import Allocation
from tests.planner.history.past import WEEK, service_of

MONDAY = WEEK.monday
DAY = timedelta(days=1)


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


def test_the_chart_has_26_weeks_the_oldest_first_and_counts_from_monday_to_sunday() -> None:
    first_shown = WEEK.shifted(-25).monday
    given = service_of(
        Allocation("F1", "S1", date(2026, 1, 5), first_shown - DAY),
        Allocation("F1", "S2", first_shown, WEEK.sunday - DAY),
        Allocation("F1", "S1", WEEK.sunday),
        Allocation("F2", "S1", date(2026, 1, 5), MONDAY - DAY),
        Allocation("F2", "S2", MONDAY),
        Allocation("F3", "S1", date(2026, 1, 5), first_shown - 2 * DAY),
        Allocation("F3", "S2", first_shown - DAY, WEEK.sunday),
        Allocation("F3", "S3", WEEK.sunday + DAY),
    )
    counts = changes_of_worker(given, week=WEEK)
    assert len(counts) == 26
    assert [one.week for one in counts] == [WEEK.shifted(back) for back in range(-25, 1)]
    assert [one.count for one in counts if one.count] == [1, 2]
    assert (counts[0].count, counts[-1].count) == (1, 2)


def test_a_service_without_stints_has_quiet_weeks() -> None:
    counts = changes_of_worker(service_of(), week=WEEK, weeks=4)
    assert [one.count for one in counts] == [0, 0, 0, 0]


def test_over_all_weeks_every_stint_but_the_first_of_a_family_is_counted() -> None:
    given = make_service(pods=3, week=WEEK)
    expected = 0
    for family in given.families:
        own = in_order(one for one in given.allocations if one.family_id == family.family_id)
        workers = [stint.staff_id for stint in own]
        expected += sum(one != other for one, other in pairwise(workers))
    counts = changes_of_worker(given, week=WEEK, weeks=52 * 5)
    assert sum(one.count for one in counts) == expected > 0
