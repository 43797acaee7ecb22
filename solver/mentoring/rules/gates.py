"""The gates hold: DBS check, training, references, dates of service, their own case closed.

Looked at on the Sunday of the week; never overruled. A live match does not answer to this rule: one
with a mentor who does not pass is paused, and goes on when the gate is open again.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.verdict import Objection, Violation
from solver.mentoring.wording import day_words

if TYPE_CHECKING:
    from solver.linear import Booleans
    from solver.mentoring.problem import Problem, Volunteer
    from solver.mentoring.solution import Solution

NAME = "gates"


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate that is shut.

    Attributes
    ----------
    name
        ``dbs``, ``training``, ``references``, ``own_case``, ``starts`` or ``ends``.
    sentence
        ``DBS check expired on 14 Nov 2026.``
    remedy
        What would open it, a few words, lower case: ``renew the check``.
    """

    name: str
    sentence: str
    remedy: str


def shut_gates(problem: Problem, volunteer: int) -> tuple[Gate, ...]:
    """Return every gate that a volunteer does not pass, in the order of the rule."""
    member, sunday = problem.volunteers[volunteer], problem.sunday
    return (
        *_dbs(member, sunday),
        *_training(member, sunday),
        *_references(member),
        *_own_case(member, sunday, problem.closed_case_months),
        *_service(member, sunday),
    )


def _dbs(member: Volunteer, sunday: date) -> tuple[Gate, ...]:
    if member.dbs_on is None:
        return (Gate("dbs", "No DBS check is recorded.", "record a DBS check"),)
    if member.dbs_on > sunday:
        return (Gate("dbs", f"DBS check from {day_words(member.dbs_on)}.", "wait for the check"),)
    if member.dbs_expires_on is None or member.dbs_expires_on >= sunday:
        return ()
    return (
        Gate("dbs", f"DBS check expired on {day_words(member.dbs_expires_on)}.", "renew the check"),
    )


def _training(member: Volunteer, sunday: date) -> tuple[Gate, ...]:
    if member.training_on is None:
        return (Gate("training", "No training is recorded.", "record the training"),)
    if member.training_on <= sunday:
        return ()
    day = day_words(member.training_on)
    return (Gate("training", f"Training is on {day}.", "wait for the training"),)


def _references(member: Volunteer) -> tuple[Gate, ...]:
    if member.has_references:
        return ()
    return (Gate("references", "References are not in.", "get the references"),)


def _own_case(member: Volunteer, sunday: date, months: int) -> tuple[Gate, ...]:
    if member.own_case_closed_on is None:
        return ()
    since = months_after(member.own_case_closed_on, months)
    if since <= sunday:
        return ()
    closed = day_words(member.own_case_closed_on)
    return (
        Gate("own_case", f"Own case closed on {closed} only.", f"wait until {day_words(since)}"),
    )


def _service(member: Volunteer, sunday: date) -> tuple[Gate, ...]:
    shut = []
    if member.starts_on is not None and member.starts_on > sunday:
        day = day_words(member.starts_on)
        shut.append(Gate("starts", f"Starts on {day}.", f"wait until {day}"))
    if member.ends_on is not None and member.ends_on < sunday:
        shut.append(
            Gate("ends", f"Left on {day_words(member.ends_on)}.", "record a later last day")
        )
    return tuple(shut)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later; a day that is not there is the month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × volunteers."""
    cleared = [_is_cleared(problem, member) for member in problem.volunteers]
    mask = np.zeros((len(problem.families), len(cleared)), dtype=np.bool_)
    mask[:, np.flatnonzero(cleared)] = True
    return mask


def _is_cleared(problem: Problem, member: Volunteer) -> bool:
    """Return whether all gates are open: said a second time, for the model."""
    sunday, far = problem.sunday, date.max
    closed = member.own_case_closed_on
    return (
        (member.dbs_on or far) <= sunday <= (member.dbs_expires_on or far)
        and (member.training_on or far) <= sunday
        and member.has_references
        and (member.starts_on or date.min) <= sunday <= (member.ends_on or far)
        and (closed is None or months_after(closed, problem.closed_case_months) <= sunday)
    )


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every new match with a volunteer who does not pass a gate."""
    found = []
    for family, volunteers in enumerate(solution.volunteers):
        for volunteer in sorted(set(volunteers)):
            if problem.is_live(family, volunteer):
                continue
            for gate in shut_gates(problem, volunteer):
                name = problem.volunteers[volunteer].name
                found.append(
                    Violation(
                        NAME,
                        f"{problem.families[family].id} and {name}: {gate.sentence}",
                        families=(family,),
                        volunteers=(volunteer,),
                    )
                )
    return tuple(found)


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return the first gate that is shut; `None` if all are open."""
    if problem.is_live(family, volunteer):
        return None
    for gate in shut_gates(problem, volunteer):
        return Objection(NAME, gate.sentence, gate.remedy)
    return None
