"""What can be undone and redone: every change to a week, without limit, by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.drafting.edits import Edit
from planner.drafting.kept import CARRIED_OVER
from ui.shown import WeekShown

if TYPE_CHECKING:
    from planner.drafting.kept import Kept


@dataclass(frozen=True, slots=True)
class EditStep:
    """A change to a draft; its way back is the edit the other way round."""

    edit: Edit

    @property
    def name(self) -> str:
        """What was done: ``Move F012 to Sam``."""
        return self.edit.name


@dataclass(frozen=True, slots=True)
class VersionStep:
    """A change that made a new version of the plan; its way back is the version before."""

    name: str
    before: WeekShown
    after: WeekShown


Step = EditStep | VersionStep


@dataclass(slots=True)
class Steps:
    """The steps of one week.

    Attributes
    ----------
    done, undone
        The last of each is the next to be undone, or redone.
    """

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @classmethod
    def of(cls, kept: Kept) -> Steps:
        """Return the steps of a plan that was read."""
        return cls(
            [EditStep(edit) for edit in kept.done if edit.name != CARRIED_OVER],
            [EditStep(edit) for edit in reversed(kept.undone)],
        )

    def add(self, step: Step) -> None:
        """Note something done; what was undone before cannot be redone any more."""
        self.done.append(step)
        self.undone.clear()

    @property
    def undo_name(self) -> str:
        """What undoing would take back; empty where there is nothing."""
        return self.done[-1].name if self.done else ""

    @property
    def redo_name(self) -> str:
        """What redoing would do again; empty where there is nothing."""
        return self.undone[-1].name if self.undone else ""


def lowered(name: str) -> str:
    """Return the name of a step within a sentence: ``move F012 to Sam``."""
    return f"{name[:1].lower()}{name[1:]}"
