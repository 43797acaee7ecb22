"""What can be found in a week: its families, its people, and the places they live in."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from planner.service import FamilyStatus
from planner.service.naming import initials
from ui.finding.found import Findable, Found, Kind
from ui.finding.search import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.service import Family, Service
    from ui.widgets.board.model import BoardModel, Card, WaitingCard

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) *(\d)(?:[A-Z]{2})?")


def index_of(service: Service, board: BoardModel) -> Index:
    """Return the index of a week.

    A full postcode is found but never shown: its sector (``CW1 3``) stands for it.

    Parameters
    ----------
    board
        The whole board of the week, not a part of it.
    """
    cards: dict[str, tuple[Card | WaitingCard, str]] = {
        card.family_id: (card, f"with {column.name}")
        for lane in board.lanes
        for column in lane.columns
        for card in column.cards
    }
    cards |= {card.family_id: (card, _waited(card)) for card in board.waiting}
    not_eligible = {family.family_id for family in board.not_eligible}
    return Index(
        (
            *_families(service, cards, not_eligible),
            *_people(service),
            *_places(service, board, cards),
        )
    )


def _waited(card: WaitingCard) -> str:
    return "waiting" if card.weeks is None else f"waiting {_counted(card.weeks, 'week', 'weeks')}"


def _families(
    service: Service,
    cards: dict[str, tuple[Card | WaitingCard, str]],
    not_eligible: set[str],
) -> Iterator[Findable]:
    """Yield every family, those that are closed last."""
    is_closed = FamilyStatus.CLOSED
    for family in sorted(service.families, key=lambda family: family.status is is_closed):
        card, where = cards.get(family.family_id, (None, ""))
        if not where:
            where = "not eligible" if family.family_id in not_eligible else family.status.value
        letters = card.initials if card is not None else initials(family.name)
        second = (letters, card.district if card is not None else "", where)
        yield Findable(
            Found(Kind.FAMILY, family.family_id, family.family_id, _joined(*second)),
            (family.family_id, family.name, letters),
        )


def _people(service: Service) -> Iterator[Findable]:
    pods = {pod.pod_id: pod.name for pod in service.pods}
    for member in service.staff:
        role = member.role.value.replace("_", " ").capitalize()
        yield Findable(
            Found(
                Kind.STAFF,
                member.staff_id,
                member.name or member.staff_id,
                _joined(role, pods.get(member.pod_id or "", "")),
            ),
            (member.name, member.staff_id),
        )
    for volunteer in service.volunteers:
        role = volunteer.role.value.replace("_", " ")
        yield Findable(
            Found(
                Kind.VOLUNTEER,
                volunteer.volunteer_id,
                volunteer.name or volunteer.volunteer_id,
                f"Volunteer · {role}",
            ),
            (volunteer.name, volunteer.volunteer_id),
        )


def _places(
    service: Service, board: BoardModel, cards: dict[str, tuple[Card | WaitingCard, str]]
) -> Iterator[Findable]:
    """Yield towns, pods, settlements, districts and sectors, each with its families."""
    towns: dict[str, set[str]] = defaultdict(set)
    settlements: dict[str, set[str]] = defaultdict(set)
    districts: dict[str, set[str]] = defaultdict(set)
    sectors: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    lies_in: dict[str, str] = {}
    for family in service.families:
        card, _ = cards.get(family.family_id, (None, ""))
        if card is None:
            continue
        settlement, sector = _written(family)
        towns[card.town].add(family.family_id)
        districts[card.district].add(family.family_id)
        settlements[settlement].add(family.family_id)
        sectors[sector].add(family.family_id)
        written[sector].add(family.place)
        lies_in |= {card.district: card.town, settlement: card.district, sector: card.town}
    shown = {""}
    for places in (towns, settlements, districts, sectors):
        for place in sorted(places.keys() - shown):
            within = "" if places is towns else lies_in[place]
            found = Found(
                Kind.PLACE, place, place, _second(within, places[place]), frozenset(places[place])
            )
            yield Findable(found, (place, *(written[place] if places is sectors else ())))
        shown |= places.keys()
        if places is towns:
            yield from _pods(service, board)


def _pods(service: Service, board: BoardModel) -> Iterator[Findable]:
    members = {
        lane.pod_id: {card.family_id for column in lane.columns for card in column.cards}
        for lane in board.lanes
    }
    for pod in service.pods:
        families = members.get(pod.pod_id, set())
        title = pod.name or pod.pod_id
        second = _second("Pod", families)
        yield Findable(
            Found(Kind.POD, pod.pod_id, title, second, frozenset(families)), (title, pod.pod_id)
        )


def _second(within: str, families: set[str]) -> str:
    return _joined(within, _counted(len(families), "family", "families"))


def _written(family: Family) -> tuple[str, str]:
    """Return the settlement or the sector that a family's row names; empty where it does not."""
    place = " ".join(family.place.split())
    postcode = _POSTCODE.fullmatch(place.upper())
    if postcode is not None:
        return "", " ".join(postcode.groups())
    return ("", "") if any(letter.isdigit() for letter in place) else (place, "")


def _counted(number: int, noun: str, plural: str) -> str:
    return f"{number:,} {noun if number == 1 else plural}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
