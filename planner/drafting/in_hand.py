"""The week in hand: the service, its problem, the plan on the board, and what people decided.

Everything here is frozen. A change makes another `InHand` that shares what did not change, so
that a step back is the one before, and a service of 300 pods is judged anew within a blink.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions, HandMove, Locks
from planner.plan import AllocationPart, FamilyLine, GoalLine, Outcome, Plan, PlanStatus
from planner.planning.allocation import as_it_stands
from planner.planning.caseloads import worker_lines
from planner.planning.problem import WeekProblem, problem_of
from planner.planning.reasons import Nearest, Reasons
from planner.service import Service, Week
from solver.allocation import check
from solver.allocation.goals import GOAL_BY_NAME
from solver.allocation.problem import Overruled, Problem
from solver.allocation.rules import travel_limit
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.travel.places import Gazetteer
    from solver.allocation.verdict import Violation


@dataclass(frozen=True)
class Ground:
    """What stays as it is while people work on a week: the service told as a problem.

    Attributes
    ----------
    told
        With families that do not meet the referral criteria among those left without
        (`planner.planning.problem.problem_of`, everybody).
    """

    service: Service
    week: Week
    told: WeekProblem

    @cached_property
    def family(self) -> Mapping[str, int]:
        """The position of each family, by its id."""
        return {row.id: at for at, row in enumerate(self.told.problem.families)}

    @cached_property
    def worker(self) -> Mapping[str, int]:
        """The position of each practitioner, by their id."""
        return {row.id: at for at, row in enumerate(self.told.problem.workers)}

    @cached_property
    def missed(self) -> Mapping[str, tuple[str, ...]]:
        """The referral criteria that waiting families miss, by family id."""
        return {family.family_id: missed for family, missed in self.told.not_eligible}

    def warmed(self) -> Ground:
        """Work out now, off the window's thread, what would be worked out when first asked."""
        self.family, self.worker, self.missed, self.nearest  # noqa: B018
        return self

    @cached_property
    def nearest(self) -> Nearest:
        """Who is near a family."""
        return Nearest(self.told)

    def worker_at(self, staff_id: str | None) -> int | None:
        """Return the position of a practitioner; `None` stays `None`.

        Raises
        ------
        KeyError
            Nobody has this id.
        """
        return None if staff_id is None else self.worker[staff_id]

    def called(self, staff_id: str | None) -> str:
        """Return what somebody is called in a sentence: ``Sam``; nobody is ``waiting``."""
        at = self.worker_at(staff_id)
        return "waiting" if at is None else self.told.problem.workers[at].name


def ground_of(service: Service, week: Week, *, gazetteer: Gazetteer) -> Ground:
    """Tell a week of a service for people to work on.

    Raises
    ------
    KnownError
        A place is not known.
    """
    told = problem_of(service, week, gazetteer=gazetteer, everybody=True)
    return Ground(service, week, told).warmed()


@dataclass(frozen=True, slots=True)
class Searched:
    """The goals as a search left them, and the decisions it was made under."""

    goals: tuple[GoalLine, ...]
    under: Decisions


@dataclass(frozen=True)
class InHand:
    """A week in people's hands, judged.

    Attributes
    ----------
    plan
        What is on the board, every number and sentence of it as it is shown.
    searched
        What the last search says of how good the goals could be.
    hand
        What people decided by hand, at most one decision a family, in the order they were made.
    problem
        The problem with what was overruled by hand.
    values
        The goals' numbers, in the order of the problem's goals, as `check.goal_values` counts
        them.
    """

    ground: Ground
    plan: Plan
    searched: Searched
    hand: tuple[HandMove, ...]
    locks: Locks
    problem: Problem
    solution: Solution
    caseloads: Caseloads
    values: tuple[int, ...]

    @cached_property
    def decided(self) -> Mapping[str, HandMove]:
        """The decision by hand about each family, by its id."""
        return {move.family_id: move for move in self.hand}

    @cached_property
    def broken(self) -> tuple[Violation, ...]:
        """The rules that are broken, and that nobody overruled."""
        return check.violations(self.problem, self.solution)

    @cached_property
    def overruled(self) -> tuple[Violation, ...]:
        """The breaches that stand because somebody overruled a rule."""
        if self.problem.overruled == Overruled():
            return ()
        return check.overruled(self.problem, self.solution)

    @property
    def told(self) -> WeekProblem:
        """The week as a problem, with what was overruled by hand."""
        return replace(self.ground.told, problem=self.problem)

    @cached_property
    def reasons(self) -> Reasons:
        """What says why each family is where it is."""
        ground = self.ground
        return Reasons(
            ground.week, self.told, self.solution, caseloads=self.caseloads, nearest=ground.nearest
        )

    @property
    def part(self) -> AllocationPart:
        """The allocation on the board."""
        assert self.plan.allocation is not None  # noqa: S101 - there is one from the start
        return self.plan.allocation

    def worker_of(self, family_id: str) -> str | None:
        """Return the id of whom a family is with; `None` while it waits.

        Raises
        ------
        KeyError
            There is no such family in the week.
        """
        at = self.solution.worker_of(self.ground.family[family_id])
        return None if at is None else self.problem.workers[at].id

    def is_locked(self, family_id: str) -> bool:
        """Whether planning leaves a family where it is: by a lock of its own or of its worker."""
        locks = self.locks
        if family_id in locks.families:
            return True
        worker = self.solution.worker_of(self.ground.family[family_id])
        if worker is None:
            return False
        row = self.problem.workers[worker]
        pod = None if row.pod is None else self.problem.pods[row.pod].id
        return row.id in locks.practitioners or pod in locks.pods


def in_hand_of(
    ground: Ground,
    plan: Plan | None,
    *,
    hand: tuple[HandMove, ...] = (),
    locks: Locks | None = None,
) -> InHand:
    """Take a week in hand.

    Parameters
    ----------
    plan
        A plan of this week that names its families and practitioners as the service does;
        without one, the week as it stands today.

    Raises
    ------
    KeyError
        The plan names somebody the service does not have.
    """
    if plan is not None and plan.allocation is not None:
        with_whom = {line.family_id: line.staff_id for line in plan.allocation.families}
        solution = Solution.of(
            ground.worker_at(with_whom.get(family.id)) for family in ground.told.problem.families
        )
    else:
        solution = as_it_stands(ground.told.problem)
        plan = _plan_of_today(ground, solution)
    caseloads = Caseloads.of(ground.told.problem, solution)
    problem = overruling(ground, hand, caseloads, like=ground.told.problem)
    part = plan.allocation
    return InHand(
        ground=ground,
        plan=plan,
        searched=Searched(
            _bounds_of(ground, () if part is None else part.goals),
            Decisions(hand, locks or Locks()),
        ),
        hand=hand,
        locks=locks or Locks(),
        problem=problem,
        solution=solution,
        caseloads=caseloads,
        values=check.goal_values(problem, solution),
    )


def overruling(
    ground: Ground, hand: tuple[HandMove, ...], caseloads: Caseloads, *, like: Problem
) -> Problem:
    """Return the problem with what these decisions overrule, in a week with these caseloads.

    A cap that was overruled may be passed as far as it is now and no further: somebody who leaves
    makes no room for another. `like` is returned where it says the same already.
    """
    problem = ground.told.problem
    placed = {
        ground.family[move.family_id] for move in hand if move.staff_id is not None
    } & problem.left
    pairs, children, pods = set(), dict[int, int](), dict[int, int]()
    for move in hand:
        worker = ground.worker_at(move.staff_id)
        if worker is None or not move.overruled:
            continue
        if travel_limit.NAME in move.overruled:
            pairs.add((ground.family[move.family_id], worker))
        if move.children_allowed is not None:
            now = min(move.children_allowed, caseloads.by_worker[worker])
            children[worker] = max(children.get(worker, 0), now)
        pod = problem.workers[worker].pod
        if pod is not None and move.pod_children_allowed is not None:
            now = min(move.pod_children_allowed, caseloads.by_pod[pod])
            pods[pod] = max(pods.get(pod, 0), now)
    overruled = Overruled(
        pairs=frozenset(pairs),
        children=tuple(sorted(children.items())),
        pod_children=tuple(sorted(pods.items())),
    )
    left = problem.left - placed
    if (like.overruled, like.left) == (overruled, left):
        return like
    return replace(problem, left=left, overruled=overruled)


def goal_lines(week: InHand) -> tuple[GoalLine, ...]:
    """Return the goals of a week in hand, with what is known of how good they could be.

    A bound holds for plans that are as good in every goal before it, and for the decisions it was
    found under. Where it does not hold, what is plain of the goal stands in for it.
    """
    now = Decisions(week.hand, week.locks)
    holds = not now.leave_more_free_than(week.searched.under)
    return _goal_lines(week.problem, week.values, week.searched.goals, holds=holds)


def _goal_lines(
    problem: Problem, values: tuple[int, ...], bounds: tuple[GoalLine, ...], *, holds: bool
) -> tuple[GoalLine, ...]:
    least = _least(problem)
    lines: list[GoalLine] = []
    for value, line in zip(values, bounds, strict=True):
        known = holds and all(earlier.value == earlier.bound for earlier in lines)
        bound = min(line.bound if known else least.get(line.name, 0), value)
        proven = value == bound and all(earlier.proven for earlier in lines)
        lines.append(replace(line, value=value, bound=bound, proven=proven))
    return tuple(lines)


def _line_of_today(ground: Ground, solution: Solution, at: int) -> FamilyLine:
    """Return a family as it stands; nobody asked yet why it waits."""
    problem = ground.told.problem
    row, worker = problem.families[at], solution.worker_of(at)
    was = row.current if row.standing.is_open else row.last
    missed = ground.missed.get(row.id, ())
    outcome = Outcome.NOT_ELIGIBLE if missed else Outcome.WAITING
    return FamilyLine(
        family_id=row.id,
        children=row.children,
        staff_id=None if worker is None else problem.workers[worker].id,
        outcome=outcome if worker is None else Outcome.KEPT,
        was=None if was is None else problem.workers[was].id,
        minutes=None if worker is None else problem.minutes_between(at, worker),
        why=missed,
    )


def _plan_of_today(ground: Ground, solution: Solution) -> Plan:
    """Return the week as it stands in the shape of a plan: nobody planned it, people may."""
    problem = ground.told.problem
    part = AllocationPart(
        status=PlanStatus.FEASIBLE,
        seconds=0.0,
        goals=_goal_lines(
            problem,
            check.goal_values(problem, solution),
            _bounds_of(ground, ()),
            holds=True,
        ),
        families=tuple(_line_of_today(ground, solution, at) for at in range(len(problem.families))),
        workers=worker_lines(problem, solution),
    )
    name = ground.service.settings.service.name
    return Plan(ground.week, name, PlanStatus.FEASIBLE, part, ground.told.faults)


def _least(problem: Problem) -> dict[str, int]:
    """Return what goals that can be negative are never below; the others are never below 0."""
    return {"preferences": -2 * len(problem.preferred)}


def _bounds_of(ground: Ground, goals: tuple[GoalLine, ...]) -> tuple[GoalLine, ...]:
    """Return what a plan knows of its goals; what is plain of them where it knows nothing.

    The manager may have put the goals into another order since the plan was made.
    """
    problem = ground.told.problem
    if tuple(goal.name for goal in goals) == problem.goals:
        return goals
    least = _least(problem)
    today = check.goal_values(problem, as_it_stands(problem))
    return tuple(
        GoalLine(
            name=name,
            value=value,
            bound=min(least.get(name, 0), value),
            unit=GOAL_BY_NAME[name].unit,
            proven=False,
            before=value,
        )
        for name, value in zip(problem.goals, today, strict=True)
    )
