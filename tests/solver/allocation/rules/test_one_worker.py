from solver.allocation.rules import one_worker
from solver.allocation.solution import Solution
from tests.solver.allocation.building import (
    optimum,
    plan,
    problem,
    sentences,
    values,
    waiting,
    worker,
    workers_of,
)

TOLD = problem([worker("Sam"), worker("Priya")], [waiting("F1", 3), waiting("F2", 1)])


def test_a_family_may_have_one_practitioner_or_none() -> None:
    assert one_worker.violations(TOLD, plan(0, None)) == ()


def test_two_practitioners_for_a_family_are_named() -> None:
    found = one_worker.violations(TOLD, Solution(((0, 1), (1,))))
    assert sentences(found) == ("F1 is with Sam and Priya; a family has one practitioner.",)
    assert (found[0].families, found[0].workers) == ((0,), (0, 1))


def test_a_family_is_not_split_to_fill_the_places_left() -> None:
    # Sam and Priya have two places each, the family four children: nobody can take all of them,
    # and two children each is not to be had. So the small family (20 points for two children
    # against 40 for four) is all that is placed.
    told = problem([worker("Sam", 2), worker("Priya", 2)], [waiting("F1", 4), waiting("F2", 2)])
    result = optimum(told)
    assert workers_of(result)[0] is None
    assert values(result)["waiting"] == 40


def test_a_preference_is_not_earned_twice() -> None:
    # Both are preferred for the family. Were it placed with both, it would earn 2 + 2.
    result = optimum(
        problem([worker("Sam"), worker("Priya")], [waiting("F1", 1)], preferred=[(0, 0), (0, 1)])
    )
    assert len(result.solution.workers[0]) == 1
    assert values(result)["preferences"] == -2
