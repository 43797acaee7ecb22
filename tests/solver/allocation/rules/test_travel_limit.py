from dataclasses import replace

from solver.allocation.problem import Overruled
from solver.allocation.rules import travel_limit
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


def test_as_far_as_the_limit_and_not_a_minute_more() -> None:
    told = problem([worker("Sam")], [waiting("F1"), waiting("F2")], [[40, 41]])
    assert broken(told, 0, None) == ()
    found = travel_limit.violations(told, plan(0, 0))
    assert sentences(found) == ("F2 with Sam: 41 minutes by car, limit 40.",)
    assert (found[0].families, found[0].workers) == ((1,), (0,))


def test_the_limit_is_the_workers_own() -> None:
    # Sam goes by bus, at most 20 minutes, Priya by car, at most 40: only Priya reaches F1, and
    # only Sam has F2 within reach. Each is 25 or 20 minutes there and back, once a week.
    told = problem(
        [worker("Sam", travel_limit_minutes=20, travel_phrase="by bus"), worker("Priya")],
        [waiting("F1"), waiting("F2")],
        [[25, 20], [25, 50]],
    )
    assert sentences(travel_limit.violations(told, plan(0, 1))) == (
        "F1 with Sam: 25 minutes by bus, limit 20.",
        "F2 with Priya: 50 minutes by car, limit 40.",
    )
    result = optimum(told)
    assert workers_of(result) == (1, 0)
    assert values(result)["travel"] == 50 + 40


def test_who_is_beyond_everybodys_reach_waits() -> None:
    result = optimum(problem([worker("Sam")], [waiting("F1", 3)], [[90]]))
    assert workers_of(result) == (None,)
    assert values(result)["waiting"] == 30


def test_an_open_family_may_stay_beyond_the_limit_and_is_told() -> None:
    told = problem([worker("Sam"), worker("Priya")], [with_worker("F1", 2, 0)], [[55], [41]])
    assert broken(told, 0) == ()
    assert sentences(travel_limit.standing(told, plan(0))) == (
        "F1 with Sam: 55 minutes by car, limit 40. As it was.",
    )
    # Kept, although Priya is nearer: she is too far away too, and the family is not hers.
    assert workers_of(optimum(told)) == (0,)


def test_an_open_family_may_not_go_to_another_beyond_the_limit() -> None:
    told = problem([worker("Sam"), worker("Priya")], [with_worker("F1", 2, 0)], [[55], [41]])
    assert broken(told, 1) == ("travel_limit",)


def test_a_waiting_family_may_not_return_beyond_the_limit() -> None:
    told = problem([worker("Sam")], [waiting("F1", 2, last=0)], [[41]])
    assert broken(told, 0) == ("travel_limit",)
    assert workers_of(optimum(told)) == (None,)


def test_nothing_is_told_of_who_stays_within_the_limit() -> None:
    told = problem([worker("Sam")], [with_worker("F1", 2, 0)], [[40]])
    assert travel_limit.standing(told, plan(0)) == ()


def test_how_far_a_leaver_is_is_not_known() -> None:
    told = problem([leaver("Kim")], [waiting("F1")], [])
    assert sentences(travel_limit.violations(told, plan(0))) == (
        "F1 with Kim: How far it is is not known.",
    )


def test_the_objection_says_minutes_and_limit() -> None:
    told = problem([worker("Sam")], [waiting("F1"), with_worker("F2", 1, 0)], [[41, 41]])
    caseloads = Caseloads.of(told, plan(None, None))
    assert travel_limit.objection(told, caseloads, 0, 0) == "41 minutes by car, limit 40."
    assert travel_limit.objection(told, caseloads, 1, 0) is None


def test_a_pair_allowed_by_hand_may_be_beyond_the_limit_and_is_told() -> None:
    told = replace(
        problem(
            [worker("Sam", travel_phrase="by bus"), worker("Priya")],
            [waiting("F1"), waiting("F2")],
            [[54, 54], [54, 54]],
        ),
        overruled=Overruled(pairs=frozenset({(0, 0)})),
    )
    assert broken(told, 0, None) == ()
    assert sentences(travel_limit.overruled(told, plan(0, None))) == (
        "F1 and Sam: 54 minutes by bus, limit 40, overruled.",
    )
    # Only for that family with that practitioner.
    assert broken(told, 1, 0) == ("travel_limit", "travel_limit")
    # F2 stays where nobody reaches it; F1 goes to Sam, two journeys of 54 minutes a week.
    result = optimum(told)
    assert workers_of(result) == (0, None)
    assert values(result)["travel"] == 108


def test_one_s_own_practitioner_far_away_stays_as_it_was_even_if_allowed() -> None:
    told = replace(
        problem([worker("Sam")], [with_worker("F1", 1, 0)], [[54]]),
        overruled=Overruled(pairs=frozenset({(0, 0)})),
    )
    assert len(travel_limit.standing(told, plan(0))) == 1
    assert travel_limit.overruled(told, plan(0)) == ()


def test_what_would_unblock_are_the_minutes_missing() -> None:
    told = problem([worker("Sam"), leaver("Kim")], [waiting("F1"), waiting("F2")], [[43, 41]])
    caseloads = Caseloads.of(told, plan(None, None))
    assert travel_limit.remedy(told, caseloads, 0, 0) == "3 more minutes"
    assert travel_limit.remedy(told, caseloads, 1, 0) == "1 more minute"
    assert travel_limit.objection(told, caseloads, 0, 1) is not None
    assert travel_limit.remedy(told, caseloads, 0, 1) is None
    allowed = replace(told, overruled=Overruled(pairs=frozenset({(0, 0)})))
    assert travel_limit.objection(allowed, caseloads, 0, 0) is None
