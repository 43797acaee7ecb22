import pytest

from solver.allocation.rules import pinned
from solver.allocation.solution import Caseloads
from solver.allocation.solve import NoPlanError
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


def test_a_pinned_pair_is_joined() -> None:
    told = problem([worker("Sam"), worker("Priya")], [waiting("F1")], pinned=[(0, 1)])
    assert broken(told, 1) == ()
    assert broken(told, 0) == ("pinned",)
    found = pinned.violations(told, plan(None))
    assert sentences(found) == ("F1 is pinned to Priya.",)
    assert (found[0].families, found[0].workers) == ((0,), (1,))


def test_a_pin_is_stronger_than_every_goal() -> None:
    # Without the pin F1 would stay with Sam, who is near, and the urgent F2 would have Priya's two
    # places. The pin costs a change (10), and F2 has to wait: 2 × 60.
    told = problem(
        [worker("Sam", 2), worker("Priya", 2)],
        [with_worker("F1", 2, 0), waiting("F2", 2, urgency=60)],
        [[0, 50], [40, 10]],
        pinned=[(0, 1)],
    )
    result = optimum(told)
    assert workers_of(result) == (1, None)
    assert (values(result)["changes"], values(result)["waiting"]) == (10, 120)


def test_a_pin_moves_who_is_in_the_way() -> None:
    # Sam's two places are F1's today; the pin gives them to F2, and F1 goes to Priya.
    told = problem(
        [worker("Sam", 2), worker("Priya", 2)],
        [with_worker("F1", 2, 0), waiting("F2", 2)],
        pinned=[(1, 0)],
    )
    assert broken(told, 0, 0) == ("children_cap",)
    assert workers_of(optimum(told)) == (1, 0)


def test_a_pin_into_a_caseload_above_the_cap_brings_it_below() -> None:
    # Sam has 3 + 2 + 2 of 5 today. With F4 (1) new, at most four of them may stay: F2 and F3 do,
    # and F1 changes; losing F2 and F3 for F1 would be two changes.
    told = problem(
        [worker("Sam", 5), worker("Priya")],
        [
            with_worker("F1", 3, 0),
            with_worker("F2", 2, 0),
            with_worker("F3", 2, 0),
            waiting("F4", 1),
        ],
        pinned=[(3, 0)],
    )
    result = optimum(told)
    assert workers_of(result) == (1, 0, 0, 0)
    assert values(result)["changes"] == 10


def test_a_family_nobody_would_gain_by_is_placed_if_it_is_pinned() -> None:
    told = problem([worker("Sam")], [waiting("F1", 2, urgency=0)], pinned=[(0, 0)])
    assert workers_of(optimum(told)) == (0,)


def test_the_objection_names_whom_the_family_is_pinned_to() -> None:
    told = problem([worker("Sam"), worker("Priya")], [waiting("F1")], pinned=[(0, 1)])
    caseloads = Caseloads.of(told, plan(1))
    assert pinned.objection(told, caseloads, 0, 0) == "Pinned to Priya."
    assert pinned.objection(told, caseloads, 0, 1) is None


def test_what_would_unblock_is_to_take_the_pin_out() -> None:
    told = problem([worker("Sam"), worker("Priya")], [waiting("F1")], pinned=[(0, 1)])
    assert pinned.remedy(told, Caseloads.of(told, plan(1)), 0, 0) == "take the pin out"


def test_a_pin_to_somebody_who_is_not_planned_leaves_no_plan() -> None:
    told = problem([worker("Sam", available=False)], [waiting("F1")], pinned=[(0, 0)])
    with pytest.raises(NoPlanError) as raised:
        optimum(told)
    assert raised.value.proven


def test_pins_that_do_not_go_together_leave_no_plan() -> None:
    told = problem(
        [worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 3)], pinned=[(0, 0), (1, 0)]
    )
    with pytest.raises(NoPlanError) as raised:
        optimum(told)
    assert raised.value.proven
