"""What people call the part of the world a family lives in, as the board is filtered by."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.service import Service


def towns_by_place(service: Service, district: Callable[[str], str]) -> dict[str, str]:
    """Return the town of each place that a family's row names.

    A district has one town: that of the pods with an office in it; where there is none, the
    settlement there that most rows name; where there is none either, the district itself. A place
    that is not known is called what it was written as.

    Parameters
    ----------
    district
        What may be shown of a place: ``CW1``; empty where the place is unknown.
    """
    districts = {family.place: district(family.place) for family in service.families}
    settlements: dict[str, Counter[str]] = defaultdict(Counter)
    for family in service.families:
        if not any(letter.isdigit() for letter in family.place):
            settlements[districts[family.place]][family.place.strip()] += 1
    names = {code: _most_named(found) for code, found in settlements.items()}
    names |= {district(pod.office): pod.town for pod in reversed(service.pods) if pod.town}
    return {place: names.get(code, code) if code else place for place, code in districts.items()}


def _most_named(settlements: Counter[str]) -> str:
    return min(settlements, key=lambda name: (-settlements[name], name))
