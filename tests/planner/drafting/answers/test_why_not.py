"""Why not somebody else: exact, with every family that would move, or what stands in the way."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Never

import pytest

from planner.drafting.answers.held import let_go
from planner.drafting.answers.why_not import best_around, why_not
from planner.drafting.decision import HandMove, Locks, Reason, ReasonCode
from planner.drafting.edits import applied, edit_from_json, edit_to_json
from planner.drafting.replanning import How, problem_around
from planner.service import Gender, GenderWish, PairRule
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
from tests.planner.planning.services import household, journey, pair, practitioner, service

if TYPE_CHECKING:
    from planner.drafting.answers.why_not import WhyNot
    from planner.drafting.in_hand import InHand
    from solver.allocation.problem import Problem


def ask(week: InHand, family_id: str, staff_id: str | None, **more: object) -> WhyNot:
    return why_not(week, family_id, staff_id, solve=solve, effort=EFFORT, **more)


def full_board(**more: object) -> InHand:
    """Sam and Priya are full, Dan has two places."""
    return board(
        service(
            [
                practitioner("S1", "Sam", children_cap=4),
                practitioner("S2", "Priya", children_cap=4),
                practitioner("S3", "Dan", children_cap=4),
            ],
            [
                household("F1", 2, current="S1"),
                household("F2", 2, current="S1"),
                household("F3", 4, current="S2"),
                household("F4", 2, current="S3"),
            ],
        ),
        **more,
    )


def test_a_full_practitioner_takes_a_family_if_another_makes_room() -> None:
    # F4 to Sam: one of Sam's two families has to leave, and Dan's place is free for it.
    answer = ask(full_board(), "F4", "S1")

    assert answer.is_possible
    assert answer.proven
    assert next(move.family_id for move in answer.moves) == "F4"
    assert len(answer.moves) == 2
    assert {(move.before, move.after) for move in answer.moves} == {("S3", "S1"), ("S1", "S3")}
    assert answer.sentences[0] == "One other family would move."
    assert answer.edit_name == "Move F4 to Sam, and one other"
    costs = {goal.name: goal.after - goal.board for goal in answer.goals}
    assert costs["changes"] == 20, "two settled families change worker, ten points each"
    assert costs["waiting"] == 0


def test_what_it_says_is_what_doing_it_comes_to() -> None:
    week = full_board()
    answer = ask(week, "F4", "S1")

    after = applied(week, answer.edit(week, who="Ruth", at=AT))

    assert [goal.value for goal in after.part.goals] == [goal.after for goal in answer.goals]
    assert not after.broken
    assert after.decided["F4"].staff_id == "S1"
    assert after.decided["F4"].who == "Ruth"
    assert set(after.decided) == {"F4"}, "the others moved to make room and may move again"


def test_what_was_done_can_be_undone_and_told_again_after_a_crash() -> None:
    week = full_board()
    edit = ask(week, "F4", "S1").edit(week, who="Ruth", at=AT)

    assert edit_from_json(edit_to_json(edit)) == edit
    back = applied(applied(week, edit), edit.reversed)
    assert back.solution == week.solution
    assert back.hand == week.hand


def test_waiting_can_be_asked_for_too() -> None:
    week = full_board()
    answer = ask(week, "F3", None)

    assert answer.is_possible
    assert answer.edit_name == "Leave F3 waiting"
    assert applied(week, answer.edit(week, who="Ruth", at=AT)).worker_of("F3") is None


def test_a_rule_about_the_pair_is_told_at_once_without_a_search() -> None:
    week = board(
        service(
            [
                practitioner("S1", "Sam", gender=Gender.MALE),
                practitioner("S2", "Priya", base=FAR),
                practitioner("S3", "Dan", gender=Gender.FEMALE),
            ],
            [
                household("F1", 1, current="S3", worker_gender=GenderWish.FEMALE),
                household("F2", 1, current="S3"),
            ],
            pairs=(pair("F2", "S1", PairRule.EXCLUDE),),
            travel=(journey(FAR, 54),),
        )
    )

    def never(problem: Problem, **how: object) -> Never:
        raise AssertionError("nothing is to be searched")

    asks_for_a_woman = why_not(week, "F1", "S1", solve=never, effort=EFFORT)
    excluded = why_not(week, "F2", "S1", solve=never, effort=EFFORT)
    too_far = why_not(week, "F2", "S2", solve=never, effort=EFFORT)
    here = why_not(week, "F2", "S3", solve=never, effort=EFFORT)

    assert not any(one.is_possible for one in (asks_for_a_woman, excluded, too_far, here))
    assert not asks_for_a_woman.may_be_overruled
    assert not excluded.may_be_overruled
    assert excluded.remedy == ""
    assert too_far.sentences == ("54 minutes by car, limit 40.",)
    assert too_far.remedy == "14 more minutes"
    assert too_far.may_be_overruled
    assert here.sentences == ("F2 is with Dan already.",)


@pytest.mark.parametrize(
    ("locks", "sentence"),
    [
        (Locks(families=frozenset({"F4"})), "F4 is locked. Unlock the family to move it."),
        (
            Locks(practitioners=frozenset({"S3"})),
            "Dan’s caseload is locked. Unlock it to move F4.",
        ),
        (
            Locks(practitioners=frozenset({"S1"})),
            "Sam’s caseload is locked and is given no other family. Unlock it first.",
        ),
        (
            Locks(families=frozenset({"F1", "F2"})),
            "Would make 6 of 4 children. F1 and F2 are locked, pinned or decided by hand there.",
        ),
    ],
)
def test_locks_in_the_way_are_named(locks: Locks, sentence: str) -> None:
    answer = ask(full_board(locks=locks), "F4", "S1")

    assert not answer.is_possible
    assert answer.sentences == (sentence,)


def test_a_decision_by_hand_about_the_family_itself_is_asked_about_anew() -> None:
    decision = HandMove("F4", "S3", who="Ruth", at=AT, reason=Reason(ReasonCode.CONTINUITY))
    week = full_board(hand=(decision,))

    answer = ask(week, "F4", "S1")
    after = applied(week, answer.edit(week, who="Kim", at=AT))

    assert answer.is_possible
    assert [move.who for move in after.hand] == ["Kim"]


def test_a_family_larger_than_a_cap_never_fits_whoever_leaves() -> None:
    week = board(
        service(
            [practitioner("S1", "Sam", children_cap=3), practitioner("S2", "Priya")],
            [household("F1", 5, current="S2")],
        )
    )

    answer = ask(week, "F1", "S1")

    assert answer.sentences == ("Would make 5 of 3 children.",)
    assert answer.remedy == "two more places"


def test_a_board_that_is_not_the_best_is_told_apart_from_the_best() -> None:
    # Nobody has planned yet: F5 waits although Dan has room. With F4 at Sam's, F5 is placed too.
    given = full_board().ground.service
    with_f5 = service(
        given.staff,
        [
            household("F1", 2, current="S1"),
            household("F2", 2, current="S1"),
            household("F3", 4, current="S2"),
            household("F4", 2, current="S3"),
            household("F5", 2),
        ],
    )
    week = board(with_f5, as_it_is=True)

    answer = ask(week, "F4", "S1")
    waiting = next(goal for goal in answer.goals if goal.name == "waiting")

    assert waiting.board > 0
    assert waiting.best == 0, "the best plan without the question places F5"
    known = best_around(week, around=[], solve=solve, effort=EFFORT)
    assert ask(week, "F4", "S1", best=known).goals == answer.goals


@pytest.mark.parametrize("seed", range(14))
def test_every_answer_is_that_of_looking_at_every_plan(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    given = random_service(chance)
    locks = Locks(
        families=frozenset(f"F{at}" for at in range(6) if chance.random() < 0.1),
        practitioners=frozenset(one.staff_id for one in given.staff if chance.random() < 0.1),
    )
    week = board(given, locks=locks, as_it_is=chance.random() < 0.3)
    asked = chance.sample([row.id for row in week.problem.families], 2)
    for family_id in asked:
        family = week.ground.family[family_id]
        for staff_id in (*(one.staff_id for one in given.staff), None):
            if week.worker_of(family_id) == staff_id:
                continue
            worker = week.ground.worker_at(staff_id)
            problem = problem_around(let_go(week, family_id), How.REST)
            best = best_of_all(
                problem, wanted=lambda plan, at=family, to=worker: plan.worker_of(at) == to
            )

            answer = ask(week, family_id, staff_id)

            assert answer.is_possible == (best is not None), (family_id, staff_id)
            if best is not None:
                assert answer.proven
                assert tuple(goal.after for goal in answer.goals) == best[:-1]
                moved = sum(move.before is not None for move in answer.moves)
                assert moved == best[-1]
                after = applied(week, answer.edit(week, who="Ruth", at=AT))
                assert not after.broken


def test_stopping_gives_what_was_found_and_says_so() -> None:
    cancel = Cancel()
    cancel.request()

    answer = ask(full_board(), "F4", "S1", cancel=cancel)

    assert answer.stopped
    assert not answer.proven
    assert answer.proof == "The best plan found in the time; a better one may exist."


def test_an_answer_from_near_by_says_that_it_looked_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.drafting.answers.nearest_plan.ALL_AT_ONCE", 2)
    monkeypatch.setattr("planner.drafting.answers.nearest_plan.CIRCLES", (2,))
    monkeypatch.setattr("planner.drafting.answers.nearest_plan.GROWTH", 1e9)
    week = full_board()

    answer = ask(week, "F4", "S1")

    assert answer.is_possible
    assert not answer.proven
    assert answer.proof == (
        "The best plan among the two nearest practitioners; everybody further away stays as on "
        "the board."
    )
    after = applied(week, answer.edit(week, who="Ruth", at=AT))
    assert after.worker_of("F3") == "S2", "whoever is further away stays"
    assert replace(after, plan=week.plan).broken == ()


def test_what_is_certain_from_near_by_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # Moving F4 to Dan costs its own change of worker, and no plan can cost less than that.
    monkeypatch.setattr("planner.drafting.answers.nearest_plan.ALL_AT_ONCE", 2)
    monkeypatch.setattr("planner.drafting.answers.nearest_plan.CIRCLES", (2,))
    monkeypatch.setattr("planner.drafting.answers.nearest_plan.GROWTH", 1e9)
    week = board(
        service(
            [practitioner("S1", "Sam"), practitioner("S2", "Priya"), practitioner("S3", "Dan")],
            [household("F4", 2, current="S1"), household("F5", 2, current="S2")],
        )
    )

    answer = ask(week, "F4", "S3")

    assert not answer.proven
    assert answer.proven_goals == 1
    assert answer.proof.startswith("Proven for changes of worker. The best plan among the two ")
