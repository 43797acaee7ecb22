"""The estimate against drives that people of the area know."""

import pytest

from planner.service import TravelMode
from planner.travel.matrix import minutes_between
from planner.travel.places import load_gazetteer


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("Crewe", "Macclesfield", 40, 45),
        ("Crewe", "Nantwich", 10, 15),
        ("Crewe", "Sandbach", 13, 16),
        ("Crewe", "Alsager", 15, 18),
        ("Crewe", "Middlewich", 17, 22),
        ("Crewe", "Congleton", 25, 30),
        ("Crewe", "Knutsford", 35, 40),
        ("Sandbach", "Congleton", 14, 18),
        ("Congleton", "Macclesfield", 18, 23),
        ("Macclesfield", "Wilmslow", 18, 22),
        ("Macclesfield", "Knutsford", 22, 27),
        ("Macclesfield", "Poynton", 18, 22),
        ("Macclesfield", "Bollington", 9, 12),
        ("Knutsford", "Wilmslow", 15, 20),
        ("Nantwich", "Audlem", 12, 15),
    ],
)
def test_a_drive_takes_about_as_long_as_people_know(
    start: str, end: str, least: int, most: int
) -> None:
    estimated = minutes_between(
        [(start, TravelMode.CAR)], [end], overrides=[], gazetteer=load_gazetteer()
    )
    assert least - 6 <= estimated[0, 0] <= most + 6
