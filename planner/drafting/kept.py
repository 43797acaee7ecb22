"""A draft as it is kept: its plan, the edits that hold, and those that can be redone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions
from planner.drafting.edits import Edit, edit_from_json, replayed
from planner.drafting.in_hand import InHand, in_hand_of
from planner.errors import KnownError

if TYPE_CHECKING:
    from planner.drafting.in_hand import Ground
    from planner.store import Store
    from planner.store.plans import Override, StoredPlan

CARRIED_OVER = "Carry decisions over"
"""The name of the first edit of a version that takes over what was decided in the one before.
It is part of the version and cannot be undone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The edits of a plan, in their order.

    Attributes
    ----------
    done, undone
        Those that hold, and those that were taken back and can be redone.
    """

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    @property
    def decisions(self) -> Decisions:
        """What people decided, as the last edit that holds left it."""
        return self.done[-1].after if self.done else Decisions()


def kept_edits(store: Store, number: int) -> Kept:
    """Read the edits of a plan.

    Raises
    ------
    KnownError
        The database cannot be read, or an edit was written by a later version of the program.
    """
    # Here, because a window opens sooner without it.
    from planner.store.edits import edits_of

    done: list[Edit] = []
    undone: list[Edit] = []
    for stored in edits_of(store, number):
        try:
            edit = edit_from_json(stored.payload)
        except ValueError:
            raise KnownError(
                f"A change to plan {number} was written by a later version of the program. "
                "Install that version, or plan the week again."
            ) from None
        (undone if stored.is_undone else done).append(edit)
    return Kept(tuple(done), tuple(undone))


def week_in_hand(ground: Ground, stored: StoredPlan, kept: Kept) -> InHand | None:
    """Return a stored plan as people work on it; `None` where the service does not know somebody.

    A draft is its plan and its edits. A plan that was decided holds its edits already; what people
    decided is still known from the last of them.
    """
    # Here, because a window opens sooner without it.
    from planner.store.plans import PlanState

    try:
        if stored.state is PlanState.DRAFT:
            return replayed(in_hand_of(ground, stored.plan), kept.done)
        decided = kept.decisions
        return in_hand_of(ground, stored.plan, hand=decided.hand, locks=decided.locks)
    except KeyError:
        return None


def overrides_of(week: InHand) -> tuple[Override, ...]:
    """Return what people decided by hand, as it is kept with an approved plan."""
    # Here, because a window opens sooner without it.
    from planner.store.plans import Override

    return tuple(
        Override(
            family_id=move.family_id,
            staff_id=move.staff_id,
            code="" if move.reason is None else move.reason.code.value,
            reason="" if move.reason is None else move.reason.note,
            who=move.who,
            at=move.at,
            rules=move.overruled,
        )
        for move in week.hand
    )
