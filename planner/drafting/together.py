"""Moves of a difference that have to be made together, so that the board breaks no rule.

A family that goes to somebody without room needs another one to leave first: a swap and a chain
come out whole. A group is the fewest moves that will do.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from planner.drafting.difference import FamilyMove
from planner.drafting.edits import caseloads_after
from planner.drafting.in_hand import overruling
from solver.allocation.goals import peak_load
from solver.allocation.objections import objections
from solver.allocation.rules import children_cap, pod_cap

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from planner.drafting.difference import Difference
    from planner.drafting.in_hand import InHand
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads

LOOKED_AT = 100
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


def group_of(now: InHand, difference: Difference, move: FamilyMove) -> tuple[FamilyMove, ...]:
    """Return the fewest moves that have to be made with one of a difference, itself first."""
    return Together(now, difference).group(move).moves


def groups_of(now: InHand, difference: Difference) -> tuple[Group, ...]:
    """Return the group of each move of a difference, in their order.

    Takes about a second for thousands of moves.
    """
    together = Together(now, difference)
    return tuple(map(together.group, difference.moves))


def effects_of(now: InHand, moves: Sequence[FamilyMove]) -> tuple[int, ...]:
    """Return what each goal would gain or lose by several moves of a difference: after − now."""
    caseloads = caseloads_after(now.caseloads, now.problem, [_places(now, move) for move in moves])
    return _effects(now.problem, moves, now.caseloads, caseloads)


class Together:
    """The groups of one difference. Made once, asked for each move."""

    def __init__(self, now: InHand, difference: Difference) -> None:
        self._now = now
        self._moves = difference.moves
        self._at = {move.family_id: at for at, move in enumerate(difference.moves)}
        self._placed = tuple(_places(now, move) for move in difference.moves)
        self._problem = _problem_then(now, difference)
        self._leaving_worker = defaultdict[int, list[int]](list)
        self._leaving_pod = defaultdict[int, list[int]](list)
        for at, (family, worker) in enumerate(self._placed):
            here = now.solution.worker_of(family)
            if here is None:
                continue
            self._leaving_worker[here].append(at)
            pod = now.problem.workers[here].pod
            if pod is not None and (worker is None or now.problem.workers[worker].pod != pod):
                self._leaving_pod[pod].append(at)

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
        return self._told(*self._fewest(at))

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
        group = [self._at[move.family_id] for move in moves]
        return self._told(*self._with_room(group, self._after(self._now.caseloads, group)))

    def _told(self, group: Sequence[int], caseloads: Caseloads) -> Group:
        moves = tuple(self._moves[at] for at in group)
        against = (
            one.sentence
            for family, worker in (self._placed[at] for at in group)
            if worker is not None
            for one in objections(self._problem, caseloads, family, worker)
        )
        effects = _effects(self._now.problem, moves, self._now.caseloads, caseloads)
        return Group(moves, effects, " ".join(dict.fromkeys(against)))

    def _fewest(self, first: int) -> tuple[Sequence[int], Caseloads]:
        """Return the smallest group in which everybody has room, and the caseloads with it.

        Where nothing makes room, the last group that was tried.
        """
        ties = count()
        begun = self._after(self._now.caseloads, (first,))
        waiting: list[tuple[int, int, tuple[int, ...], Caseloads]] = [
            (1, next(ties), (first,), begun)
        ]
        seen: set[frozenset[int]] = set()
        while True:
            _, _, group, caseloads = heappop(waiting)
            asked = (self._making_room(at, group, caseloads) for at in group)
            room = next((found for found in asked if found is not None), None)
            if room is None:
                return group, caseloads
            if len(seen) > LOOKED_AT:
                return self._with_room(group, caseloads)
            for one in room:
                longer = (*group, one)
                if frozenset(longer) not in seen:
                    seen.add(frozenset(longer))
                    more = self._after(caseloads, (one,))
                    heappush(waiting, (len(longer), next(ties), longer, more))
            if not waiting:
                return group, caseloads

    def _with_room(
        self, group: Sequence[int], caseloads: Caseloads
    ) -> tuple[Sequence[int], Caseloads]:
        """Return a group with moves added until everybody has room, or nobody can make any."""
        grown, inside = list(group), set(group)
        for at in grown:  # it grows meanwhile: whoever makes room needs room elsewhere
            while room := self._making_room(at, inside, caseloads):
                one = room[0]
                grown.append(one)
                inside.add(one)
                caseloads = self._after(caseloads, (one,))
        return grown, caseloads

    def _after(self, caseloads: Caseloads, group: Sequence[int]) -> Caseloads:
        return caseloads_after(caseloads, self._problem, [self._placed[at] for at in group])

    def _making_room(
        self, at: int, group: Collection[int], caseloads: Caseloads
    ) -> list[int] | None:
        """Return the moves that would make room where a family goes; `None` where there is room.

        Those that make enough alone come first, the smallest of them first; then the largest.
        """
        problem = self._problem
        family, worker = self._placed[at]
        if worker is None:
            return None
        pod = problem.workers[worker].pod
        if children_cap.objection(problem, caseloads, family, worker) is not None:
            leaving = self._leaving_worker[worker]
            over = caseloads.by_worker[worker] - problem.workers[worker].children_cap
        elif pod is not None and pod_cap.objection(problem, caseloads, family, worker) is not None:
            leaving = self._leaving_pod[pod]
            over = caseloads.by_pod[pod] - problem.pods[pod].children_cap
        else:
            return None

        def by_need(one: int) -> tuple[bool, int]:
            children = self._moves[one].children
            return children < over, children if children >= over else -children

        return sorted((one for one in leaving if one not in group), key=by_need)


def _problem_then(now: InHand, difference: Difference) -> Problem:
    """Return the problem without what is overruled for families that would not be there then."""
    there = {move.family_id: move.after for move in difference.moves}
    hand = tuple(one for one in now.hand if there.get(one.family_id, one.staff_id) == one.staff_id)
    return now.problem if hand == now.hand else overruling(now.ground, hand)


def _places(now: InHand, move: FamilyMove) -> tuple[int, int | None]:
    return now.ground.family[move.family_id], now.ground.worker_at(move.after)


def _effects(
    problem: Problem, moves: Sequence[FamilyMove], before: Caseloads, after: Caseloads
) -> tuple[int, ...]:
    """Return the effects of moves: those of each added up, but for the peak, which is of all."""
    peak = peak_load.value_of_loads
    return tuple(
        peak(problem, after.by_worker) - peak(problem, before.by_worker)
        if name == peak_load.NAME
        else sum(move.effects[place] for move in moves)
        for place, name in enumerate(problem.goals)
    )
