"""What the map says of a family, of somebody's reach, and aloud."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.service.naming import counted, number_word
from ui.screens.map.joining import urgency_of
from ui.widgets.board.model import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.whereabouts import MapFamily, MapModel, MapPractitioner
    from ui.screens.map.joining import Mark, OfficeMark

MOST_NAMES = 6
"""How many pods are named of offices that are one mark."""

MOST_REASONS = 3
"""How many waiting families within reach are told one by one."""

ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right and Royal Mail data © Royal Mail "
    "copyright and database right.",
    "Names of places: GeoNames, CC BY 4.0. Drawn on this computer; reach is an estimate.",
)
HINT = "Scroll to zoom, drag to move, 0 fits all"


def family_facts(family: MapFamily) -> str:
    """Return ``RD · three children · CW12``, beside the family's reference."""
    children = counted(family.children, "child", "children")
    return " · ".join(part for part in (family.initials, children, family.district) if part)


def family_sentence(family: MapFamily, practitioner: MapPractitioner | None) -> str:
    """Return why a family is where it is, and how far that is."""
    if family.minutes is None or practitioner is None:
        return family.why
    way = f"{counted(family.minutes, 'minute')} {practitioner.travel_mode.phrase}"
    if family.minutes == 0:
        way = "in the same place"
    if way in family.why:
        return family.why
    limit = f", limit {practitioner.limit_minutes}" if family.minutes else ""
    return f"{family.why} {way[0].upper()}{way[1:]}{limit}."


def practitioner_sentence(
    practitioner: MapPractitioner, family: Callable[[str], MapFamily | None]
) -> str:
    """Return somebody's caseload, travel and the waiting families within reach.

    Parameters
    ----------
    family
        Finds a family of the map.
    """
    children = counted(practitioner.children_cap, "child", "children")
    load = f"{practitioner.children} of {_figure(practitioner.children_cap, children)}"
    parts = [load, counted(practitioner.families, "family", "families")]
    if practitioner.travel is not None:
        parts.append(f"{practitioner.travel / 60:.1f} h of travel a week")
    if practitioner.easting is None:
        return f"{', '.join(parts)}. Where the way begins is not known."
    return f"{', '.join(parts)}. {_within_reach(practitioner, family)}"


def _figure(number: int, words: str) -> str:
    return f"{number} {words.split()[-1]}"


def _within_reach(practitioner: MapPractitioner, family: Callable[[str], MapFamily | None]) -> str:
    waiting = [one for each in practitioner.within_reach if (one := family(each)) is not None]
    limit = f"{practitioner.limit_minutes} minutes {practitioner.travel_mode.phrase}"
    if not waiting:
        return f"No waiting family is within {limit}."
    number = number_word(len(waiting)).capitalize()
    many = len(waiting) > 1
    opening = f"{number} waiting {'families are' if many else 'family is'} within {limit}"
    # Whom the plan says something about, seen from here, is told first.
    reasons = [(one.family_id, _why_not(one, practitioner.staff_id)) for one in waiting]
    reasons.sort(key=lambda each: not each[1])
    told = [
        f"{family_id}: {reason}" if reason else family_id
        for family_id, reason in reasons[:MOST_REASONS]
    ]
    rest = len(waiting) - len(told)
    if rest:
        told.append(f"and {number_word(rest)} more")
    return f"{opening}. {'; '.join(told)}."


def _why_not(family: MapFamily, staff_id: str) -> str:
    """Return what stands against a waiting family and somebody, as far as the plan says."""
    sentence = next((one.sentence for one in family.could_be if one.staff_id == staff_id), "")
    first = sentence.partition(". ")[0].rstrip(".")
    return f"{first[:1].lower()}{first[1:]}"


def map_sentence(model: MapModel) -> str:
    """Return what there is on the map, where nobody is chosen."""
    waiting = sum(one.is_waiting for one in model.families)
    placed = len(model.families) - waiting
    return (
        f"{placed:,} {'family' if placed == 1 else 'families'} with "
        f"{_people(len(model.practitioners))}, {waiting:,} waiting. "
        "Choose somebody to see their families and their reach."
    )


def _people(number: int) -> str:
    return f"{number:,} {'practitioner' if number == 1 else 'practitioners'}"


def not_placeable_sentence(model: MapModel) -> str:
    """Return how many families are not on the map, and why; empty where all are."""
    number = len(model.not_placeable)
    if not number:
        return ""
    if number == 1:
        return "One family is not on the map: its place is not known."
    words = number_word(number).capitalize()
    return f"{words} families are not on the map: their places are not known."


def mark_spoken(mark: Mark) -> str:
    """Return a mark's accessible name; of a joined one, how many there are in each band."""
    if not mark.is_joined:
        return mark.families[0].spoken
    bands = Counter(urgency_of(one) for one in mark.families)
    parts = [f"{number_word(bands[band])} {band.value}" for band in Urgency if bands[band]]
    if mark.waiting:
        parts.append(f"{number_word(mark.waiting)} waiting")
    return f"{counted(len(mark.families), 'family', 'families')} here: {', '.join(parts)}"


def office_spoken(mark: OfficeMark) -> str:
    """Return an office's accessible name: ``Office of Crewe North``; of several, their pods."""
    names = [office.name for office in mark.offices]
    if len(names) == 1:
        return f"Office of {names[0]}"
    told = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    return f"{counted(len(names), 'office')} here: {told}" + (
        f" and {rest} more" if rest > 0 else ""
    )


def minutes_words(minutes: int) -> str:
    """Return what stands on a ring: ``20 min``."""
    return f"{minutes} min"
