from dataclasses import replace

import pytest

from solver.allocation.problem import Family, Overruled, Problem
from solver.allocation.rules import children_cap
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


def test_as_many_children_as_the_cap_and_not_one_more() -> None:
    told = problem([worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 2), waiting("F3", 1)])
    assert broken(told, 0, 0, None) == ()
    found = children_cap.violations(told, plan(0, 0, 0))
    assert sentences(found) == ("Sam has 6 of 5 children.",)
    assert found[0].workers == (0,)


def test_the_places_go_to_those_who_wait_most() -> None:
    # Five places. Waiting costs 10 points a child: 4 + 1 children placed leave 3 (30 points),
    # 3 + 1 would leave 4 (40); all eight do not fit.
    told = problem([worker("Sam", 5)], [waiting("F1", 4), waiting("F2", 3), waiting("F3", 1)])
    result = optimum(told)
    assert workers_of(result) == (0, None, 0)
    assert values(result)["waiting"] == 30


def test_two_caseloads_are_packed_together() -> None:
    # 3 + 2 and 4 + 1 fill both caseloads of five; any plan that puts 3 with 1 first leaves
    # somebody out.
    told = problem(
        [worker("Sam", 5), worker("Priya", 5)],
        [waiting("F1", 3), waiting("F2", 4), waiting("F3", 1), waiting("F4", 2)],
    )
    result = optimum(told)
    with_whom = workers_of(result)
    assert values(result)["waiting"] == 0
    assert with_whom[0] == with_whom[3] != with_whom[1] == with_whom[2]


def test_a_cap_of_zero_takes_a_family_without_children_and_no_other() -> None:
    # A family with no child on a plan counts as one child in `waiting`, and as none on a caseload.
    told = problem([worker("Sam", 0)], [waiting("F1", 0), waiting("F2", 1)])
    assert broken(told, 0, 0) == ("children_cap",)
    result = optimum(told)
    assert workers_of(result) == (0, None)
    assert values(result) == {
        "changes": 0,
        "waiting": 10,
        "preferences": 0,
        "peak_load": 0,
        "travel": 20,
    }


def above_the_cap(*more: Family) -> Problem:
    """Return Sam with 3 + 2 + 2 children today and a cap of five, beside Priya with room."""
    return problem(
        [worker("Sam", 5), worker("Priya", 12)],
        [with_worker("F1", 3, 0), with_worker("F2", 2, 0), with_worker("F3", 2, 0), *more],
    )


def test_a_caseload_above_the_cap_may_stay_and_is_told() -> None:
    told = above_the_cap()
    assert broken(told, 0, 0, 0) == ()
    assert sentences(children_cap.standing(told, plan(0, 0, 0))) == (
        "Sam: 7 of 5 children, as it was. The plan did not make it worse.",
    )


def test_a_caseload_that_came_down_to_the_cap_is_not_told() -> None:
    told = above_the_cap()
    assert broken(told, 0, 0, 1) == ()
    assert children_cap.standing(told, plan(0, 0, 1)) == ()


def test_a_caseload_above_the_cap_gets_no_new_family_even_in_exchange() -> None:
    # A child for two would be fewer than today, and yet a new family while above the cap.
    told = above_the_cap(waiting("F4", 1))
    assert broken(told, 0, 0, 1, 0) == ("children_cap",)
    assert children_cap.standing(told, plan(0, 0, 1, 0)) == ()


def test_a_new_family_without_children_is_a_new_family() -> None:
    told = above_the_cap(waiting("F4", 0))
    assert broken(told, 0, 0, 0, 0) == ("children_cap",)
    assert broken(told, 0, 0, 1, 0) == ()


def test_who_came_down_to_the_cap_may_have_a_new_family() -> None:
    told = above_the_cap(waiting("F4", 2))
    assert broken(told, 1, 0, 1, 0) == ()
    assert broken(told, 0, 1, 1, 0) == ()


def test_who_is_at_the_cap_today_never_goes_above() -> None:
    told = problem([worker("Sam", 5)], [with_worker("F1", 5, 0), waiting("F2", 1)])
    assert broken(told, 0, None) == ()
    assert broken(told, 0, 0) == ("children_cap",)


def test_a_last_practitioner_is_not_a_current_one() -> None:
    told = above_the_cap(waiting("F4", 1, last=0))
    assert broken(told, 0, 0, 1, 0) == ("children_cap",)


def test_nobody_is_moved_out_of_a_caseload_above_the_cap() -> None:
    # Keeping all three costs no points of `changes`, so they stay; the waiting family cannot
    # come on top and goes to Priya.
    result = optimum(above_the_cap(waiting("F4", 1)))
    assert workers_of(result) == (0, 0, 0, 1)
    assert values(result)["changes"] == 0
    # 7 of 5 children.
    assert values(result)["peak_load"] == 140


def test_with_waiting_first_a_caseload_above_the_cap_is_opened_for_who_waits() -> None:
    # Only Sam may have F4, which asks for a man. Below the cap that takes one child for F4 and at
    # most four of the seven: F1 and F2 do not both fit, nor F1 and F3. Dropping F1 to Priya
    # (10 points and 5 for each earlier change) keeps 2 + 2 + 1 with Sam; dropping F2 and F3 would
    # cost 20.
    told = problem(
        [worker("Sam", 5, gender="male"), worker("Priya", 12)],
        [
            with_worker("F1", 3, 0),
            with_worker("F2", 2, 0),
            with_worker("F3", 2, 0),
            waiting("F4", 1, worker_gender="male"),
        ],
        goals=("waiting", "changes", "preferences", "peak_load", "travel"),
    )
    result = optimum(told)
    assert workers_of(result) == (1, 0, 0, 0)
    assert (values(result)["waiting"], values(result)["changes"]) == (0, 10)


def test_what_a_leaver_had_is_no_breach_of_theirs() -> None:
    told = problem([leaver("Kim"), worker("Priya", 12)], [with_worker("F1", 3, 0)])
    assert broken(told, 1) == ()
    assert broken(told, None) == ()


@pytest.mark.parametrize(
    ("family", "said"),
    [
        # Sam has F1 (3); F2 (2) fits exactly, F3 (3) does not, F1 is there already.
        (0, None),
        (1, None),
        (2, "Would make 6 of 5 children."),
    ],
)
def test_the_objection_counts_what_would_be(family: int, said: str | None) -> None:
    told = problem([worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 2), waiting("F3", 3)])
    caseloads = Caseloads.of(told, plan(0, None, None))
    assert children_cap.objection(told, caseloads, family, 0) == said


def test_no_objection_to_a_family_that_comes_back_to_a_caseload_above_the_cap() -> None:
    told = above_the_cap(waiting("F4", 1))
    without = Caseloads.of(told, plan(0, 0, None, None))
    assert children_cap.objection(told, without, 2, 0) is None
    assert children_cap.objection(told, without, 3, 0) == "Would make 6 of 5 children."


def test_who_was_allowed_one_more_by_hand_may_have_one_more_and_it_is_told() -> None:
    told = problem([worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 3), waiting("F3", 1)])
    told = replace(told, overruled=Overruled(children=((0, 6),)))
    assert broken(told, 0, 0, None) == ()
    assert sentences(children_cap.overruled(told, plan(0, 0, None))) == (
        "Sam: 6 of 5 children, overruled.",
    )
    assert broken(told, 0, 0, 0) == ("children_cap",)
    assert children_cap.overruled(told, plan(0, 0, 0)) == ()
    assert children_cap.overruled(told, plan(0, None, 0)) == ()


def test_what_was_allowed_by_hand_is_used_to_place_who_waits() -> None:
    # Six places by hand instead of five take both families of three; the load is that of the cap
    # itself: 6 of 5 is 120 %.
    told = problem([worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 3)])
    assert values(optimum(told))["waiting"] == 30
    result = optimum(replace(told, overruled=Overruled(children=((0, 6),))))
    assert (values(result)["waiting"], values(result)["peak_load"]) == (0, 120)


def test_less_than_the_cap_by_hand_takes_nothing_away() -> None:
    told = replace(
        problem([worker("Sam", 5)], [waiting("F1", 5)]), overruled=Overruled(children=((0, 2),))
    )
    assert workers_of(optimum(told)) == (0,)
    assert children_cap.overruled(told, plan(0)) == ()


def test_a_caseload_above_the_cap_stays_as_it_was_or_takes_what_was_allowed() -> None:
    # Seven today of five, eight allowed by hand: the new family (1) is the eighth child.
    told = replace(above_the_cap(waiting("F4", 1)), overruled=Overruled(children=((0, 8),)))
    assert children_cap.overruled(told, plan(0, 0, 0, 1)) == ()
    assert len(children_cap.standing(told, plan(0, 0, 0, 1))) == 1
    assert broken(told, 0, 0, 0, 0) == ()
    assert children_cap.standing(told, plan(0, 0, 0, 0)) == ()
    assert sentences(children_cap.overruled(told, plan(0, 0, 0, 0))) == (
        "Sam: 8 of 5 children, overruled.",
    )


@pytest.mark.parametrize(
    ("by_hand", "said", "remedy"),
    [
        (0, "Would make 7 of 5 children.", "two more places"),
        (6, "Would make 7 of 5 children.", "one more place"),
        (7, None, None),
    ],
)
def test_what_would_unblock_are_the_places_missing(
    by_hand: int, said: str | None, remedy: str | None
) -> None:
    told = problem([worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 4)])
    told = replace(told, overruled=Overruled(children=((0, by_hand),)))
    caseloads = Caseloads.of(told, plan(0, None))
    assert children_cap.objection(told, caseloads, 1, 0) == said
    if remedy is not None:
        assert children_cap.remedy(told, caseloads, 1, 0) == remedy
