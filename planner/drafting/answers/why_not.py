"""Why not somebody else: the best plan with that pair joined, and what it costs.

Everything decided by hand or locked stays; the goals keep the manager's order, and last as few
families as possible move from the board.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.drafting.answers.held import in_the_way, let_go, listed
from planner.drafting.answers.nearest_plan import nearest_plan
from planner.drafting.answers.other_plan import edit_by_hand, effects_of, moves_between
from planner.drafting.decision import HandMove
from planner.drafting.difference import FamilyMove
from planner.drafting.moving import name_of_move
from planner.drafting.options import Weighing, in_words
from planner.drafting.replanning import How, problem_around
from planner.service.naming import counted, number_word
from solver.allocation.goals import moves

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.answers.nearest_plan import NearestPlan
    from planner.drafting.decision import Reason
    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand
    from planner.planning.solving import Solve
    from solver.allocation.problem import Problem
    from solver.cp_sat import Effort
    from solver.result import Cancel, Listener

_FOR_THE_ANSWER = 0.6
"""The share of the time for the plan asked about, where the best one without is searched too."""

_NEVER_NEGATIVE = ("changes", "waiting")
"""Goals to which no family adds less than nothing."""

_IN_WORDS = {
    "changes": "changes of worker",
    "waiting": "waiting",
    "preferences": "needs and wishes",
    "peak_load": "the fullest caseload",
    "travel": "travel",
}


@dataclass(frozen=True, slots=True)
class GoalCost:
    """What an answer does to one goal. Lower is better.

    Attributes
    ----------
    board
        On the board.
    after
        In the plan that was asked about.
    best
        In the best plan around what is decided and locked, if the board is not the best itself.
    """

    name: str
    board: int
    after: int
    best: int | None = None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a family is not with somebody else, or not waiting.

    Attributes
    ----------
    staff_id
        Whom was asked about; `None` for waiting.
    is_possible
        Whether some plan around what is decided and locked has it so.
    sentences
        Where it is not possible: what stands in the way. Where it is: what it comes to.
    remedy
        What would open it where it is not possible: ``14 more minutes``; empty where nothing would.
    may_be_overruled
        Whether a person may allow it all the same, with a reason.
    goals
        In the manager's order; none where it is not possible.
    moves
        Every family that would move, the one asked about first.
    proven
        No plan that has it so is better.
    proven_goals
        How many of the goals, from the first on, no plan that has it so can better.
    proof
        How sure the answer is, in a sentence.
    stopped
        Somebody asked to stop, or the time was up.
    """

    family_id: str
    staff_id: str | None
    name: str
    is_possible: bool
    sentences: tuple[str, ...]
    remedy: str = ""
    may_be_overruled: bool = False
    goals: tuple[GoalCost, ...] = ()
    moves: tuple[FamilyMove, ...] = ()
    proven: bool = True
    proven_goals: int = 0
    proof: str = ""
    stopped: bool = False
    edit_name: str = ""

    def edit(self, week: InHand, *, who: str, at: datetime, reason: Reason | None = None) -> Edit:
        """Return what does it: the family asked about by decision, the others as they follow.

        Raises
        ------
        ValueError
            It is not possible.
        """
        if not self.is_possible:
            raise ValueError("what is not possible cannot be done")
        return edit_by_hand(
            week,
            HandMove(self.family_id, self.staff_id, who=who, at=at, reason=reason),
            name=self.edit_name,
            moves=self.moves,
        )


def why_not(
    week: InHand,
    family_id: str,
    staff_id: str | None,
    *,
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
    best: NearestPlan | None = None,
) -> WhyNot:
    """Return what it would mean for a family to be with somebody else, or to wait.

    Parameters
    ----------
    effort
        For the whole answer.
    best
        The best plan around what is decided and locked (`best_around`), where it is known from an
        earlier question about the same week; searched for if not given and the board is not
        proven.

    Raises
    ------
    KeyError
        There is no such family or practitioner in the week.
    """
    worker = week.ground.worker_at(staff_id)
    called = week.ground.called(staff_id)
    if week.worker_of(family_id) == staff_id:
        where = "is waiting" if staff_id is None else f"is with {called}"
        return WhyNot(family_id, staff_id, called, False, (f"{family_id} {where} already.",))
    asked = let_go(week, family_id)
    against = in_the_way(asked, family_id, worker)
    if against is not None:
        return WhyNot(
            family_id,
            staff_id,
            called,
            is_possible=False,
            sentences=against.sentences,
            remedy=against.remedy,
            may_be_overruled=against.may_be_overruled,
        )
    is_best = all(goal.proven for goal in week.part.goals) and not _is_freer(week)
    family = week.ground.family[family_id]
    here = week.solution.worker_of(family)
    about = [at for at in (worker, here) if at is not None]
    share = 1.0 if is_best or best is not None else _FOR_THE_ANSWER
    found = nearest_plan(
        _joined(problem_around(asked, How.REST), family, worker),
        around=about,
        least=tuple(goal.value for goal in week.part.goals) if is_best else None,
        solve=solve,
        effort=replace(effort, seconds=effort.seconds * share),
        cancel=cancel,
        listener=listener,
    )
    if found is None:
        return WhyNot(
            family_id,
            staff_id,
            called,
            is_possible=False,
            sentences=(
                "No plan was found around what is decided and locked: what is on the board breaks "
                "a rule, or the time was up.",
            ),
            proven=False,
            stopped=True,
        )
    if best is None and not is_best:
        best = best_around(
            week,
            around=about,
            solve=solve,
            effort=replace(effort, seconds=effort.seconds * (1 - _FOR_THE_ANSWER)),
            cancel=cancel,
        )
    return _answer(week, family_id, staff_id, found, None if is_best else best, is_best=is_best)


def best_around(
    week: InHand,
    *,
    around: list[int],
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None = None,
) -> NearestPlan | None:
    """Return the best plan around what is decided and locked; `None` if none was found.

    Parameters
    ----------
    around
        In a large service: near whom, by position.
    """
    problem = problem_around(week, How.REST)
    return nearest_plan(problem, around=around, solve=solve, effort=effort, cancel=cancel)


def _joined(problem: Problem, family: int, worker: int | None) -> Problem:
    """Return the problem in which a family is with a worker for certain, or waits."""
    if worker is None:
        return replace(problem, left=problem.left | {family})
    return replace(problem, pinned=(*problem.pinned, (family, worker)))


def _is_freer(week: InHand) -> bool:
    """Whether something is overruled: then a bound of the plan before it says nothing."""
    return week.problem is not week.ground.told.problem


def _answer(
    week: InHand,
    family_id: str,
    staff_id: str | None,
    found: NearestPlan,
    best: NearestPlan | None,
    *,
    is_best: bool,
) -> WhyNot:
    moved = moves_between(week, found.solution, first=family_id)
    effects = effects_of(week, found.solution)
    names = week.problem.goals
    bests: dict[str, int] = {}
    if best is not None:
        known = (name for name in problem_around(week, How.REST).goals if name != moves.NAME)
        bests = dict(zip(known, best.values, strict=False))
    goals = tuple(
        GoalCost(goal.name, goal.value, goal.value + effect, bests.get(goal.name))
        for goal, effect in zip(week.part.goals, effects, strict=True)
    )
    others = len(moved) - 1
    option = Weighing(week, family_id).option(week.ground.worker_at(staff_id))
    costs = replace(option, effects=effects)
    name = name_of_move(week, family_id, staff_id)
    if others and staff_id is None:
        name += f", and move {counted(others, 'other')}"
    elif others:
        name += f", and {counted(others, 'other')}"
    sure = len(goals) if found.proven else 0
    if is_best and not found.proven:
        sure = _leading(names, goals, option.effects)
    return WhyNot(
        family_id,
        staff_id,
        week.ground.called(staff_id),
        is_possible=True,
        sentences=(_who_else(others), _sentence(in_words(costs, names))),
        goals=goals,
        moves=moved,
        proven=found.proven,
        proven_goals=sure,
        proof=_proof(week, found, names[:sure]),
        stopped=found.stopped,
        edit_name=name,
    )


def _who_else(others: int) -> str:
    if others == 0:
        return "Nobody else would move."
    return f"{counted(others, 'other family', 'other families').capitalize()} would move."


def _leading(names: tuple[str, ...], goals: tuple[GoalCost, ...], alone: tuple[int, ...]) -> int:
    """Return how many goals, from the first on, are as good as they can be with this pair.

    The board is the best plan there is, so what equals it cannot be bettered. Where it loses
    nothing at all in the first goal, no plan loses less there than the pair does alone.
    """
    first = goals[0]
    if first.board == 0 and first.after == alone[0] > 0 and names[0] in _NEVER_NEGATIVE:
        return 1
    return next((at for at, goal in enumerate(goals) if goal.after != goal.board), len(goals))


def _proof(week: InHand, found: NearestPlan, sure: tuple[str, ...]) -> str:
    if found.proven:
        return "Proven: no plan that has it so is better."
    first = f"Proven for {listed([_IN_WORDS[name] for name in sure])}. " if sure else ""
    planned = sum(worker.available for worker in week.problem.workers)
    if found.practitioners >= planned:
        return f"{first}The best plan found in the time; a better one may exist."
    ended = "The best plan found" if found.stopped else "The best plan"
    return (
        f"{first}{ended} among the {number_word(found.practitioners)} nearest practitioners; "
        "everybody further away stays as on the board."
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
