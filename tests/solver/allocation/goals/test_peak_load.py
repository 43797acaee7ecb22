import pytest

from solver.allocation.goals import peak_load
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


@pytest.mark.parametrize(
    ("cap", "children", "percent"),
    # Rounded up: 7 of 12 is 58.33 %.
    [(12, 7, 59), (12, 6, 50), (12, 0, 0), (3, 1, 34), (7, 7, 100), (5, 7, 140)],
)
def test_the_load_is_rounded_up(cap: int, children: int, percent: int) -> None:
    told = problem([worker("Sam", cap)], [with_worker("F1", children, 0)])
    assert peak_load.value(told, plan(0)) == percent


def test_only_who_is_planned_and_has_a_cap_counts() -> None:
    told = problem(
        [leaver("Kim"), worker("Sam", 5, available=False), worker("Alex", 0), worker("Priya", 4)],
        [waiting("F1", 1), waiting("F2", 5), waiting("F3", 3), waiting("F4", 1)],
    )
    assert peak_load.value(told, plan(0, 1, 2, 3)) == 25
    assert peak_load.value(told, plan(0, 1, 2, None)) == 0


def test_the_fullest_is_relieved_by_share_and_not_by_number() -> None:
    # Sam has six places, Priya twelve. Two and four (34 %) is even; three and three would be 50 %.
    told = problem(
        [worker("Sam", 6), worker("Priya", 12)],
        [waiting("F1", 2), waiting("F2", 2), waiting("F3", 2)],
    )
    result = optimum(told)
    assert values(result)["peak_load"] == 34
    assert sorted(str(one) for one in workers_of(result)) == ["0", "1", "1"]
