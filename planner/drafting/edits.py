"""One change to the week in hand, with a name: made, taken back, and written down.

An edit says what was before and what is after, so that it is its own way back, and so that a
draft can be told again from its plan and its edits after a crash.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions
from planner.drafting.in_hand import InHand, Searched, goal_lines, overruling
from planner.drafting.lines import plan_after
from planner.plan import GoalLine
from solver.allocation import check
from solver.allocation.effects import Effects
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import TypeAdapter

    from solver.allocation.problem import Problem

MANY = 50
"""Families moved at once beyond which a caseload is counted anew rather than moved one by one."""

FEW = 3
"""Families moved at once up to which the goals follow by what each move does to them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A family that goes from one practitioner to another; `None` stands for waiting."""

    family_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change.

    Attributes
    ----------
    name
        What was done, as a command: ``Move F012 to Sam``. Ids and first names only.
    bounds
        What is known of the goals after a search, before and after it; `None` where the change
        is none of a search.
    """

    name: str
    placed: tuple[Placed, ...] = ()
    before: Decisions = field(default_factory=Decisions)
    after: Decisions = field(default_factory=Decisions)
    bounds: tuple[tuple[GoalLine, ...], tuple[GoalLine, ...]] | None = None

    @property
    def reversed(self) -> Edit:
        """The way back."""
        return Edit(
            self.name,
            tuple(Placed(one.family_id, one.after, one.before) for one in self.placed),
            self.after,
            self.before,
            None if self.bounds is None else (self.bounds[1], self.bounds[0]),
        )


def applied(week: InHand, edit: Edit, *, in_full: bool = False) -> InHand:
    """Return the week after a change.

    Parameters
    ----------
    in_full
        Whether every line of the plan is written anew, as after a search, and not only those of
        the families that moved. Takes seconds at 300 pods.

    Raises
    ------
    KeyError
        The change names somebody the week does not have.
    """
    ground = week.ground
    decisions_differ = edit.before.hand != edit.after.hand
    moved = [(ground.family[one.family_id], ground.worker_at(one.after)) for one in edit.placed]
    workers = {at for family, at in moved if at is not None}
    workers.update(at for family, _ in moved for at in week.solution.workers[family])
    caseloads = caseloads_after(week.caseloads, week.problem, moved)
    problem = overruling(ground, edit.after.hand, caseloads, like=week.problem)
    searched = week.searched
    if edit.bounds is not None:
        searched = Searched(edit.bounds[1], edit.after)
    after = InHand(
        ground=ground,
        plan=week.plan,
        searched=searched,
        hand=edit.after.hand,
        locks=edit.after.locks,
        problem=problem,
        solution=caseloads.solution,
        caseloads=caseloads,
        values=values_after(week, moved, caseloads=caseloads),
    )
    families = {family for family, _ in moved}
    if in_full:
        families.update(range(len(problem.families)))
        workers.update(at for at, row in enumerate(problem.workers) if row.available)
    if decisions_differ:
        both = {*edit.before.hand, *edit.after.hand}
        same = set(edit.before.hand) & set(edit.after.hand)
        families.update(ground.family[move.family_id] for move in both - same)
    goals = goal_lines(after)
    return replace(after, plan=plan_after(after, families=families, workers=workers, goals=goals))


def told_in_full(week: InHand) -> InHand:
    """Return the week with every line of its plan written anew.

    After single changes the lines of families that did not move still say where else they could
    have gone before. Takes seconds at 300 pods.
    """
    here = Decisions(week.hand, week.locks)
    return applied(week, Edit("", before=here, after=here), in_full=True)


def replayed(week: InHand, edits: Iterable[Edit]) -> InHand:
    """Return the week after several changes, one after the other."""
    for edit in edits:
        week = applied(week, edit)
    return week


def caseloads_after(
    caseloads: Caseloads, problem: Problem, moved: Sequence[tuple[int, int | None]]
) -> Caseloads:
    """Return the caseloads with families moved to workers, or to nobody, by position."""
    if len(moved) > MANY:
        workers = list(caseloads.solution.workers)
        for family, worker in moved:
            workers[family] = () if worker is None else (worker,)
        return Caseloads.of(problem, Solution(tuple(workers)))
    for family, worker in moved:
        caseloads = caseloads.moved(problem, family, worker)
    return caseloads


def values_after(
    week: InHand, moved: Sequence[tuple[int, int | None]], *, caseloads: Caseloads
) -> tuple[int, ...]:
    """Return the goals' numbers with families moved, by position; a few are not counted anew.

    What people overrule changes none of them.

    Parameters
    ----------
    caseloads
        After the moves.
    """
    problem, values = week.problem, week.values
    if len(moved) > FEW:
        return check.goal_values(problem, caseloads.solution)
    solution = week.solution
    for family, worker in moved:
        effects = Effects(problem, solution).of(family, worker)
        values = tuple(value + more for value, more in zip(values, effects, strict=True))
        solution = solution.with_family_at(family, worker)
    return values


def edit_to_json(edit: Edit) -> str:
    """Write an edit down."""
    return _adapter().dump_json(edit).decode()


def edit_from_json(text: str) -> Edit:
    """Read an edit that was written down.

    Raises
    ------
    ValueError
        It is none.
    """
    return _adapter().validate_json(text)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Edit]:
    # It costs a fifth of a second to load, which the window's start does not pay.
    from pydantic import TypeAdapter

    return TypeAdapter(Edit)
