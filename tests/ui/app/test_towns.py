"""What people call the part of the world a family lives in."""

from __future__ import annotations

from datetime import date

from planner.service import Family, FamilyStatus, Pod, Service
from ui.screens.allocation.towns import towns_by_place

DISTRICTS = {
    "CW1 3": "CW1",
    "CW1 2BJ": "CW1",
    "Haslington": "CW1",
    "Nantwich": "CW5",
    "Wybunbury": "CW5",
    "CW5 5": "CW5",
    "SK9 1": "SK9",
    "nowhere": "",
}


def family(number: int, place: str) -> Family:
    return Family(f"F{number}", "Ash", place, FamilyStatus.OPEN, referred_on=date(2026, 9, 1))


def test_a_district_is_called_after_its_pods_town_then_after_the_settlement_named_most() -> None:
    places = ("CW1 3", "Haslington", "Nantwich", "Nantwich", "Wybunbury", "CW5 5", "SK9 1")
    service = Service(
        pods=(Pod("P1", "Crewe North", "Crewe", "CW1 2BJ"), Pod("P2", "Two", "Other", "CW1 3")),
        families=tuple(family(number, place) for number, place in enumerate(places)),
    )
    assert towns_by_place(service, DISTRICTS.__getitem__) == {
        "CW1 3": "Crewe",
        "Haslington": "Crewe",
        "Nantwich": "Nantwich",
        "Wybunbury": "Nantwich",
        "CW5 5": "Nantwich",
        "SK9 1": "SK9",
    }


def test_a_place_nobody_knows_has_the_words_it_was_written_with() -> None:
    service = Service(families=(family(1, "nowhere"),))
    assert towns_by_place(service, DISTRICTS.__getitem__) == {"nowhere": "nowhere"}
