from solver.allocation.goals import travel
from tests.solver.allocation.building import (
    optimum,
    plan,
    problem,
    values,
    waiting,
    worker,
    workers_of,
)

TOLD = problem(
    [worker("Sam"), worker("Priya")],
    [waiting("F1", visits_per_week=3), waiting("F2", visits_per_week=1), waiting("F3")],
    [[10, 20, 5], [12, 30, 5]],
)


def test_every_visit_goes_there_and_back() -> None:
    # 3 × 2 × 10 + 1 × 2 × 30; F3 is not placed.
    assert travel.value(TOLD, plan(0, 1, None)) == 120
    assert travel.value(TOLD, plan(None, None, None)) == 0


def test_without_visits_there_is_no_travel() -> None:
    told = problem([worker()], [waiting("F1", visits_per_week=0)])
    assert travel.value(told, plan(0)) == 0


def test_the_shortest_ways_within_the_same_load_are_taken() -> None:
    # Two families each way are 34 % and 17 %: somebody has two. Sam near F1 and F2 saves
    # 12 + 20 over Priya, so Priya has F3, which is five minutes from both.
    result = optimum(TOLD)
    assert workers_of(result) == (0, 0, 1)
    assert values(result)["travel"] == 60 + 40 + 10
