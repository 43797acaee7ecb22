"""Whatever people do by hand can be taken back, told again after a crash, and is always right."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from planner.drafting.edits import Edit, Placed, applied, edit_from_json, edit_to_json, replayed
from planner.drafting.in_hand import ground_of, in_hand_of
from planner.drafting.moving import lock, move_family
from planner.drafting.options import Stand, options_for
from planner.planning.judging import judge_told
from planner.sample import make_service
from planner.travel.places import load_gazetteer
from solver.allocation import check
from tests.planner.drafting.hands import AT, BECAUSE
from tests.planner.planning.services import WEEK, planned

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand


@pytest.fixture(scope="module")
def start() -> InHand:
    """The sample's plan of one pod, nobody's hand on it yet."""
    given = make_service(pods=1, seed=3, week=WEEK)
    ground = ground_of(given, WEEK, gazetteer=load_gazetteer())
    return in_hand_of(ground, planned(given))


def random_edit(week: InHand, random: Random) -> Edit:
    """Move somebody somewhere, with a reason where one is needed, or lock something."""
    family_id = random.choice([line.family_id for line in week.part.families])
    if random.random() < 0.2:
        return lock(week, family_id=family_id)
    if random.random() < 0.1:
        return lock(week, staff_id=random.choice(week.part.workers).staff_id)
    options = options_for(week, family_id)
    places = [
        option
        for option in (*options.open, options.waiting, *options.blocked)
        if option.stand in (Stand.FITS, Stand.WITH_REASON)
    ]
    if not places:
        return lock(week, family_id=family_id)
    to = random.choice(places).staff_id
    return move_family(week, family_id, to, who="Mary", at=AT, reason=BECAUSE)


def shown(week: InHand) -> object:
    """Everything that is shown of a plan; where else families could be is told on asking."""
    lines = tuple(replace(line, could_be=()) for line in week.part.families)
    return replace(week.part, families=lines)


def some_edits(start: InHand, seed: int) -> list[tuple[InHand, Edit, InHand]]:
    random, week, steps = Random(seed), start, []  # noqa: S311 - no secret
    for _ in range(12):
        edit = random_edit(week, random)
        after = applied(week, edit)
        steps.append((week, edit, after))
        week = after
    return steps


@pytest.mark.parametrize("seed", range(8))
def test_after_every_change_the_numbers_are_what_they_come_to(start: InHand, seed: int) -> None:
    for _, _, after in some_edits(start, seed):
        assert not after.broken
        assert judge_told(after.told, after.part) == ()


@pytest.mark.parametrize("most", [2, 3, 4, 60])
def test_the_goals_of_many_moves_at_once_are_what_they_come_to(start: InHand, most: int) -> None:
    random = Random(most)  # noqa: S311 - no secret
    staff = [None, *(worker.staff_id for worker in start.part.workers)]
    lines = random.sample(start.part.families, min(most, len(start.part.families)))
    placed = (Placed(one.family_id, one.staff_id, random.choice(staff)) for one in lines)
    after = applied(start, Edit("Move many", tuple(placed)))
    counted = check.goal_values(after.problem, after.solution)
    assert after.values == tuple(goal.value for goal in after.part.goals) == counted


@pytest.mark.parametrize("seed", range(8))
def test_what_an_option_promises_is_what_the_move_does(start: InHand, seed: int) -> None:
    moves = [step for step in some_edits(start, seed) if len(step[1].placed) == 1]
    assert moves
    for before, edit, after in moves:
        (one,) = edit.placed
        option = options_for(before, one.family_id).to(one.after)
        gained = tuple(
            now.value - was.value
            for was, now in zip(before.part.goals, after.part.goals, strict=True)
        )
        assert gained == option.effects


@pytest.mark.parametrize("seed", range(8))
def test_every_change_can_be_taken_back_in_its_turn(start: InHand, seed: int) -> None:
    steps = some_edits(start, seed)
    week = steps[-1][2]
    for before, edit, _ in reversed(steps):
        week = applied(week, edit.reversed)
        assert week.solution == before.solution
        assert shown(week) == shown(before)
        assert (week.hand, week.locks) == (before.hand, before.locks)
    assert week.problem == start.problem


@pytest.mark.parametrize("seed", range(4))
def test_a_draft_is_told_again_from_its_edits(start: InHand, seed: int) -> None:
    steps = some_edits(start, seed)
    written = [edit_to_json(edit) for _, edit, _ in steps]
    again = replayed(start, map(edit_from_json, written))
    assert again.plan == steps[-1][2].plan
    assert (again.hand, again.locks) == (steps[-1][2].hand, steps[-1][2].locks)


def test_the_way_back_of_the_way_back_is_the_change(start: InHand) -> None:
    _, edit, _ = some_edits(start, 1)[0]
    assert edit.reversed.reversed == edit


def test_text_that_is_no_edit_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        edit_from_json('{"placed": []}')
