"""The minutes of a referral meeting: what was decided about each family, taken from the week.

They carry ids only; names, initials and districts are looked up where they are shown or printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from planner.drafting.decision import ReasonCode
from planner.meeting.place import Place, place_of
from planner.plan import Outcome
from planner.service import Week

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand


@dataclass(frozen=True, slots=True)
class Minute:
    """What was decided about one family.

    Attributes
    ----------
    proposed
        What the plan proposed before it was decided.
    code
        The reason given; `None` where none was.
    note
        What was written beside it; never printed.
    overruled
        The names of the rules that stood against it.
    """

    family_id: str
    decided: Place
    proposed: Place
    code: ReasonCode | None = None
    note: str = ""
    overruled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting.

    Attributes
    ----------
    held_by
        Who held it: a role such as ``Service Manager``.
    present
        Names as they were typed; none where nobody typed any.
    minutes
        In the order of the agenda, the most urgent first.
    undecided
        Families of the agenda that nobody decided about, in its order.
    waiting_after
        Families that wait after the meeting.
    """

    week: Week
    held_at: datetime
    held_by: str
    present: tuple[str, ...]
    minutes: tuple[Minute, ...]
    undecided: tuple[str, ...]
    waiting_after: int


def minute_of(week: InHand, family_id: str, *, proposed: Place) -> Minute:
    """Return what was decided about a family, as it holds in the week.

    Raises
    ------
    KeyError
        Nobody decided about this family.
    """
    decision = week.decided[family_id]
    reason = decision.reason
    return Minute(
        family_id=family_id,
        decided=place_of(week, family_id),
        proposed=proposed,
        code=None if reason is None else reason.code,
        note="" if reason is None else reason.note,
        overruled=decision.overruled,
    )


def waiting_in(week: InHand) -> int:
    """Return how many families wait as the plan on the board stands."""
    return sum(line.outcome is Outcome.WAITING for line in week.part.families)


def names_in(typed: str) -> tuple[str, ...]:
    """Return the names somebody typed in one line, parted by commas or semicolons."""
    names = (" ".join(name.split()) for name in typed.replace(";", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))
