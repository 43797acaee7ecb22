"""Everybody a family could go to: ranked by the goals, blocked people shown with why.

Each option says what it would do to every goal in numbers and in words, what stands against it,
what would open it, and whether a person may overrule it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.service.naming import counted, number_word
from solver.allocation.effects import Effects
from solver.allocation.objections import Objection, objections
from solver.allocation.rules import left_out
from solver.allocation.rules.pinned import NAME as PINNED

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand

CRITERIA = "referral"
"""The name, beside those of the solver's rules, of the referral criteria."""


class Stand(Enum):
    """Whether a family may go somewhere."""

    FITS = "fits"
    WITH_REASON = "with a reason"
    NEVER = "never"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class MoveOption:
    """One place a family could be.

    Attributes
    ----------
    staff_id
        `None` for waiting.
    children_before, children_after, children_cap
        Of the practitioner's caseload; 0 for waiting.
    minutes
        One way; `None` for waiting, or where it is not known.
    effects
        What each goal would gain or lose, in the order of the problem's goals: after − now.
    mean
        What it would mean, in a sentence or two: ``Meets two of three needs. One place left.``
    objections
        What stands against it.
    """

    staff_id: str | None
    name: str
    pod: str
    stand: Stand
    children_before: int
    children_after: int
    children_cap: int
    minutes: int | None
    effects: tuple[int, ...]
    mean: str
    objections: tuple[Objection, ...] = ()

    @property
    def blocked(self) -> str:
        """What stands against it, in a sentence a rule."""
        return " ".join(one.sentence for one in self.objections)

    @property
    def remedy(self) -> str:
        """What would open it: ``two more places and 3 more minutes``; empty where nothing would."""
        if not all(one.remedy for one in self.objections):
            return ""
        return " and ".join(one.remedy for one in self.objections)


@dataclass(frozen=True, slots=True)
class MoveOptions:
    """Where a family could be.

    Attributes
    ----------
    goals
        The names of the goals, in the order of each option's effects.
    open
        Those that fit and where the family is now, the best first.
    waiting
        Leaving the family without a practitioner.
    blocked
        Those something stands against, the nearest to being open first.
    """

    family_id: str
    goals: tuple[str, ...]
    open: tuple[MoveOption, ...]
    waiting: MoveOption
    blocked: tuple[MoveOption, ...]

    def to(self, staff_id: str | None) -> MoveOption:
        """Return the option of one practitioner, or of waiting.

        Raises
        ------
        KeyError
            Nobody planned this week has this id.
        """
        for option in (self.waiting, *self.open, *self.blocked):
            if option.staff_id == staff_id:
                return option
        raise KeyError(staff_id)


def options_for(week: InHand, family_id: str) -> MoveOptions:
    """Return everybody planned this week, ranked for one family.

    Ranked are those that fit, goal by goal in the manager's order, ties by minutes and name.
    """
    weighing = Weighing(week, family_id)
    problem = week.problem
    options = [weighing.option(at) for at, worker in enumerate(problem.workers) if worker.available]
    fits = [one for one in options if one.stand in (Stand.FITS, Stand.HERE)]
    blocked = [one for one in options if one.stand in (Stand.WITH_REASON, Stand.NEVER)]
    return MoveOptions(
        family_id=family_id,
        goals=problem.goals,
        open=tuple(sorted(fits, key=rank_of)),
        waiting=weighing.option(None),
        blocked=tuple(sorted(blocked, key=lambda one: (one.stand is Stand.NEVER, *_openness(one)))),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """What each place would mean for a family: everybody planned by staff id, and waiting."""

    by_staff: Mapping[str, MoveOption]
    waiting: MoveOption


def stands_for(week: InHand, family_id: str) -> Places:
    """Return what each place would mean for one family, in no order."""
    weighing = Weighing(week, family_id)
    return Places(
        {
            worker.id: weighing.option(at)
            for at, worker in enumerate(week.problem.workers)
            if worker.available
        },
        weighing.option(None),
    )


class Weighing:
    """What each place would mean for one family. Made once, asked for each place."""

    def __init__(self, week: InHand, family_id: str) -> None:
        self._week = week
        self._problem = week.problem
        self._family = week.ground.family[family_id]
        self._here = week.solution.worker_of(self._family)
        self._effects = Effects(week.problem, week.solution)
        self._criteria = tuple(
            Objection(CRITERIA, sentence, "a yes on this criterion", may_be_overruled=True)
            for sentence in week.ground.missed.get(family_id, ())
            if self._family in week.problem.left
        )

    def option(self, worker: int | None) -> MoveOption:
        """Return what one place would mean; `None` for waiting."""
        effects = self._effects.of(self._family, worker)
        if worker is None:
            return self._waiting(effects)
        problem, row = self._problem, self._problem.workers[worker]
        family = problem.families[self._family]
        now = self._week.caseloads.by_worker[worker]
        is_here = worker == self._here
        against = () if is_here else self._against(worker)
        after = now + (0 if is_here else family.children)
        return MoveOption(
            staff_id=row.id,
            name=row.name,
            pod="" if row.pod is None else problem.pods[row.pod].name,
            stand=Stand.HERE if is_here else _stand(against),
            children_before=now,
            children_after=after,
            children_cap=row.children_cap,
            minutes=problem.minutes_between(self._family, worker),
            effects=effects,
            mean=self._mean(worker, after),
            objections=against,
        )

    def _against(self, worker: int) -> tuple[Objection, ...]:
        found = objections(self._problem, self._week.caseloads, self._family, worker)
        return (*self._criteria, *(one for one in found if one.rule != left_out.NAME))

    def _waiting(self, effects: tuple[int, ...]) -> MoveOption:
        family = self._problem.families[self._family]
        children = counted(family.children, "child", "children").capitalize()
        verb = "waits" if family.children == 1 else "wait"
        changes = " The family loses its practitioner." if family.current is not None else ""
        against = self._against_waiting()
        return MoveOption(
            staff_id=None,
            name="Leave waiting",
            pod="",
            stand=Stand.HERE if self._here is None else _stand(against),
            children_before=0,
            children_after=0,
            children_cap=0,
            minutes=None,
            effects=effects,
            mean=f"{children} {verb}; seen again next Monday.{changes}",
            objections=against,
        )

    def _against_waiting(self) -> tuple[Objection, ...]:
        """Return that the family is pinned to somebody, if it is."""
        pinned = self._problem.pinned_worker.get(self._family)
        if pinned is None:
            return ()
        name = self._problem.workers[pinned].name
        return (
            Objection(PINNED, f"Pinned to {name}.", "take the pin out", may_be_overruled=False),
        )

    def _mean(self, worker: int, after: int) -> str:
        """Say what a caseload and a family would come to."""
        row, family = self._problem.workers[worker], self._problem.families[self._family]
        parts = []
        if family.needs:
            met = len(family.needs & row.skills)
            needs = len(family.needs)
            how_many = "all" if met == needs else (number_word(met) if met else "none")
            noun = "needs" if needs > 1 else "need"
            if needs == 1:
                parts.append("Meets the need" if met else "Does not meet the need")
            elif how_many == "all":
                parts.append(f"Meets all {number_word(needs)} {noun}")
            else:
                parts.append(f"Meets {how_many} of {number_word(needs)} {noun}")
        if not family.languages & row.languages:
            parts.append("They share no language")
        if worker == family.last:
            parts.append("Knows the family")
        free = row.children_cap - after
        if free > 0:
            parts.append(f"{counted(free, 'place').capitalize()} left")
        elif free == 0:
            parts.append("Reaches the cap; no place left")
        return ". ".join(parts) + ("." if parts else "")


def in_words(option: MoveOption, goals: tuple[str, ...]) -> str:
    """Say an option's effects in words: ``no family changes worker · 28 more minutes a week``."""
    return " · ".join(
        words
        for name, points in zip(goals, option.effects, strict=True)
        if (words := _effect_words(name, points))
    )


def _effect_words(name: str, points: int) -> str:
    more = f"{abs(points):,}"
    match name:
        case "changes":
            if points == 0:
                return "no family changes worker"
            return f"changes of worker {_signed(points)} points"
        case "waiting":
            return "waiting as before" if points == 0 else f"waiting {_signed(points)} points"
        case "preferences":
            if points == 0:
                return "needs and wishes as before"
            return f"needs and wishes {_signed(points)} points"
        case "peak_load":
            if points == 0:
                return "the fullest caseload stays"
            return f"the fullest caseload {'rises' if points > 0 else 'falls'} by {more} %"
        case "travel":
            if points == 0:
                return "travel as before"
            return f"{more} {'more' if points > 0 else 'fewer'} minutes of travel a week"
        case _:
            return ""


def _signed(points: int) -> str:
    return f"{'+' if points > 0 else '−'}{abs(points):,}"


def _stand(against: tuple[Objection, ...]) -> Stand:
    if not against:
        return Stand.FITS
    return Stand.WITH_REASON if all(one.may_be_overruled for one in against) else Stand.NEVER


def rank_of(option: MoveOption) -> tuple[tuple[int, ...], int, str]:
    """Return what options are ranked by: goal by goal, then minutes, then name."""
    return option.effects, option.minutes or 0, option.name


def _openness(option: MoveOption) -> tuple[int, int, str]:
    over = option.children_after - option.children_cap
    return len(option.objections), over, option.name
