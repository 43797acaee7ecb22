import pytest

from solver.allocation.goals import changes
from solver.allocation.problem import Standing
from tests.solver.allocation.building import (
    leaver,
    optimum,
    plan,
    problem,
    values,
    waiting,
    with_worker,
    worker,
    workers_of,
)

TOLD = problem(
    [worker("Sam"), worker("Priya"), leaver("Kim")],
    [
        with_worker("F1", 1, 0, worker_changes=2),
        with_worker("F2", 1, 1, standing=Standing.CLOSING),
        with_worker("F3", 1, 2, worker_changes=4),
        with_worker("F4", 1, None),
        waiting("F5", 1, last=1),
    ],
)


@pytest.mark.parametrize(
    ("with_whom", "points"),
    [
        ((0, 1, None, None, None), 0),
        # F1 has changed twice already: 10 + 5 × 2.
        ((1, 1, None, None, None), 20),
        # To have nobody is a change too.
        ((None, 1, None, None, None), 20),
        ((0, 0, None, None, None), 10),
        # F3's practitioner has left, F4 has none and F5 waits: nothing is changed for them.
        ((0, 1, 0, 0, 0), 0),
    ],
)
def test_each_change_costs_and_more_after_earlier_ones(
    with_whom: tuple[int | None, ...], points: int
) -> None:
    assert changes.value(TOLD, plan(*with_whom)) == points


def test_excluded_from_ones_practitioner_is_a_change() -> None:
    told = problem([worker("Sam")], [with_worker("F1", 1, 0)], excluded=[(0, 0)])
    assert values(optimum(told))["changes"] == 10


def test_who_has_changed_least_is_moved_when_somebody_must_be() -> None:
    # The pin brings three children to Sam's five places, so only two of the four there may stay:
    # F2 goes for 10, where F1 would cost 10 + 5.
    told = problem(
        [worker("Sam", 5), worker("Priya")],
        [with_worker("F1", 2, 0, worker_changes=1), with_worker("F2", 2, 0), waiting("F3", 3)],
        pinned=[(2, 0)],
    )
    result = optimum(told)
    assert workers_of(result) == (0, 1, 0)
    assert values(result)["changes"] == 10
