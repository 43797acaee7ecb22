"""What can be found in a week, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ui.finding.found import Found, Kind
from ui.finding.index import index_of
from ui.finding.search import Index, find
from ui.screens.allocation.board_model import board_model

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.service import Service, Week

DISTRICTS = {"CW1 3": "CW1", "CW1": "CW1", "CW2": "CW2", "Nantwich": "CW5"}


@pytest.fixture
def index(service: Service, week: Week, plan: Plan) -> Index:
    board = board_model(service, week, plan, district=lambda place: DISTRICTS.get(place, ""))
    return index_of(service, board)


def first(index: Index, text: str) -> Found:
    return find(index, text)[0]


def test_a_family_is_found_by_reference_or_name_and_shows_initials_alone(index: Index) -> None:
    for text in ("F1", "karen", "kl", "Lee"):
        found = first(index, text)
        assert (found.kind, found.key) == (Kind.FAMILY, "F1")
        assert found.second == "KL · CW1 · with Sam Okoro"


def test_where_a_family_stands_is_said(index: Index) -> None:
    assert first(index, "elm").second == "E · CW1 · waiting 2 weeks"
    assert first(index, "yew").second == "Y · CW1 · waiting"
    assert first(index, "oak").second == "O · not eligible"
    assert first(index, "fir").second == "F · closed"


def test_people_say_what_they_are_and_where(index: Index) -> None:
    sam = first(index, "sam okoro")
    assert (sam.kind, sam.key, sam.second) == (Kind.STAFF, "S1", "Practitioner · Crewe North")
    assert first(index, "ruth").second == "Consultant · Crewe North"


def test_places_say_how_many_families_are_there_and_know_which(index: Index) -> None:
    north = first(index, "crewe north")
    assert (north.kind, north.key, north.second) == (Kind.POD, "P1", "Pod · 4 families")
    town = first(index, "crewe")
    assert (town.kind, town.second) == (Kind.PLACE, "5 families")
    assert town.families == {"F1", "F2", "F3", "F5", "F7"}
    district = first(index, "cw2")
    assert (district.title, district.second) == ("CW2", "Crewe · 2 families")
    sector = first(index, "cw1 3")
    assert (sector.title, sector.families) == ("CW1 3", {"F1"})
    assert first(index, "nantwich").families == {"F4"}


def test_a_full_postcode_is_found_but_never_shown(service: Service, week: Week, plan: Plan) -> None:
    families = tuple(
        replace(family, place="CW1 2BJ") if family.family_id == "F1" else family
        for family in service.families
    )
    changed = replace(service, families=families)
    index = index_of(changed, board_model(changed, week, plan, district=lambda place: place[:3]))
    (found,) = find(index, "cw1 2bj")
    assert (found.title, found.second) == ("CW1 2", "Crewe · 1 family")
    assert found.families == {"F1"}
    assert first(index, "cw1 2") == found
