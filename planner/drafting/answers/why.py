"""Why a family is where it is, and what each goal would lose with the next best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.options import MoveOption, Stand, in_words, options_for

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand

NEXT_BEST = 3
"""How many others are told of."""


@dataclass(frozen=True, slots=True)
class NextBest:
    """Somebody else a family could be with as the board stands, and what that would do.

    Attributes
    ----------
    in_words
        ``changes of worker +10 points · 28 more minutes of travel a week``.
    """

    option: MoveOption
    in_words: str


@dataclass(frozen=True, slots=True)
class WhyHere:
    """Why a family is where it is.

    Attributes
    ----------
    staff_id
        `None` for waiting.
    name
        What the practitioner is called in a sentence; ``waiting`` for nobody.
    sentences
        The plan's, the main reason first.
    decided
        What people decided about it by hand and by lock, a sentence each.
    goals
        The names of the goals, in the order of the effects of the options.
    next_best
        Up to three others that fit, the best first.
    """

    family_id: str
    staff_id: str | None
    name: str
    sentences: tuple[str, ...]
    decided: tuple[str, ...]
    goals: tuple[str, ...]
    next_best: tuple[NextBest, ...]


def why(week: InHand, family_id: str) -> WhyHere:
    """Return why a family is where it is.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    staff_id = week.worker_of(family_id)
    options = options_for(week, family_id)
    line = next(line for line in week.part.families if line.family_id == family_id)
    fits = [option for option in options.open if option.stand is Stand.FITS]
    return WhyHere(
        family_id=family_id,
        staff_id=staff_id,
        name=week.ground.called(staff_id),
        sentences=line.why,
        decided=_decided(week, family_id),
        goals=options.goals,
        next_best=tuple(
            NextBest(option, in_words(option, options.goals)) for option in fits[:NEXT_BEST]
        ),
    )


def _decided(week: InHand, family_id: str) -> tuple[str, ...]:
    problem, locks = week.problem, week.locks
    at = week.ground.family[family_id]
    worker = week.solution.worker_of(at)
    sentences = []
    decision = week.decided.get(family_id)
    if decision is not None:
        why_so = f": {decision.reason.words}" if decision.reason is not None else ""
        sentences.append(f"Decided by {decision.who}{why_so}.")
    if decision is not None and decision.overruled and week.overruled:
        sentences += [
            breach.sentence
            for breach in week.overruled
            if at in breach.families
            or worker in breach.workers
            or (worker is not None and problem.workers[worker].pod in breach.pods)
        ]
    if problem.pinned_worker.get(at) == worker and worker is not None:
        sentences.append("Pinned here in the service’s data.")
    if family_id in locks.families:
        sentences.append("Locked: planning leaves the family here.")
    if worker is not None:
        row = problem.workers[worker]
        if row.id in locks.practitioners:
            sentences.append(f"{row.name}’s caseload is locked.")
        if row.pod is not None and problem.pods[row.pod].id in locks.pods:
            sentences.append(f"{problem.pods[row.pod].name} is locked.")
    return tuple(sentences)
