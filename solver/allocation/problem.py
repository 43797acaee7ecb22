"""The allocation problem, told in whole numbers: who has to be placed, and with whom.

Workers and families are known by their position in the tuples. Ids and names are carried along
for sentences and for ties; nothing is looked up anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

GOAL_NAMES = ("changes", "waiting", "preferences", "peak_load", "travel")
"""The goals of every plan; a service orders them."""

MOVES_GOAL = "moves"
"""The goal a plan has besides, if it is compared with another; no service names it."""


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
class Overruled:
    """What a person allowed although a rule stands against it.

    It comes from the allocation desk alone: a service folder never says it.

    Attributes
    ----------
    pairs
        (family, worker): rule `travel_limit` does not hold for it.
    children
        (worker, children allowed at most), each worker once; nothing where the cap is higher.
    pod_children
        (pod, children allowed at most), each pod once.
    """

    pairs: frozenset[tuple[int, int]] = frozenset()
    children: tuple[tuple[int, int], ...] = ()
    pod_children: tuple[tuple[int, int], ...] = ()


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
        The names of `GOAL_NAMES`, each once, most important first; `MOVES_GOAL` may stand once
        anywhere among them if there is a `reference`.
    overruled
        What a person allowed although a rule stands against it.
    left
        Families that a person decided to leave without a practitioner.
    must_place
        Families that must get one.
    reference
        The worker of each family in the plan on the board, `None` where it has none; `None`
        altogether without such a plan. It need not be possible any more.
    today_children, today_pod_children
        Worked out: children of open and closing families by their current worker, and by that
        worker's pod; those of leavers included.
    pinned_worker
        Worked out: the worker of each pinned family.

    Raises
    ------
    ValueError
        A position points nowhere, a row of minutes has the wrong length, a cap or a count is
        negative, a goal is missing, or `moves` is named without a reference.
    """

    pods: tuple[Pod, ...]
    workers: tuple[Worker, ...]
    families: tuple[Family, ...]
    minutes: tuple[tuple[int, ...], ...]
    excluded: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    pinned: tuple[tuple[int, int], ...] = ()
    preferred: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    goals: tuple[str, ...] = GOAL_NAMES
    overruled: Overruled = field(default_factory=Overruled)
    left: frozenset[int] = field(default_factory=frozenset)
    must_place: frozenset[int] = field(default_factory=frozenset)
    reference: tuple[int | None, ...] | None = None
    today_children: tuple[int, ...] = field(init=False, compare=False, repr=False)
    today_pod_children: tuple[int, ...] = field(init=False, compare=False, repr=False)
    pinned_worker: dict[int, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._validate()
        by_worker = [0] * len(self.workers)
        by_pod = [0] * len(self.pods)
        for family in self.families:
            if family.current is None:
                continue
            by_worker[family.current] += family.children
            pod = self.workers[family.current].pod
            if pod is not None:
                by_pod[pod] += family.children
        object.__setattr__(self, "today_children", tuple(by_worker))
        object.__setattr__(self, "today_pod_children", tuple(by_pod))
        object.__setattr__(self, "pinned_worker", dict(self.pinned))

    def _validate(self) -> None:
        pods, workers, families = len(self.pods), len(self.workers), len(self.families)
        named = [name for name in self.goals if name != MOVES_GOAL]
        if sorted(named) != sorted(GOAL_NAMES) or len(self.goals) > len(named) + 1:
            raise ValueError("every goal must be named exactly once")
        if MOVES_GOAL in self.goals and self.reference is None:
            raise ValueError("moves are counted from a plan, and none is given")
        if any(pod.children_cap < 0 for pod in self.pods):
            raise ValueError("a pod's cap is negative")
        for worker in self.workers:
            if worker.children_cap < 0 or worker.travel_limit_minutes < 0:
                raise ValueError("a worker's cap or travel limit is negative")
            if worker.pod is not None and not 0 <= worker.pod < pods:
                raise ValueError("a worker's pod is not there")
            if worker.origin is not None and not 0 <= worker.origin < len(self.minutes):
                raise ValueError("a worker's origin is not there")
            if worker.available and worker.origin is None:
                raise ValueError("a planned worker has no origin")
        for family in self.families:
            if min(family.children, family.urgency, family.visits_per_week) < 0:
                raise ValueError("a family's count is negative")
            for known in (family.current, family.last):
                if known is not None and not 0 <= known < workers:
                    raise ValueError("a family's worker is not there")
            if family.current is not None and not family.standing.is_open:
                raise ValueError("a waiting family has a current worker")
        if any(len(row) != families for row in self.minutes):
            raise ValueError("a row of minutes is not as long as the families")
        pinned = [family for family, _ in self.pinned]
        if len(set(pinned)) != len(pinned):
            raise ValueError("a family is pinned twice")
        for family_at, worker_at in (*self.excluded, *self.pinned, *self.preferred):
            if not (0 <= family_at < families and 0 <= worker_at < workers):
                raise ValueError("a pair points nowhere")
        self._validate_desk()

    def _validate_desk(self) -> None:
        """Check what the allocation desk adds."""
        workers, families = len(self.workers), len(self.families)
        for family, worker in self.overruled.pairs:
            if not (0 <= family < families and 0 <= worker < workers):
                raise ValueError("an overruled pair points nowhere")
        for allowed, count in (
            (self.overruled.children, workers),
            (self.overruled.pod_children, len(self.pods)),
        ):
            whose = [at for at, _ in allowed]
            if len(set(whose)) != len(whose):
                raise ValueError("a cap is overruled twice")
            if any(not 0 <= at < count or most < 0 for at, most in allowed):
                raise ValueError("an overruled cap points nowhere or is negative")
        if any(not 0 <= family < families for family in (*self.left, *self.must_place)):
            raise ValueError("a family left or to be placed is not there")
        if self.reference is None:
            return
        if len(self.reference) != families:
            raise ValueError("the reference is not as long as the families")
        if any(worker is not None and not 0 <= worker < workers for worker in self.reference):
            raise ValueError("a worker of the reference is not there")

    def minutes_between(self, family: int, worker: int) -> int | None:
        """Return one-way minutes; `None` for a worker whose base is not known."""
        origin = self.workers[worker].origin
        return None if origin is None else self.minutes[origin][family]
