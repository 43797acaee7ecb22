"""Changes of worker: what hurts families, told from the stints."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.service import Allocation

WEEKS_LOOKED_BACK = 26
"""Half a year: about as long as a family stays (188 days on average)."""


@dataclass(frozen=True, slots=True)
class WorkerChange:
    """A family that got another practitioner, on the first day of the new stint."""

    family_id: str
    day: date
    before: str
    after: str


def in_order(stints: Iterable[Allocation]) -> list[Allocation]:
    """Return stints by their first day; of two from one day, the one that ended sooner first."""
    return sorted(stints, key=lambda stint: (stint.from_, stint.to or date.max))


def worker_changes(stints: Iterable[Allocation]) -> tuple[WorkerChange, ...]:
    """Return every change of worker, oldest first.

    A change is a stint of a family that had another practitioner before. A family's first stint is
    none, nor is coming back to the practitioner it had last.

    Parameters
    ----------
    stints
        Of any families, in any order.
    """
    of_family: dict[str, list[Allocation]] = defaultdict(list)
    for stint in stints:
        of_family[stint.family_id].append(stint)
    changes = [
        WorkerChange(family_id, after.from_, before.staff_id, after.staff_id)
        for family_id, own in of_family.items()
        for before, after in pairwise(in_order(own))
        if before.staff_id != after.staff_id
    ]
    return tuple(sorted(changes, key=lambda change: (change.day, change.family_id)))
