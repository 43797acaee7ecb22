from solver.allocation.goals import waiting as goal
from tests.solver.allocation.building import (
    optimum,
    plan,
    problem,
    values,
    waiting,
    with_worker,
    worker,
    workers_of,
)


def test_each_child_left_without_counts_and_a_family_without_children_as_one() -> None:
    told = problem(
        [worker("Sam")],
        [waiting("F1", 3, urgency=37), waiting("F2", 0, urgency=60), with_worker("F3", 2, 0)],
    )
    assert goal.value(told, plan(None, None, None)) == 3 * 37 + 60 + 2 * 110
    assert goal.value(told, plan(None, 0, 0)) == 111
    assert goal.value(told, plan(0, 0, 0)) == 0


def test_the_most_points_are_placed_not_the_most_children() -> None:
    # Four places: one urgent family of two (2 × 60) and a small one (2 × 10) outweigh four
    # children of 10 points.
    told = problem(
        [worker("Sam", 4)],
        [waiting("F1", 4), waiting("F2", 2, urgency=60), waiting("F3", 2)],
    )
    result = optimum(told)
    assert workers_of(result) == (None, 0, 0)
    assert values(result)["waiting"] == 40


def test_nobody_is_moved_for_one_who_waits_unless_the_manager_says_so() -> None:
    # F1 could go to Priya, so that F2, which only Sam reaches, finds room: 120 points of waiting
    # for 10 of changes.
    minutes = [[10, 10], [10, 90]]
    families = [with_worker("F1", 2, 0), waiting("F2", 2, urgency=60)]
    workers = [worker("Sam", 2), worker("Priya", 2)]
    assert workers_of(optimum(problem(workers, families, minutes))) == (0, None)
    goals = ("waiting", "changes", "preferences", "peak_load", "travel")
    assert workers_of(optimum(problem(workers, families, minutes, goals=goals))) == (1, 0)
