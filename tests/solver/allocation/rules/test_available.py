from solver.allocation.rules import available
from solver.allocation.solution import Caseloads
from tests.solver.allocation.building import (
    broken,
    leaver,
    optimum,
    plan,
    problem,
    sentences,
    values,
    waiting,
    with_worker,
    worker,
    workers_of,
)


def test_only_who_is_planned_has_families() -> None:
    told = problem([worker("Sam", available=False), worker("Priya")], [waiting("F1")])
    assert broken(told, 1) == ()
    found = available.violations(told, plan(0))
    assert sentences(found) == ("F1 is with Sam, who is not planned this week.",)
    assert (found[0].families, found[0].workers) == ((0,), (0,))


def test_a_leavers_families_are_shared_and_cost_no_change() -> None:
    # Kim's two families (2 + 3 children) have no choice, so neither counts in `changes`. Priya
    # has three places: she takes the three children, Sam with two the others.
    told = problem(
        [leaver("Kim"), worker("Sam", 2), worker("Priya", 3)],
        [with_worker("F1", 2, 0), with_worker("F2", 3, 0, worker_changes=2)],
    )
    # Distance and load are as they were, for the families were Kim's; it is only that Kim has left.
    assert broken(told, 0, None) == ("available",)
    result = optimum(told)
    assert workers_of(result) == (1, 2)
    assert (values(result)["changes"], values(result)["waiting"]) == (0, 0)


def test_a_family_does_not_stay_with_somebody_absent() -> None:
    told = problem([worker("Sam", available=False)], [with_worker("F1", 2, 0)])
    assert broken(told, 0) == ("available",)
    result = optimum(told)
    assert workers_of(result) == (None,)
    assert (values(result)["changes"], values(result)["waiting"]) == (0, 220)


def test_the_objection_is_that_they_are_not_planned() -> None:
    told = problem([worker("Sam", available=False), worker("Priya")], [waiting("F1")])
    caseloads = Caseloads.of(told, plan(None))
    assert available.objection(told, caseloads, 0, 0) == "Not planned this week."
    assert available.objection(told, caseloads, 0, 1) is None
