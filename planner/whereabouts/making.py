"""From the service and the plan to the map of the week."""

from __future__ import annotations

from collections import Counter
from math import hypot
from typing import TYPE_CHECKING

from planner.plan import Outcome
from planner.whereabouts.density import discs_within, settlement_sizes
from planner.whereabouts.model import MapModel, Office, Settlement, SettlementSize
from planner.whereabouts.people import (
    families_on_map,
    lines_of_week,
    practitioners_on_map,
    with_reach,
)
from planner.whereabouts.spreading import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.plan import Plan
    from planner.service import Pod, Service, Week
    from planner.travel.places import Gazetteer
    from planner.whereabouts.model import Disc, MapFamily

GROUND_METRES = 45_000
"""How far beyond the outermost mark the ground is drawn, for whoever moves the map."""

NAMELESS_METRES = 6_000
"""A district is named by its code where no settlement is known within so far."""


def map_model(service: Service, week: Week, plan: Plan | None, *, gazetteer: Gazetteer) -> MapModel:
    """Return everything the map shows.

    Parameters
    ----------
    plan
        The week's plan; `None` shows every family with its current practitioner.
    gazetteer
        Finds the places. A family whose place it does not know is counted and not drawn.
    """
    part = plan.allocation if plan is not None else None
    lines = [
        line for line in lines_of_week(service, part) if line.outcome is not Outcome.NOT_ELIGIBLE
    ]
    rows = {family.family_id: family for family in service.families}
    pods = [(pod, place) for pod in service.pods if (place := gazetteer.find(pod.office))]
    at_home = [
        (line, place)
        for line in lines
        if (place := gazetteer.find(rows[line.family_id].place)) is not None
    ]
    # Offices first: they stand at their points, and no family beneath them.
    positions = spread([place for _, place in (*pods, *at_home)])
    offices = _offices(service.pods, [pod for pod, _ in pods], positions)
    families = families_on_map(service, at_home, positions[len(pods) :])
    practitioners = with_reach(
        practitioners_on_map(service, week, part, lines, offices, gazetteer),
        [rows[one.family_id] for one in families if one.is_waiting],
        service,
        week,
        gazetteer,
    )
    placed = {family.family_id for family in families}
    bases = [one.base for one in practitioners if one.base is not None]
    return MapModel(
        settlements=_settlements(families, gazetteer),
        discs=_ground((*positions, *bases)),
        offices=offices,
        pods=tuple((pod.pod_id, pod.name) for pod in service.pods),
        practitioners=practitioners,
        families=families,
        not_placeable=tuple(line.family_id for line in lines if line.family_id not in placed),
        is_planned=part is not None,
    )


def pod_letters(names: Sequence[str]) -> tuple[str, ...]:
    """Return what tells pods apart on their marks, in order.

    The last word's initial where no other pod has it (``N`` of Crewe North), else the initials of
    the first and last words, with a number from the second pod of the same initials on.
    """
    words = [name.split() or ["?"] for name in names]
    single = [each[-1][0].upper() for each in words]
    pairs = [(each[0][0] + each[-1][0] if len(each) > 1 else each[0][:2]).upper() for each in words]
    shared = {letter for letter, count in Counter(single).items() if count > 1}
    seen: Counter[str] = Counter()
    letters = []
    for letter, pair in zip(single, pairs, strict=True):
        chosen = pair if letter in shared else letter
        seen[chosen] += 1
        letters.append(chosen if seen[chosen] == 1 else f"{chosen}{seen[chosen]}")
    return tuple(letters)


def _offices(
    pods: Sequence[Pod], known: Sequence[Pod], positions: Sequence[tuple[float, float]]
) -> tuple[Office, ...]:
    """Return the offices whose place is known; letters tell all pods apart."""
    letters = pod_letters([pod.name for pod in pods])
    letter_of = {pod.pod_id: letter for pod, letter in zip(pods, letters, strict=True)}
    return tuple(
        Office(pod.pod_id, pod.name, pod.town, letter_of[pod.pod_id], *position)
        for pod, position in zip(known, positions, strict=False)
    )


def _settlements(families: Sequence[MapFamily], gazetteer: Gazetteer) -> tuple[Settlement, ...]:
    """Return every settlement known by name, and elsewhere the districts where families live."""
    towns = gazetteer.settlements
    sizes = settlement_sizes([(place.easting, place.northing) for place in towns.values()])
    known = [
        # "Leighton (Crewe)" tells it from others when it is written, not on a map.
        Settlement(name.partition(" (")[0], place.easting, place.northing, size)
        for (name, place), size in zip(towns.items(), sizes, strict=True)
    ]
    nameless = (
        Settlement(place.district, place.easting, place.northing, SettlementSize.DISTRICT)
        for code in sorted({family.district for family in families})
        for place in (gazetteer.find(code),)
        if place is not None
        and all(
            hypot(place.easting - one.easting, place.northing - one.northing) > NAMELESS_METRES
            for one in known
        )
    )
    return tuple(sorted((*known, *nameless), key=lambda one: (one.size.value, one.name)))


def _ground(positions: Sequence[tuple[float, float]]) -> tuple[Disc, ...]:
    if not positions:
        return ()
    eastings, northings = zip(*positions, strict=True)
    return discs_within(
        min(eastings) - GROUND_METRES,
        min(northings) - GROUND_METRES,
        max(eastings) + GROUND_METRES,
        max(northings) + GROUND_METRES,
    )
