"""The allocation problem, told in whole numbers: who has to be placed, and with whom.

Workers and families are known by their position in the tuples. Ids and names are carried along
for sentences and for ties; nothing is looked up anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

GOAL_NAMES = ("changes", "waiting", "preferences", "peak_load", "travel")


class Standing(StrEnum):
    """Where a planned family stands."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSING = "closing"

    @property
    def is_open(self) -> bool:
        """Open or closing: a practitioner has, or ought to have, the family."""
        return self is not Standing.WAITING


@dataclass(frozen=True, slots=True)
class Pod:
    """A pod and its cap in children."""

    id: str
    name: str
    children_cap: int


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who holds, held or may hold families.

    Attributes
    ----------
    pod
        Position in `Problem.pods`; `None` for someone without a pod.
    children_cap
        In children; 0 for somebody who takes none.
    travel_limit_minutes
        One way: the smaller of their own limit and the service's.
    travel_phrase
        How they travel, for sentences: ``by bus``.
    origin
        Row of `Problem.minutes`: everyone who starts from one place by one mode shares a row.
        `None` for somebody who has left and is known by id alone.
    gender
        ``female``, ``male``, another word, or `None` where unknown.
    skills, languages
        Lower case.
    available
        Whether they are planned this week (rule `available`).
    """

    id: str
    name: str
    pod: int | None
    children_cap: int
    travel_limit_minutes: int
    travel_phrase: str
    origin: int | None
    gender: str | None
    skills: frozenset[str]
    languages: frozenset[str]
    available: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A family to place.

    Attributes
    ----------
    children
        Those who count on a caseload; may be 0.
    urgency
        Points a child and week without a practitioner costs: band points + whole weeks waited
        (0 to 26) + 100 for an open or closing family.
    worker_gender
        ``female`` or ``male`` where the family asks, else `None`.
    current, last
        Position in `Problem.workers`. `current`: the practitioner of an open or closing family.
        `last`: the last practitioner of a waiting family with an earlier stint.
    """

    id: str
    children: int
    standing: Standing
    urgency: int
    worker_gender: str | None
    needs: frozenset[str]
    languages: frozenset[str]
    visits_per_week: int
    worker_changes: int
    current: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A week's allocation problem.

    Attributes
    ----------
    minutes
        One-way minutes, whole, rounded up: ``minutes[worker.origin][family]``.
    excluded, preferred
        Pairs (family, worker).
    pinned
        Pairs (family, worker) that must be joined; a family at most once, together feasible.
    goals
        The names of `GOAL_NAMES`, each once, most important first.

    Raises
    ------
    ValueError
        A position points nowhere, a row of minutes has the wrong length, a cap or a count is
        negative, or a goal is missing.
    """

    pods: tuple[Pod, ...]
    workers: tuple[Worker, ...]
    families: tuple[Family, ...]
    minutes: tuple[tuple[int, ...], ...]
    excluded: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    pinned: tuple[tuple[int, int], ...] = ()
    preferred: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    goals: tuple[str, ...] = GOAL_NAMES
