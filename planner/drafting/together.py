"""Moves of a difference that have to be made together, so that the board breaks no rule.

A family that goes to somebody without room needs another one to leave first: a swap and a chain
come out whole. A group is the fewest moves that will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from planner.drafting.difference import Difference, FamilyMove
from planner.drafting.in_hand import overruling
from solver.allocation.goals import peak_load
from solver.allocation.objections import objections
from solver.allocation.problem import Problem
from solver.allocation.rules import children_cap, pod_cap
from solver.allocation.solution import Caseloads

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand

LOOKED_AT = 60
"""Sets of moves looked at for the fewest that will do; beyond, the first way found is taken."""


@dataclass(frozen=True, slots=True)
class Group:
    """Moves that are made together.

    Attributes
    ----------
    moves
        The one asked about first, then those it needs, in the order they are needed.
    effects
        What each goal would gain or lose by all of them: after − now, in the order of the goals.
    against
        What stands against it even so, in a sentence a rule; empty where nothing does.
    """

    moves: tuple[FamilyMove, ...]
    effects: tuple[int, ...]
    against: str = ""

    @property
    def others(self) -> tuple[FamilyMove, ...]:
        """The moves that the first one needs."""
        return self.moves[1:]


class Together:
    """The groups of one difference. Made once, asked for each move."""

    def __init__(self, now: InHand, difference: Difference) -> None:
        self._now = now
        self._moves = difference.moves
        self._at = {move.family_id: at for at, move in enumerate(difference.moves)}
        self._problem = _problem_then(now, difference)
        self._caps = _Caps.of(self._problem)
        self._peaks = peak_load.Loads(now.problem, now.solution)
        self._against_pair: dict[int, tuple[str, ...]] = {}
        self._placed = tuple(_placing(now, move) for move in difference.moves)
        self._leaving_worker = defaultdict[int, list[int]](list)
        self._leaving_pod = defaultdict[int, list[int]](list)
        for at, one in enumerate(self._placed):
            if one.before is not None:
                self._leaving_worker[one.before].append(at)
            if one.pod_before is not None and one.pod_before != one.pod_after:
                self._leaving_pod[one.pod_before].append(at)

    def group(self, move: FamilyMove) -> Group:
        """Return the fewest moves that have to be made with this one, and what they would do.

        Raises
        ------
        KeyError
            It is no move of the difference.
        """
        at = self._at[move.family_id]
        if move.fits_alone:
            return Group((move,), move.effects)
        return self._told(self._fewest(at))

    def group_of_all(self, moves: Sequence[FamilyMove]) -> Group:
        """Return several moves with those that have to be made with them.

        Not always the fewest: one by one those are added that make room for the ones before.

        Raises
        ------
        KeyError
            One is no move of the difference.
        """
        if len(moves) == 1:
            return self.group(moves[0])
        return self._told(self._with_room([self._at[move.family_id] for move in moves]))

    def effects(self, group: Iterable[int]) -> tuple[int, ...]:
        """Return the effects of moves by position: each one's added up, but for the peak's.

        The peak is of all caseloads together, and is counted anew.
        """
        group = tuple(group)
        more = self._more(group).workers
        peak = self._peaks
        return tuple(
            peak.value_with_more(more) - peak.value_with_more({})
            if name == peak_load.NAME
            else sum(self._moves[at].effects[place] for at in group)
            for place, name in enumerate(self._problem.goals)
        )

    def _told(self, group: Sequence[int]) -> Group:
        more = self._more(group)
        against: dict[str, None] = {}
        for at in group:
            against.update(dict.fromkeys(self._pair_objections(at)))
            if self._making_room(at, group, more) is not None:
                against.update(dict.fromkeys(self._sentences(self._placed[at], more)))
        moves = tuple(self._moves[at] for at in group)
        return Group(moves, self.effects(group), " ".join(against))

    def _pair_objections(self, at: int) -> tuple[str, ...]:
        """Return what stands against a move whoever moves with it, in a sentence a rule."""
        if self._moves[at].fits_alone:
            return ()
        if at not in self._against_pair:
            one = self._placed[at]
            self._against_pair[at] = tuple(self._sentences(one, None))
        return self._against_pair[at]

    def _sentences(self, one: _Placing, more: _More | None) -> Iterator[str]:
        """Yield what stands against a move: for want of room with others, or else besides."""
        if one.after is None:
            return
        loads = self._now.caseloads if more is None else self._before(one, more)
        for each in objections(self._problem, loads, one.family, one.after):
            if (each.rule in _OF_CASELOADS) is (more is not None):
                yield each.sentence

    def _fewest(self, first: int) -> Sequence[int]:
        """Return the smallest group in which everybody has room.

        Where nothing makes room, the last group that was tried. Groups are looked at by their size
        and the places without room yet: each of those needs one more move at least.
        """
        ties = count()
        waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, next(ties), (first,))]
        seen: set[frozenset[int]] = set()
        while True:
            _, _, group = heappop(waiting)
            more = self._more(group)
            room = self._first_making_room(group, more)
            if room is None:
                return group
            if len(seen) > LOOKED_AT:
                return self._with_room(group)
            for one in room:
                longer = (*group, one)
                if frozenset(longer) not in seen:
                    seen.add(frozenset(longer))
                    heappush(waiting, (self._least_size(longer), next(ties), longer))
            if not waiting:
                return group

    def _least_size(self, group: tuple[int, ...]) -> int:
        """Return how many moves a group that holds this one has at least."""
        more = self._more(group).workers
        caps, loads = self._caps.most_of_worker, self._now.caseloads.by_worker
        places = {self._placed[at].after for at in group} - {None}
        return len(group) + sum(
            loads[worker] + more[worker] > caps[worker] for worker in places if worker is not None
        )

    def _first_making_room(self, group: tuple[int, ...], more: _More) -> list[int] | None:
        asked = (self._making_room(at, group, more) for at in group)
        return next((found for found in asked if found is not None), None)

    def _with_room(self, group: Iterable[int]) -> Sequence[int]:
        """Return a group with moves added until everybody has room, or nobody can make any."""
        grown = list(group)
        inside, more = set(grown), self._more(grown)
        for at in grown:  # it grows meanwhile: whoever makes room needs room elsewhere
            while room := self._making_room(at, inside, more):
                one = room[0]
                grown.append(one)
                inside.add(one)
                more.add(self._placed[one])
        return grown

    def _more(self, group: Iterable[int]) -> _More:
        more = _More()
        for at in group:
            more.add(self._placed[at])
        return more

    def _before(self, one: _Placing, more: _More) -> Caseloads:
        """Return the caseloads before one move, with the others made, as far as it looks at them.

        What is asked is what would be if this family came too, and it is not there yet.
        """
        now = self._now.caseloads
        by_worker, by_pod, newcomers = map(list, (now.by_worker, now.by_pod, now.newcomers))
        if one.after is not None:
            by_worker[one.after] += more.workers[one.after] - one.children
            newcomers[one.after] += more.newcomers[one.after] - one.is_new
        if one.pod_after is not None:
            same = one.pod_after == one.pod_before
            by_pod[one.pod_after] += more.pods[one.pod_after] - (0 if same else one.children)
        return Caseloads(now.solution, tuple(by_worker), tuple(by_pod), tuple(newcomers))

    def _making_room(self, at: int, group: Collection[int], more: _More) -> list[int] | None:
        """Return the moves that would make room where a family goes; `None` where there is room.

        Those that make enough alone come first, the smallest of them first; then the largest.
        """
        one, caps, loads = self._placed[at], self._caps, self._now.caseloads
        worker, pod = one.after, one.pod_after
        if worker is None:
            return None
        over = loads.by_worker[worker] + more.workers[worker] - caps.of_worker[worker]
        most = caps.most_of_worker[worker] - caps.of_worker[worker]
        leaving = self._leaving_worker[worker]
        if over <= 0 or (over <= most and self._is_allowed(children_cap.objection, one, more)):
            if pod is None:
                return None
            over = loads.by_pod[pod] + more.pods[pod] - caps.of_pod[pod]
            most = caps.most_of_pod[pod] - caps.of_pod[pod]
            leaving = self._leaving_pod[pod]
            if over <= 0 or (over <= most and self._is_allowed(pod_cap.objection, one, more)):
                return None

        def by_need(other: int) -> tuple[bool, int]:
            children = self._moves[other].children
            return children < over, children if children >= over else -children

        return sorted((other for other in leaving if other not in group), key=by_need)

    def _is_allowed(self, objection: _Objection, one: _Placing, more: _More) -> bool:
        """Ask the rule itself: between the cap and the most there ever may be it looks closer."""
        if one.after is None:
            return True
        return objection(self._problem, self._before(one, more), one.family, one.after) is None


_Objection = Callable[[Problem, Caseloads, int, int], str | None]
_OF_CASELOADS = (children_cap.NAME, pod_cap.NAME)


@dataclass(frozen=True, slots=True)
class _Placing:
    """A move by position: of the family, its workers before and after, and their pods.

    `was_new` and `is_new` are whether the family was not theirs: of the worker before, and after.
    """

    family: int
    children: int
    before: int | None
    after: int | None
    pod_before: int | None
    pod_after: int | None
    was_new: bool
    is_new: bool


def _placing(now: InHand, move: FamilyMove) -> _Placing:
    ground, workers = now.ground, now.problem.workers
    family = ground.family[move.family_id]
    before, after = now.solution.worker_of(family), ground.worker_at(move.after)
    return _Placing(
        family=family,
        children=move.children,
        before=before,
        after=after,
        pod_before=None if before is None else workers[before].pod,
        pod_after=None if after is None else workers[after].pod,
        was_new=now.problem.families[family].current != before,
        is_new=now.problem.families[family].current != after,
    )


class _More:
    """What some moves bring to workers and pods, below 0 where they take some away.

    Children, and families that were not the worker's.
    """

    def __init__(self) -> None:
        self.workers = defaultdict[int, int](int)
        self.pods = defaultdict[int, int](int)
        self.newcomers = defaultdict[int, int](int)

    def add(self, one: _Placing) -> None:
        if one.before is not None:
            self.workers[one.before] -= one.children
            self.newcomers[one.before] -= one.was_new
        if one.after is not None:
            self.workers[one.after] += one.children
            self.newcomers[one.after] += one.is_new
        if one.pod_before is not None:
            self.pods[one.pod_before] -= one.children
        if one.pod_after is not None:
            self.pods[one.pod_after] += one.children


@dataclass(frozen=True, slots=True)
class _Caps:
    """Caps in children, and the most that any rule lets stand above them.

    Up to the cap there is room, beyond the most there is none, whatever else holds: the rules
    themselves are asked only between the two.
    """

    of_worker: tuple[int, ...]
    most_of_worker: tuple[int, ...]
    of_pod: tuple[int, ...]
    most_of_pod: tuple[int, ...]

    @classmethod
    def of(cls, problem: Problem) -> _Caps:
        workers = tuple(row.children_cap for row in problem.workers)
        pods = tuple(row.children_cap for row in problem.pods)
        by_hand = dict(problem.overruled.children)
        pods_by_hand = dict(problem.overruled.pod_children)
        return cls(
            of_worker=workers,
            most_of_worker=tuple(
                max(cap, problem.today_children[at], by_hand.get(at, 0))
                for at, cap in enumerate(workers)
            ),
            of_pod=pods,
            most_of_pod=tuple(
                max(cap, problem.today_pod_children[at], pods_by_hand.get(at, 0))
                for at, cap in enumerate(pods)
            ),
        )


def _problem_then(now: InHand, difference: Difference) -> Problem:
    """Return the problem without what is overruled for families that would not be there then."""
    there = {move.family_id: move.after for move in difference.moves}
    hand = tuple(one for one in now.hand if there.get(one.family_id, one.staff_id) == one.staff_id)
    return overruling(now.ground, hand, now.caseloads, like=now.problem)
