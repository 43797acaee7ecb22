"""What a person decides about a family, and why; and what planning may not touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MOST_NOTE_LETTERS = 500
"""A note is a sentence or two, not the case record."""


class ReasonCode(StrEnum):
    """Why somebody decided against, or without, the plan."""

    CONTINUITY = "continuity"
    RISK = "risk"
    RELATIONSHIP = "relationship"
    STAFF_REQUEST = "staff_request"
    FAMILY_REQUEST = "family_request"
    LOCATION = "location"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The code as people say it: ``staff request``."""
        return self.value.replace("_", " ")

    @property
    def words_on_paper(self) -> str:
        """The code as it may be printed: paper never tells of risk."""
        return "" if self in (ReasonCode.RISK, ReasonCode.OTHER) else self.words


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and, if the person wrote one, a note. The note never goes on paper or into a log."""

    code: ReasonCode
    note: str = ""

    @property
    def words(self) -> str:
        """The reason for the screen: ``staff request: a course in December``."""
        return f"{self.code.words}: {self.note}" if self.note else self.code.words


@dataclass(frozen=True, slots=True)
class HandMove:
    """A family put somewhere by a person.

    Attributes
    ----------
    staff_id
        With whom; `None` where the family is left waiting.
    reason
        `None` where no reason was asked for and none was given.
    overruled
        The rules that stood against it; none for a move that breaks no rule.
    children_allowed, pod_children_allowed
        Up to how many children the practitioner, or the pod, may have because of this decision;
        `None` where their cap was not overruled.
    """

    family_id: str
    staff_id: str | None
    who: str
    at: datetime
    reason: Reason | None = None
    overruled: tuple[str, ...] = ()
    children_allowed: int | None = None
    pod_children_allowed: int | None = None


@dataclass(frozen=True, slots=True)
class Locks:
    """What planning keeps as it is, by ids: families, whole caseloads, whole pods.

    A locked practitioner or pod keeps the families it has and is given no other.
    """

    families: frozenset[str] = field(default_factory=frozenset)
    practitioners: frozenset[str] = field(default_factory=frozenset)
    pods: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.families or self.practitioners or self.pods)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, all of it: by hand and by lock."""

    hand: tuple[HandMove, ...] = ()
    locks: Locks = field(default_factory=Locks)

    def leave_more_free_than(self, other: Decisions) -> bool:
        """Whether something is free here that others held, or a rule is overruled here alone."""
        held = {(move.family_id, move.staff_id, move.overruled) for move in other.hand}
        holds = {(move.family_id, move.staff_id, move.overruled) for move in self.hand}
        return (
            not held <= holds
            or any(overruled for _, _, overruled in holds - held)
            or not other.locks.families <= self.locks.families
            or not other.locks.practitioners <= self.locks.practitioners
            or not other.locks.pods <= self.locks.pods
        )
