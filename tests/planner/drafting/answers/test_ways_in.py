"""What it would take for a waiting family, and what is free on the whole board."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.drafting.answers.board_sentence import board_sentence, what_opens
from planner.drafting.answers.simple_ways import hint_for
from planner.drafting.answers.way_in import Takes
from planner.drafting.answers.ways_in import MOST, ways_in
from planner.drafting.decision import Locks, Reason, ReasonCode
from planner.drafting.edits import applied
from planner.drafting.moving import RefusedError
from planner.drafting.replanning import How, problem_around
from planner.service import Gender, GenderWish
from solver.allocation.solve import solve
from solver.result import Cancel
from tests.planner.drafting.answers.boards import (
    AT,
    EFFORT,
    FAR,
    best_of_all,
    board,
    random_service,
)
from tests.planner.planning.services import household, journey, practitioner, service

if TYPE_CHECKING:
    from planner.drafting.answers.way_in import WayIn
    from planner.drafting.in_hand import InHand

REASON = Reason(ReasonCode.LOCATION)


def ask(week: InHand, family_id: str, **more: object) -> tuple[WayIn, ...]:
    return ways_in(week, family_id, solve=solve, effort=EFFORT, **more)


def one_place_short() -> InHand:
    """Dan has three places, F9 has four children; F1 could go to Priya, who has one."""
    return board(
        service(
            [
                practitioner("S1", "Dan", children_cap=6),
                practitioner("S2", "Priya", children_cap=3),
            ],
            [
                household("F1", 1, current="S1"),
                household("F2", 2, current="S1"),
                household("F3", 2, current="S2"),
                household("F9", 4),
            ],
        )
    )


def test_the_cheapest_way_within_the_rules_comes_before_one_that_overrules() -> None:
    week = one_place_short()

    ways = ask(week, "F9")

    assert [way.text for way in ways[:2]] == [
        "Moving F1 to Priya opens one",
        "One more place for Dan",
    ]
    assert hint_for(week, "F9") == "Moving F1 to Priya opens one"
    assert not ways[0].needs_reason
    assert ways[0].effects[0] == 10, "one settled family changes worker"
    assert [move.family_id for move in ways[0].moves] == ["F9", "F1"]
    assert ways[1].takes is Takes.PLACES
    assert ways[1].needs_reason
    assert len(ways) <= MOST


def test_each_way_can_be_applied_and_then_the_family_has_a_practitioner() -> None:
    week = one_place_short()
    for way in ask(week, "F9"):
        edit = way.edit(week, who="Ruth", at=AT, reason=REASON if way.needs_reason else None)
        after = applied(week, edit)

        assert after.worker_of("F9") == way.staff_id
        assert not after.broken
        now = [goal.value for goal in week.part.goals]
        effects = tuple(
            goal.value - before for goal, before in zip(after.part.goals, now, strict=True)
        )
        assert effects == way.effects


def test_overruling_asks_for_a_reason() -> None:
    week = one_place_short()
    way = next(way for way in ask(week, "F9") if way.needs_reason)

    with pytest.raises(RefusedError):
        way.edit(week, who="Ruth", at=AT)


def test_more_minutes_of_travel_are_a_way_in() -> None:
    week = board(
        service(
            [practitioner("S1", "Bilal", base=FAR)],
            [household("F9", 2)],
            travel=(journey(FAR, 46),),
        )
    )

    assert [way.text for way in ask(week, "F9")] == ["Six more minutes of travel for Bilal"]
    assert hint_for(week, "F9") == "Six more minutes of travel for Bilal"


def test_a_place_that_is_free_already_is_the_first_way() -> None:
    week = board(
        service([practitioner("S1", "Dan", children_cap=4)], [household("F9", 2)]),
        as_it_is=True,
    )

    assert hint_for(week, "F9") == "Dan has four places free"
    assert ask(week, "F9")[0].takes is Takes.NOTHING


def test_a_criterion_takes_the_familys_yes() -> None:
    week = board(
        service([practitioner("S1", "Dan")], [household("F9", 2, consents=False)]),
    )

    (way,) = ask(week, "F9")

    assert way.text == "The family’s yes on a criterion, with Dan"
    after = applied(week, way.edit(week, who="Ruth", at=AT, reason=REASON))
    assert after.worker_of("F9") == "S1"


def test_a_wish_for_a_woman_and_a_lock_are_never_passed_over() -> None:
    week = board(
        service(
            [
                practitioner("S1", "Sam", gender=Gender.MALE),
                practitioner("S2", "Priya", children_cap=1),
            ],
            [household("F9", 2, worker_gender=GenderWish.FEMALE)],
        )
    )
    locked = replace(week, locks=Locks(practitioners=frozenset({"S2"})))

    assert {way.name for way in ask(week, "F9")} == {"Priya"}
    assert ask(locked, "F9") == ()
    assert hint_for(locked, "F9") == ""


def test_a_placed_family_needs_no_way_in() -> None:
    assert ask(one_place_short(), "F1") == ()


@pytest.mark.parametrize("seed", range(20))
def test_the_cheapest_way_within_the_rules_is_that_of_looking_at_every_plan(seed: int) -> None:
    chance = random.Random(100 + seed)  # noqa: S311 - chance for a test, not for a secret
    given = random_service(chance)
    week = board(given, as_it_is=chance.random() < 0.5)
    if week.broken:
        week = board(given)
    problem = problem_around(week, How.REST)
    waiting = {at for at, there in enumerate(week.solution.workers) if not there}
    for family in waiting:
        family_id = week.problem.families[family].id
        best = best_of_all(
            problem,
            wanted=lambda plan, family=family: all(
                bool(there) == (at == family or at not in waiting)
                for at, there in enumerate(plan.workers)
            ),
        )

        ways = ask(week, family_id)
        within = [way for way in ways if not way.needs_reason]

        assert bool(within) == (best is not None)
        if best is not None:
            now = [goal.value for goal in week.part.goals]
            values = tuple(a + b for a, b in zip(now, within[0].effects, strict=True))
            assert values == best[:-1]
            assert len(within[0].moves) == best[-1] + 1
            assert ways[0] is within[0]
        assert hint_for(week, family_id) in {"", *(way.text for way in ways)}
        assert [way.cost for way in ways] == sorted(way.cost for way in ways)


def test_stopping_leaves_the_ways_that_need_no_search() -> None:
    cancel = Cancel()
    cancel.request()

    ways = ask(one_place_short(), "F9", cancel=cancel)

    assert [way.text for way in ways] == [
        "Moving F1 to Priya opens one",
        "One more place for Dan",
        "Three more places for Priya",
    ]


def test_the_board_says_that_nobody_has_enough_places_together() -> None:
    assert board_sentence(one_place_short()) == (
        "Four places are free, but nobody has four together."
    )


@pytest.mark.parametrize(
    ("children", "cap", "sentence"),
    [
        ((), 4, "Four places are free, and nobody is waiting."),
        ((5,), 0, "Every place is taken; one family waits."),
        ((5, 7), 1, "One place is free, but nobody has five together."),
        ((), 0, "Every place is taken, and nobody is waiting."),
        (
            (2, 6),
            4,
            "Four places are free, at most four with one person; one waiting family needs more.",
        ),
        ((2, 3), 4, "Four places are free, at most four with one person."),
    ],
)
def test_the_board_says_what_is_free(children: tuple[int, ...], cap: int, sentence: str) -> None:
    week = board(
        service(
            [practitioner("S1", "Dan", children_cap=cap)],
            [household(f"F{at}", count) for at, count in enumerate(children)],
        ),
        as_it_is=True,
    )

    assert board_sentence(week) == sentence


def test_what_opens_a_place_is_found_and_can_be_applied() -> None:
    week = one_place_short()

    opening = what_opens(week, solve=solve, effort=EFFORT)

    assert opening is not None
    assert opening.sentence == "Moving F1 to Priya opens one for F9."
    after = applied(week, opening.way.edit(week, who="Ruth", at=AT))
    assert after.worker_of("F9") == "S1"


def test_nothing_opens_a_board_on_which_every_place_is_taken() -> None:
    week = board(
        service(
            [practitioner("S1", "Dan", children_cap=2)],
            [household("F1", 2, current="S1"), household("F9", 2)],
        )
    )

    assert what_opens(week, solve=solve, effort=EFFORT) is None
