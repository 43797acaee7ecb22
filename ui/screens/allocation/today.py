"""The week before it is planned: every family with its current practitioner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome
from planner.planning.problem import missed_criteria
from planner.service import FamilyStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.service import Family
    from ui.screens.allocation.facts import Facts


@dataclass(frozen=True, slots=True)
class CaseloadToday:
    """Who has how many children before the week is planned; the cap is 0 for whoever is away."""

    staff_id: str
    children: int
    children_cap: int


def lines_of_today(facts: Facts) -> tuple[FamilyLine, ...]:
    """Return the families as they stand today, in the shape of a plan."""
    lines = []
    for family in facts.service.families:
        if family.status is FamilyStatus.CLOSED:
            continue
        current = _current_worker(facts, family)
        missed = (
            missed_criteria(family, facts.service.settings)
            if family.status is FamilyStatus.WAITING
            else ()
        )
        if current is not None:
            outcome = Outcome.KEPT
        else:
            outcome = Outcome.NOT_ELIGIBLE if missed else Outcome.WAITING
        lines.append(
            FamilyLine(
                family_id=family.family_id,
                children=facts.children.get(family.family_id, 0),
                staff_id=current,
                outcome=outcome,
                was=current,
                minutes=None,
                why=missed,
            )
        )
    return tuple(lines)


def caseloads_today(
    facts: Facts, by_worker: Mapping[str, Sequence[FamilyLine]]
) -> tuple[CaseloadToday, ...]:
    """Return everybody's caseload.

    Parameters
    ----------
    by_worker
        The families of today by staff id.
    """
    return tuple(
        CaseloadToday(
            staff_id,
            children=sum(line.children for line in by_worker.get(staff_id, ())),
            children_cap=one.children_cap if one.planned else 0,
        )
        for staff_id, one in facts.staff.items()
    )


def _current_worker(facts: Facts, family: Family) -> str | None:
    stints = facts.stints.get(family.family_id, ())
    return next((stint.staff_id for stint in stints if stint.to is None), None)
