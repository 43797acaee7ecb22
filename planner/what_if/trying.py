"""The week re-planned under a supposition, beside today's plan. Nothing is kept by trying."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.drafting.carrying import carried_over
from planner.drafting.decision import Decisions
from planner.drafting.edits import applied
from planner.drafting.in_hand import Ground, InHand, ground_of
from planner.drafting.moving import decisions_of
from planner.drafting.replanning import How, edit_of, problem_around
from planner.errors import BugError, KnownError
from planner.service import Service, Week
from planner.what_if.carrying_out import carried_out
from planner.what_if.families import ChangeKind, FamilyChange, covered, in_short, re_shared
from planner.what_if.standing_in import stand_ins
from planner.what_if.supposing import supposed
from planner.what_if.suppositions import IsAway, Supposition, words
from planner.what_if.taking_hold import TakesHold, takes_hold
from solver.allocation.goals import changes, moves, waiting
from solver.allocation.solve import NoPlanError, RuleBrokenError
from solver.result import Status

if TYPE_CHECKING:
    from planner.plan import GoalLine
    from planner.planning.solving import Solve
    from planner.travel.places import Gazetteer
    from solver.allocation.problem import Problem
    from solver.allocation.solve import Result
    from solver.cp_sat import Effort
    from solver.result import Cancel, Listener


@dataclass(frozen=True)
class WhatIf:
    """A supposition tried out.

    Attributes
    ----------
    words
        The supposition in a few words: ``Sam leaves on Fri 18 Dec``.
    takes_hold
        From when it shows, and the week it is judged for.
    desk
        The week on the desk, which may be an earlier one.
    service
        The service of the desk under the supposition: what is kept.
    today
        Today's plan in the week judged, without the supposition. For a later week it was carried
        out, and that week planned with as few changes, so that what time alone brings is not put
        down to the supposition.
    before
        Today's plan on the ground of the supposition, as far as it goes: whoever is not there
        any more has no families. What breaks under the supposition, it breaks.
    after
        Planned again with as few changes for families as can be; `before` where nothing lasting
        comes of it.
    let_go
        Families whose lock or decision by hand cannot hold under the supposition.
    status, seconds
        Of the search; `None` and 0 where none was needed.
    families
        Every family that is not as in today's plan (`planner.what_if.families`).
    """

    supposition: Supposition
    words: str
    takes_hold: TakesHold
    desk: Week
    service: Service
    today: InHand
    before: InHand
    after: InHand
    let_go: tuple[str, ...]
    status: Status | None
    seconds: float
    families: tuple[FamilyChange, ...]

    @property
    def week(self) -> Week:
        """The week it is judged for."""
        return self.takes_hold.week

    @property
    def is_later(self) -> bool:
        """Whether it is judged for a later week than the one on the desk."""
        return self.week > self.desk

    @property
    def goals(self) -> tuple[tuple[GoalLine, GoalLine], ...]:
        """Each goal in today's plan and in the what-if, in order."""
        return tuple(zip(self.today.part.goals, self.after.part.goals, strict=True))

    @property
    def in_short(self) -> str:
        """What it comes to for families, in a sentence."""
        return in_short(self.families)

    def of_kind(self, kind: ChangeKind) -> tuple[FamilyChange, ...]:
        """Return the families to which this happens, those moved most often before first."""
        return tuple(change for change in self.families if change.kind is kind)


def try_out(
    week: InHand,
    supposition: Supposition,
    *,
    gazetteer: Gazetteer,
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> WhatIf:
    """Try a supposition that has no faults, on a copy of the week in hand.

    Changes of worker come first or second, as the manager has ordered the goals, and weigh more
    the more often a family has been moved before. Among plans equally good in that and in waiting,
    the one that leaves most families where the plan on the desk has them is taken, before any
    other goal counts. Locks and decisions by hand hold, but for those about somebody who goes.

    A short absence moves nobody: others of the pod stand in.

    Raises
    ------
    KeyError
        The supposition names somebody the service does not have.
    KnownError
        A place is not known, or what is locked and decided cannot stand under the supposition.
    BugError
        The plan found breaks a rule; it is thrown away.
    """
    service = week.ground.service
    then = supposed(service, supposition)
    hold = takes_hold(supposition, desk=week.ground.week, before=service, after=then)
    today = week
    if hold.week != week.ground.week:
        later = ground_of(carried_out(week), hold.week, gazetteer=gazetteer)
        today, _ = carried(week, later)
        if not hold.is_cover:
            effort = replace(effort, seconds=effort.seconds / 2)
            today, _ = _least_change(today, "", solve, effort, cancel, listener)
    supposed_then = supposed(today.ground.service, supposition)
    ground = ground_of(supposed_then, hold.week, gazetteer=gazetteer)
    before, let_go = carried(today, ground)
    after, result = before, None
    if not hold.is_cover:
        after, result = _least_change(
            before, words(supposition, service), solve, effort, cancel, listener
        )
    return WhatIf(
        supposition=supposition,
        words=words(supposition, service),
        takes_hold=hold,
        desk=week.ground.week,
        service=then,
        today=today,
        before=before,
        after=after,
        let_go=let_go,
        status=None if result is None else result.status,
        seconds=0.0 if result is None else result.seconds,
        families=_families(supposition, hold, today, after),
    )


def carried(week: InHand, ground: Ground) -> tuple[InHand, tuple[str, ...]]:
    """Return the plan on the board on another ground, and the families whose decision is let go."""
    with_whom = {family_id: week.worker_of(family_id) for family_id in week.ground.family}
    return carried_over(ground, with_whom, Decisions(week.hand, week.locks))


def _least_change(
    before: InHand,
    name: str,
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None,
    listener: Listener | None,
) -> tuple[InHand, Result]:
    problem = replace(
        problem_around(before, How.REST), goals=_goals_of_least_change(before.problem)
    )
    try:
        result = solve(problem, effort=effort, cancel=cancel, listener=listener)
    except NoPlanError:
        raise KnownError(
            "What is locked and decided by hand cannot stand together under the rules then. "
            "Nothing was changed. Unlock a family, or take a decision back."
        ) from None
    except RuleBrokenError:
        raise BugError("A plan that breaks a rule was found, and thrown away.") from None
    edit = edit_of(before, problem, result, name=name, with_bounds=False)
    bounds = before.part.goals, _bounds(before, result)
    decisions = decisions_of(before)
    return applied(before, replace(edit, before=decisions, after=decisions, bounds=bounds)), result


def _goals_of_least_change(problem: Problem) -> tuple[str, ...]:
    """Return the manager's goals, with the moves from the plan on the desk after the first two."""
    first = [name for name in problem.goals if name in (changes.NAME, waiting.NAME)]
    rest = [name for name in problem.goals if name not in first]
    return (*first, moves.NAME, *rest)


def _bounds(before: InHand, result: Result) -> tuple[GoalLine, ...]:
    """Return what the search says of the goals it did not hold to the plan on the desk."""
    found = {goal.name: goal for goal in result.goals}
    return tuple(
        replace(
            line,
            value=found[line.name].value,
            bound=found[line.name].bound,
            proven=found[line.name].proven,
        )
        if line.name in (changes.NAME, waiting.NAME)
        else line
        for line in before.part.goals
    )


def _families(
    supposition: Supposition, hold: TakesHold, today: InHand, after: InHand
) -> tuple[FamilyChange, ...]:
    if not hold.is_cover or not isinstance(supposition, IsAway):
        return re_shared(today, after)
    if hold.cover is None:
        return ()
    found = stand_ins(after, supposition.staff_id, hold.cover)
    return covered(after, supposition.staff_id, found, hold.cover)
