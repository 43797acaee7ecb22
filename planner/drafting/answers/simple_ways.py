"""The ways in that need no search: a place as it is, one family that makes room, one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.answers.held import ROOM, is_closed, is_held, let_go
from planner.drafting.answers.other_plan import effects_of, moves_between
from planner.drafting.answers.way_in import Takes, WayIn
from planner.drafting.options import CRITERIA, Stand, Weighing
from planner.service.naming import counted, number_word
from solver.allocation.effects import Effects
from solver.allocation.objections import Objection, objections
from solver.allocation.rules import children_cap, pod_cap, travel_limit
from solver.allocation.solution import Solution, families_by_worker

if TYPE_CHECKING:
    from planner.drafting.difference import FamilyMove
    from planner.drafting.in_hand import InHand
    from planner.drafting.options import MoveOption

NEAREST = 12
"""Practitioners at whom somebody could make room, the nearest first; a search looks at all."""

EACH = 2
"""How many ways of each kind, if they overrule a rule: those that overrule it by the least."""

_YES = "The family’s yes on a criterion"


def hint_for(week: InHand, family_id: str) -> str:
    """Return the simplest way in for a waiting family in a few words; empty if none.

    A place that is free, else one that somebody makes, else a rule overruled: the first of these
    that there is. Quick enough for every card on the screen; `ways_in` tells it too.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    if week.worker_of(family_id) is not None:
        return ""
    return _SimpleWays(let_go(week, family_id), family_id).hint()


def simple_ways(week: InHand, family_id: str) -> tuple[WayIn, ...]:
    """Return the ways in that need no search, the cheapest first; none for a placed family.

    Of each kind the best few: whoever has room now, one family that makes room by going to
    somebody who has it, and one rule overruled by as little as possible.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    if week.worker_of(family_id) is not None:
        return ()
    simple = _SimpleWays(let_go(week, family_id), family_id)
    return tuple(map(simple.way, simple.sketches()))


def way_of(week: InHand, family_id: str, solution: Solution) -> WayIn:
    """Return the way in that a plan shows: within the rules, others moving to make room."""
    moves = moves_between(week, solution, first=family_id)
    staff_id = moves[0].after
    assert staff_id is not None  # noqa: S101 - the plan places the family
    return WayIn(
        takes=Takes.MOVES if len(moves) > 1 else Takes.NOTHING,
        text=_making_room(week, moves),
        family_id=family_id,
        staff_id=staff_id,
        name=week.ground.called(staff_id),
        effects=effects_of(week, solution),
        moves=moves,
    )


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A way in before it is written out; positions, and at most one other family that moves."""

    takes: Takes
    worker: int
    effects: tuple[int, ...]
    overrules: tuple[Objection, ...] = ()
    other: tuple[int, int] | None = None


A_CHILD = 10
"""A child above a cap weighs as much as this many minutes beyond a travel limit: our own number."""


class _SimpleWays:
    """The simple ways in for one family."""

    def __init__(self, week: InHand, family_id: str) -> None:
        self._week = week
        self._problem = week.problem
        self._family_id = family_id
        self._family = week.ground.family[family_id]
        weighing = Weighing(week, family_id)
        self._options = {
            at: weighing.option(at)
            for at, worker in enumerate(self._problem.workers)
            if worker.available and not is_closed(week, at)
        }
        allowed = dict(self._problem.overruled.children)
        self._most = [
            max(worker.children_cap, allowed.get(at, 0))
            for at, worker in enumerate(self._problem.workers)
        ]

    def sketches(self) -> list[_Sketch]:
        """Return the ways, the cheapest first."""
        found = [*self._as_it_is(), *self._one_makes_room(), *self._overruling()]
        return sorted(found, key=self._rank)

    def hint(self) -> str:
        """Return the first of the kinds of ways, in a few words; empty if none."""
        for kind in (self._as_it_is, self._one_makes_room, self._overruling):
            found = sorted(kind(), key=self._rank)
            if found:
                return self.text(found[0])
        return ""

    def way(self, sketch: _Sketch) -> WayIn:
        """Write a way out."""
        solution = self._week.solution.with_family_at(self._family, sketch.worker)
        if sketch.other is not None:
            return way_of(self._week, self._family_id, solution.with_family_at(*sketch.other))
        option = self._options[sketch.worker]
        return WayIn(
            takes=sketch.takes,
            text=self.text(sketch),
            family_id=self._family_id,
            staff_id=self._problem.workers[sketch.worker].id,
            name=option.name,
            effects=option.effects,
            moves=moves_between(self._week, solution, first=self._family_id),
            overrules=option.objections,
            beyond=self._excess(sketch.worker) if option.objections else 0,
        )

    def text(self, sketch: _Sketch) -> str:
        """Say a way in a few words."""
        option = self._options[sketch.worker]
        match sketch.takes:
            case Takes.NOTHING:
                return _has_room(self._week, sketch.worker)
            case Takes.MOVES if sketch.other is not None:
                other, to = sketch.other
                moved = self._problem.families[other].id
                return f"Moving {moved} to {self._problem.workers[to].name} opens one"
            case Takes.CRITERION:
                return f"{_YES}, with {option.name}"
            case _:
                return self._overruled(sketch.worker)

    def _overruled(self, worker: int) -> str:
        """Say what is missing: ``One more place and three more minutes of travel for Hannah``."""
        option, row = self._options[worker], self._problem.workers[worker]
        remedy = {one.rule: one.remedy for one in option.objections}
        parts = [_YES] if CRITERIA in remedy else []
        own = [remedy[children_cap.NAME]] if children_cap.NAME in remedy else []
        if travel_limit.NAME in remedy:
            over = (option.minutes or 0) - row.travel_limit_minutes
            own.append(f"{number_word(over)} more {'minute' if over == 1 else 'minutes'} of travel")
        if own:
            parts.append(f"{' and '.join(own)} for {option.name}")
        if pod_cap.NAME in remedy:
            parts.append(remedy[pod_cap.NAME] + ("" if own else f" for {option.name}"))
        words = " and ".join(parts)
        return f"{words[:1].upper()}{words[1:]}"

    def _as_it_is(self) -> list[_Sketch]:
        fits = [at for at, one in self._options.items() if one.stand is Stand.FITS]
        fits.sort(key=lambda at: (self._options[at].effects, at))
        return [_Sketch(Takes.NOTHING, at, self._options[at].effects) for at in fits[:EACH]]

    def _overruling(self) -> list[_Sketch]:
        """Return the ways that overrule as few rules as need be, by as little as need be."""
        against = {at: one for at, one in self._options.items() if one.stand is Stand.WITH_REASON}
        fewest = min((len(one.objections) for one in against.values()), default=0)
        by_kind: dict[Takes, list[int]] = {}
        for at, option in against.items():
            if len(option.objections) == fewest:
                by_kind.setdefault(_takes(option), []).append(at)
        found = []
        for takes, workers in by_kind.items():
            workers.sort(key=lambda at: (self._excess(at), self._options[at].effects, at))
            found += [
                _Sketch(takes, at, self._options[at].effects, self._options[at].objections)
                for at in workers[:EACH]
            ]
        return found

    def _one_makes_room(self) -> list[_Sketch]:
        """Return the best way in which one other family goes to somebody who has room."""
        families = families_by_worker(self._problem, self._week.solution)
        full = [
            at
            for at, one in self._options.items()
            if one.objections and all(each.rule in ROOM for each in one.objections)
        ]
        full.sort(key=lambda at: (self._options[at].minutes or 0, at))
        effects = Effects(self._problem, self._week.solution)
        found = []
        for worker in full[:NEAREST]:
            for other in families[worker]:
                if is_held(self._week, other):
                    continue
                for to in self._who_takes(other, worker):
                    both = zip(self._options[worker].effects, effects.of(other, to), strict=True)
                    costs = tuple(one + two for one, two in both)
                    found.append(_Sketch(Takes.MOVES, worker, costs, other=(other, to)))
        return sorted(found, key=self._rank)[:1]

    def _who_takes(self, other: int, worker: int) -> list[int]:
        """Return who could take another family so that this one fits where it was."""
        problem = self._problem
        without = self._week.caseloads.moved(problem, other, None)
        if objections(problem, without, self._family, worker):
            return []
        joined = without.moved(problem, self._family, worker)
        row = problem.families[other]
        return [
            to
            for to in self._options
            if to != worker
            and (joined.by_worker[to] + row.children <= self._most[to] or row.current == to)
            and not objections(problem, joined, other, to)
        ]

    def _excess(self, worker: int) -> int:
        """Return by how much rules would be passed: minutes, and ten for each child."""
        option, row = self._options[worker], self._problem.workers[worker]
        rules = {one.rule for one in option.objections}
        over = 0
        if children_cap.NAME in rules:
            over += A_CHILD * (option.children_after - row.children_cap)
        if pod_cap.NAME in rules and row.pod is not None:
            children = self._week.caseloads.by_pod[row.pod]
            children += self._problem.families[self._family].children
            over += A_CHILD * (children - self._problem.pods[row.pod].children_cap)
        if travel_limit.NAME in rules and option.minutes is not None:
            over += option.minutes - row.travel_limit_minutes
        return over

    def _rank(self, sketch: _Sketch) -> tuple[object, ...]:
        names = self._problem.workers
        other = (-1, -1) if sketch.other is None else sketch.other
        moves = sketch.other is not None
        beyond = self._excess(sketch.worker) if sketch.overrules else 0
        name = names[sketch.worker].name
        return len(sketch.overrules), beyond, sketch.effects, moves, name, other


def _making_room(week: InHand, moves: tuple[FamilyMove, ...]) -> str:
    """Say who makes room for the first family: whoever leaves its new practitioner, and others."""
    asked, *others = moves
    if not others:
        return _has_room(week, week.ground.worker[asked.after or ""])
    others.sort(key=lambda move: move.before != asked.after)
    first = others[0]
    also = f" and {counted(len(others) - 1, 'other')}" if len(others) > 1 else ""
    where = (
        "to " + week.ground.called(first.after) if first.after is not None else "back to waiting"
    )
    return f"Moving {first.family_id} {where}{also} opens one"


def _has_room(week: InHand, worker: int) -> str:
    row = week.problem.workers[worker]
    free = max(row.children_cap - week.caseloads.by_worker[worker], 0)
    return f"{row.name} has {counted(free, 'place')} free"


def _takes(option: MoveOption) -> Takes:
    rules = {one.rule for one in option.objections}
    if len(rules) > 1:
        return Takes.SEVERAL
    return {
        children_cap.NAME: Takes.PLACES,
        pod_cap.NAME: Takes.POD_PLACES,
        travel_limit.NAME: Takes.MINUTES,
        CRITERIA: Takes.CRITERION,
    }[rules.pop()]
