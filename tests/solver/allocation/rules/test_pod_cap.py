from dataclasses import replace

from solver.allocation.problem import Overruled, Problem
from solver.allocation.rules import pod_cap
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


def test_as_many_children_as_the_pod_may_have_and_not_one_more() -> None:
    told = problem(
        [worker("Sam"), worker("Priya")], [waiting("F1", 3), waiting("F2", 3)], pod_caps=[5]
    )
    assert broken(told, 0, None) == ()
    found = pod_cap.violations(told, plan(0, 1))
    assert sentences(found) == ("Pod A has 6 of 5 children.",)
    assert found[0].pods == (0,)


def test_the_pod_is_full_before_its_practitioners_are() -> None:
    # Two of Pod A with twelve places each but five for the pod: 4 + 1 fill it, F2 (3) waits.
    told = problem(
        [worker("Sam"), worker("Priya")],
        [waiting("F1", 4), waiting("F2", 3), waiting("F3", 1)],
        pod_caps=[5],
    )
    result = optimum(told)
    assert workers_of(result)[1] is None
    assert values(result)["waiting"] == 30


def test_another_pod_has_a_cap_of_its_own_and_nobody_without_a_pod_has_any() -> None:
    # Pod A takes none, Pod B two, Alex is of no pod.
    told = problem(
        [worker("Sam", pod=0), worker("Priya", pod=1), worker("Alex", pod=None)],
        [waiting("F1", 2), waiting("F2", 5)],
        pod_caps=[0, 2],
    )
    assert broken(told, 0, None) == ("pod_cap",)
    assert broken(told, 1, 1) == ("pod_cap",)
    # All are placed only so: five children fit with Alex alone, and peak load then wants the two
    # with Priya (17 %) rather than on top of the five (59 %).
    assert workers_of(optimum(told)) == (1, 2)


def above_the_cap() -> Problem:
    """Return Pod A with 4 + 3 children today, 3 of them of a leaver, and a cap of five."""
    return problem(
        [worker("Sam"), leaver("Kim", pod=0), worker("Priya", pod=1)],
        [with_worker("F1", 4, 0), with_worker("F2", 3, 1), waiting("F3", 2), waiting("F4", 4)],
        pod_caps=[5, 48],
    )


def test_a_pod_above_its_cap_may_stay_as_it_is_leavers_counted() -> None:
    told = above_the_cap()
    assert broken(told, 0, 0, None, None) == ()
    assert sentences(pod_cap.standing(told, plan(0, 0, None, None))) == (
        "Pod A: 7 of 5 children, as it was. The plan did not make it worse.",
    )


def test_a_pod_above_its_cap_may_change_families_but_does_not_grow() -> None:
    told = above_the_cap()
    # Other families, six children: above the cap of five, below today's seven.
    assert broken(told, 0, 2, 0, None) == ()
    assert broken(told, 0, 2, None, 0) == ("pod_cap",)


def test_a_pod_at_its_cap_again_is_not_told() -> None:
    told = above_the_cap()
    assert pod_cap.standing(told, plan(0, 2, None, None)) == ()


def test_a_pod_below_its_cap_today_has_no_more_than_its_cap() -> None:
    told = problem([worker("Sam")], [with_worker("F1", 3, 0), waiting("F2", 3)], pod_caps=[5])
    assert broken(told, 0, 0) == ("pod_cap",)


def test_a_leavers_families_go_to_their_own_pod_as_far_as_it_stood() -> None:
    # Priya may have three children: F2, the urgent one, or F3. Sam has twelve places, and the
    # pod seven: F1 stays (4), and beside it F2 (3 children of 110 points) or F3 (2 of 10). So Sam
    # takes one and Priya the other, F4 (4 children) waits.
    told = problem(
        [worker("Sam"), leaver("Kim", pod=0), worker("Priya", 3, pod=1)],
        above_the_cap().families,
        pod_caps=[5, 48],
    )
    result = optimum(told)
    assert values(result)["changes"] == 0
    assert values(result)["waiting"] == 40
    assert workers_of(result)[0] == 0


def test_the_objection_names_the_pod() -> None:
    told = problem(
        [worker("Sam"), worker("Priya"), worker("Alex", pod=None)],
        [waiting("F1", 3), waiting("F2", 3)],
        pod_caps=[5],
    )
    caseloads = Caseloads.of(told, plan(0, None))
    assert pod_cap.objection(told, caseloads, 1, 1) == "Would make 6 of 5 children in Pod A."
    assert pod_cap.objection(told, caseloads, 1, 2) is None
    # F1 is in the pod already: moved within it, it brings nobody.
    assert pod_cap.objection(told, caseloads, 0, 1) is None


def test_a_pod_that_was_allowed_one_more_by_hand_may_have_one_more_and_it_is_told() -> None:
    # Five places, six by hand: both families of three have room, and a seventh child has not.
    told = problem(
        [worker("Sam"), worker("Priya")],
        [waiting("F1", 3), waiting("F2", 3), waiting("F3", 1)],
        pod_caps=[5],
    )
    told = replace(told, overruled=Overruled(pod_children=((0, 6),)))
    assert broken(told, 0, 1, None) == ()
    assert sentences(pod_cap.overruled(told, plan(0, 1, None))) == (
        "Pod A: 6 of 5 children, overruled.",
    )
    assert broken(told, 0, 1, 1) == ("pod_cap",)
    assert pod_cap.overruled(told, plan(0, 1, 1)) == ()
    assert pod_cap.overruled(told, plan(0, None, 1)) == ()
    # Six of the seven waiting children have room; the one that waits costs 10.
    assert values(optimum(told))["waiting"] == 10


def test_a_pod_above_its_cap_stays_as_it_was_or_takes_what_was_allowed() -> None:
    # Seven today of five, eight allowed by hand: F1 (4) and F4 (4) are eight.
    told = replace(above_the_cap(), overruled=Overruled(pod_children=((0, 8),)))
    assert pod_cap.overruled(told, plan(0, 0, None, None)) == ()
    assert len(pod_cap.standing(told, plan(0, 0, None, None))) == 1
    assert broken(told, 0, 2, None, 0) == ()
    assert pod_cap.standing(told, plan(0, 2, None, 0)) == ()
    assert len(pod_cap.overruled(told, plan(0, 2, None, 0))) == 1


def test_what_would_unblock_are_the_places_missing_in_the_pod() -> None:
    told = problem([worker("Sam")], [waiting("F1", 3), waiting("F2", 4)], pod_caps=[5])
    caseloads = Caseloads.of(told, plan(0, None))
    assert pod_cap.remedy(told, caseloads, 1, 0) == "two more places in Pod A"
    told = replace(told, overruled=Overruled(pod_children=((0, 6),)))
    assert pod_cap.remedy(told, caseloads, 1, 0) == "one more place in Pod A"
    told = replace(told, overruled=Overruled(pod_children=((0, 7),)))
    assert pod_cap.objection(told, caseloads, 1, 0) is None
