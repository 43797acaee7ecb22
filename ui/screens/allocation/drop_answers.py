"""What every practitioner answers to a family that is carried over the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.options import Stand, stands_for
from planner.service.naming import counted
from ui.widgets.board.model import Answers, DropAnswer, DropKind

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.drafting.options import MoveOption

_KINDS = {
    Stand.FITS: DropKind.ALLOWED,
    Stand.WITH_REASON: DropKind.WITH_REASON,
    Stand.NEVER: DropKind.REFUSED,
    Stand.HERE: DropKind.HOME,
}


def drop_answers(week: InHand, family_id: str) -> Answers:
    """Return everybody's answer.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    places = stands_for(week, family_id)
    goals = week.problem.goals
    by_staff = {
        staff_id: DropAnswer(_KINDS[option.stand], _sentence(option, goals), option.children_after)
        for staff_id, option in places.by_staff.items()
    }
    waiting = places.waiting
    row = week.problem.families[week.ground.family[family_id]]
    waits = sum(
        family.children
        for family, there in zip(week.problem.families, week.solution.workers, strict=True)
        if not there
    )
    is_waiting = waiting.stand is Stand.HERE
    return Answers(
        family_id,
        by_staff,
        DropAnswer(
            _KINDS[waiting.stand],
            "Here now." if is_waiting else "Leaves the family waiting.",
            waits + (0 if is_waiting else row.children),
        ),
    )


def _sentence(option: MoveOption, goals: tuple[str, ...]) -> str:
    match option.stand:
        case Stand.HERE:
            return "Here now."
        case Stand.FITS:
            return f"Fits. {_gain(option, goals)}"
        case Stand.WITH_REASON:
            return option.blocked
        case _:
            return f"{option.blocked} Never overruled."


def _gain(option: MoveOption, goals: tuple[str, ...]) -> str:
    """Say the first effect that people would ask about: a change of worker, else the travel."""
    effects = dict(zip(goals, option.effects, strict=True))
    if effects["changes"] > 0:
        return "A change of worker."
    minutes = effects["travel"]
    if minutes == 0:
        return "Travel stays."
    direction = "more" if minutes > 0 else "less"
    return f"{counted(abs(minutes), 'minute').capitalize()} {direction} travel."
