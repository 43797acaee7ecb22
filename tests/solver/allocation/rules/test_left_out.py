from dataclasses import replace

from solver.allocation.objections import Objection, objections
from solver.allocation.rules import left_out
from solver.allocation.solution import Caseloads
from tests.solver.allocation.building import (
    broken,
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

TOLD = replace(
    problem([worker("Sam", 4)], [waiting("F1", 2, urgency=60), waiting("F2", 4)]),
    left=frozenset({0}),
)


def test_a_family_left_waiting_is_with_nobody() -> None:
    assert broken(TOLD, None, 0) == ()
    found = left_out.violations(TOLD, plan(0, None))
    assert sentences(found) == ("F1 is with Sam; it was decided to leave the family waiting.",)
    assert (found[0].families, found[0].workers) == ((0,), (0,))


def test_the_decision_is_stronger_than_every_goal() -> None:
    # F1 would cost 2 × 60 by waiting and F2 only 4 × 10; it waits all the same, and its places
    # are F2's.
    result = optimum(TOLD)
    assert workers_of(result) == (None, 0)
    assert values(result)["waiting"] == 120


def test_a_family_with_a_practitioner_can_be_left_too_and_has_changed() -> None:
    # 10 for the change, and 110 a child for an open family that waits.
    told = replace(problem([worker("Sam")], [with_worker("F1", 1, 0)]), left=frozenset({0}))
    result = optimum(told)
    assert workers_of(result) == (None,)
    assert (values(result)["changes"], values(result)["waiting"]) == (10, 110)


def test_what_stands_against_is_the_decision_and_it_can_be_taken_back() -> None:
    caseloads = Caseloads.of(TOLD, plan(None, None))
    assert objections(TOLD, caseloads, 0, 0) == (
        Objection("left", "Left waiting by decision.", "take back the decision to wait", False),
    )
    assert objections(TOLD, caseloads, 1, 0) == ()
