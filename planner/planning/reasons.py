"""Why a family is where it is, and where else it could be: sentences a manager would say.

Made from the plan in plain Python. They name a person's first name, children, minutes and weeks;
never a need, never the text of a reason, because some of them go on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.plan import Option, Outcome
from planner.planning.staffing import month_words, short_date
from planner.service.naming import counted, number_word
from solver.allocation.rules import RULES, travel_limit
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from planner.planning.problem import WeekProblem
    from planner.service import Allocation, Week

NEAREST = 5
"""How many other people are told for each family."""

MOST_NAMES = 3
"""How many people are named in one sentence at most."""

_DAYS_OF_A_MONTH = 30.44

_OBJECTIONS = tuple((rule.name, rule.objection) for rule in RULES if rule.objection is not None)
"""The rules about one family and one worker."""


class Reasons:
    """The reasons of one plan. Made once, asked for each family by its position."""

    def __init__(
        self,
        week: Week,
        told: WeekProblem,
        solution: Solution,
        *,
        caseloads: Caseloads | None = None,
        nearest: Nearest | None = None,
    ) -> None:
        self._week = week
        self._told = told
        self._problem = told.problem
        self._solution = solution
        self._caseloads = caseloads or Caseloads.of(told.problem, solution)
        self._nearest = nearest or Nearest(told)

    def outcome(self, family: int) -> Outcome:
        """Return what the plan does with a family."""
        row = self._problem.families[family]
        worker = self._solution.worker_of(family)
        if worker is None:
            return Outcome.WAITING
        if row.standing.is_open:
            if row.current is None:
                return Outcome.NEW
            return Outcome.KEPT if worker == row.current else Outcome.MOVED
        return Outcome.RETURNED if worker == row.last else Outcome.NEW

    def why(self, family: int) -> tuple[str, ...]:
        """Return why the family is where it is, the main reason first."""
        worker = self._solution.worker_of(family)
        if worker is None:
            return self._why_waiting(family)
        outcome = self.outcome(family)
        name = self._problem.workers[worker].name
        journey = self._journey(family, worker)
        stint = self._told.stints[family]
        if outcome is Outcome.KEPT:
            together = _together(stint, self._week)
            return (f"Kept with {name}: {together}.", f"{journey[0].upper()}{journey[1:]}.")
        if outcome is Outcome.RETURNED:
            over = None if stint is None else stint.to
            until = "" if over is None else f" until {month_words(over, week=self._week)}"
            return (
                f"Returned to {name}, who knew the family{until}.",
                self._waited_and(journey, family),
            )
        if outcome is Outcome.MOVED:
            return (
                f"Moved from {self._was(family)} to {name}: {self._why_moved(family, worker)}.",
                f"{journey[0].upper()}{journey[1:]}.",
            )
        waited = self._waited(family)
        return (f"New with {name}: {waited + '; ' if waited else ''}{journey}.",)

    def could_be(self, family: int) -> tuple[Option, ...]:
        """Return the nearest other people the family could be with, blocked or not."""
        here = self._solution.worker_of(family)
        others = [worker for worker in self._nearest.to(family) if worker != here][:NEAREST]
        return tuple(self.option(family, worker) for worker in others)

    def option(self, family: int, worker: int) -> Option:
        """Return what stands against a family going to a worker, and how it would be."""
        objections = [
            (name, sentence)
            for name, objection in _OBJECTIONS
            for sentence in (objection(self._problem, self._caseloads, family, worker),)
            if sentence is not None
        ]
        if objections:
            return Option(
                staff_id=self._problem.workers[worker].id,
                blocked_by=tuple(name for name, _ in objections),
                sentence=" ".join(sentence for _, sentence in objections),
            )
        after = self._caseloads.by_worker[worker] + self._problem.families[family].children
        row = self._problem.workers[worker]
        return Option(
            staff_id=row.id,
            blocked_by=(),
            sentence=f"Fits: would make {after} of {row.children_cap} children; "
            f"{self._journey(family, worker)}.",
        )

    def _why_waiting(self, family: int) -> tuple[str, ...]:
        row = self._problem.families[family]
        children = counted(row.children, "child", "children").capitalize()
        opening = f"Waiting: {children[0].lower()}{children[1:]};"
        planned = [at for at, worker in enumerate(self._problem.workers) if worker.available]
        if not planned:
            return (f"{opening} nobody is planned this week.",)
        near = [
            worker
            for worker in planned
            if travel_limit.objection(self._problem, self._caseloads, family, worker) is None
        ]
        if not near:
            nearest = self._nearest.to(family)[0]
            return (
                f"{opening} nobody is near enough. The nearest is "
                f"{self._problem.workers[nearest].name}: {self._limit(family, nearest)}.",
            )
        # The other rules are asked of those within reach alone: at 300 pods one in ten.
        stands = {worker: self._blocks(family, worker) for worker in near}
        wish = {"female": "woman", "male": "man"}.get(row.worker_gender or "")
        fitting = [worker for worker in near if "worker_gender" not in stands[worker]]
        if not fitting:
            return (f"{opening} asks for a {wish}; no {wish} is within reach.",)
        allowed = [worker for worker in fitting if "excluded" not in stands[worker]]
        if not allowed:
            if len(fitting) > MOST_NAMES:
                return (f"{opening} everybody within reach is excluded.",)
            *others, last = (self._problem.workers[one].name for one in fitting)
            names = f"{', '.join(others)} and {last}" if others else last
            return (f"{opening} only {names} could be reached, and that is excluded.",)
        room = {worker: self._room(worker) for worker in allowed}
        most = max(allowed, key=lambda worker: (room[worker], -worker))
        if not stands[most] and room[most] >= row.children:
            return (
                f"{opening} {self._problem.workers[most].name} has room. Plan the week, or move "
                "the family there.",
            )
        who = f"no {wish}" if wish else "nobody"
        if room[most] <= 0:
            return (
                f"{opening} {who} within reach has a place free.",
                *self._full_pod(allowed, row.children),
            )
        within = "" if wish else self._within(allowed)
        return (
            f"{opening} {who} within {within or 'reach'} has more than "
            f"{counted(room[most], 'place')}.",
            f"Most places free with one person: {number_word(room[most])}, "
            f"with {self._problem.workers[most].name}.",
            *self._full_pod(allowed, row.children),
        )

    def _full_pod(self, workers: list[int], children: int) -> tuple[str, ...]:
        """Name the pod that is full although one of these people has room; empty if none is."""
        room = {
            worker: self._problem.workers[worker].children_cap - self._caseloads.by_worker[worker]
            for worker in workers
        }
        held_up = [one for one in workers if room[one] >= children > self._room(one)]
        if not held_up:
            return ()
        one = max(held_up, key=lambda worker: (room[worker], -worker))
        named = self._problem.workers[one]
        pod = "" if named.pod is None else self._problem.pods[named.pod].name
        left = number_word(self._room(one)) if self._room(one) else "none"
        return (f"{named.name} has {counted(room[one], 'place')}, but {pod} has {left} left.",)

    def _within(self, workers: list[int]) -> str:
        """Return the travel limit that holds for all of these, in words; empty if they differ."""
        limits = {self._problem.workers[worker].travel_limit_minutes for worker in workers}
        return f"{limits.pop()} minutes" if len(limits) == 1 else ""

    def _blocks(self, family: int, worker: int) -> tuple[str, ...]:
        """Return the rules against a pair, without a sentence: asked of everybody for who waits."""
        problem, caseloads = self._problem, self._caseloads
        return tuple(
            name
            for name, objection in _OBJECTIONS
            if objection(problem, caseloads, family, worker) is not None
        )

    def _room(self, worker: int) -> int:
        row = self._problem.workers[worker]
        room = row.children_cap - self._caseloads.by_worker[worker]
        if row.pod is not None:
            cap = max(
                self._problem.pods[row.pod].children_cap, self._problem.today_pod_children[row.pod]
            )
            room = min(room, cap - self._caseloads.by_pod[row.pod])
        return max(room, 0)

    def _why_moved(self, family: int, worker: int) -> str:
        row = self._problem.families[family]
        if (family, worker) in self._problem.pinned:
            return "pinned there"
        if row.current is None:
            return "nobody had the family"
        staff = self._told.workers[row.current]
        was = self._problem.workers[row.current]
        if staff is None:
            return f"{was.name} has left"
        if not staff.planned:
            return f"{was.name} {staff.away or 'is not planned this week'}"
        if (family, row.current) in self._problem.excluded:
            return f"not to be with {was.name}"
        if row.worker_gender is not None and was.gender != row.worker_gender:
            return f"asks for a {'woman' if row.worker_gender == 'female' else 'man'}"
        return "to make room for others"

    def _was(self, family: int) -> str:
        current = self._problem.families[family].current
        return "nobody" if current is None else self._problem.workers[current].name

    def _waited(self, family: int) -> str:
        referred = self._told.families[family].referred_on
        if referred is None or self._problem.families[family].standing.is_open:
            return ""
        weeks = (self._week.monday - referred).days // 7
        return f"waited {counted(weeks, 'week')}" if weeks > 0 else ""

    def _waited_and(self, journey: str, family: int) -> str:
        waited = self._waited(family)
        sentence = f"{waited}; {journey}." if waited else f"{journey}."
        return f"{sentence[0].upper()}{sentence[1:]}"

    def _journey(self, family: int, worker: int) -> str:
        minutes = self._problem.minutes_between(family, worker)
        if minutes is None:
            return "how far is not known"
        if minutes == 0:
            return "in the same place"
        return f"{counted(minutes, 'minute')} {self._problem.workers[worker].travel_phrase}"

    def _limit(self, family: int, worker: int) -> str:
        limit = self._problem.workers[worker].travel_limit_minutes
        return f"{self._journey(family, worker)}, limit {limit}"


def _together(stint: Allocation | None, week: Week) -> str:
    if stint is None:
        return "as it was"
    days = (week.monday - stint.from_).days
    if days < 0:
        return f"together from {short_date(stint.from_, week=week)}"
    if days < 14:
        return f"together since {short_date(stint.from_, week=week)}"
    if days < 60:
        return f"{counted(days // 7, 'week')} together"
    months = round(days / _DAYS_OF_A_MONTH)
    if months < 24:
        return f"{counted(months, 'month')} together"
    return f"{counted(months // 12, 'year')} together"


class Nearest:
    """The planned workers nearest to each family of a week, ties by id."""

    def __init__(self, told: WeekProblem) -> None:
        problem = told.problem
        self._workers = sorted(
            (at for at, worker in enumerate(problem.workers) if worker.available),
            key=lambda at: problem.workers[at].id.casefold(),
        )
        self._keys = np.zeros((len(self._workers), len(problem.families)), dtype=np.int64)
        if self._workers and problem.families:
            rows = np.array(problem.minutes, dtype=np.int64)
            origins = [problem.workers[at].origin or 0 for at in self._workers]
            # One number a pair, minutes first and place in the order of ids second, has no ties.
            order = np.arange(len(self._workers))[:, None]
            self._keys = rows[origins] * len(self._workers) + order

    def to(self, family: int) -> list[int]:
        """Return the nearest workers of a family, one more than are told of."""
        if not self._workers:
            return []
        most = min(NEAREST + 1, len(self._workers))
        first = np.sort(np.partition(self._keys[:, family], most - 1)[:most])
        return [self._workers[at] for at in (first % len(self._workers)).tolist()]
