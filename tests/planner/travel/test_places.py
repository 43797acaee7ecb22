import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.travel.places import Gazetteer, PlaceKind, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("written", "key", "kind", "district"),
    [
        ("CW1 3AB", "CW1 3AB", PlaceKind.POSTCODE, "CW1"),
        ("cw1 3ab", "CW1 3AB", PlaceKind.POSTCODE, "CW1"),
        ("CW13AB", "CW1 3AB", PlaceKind.POSTCODE, "CW1"),
        (" cw1\N{NO-BREAK SPACE} 3ab ", "CW1 3AB", PlaceKind.POSTCODE, "CW1"),
        ("EC1A 1BB", "EC1A 1BB", PlaceKind.POSTCODE, "EC1A"),
        ("M1 1AA", "M1 1AA", PlaceKind.POSTCODE, "M1"),
        ("CW1 3", "CW1 3", PlaceKind.SECTOR, "CW1"),
        ("cw1  3", "CW1 3", PlaceKind.SECTOR, "CW1"),
        ("cw13", "CW1 3", PlaceKind.SECTOR, "CW1"),  # there is no district CW13
        ("CW113", "CW11 3", PlaceKind.SECTOR, "CW11"),
        ("EC1A 1", "EC1A 1", PlaceKind.SECTOR, "EC1A"),
        ("CW1", "CW1", PlaceKind.DISTRICT, "CW1"),
        ("cw 1", "CW1", PlaceKind.DISTRICT, "CW1"),
        ("LS1", "LS1", PlaceKind.DISTRICT, "LS1"),
        ("Nantwich", "nantwich", PlaceKind.SETTLEMENT, "CW5"),
        ("  NANT wich", "nantwich", PlaceKind.SETTLEMENT, "CW5"),
        ("holmeschapel", "holmes chapel", PlaceKind.SETTLEMENT, "CW4"),
        ("Mottram St Andrew", "mottram st. andrew", PlaceKind.SETTLEMENT, "SK10"),
        ("Leighton", "leighton (crewe)", PlaceKind.SETTLEMENT, "CW1"),
        ("leighton (Crewe)", "leighton (crewe)", PlaceKind.SETTLEMENT, "CW1"),
        ("53.0979,-2.4416", "53.0979,-2.4416", PlaceKind.COORDINATE, "CW1"),
        (" 53.09791 , -2.44158 ", "53.0979,-2.4416", PlaceKind.COORDINATE, "CW1"),
        ("53.0979,\N{MINUS SIGN}2.4416", "53.0979,-2.4416", PlaceKind.COORDINATE, "CW1"),
        ("51.5, -0.12", "51.5000,-0.1200", PlaceKind.COORDINATE, "SW1A"),
    ],
)
def test_a_place_is_found_however_it_is_written(
    gazetteer: Gazetteer, written: str, key: str, kind: PlaceKind, district: str
) -> None:
    place = gazetteer.find(written)
    assert place is not None
    assert (place.key, place.kind, place.district) == (key, kind, district)
    assert gazetteer.district(written) == district


def test_a_space_tells_the_sector_of_crewe_from_the_district_of_congleton(
    gazetteer: Gazetteer,
) -> None:
    sector, district = gazetteer.find("CW1 2"), gazetteer.find("CW12")
    assert sector is not None
    assert district is not None
    assert (sector.kind, sector.district) == (PlaceKind.SECTOR, "CW1")
    assert (district.kind, district.district) == (PlaceKind.DISTRICT, "CW12")


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "Nantwhich",
        "CW1 33",
        "CW1 13",  # perhaps CW1 1, CW1 3 or CW11 3: nobody may guess
        "CW1 3ZZ",
        "CW13 9AA",
        "ZZ1",
        "GIR 0AA",
        "53.1,2.44",  # the minus was forgotten: the North Sea
        "-2.44,53.1",  # the wrong way round
        "48.85,2.35",
        "53.1",
        "53.1;-2.4",
        "999,999",
        "BT1 1AA",  # on the Irish grid
        "JE2 3AB",
        "IM1 1AA",
        "Crewe " * 1000,
        "CW1\0",
        "CW\N{SUPERSCRIPT ONE}",
    ],
)
def test_what_is_no_place_of_great_britain_is_not_found(gazetteer: Gazetteer, written: str) -> None:
    assert gazetteer.find(written) is None
    assert gazetteer.district(written) == ""


@settings(deadline=None)  # the first postcode of a letter reads its file
@given(
    written=st.one_of(
        st.text(max_size=80),
        st.from_regex(r"[A-Za-z]{1,2}[0-9OI][0-9A-Za-z]? ?([0-9]([A-Z]{2})?)?", fullmatch=True),
        st.from_regex(r"-?[0-9]{1,2}\.[0-9]{1,4}, ?-?[0-9]{1,2}\.[0-9]{1,4}", fullmatch=True),
    )
)
def test_any_text_is_answered(written: str) -> None:
    gazetteer = load_gazetteer()
    if gazetteer.find(written) is None:
        for suggested in gazetteer.suggestions(written):
            assert gazetteer.find(suggested) is not None


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("CW1 33", "CW1 3"),
        ("CW1 3ZZ", "CW1 3"),
        ("Nantwhich", "Nantwich"),
        ("maclesfield", "Macclesfield"),
        ("Crew", "Crewe"),
        ("CWI 3AB", "CW1 3AB"),
        ("SK1O 4", "SK10 4"),
        ("M1 IAA", "M1 1AA"),
        ("53.1,2.44", "53.1,-2.44"),
        ("-2.44,53.1", "53.1,-2.44"),
    ],
)
def test_an_unknown_place_suggests_the_nearest_spelling_first(
    gazetteer: Gazetteer, written: str, first: str
) -> None:
    assert gazetteer.find(written) is None
    suggested = gazetteer.suggestions(written)
    assert suggested[0] == first
    assert len(suggested) <= 3
    assert all(gazetteer.find(place) is not None for place in suggested)


def test_a_name_like_no_other_suggests_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.suggestions("Xyzzy") == ()
    assert gazetteer.suggestions("") == ()


def test_no_more_suggestions_are_made_than_asked_for(gazetteer: Gazetteer) -> None:
    assert gazetteer.suggestions("CW1 33", most=1) == ("CW1 3",)


def test_a_sector_of_cheshire_east_stands_where_its_families_may_live(
    gazetteer: Gazetteer,
) -> None:
    # Most of SK7 1 lies in Stockport; the gazetteer's point is that of the three units here.
    place = gazetteer.find("SK7 1")
    assert place is not None
    assert (place.easting, place.northing) == (387352, 383271)


def test_a_sector_outside_cheshire_east_is_the_mean_of_its_units(gazetteer: Gazetteer) -> None:
    district, sector, unit = (gazetteer.find(written) for written in ("LS1", "LS1 4", "LS1 4AP"))
    assert district is not None
    assert sector is not None
    assert unit is not None
    # Leeds station stands at about (429900, 433200).
    for place in (district, sector, unit):
        assert place.easting == pytest.approx(429_900, abs=1_500)
        assert place.northing == pytest.approx(433_400, abs=1_500)


def test_a_coordinate_lies_where_the_town_lies(gazetteer: Gazetteer) -> None:
    town, coordinate = gazetteer.find("Crewe"), gazetteer.find("53.09787,-2.44161")
    assert town is not None
    assert coordinate is not None
    assert coordinate.easting == pytest.approx(town.easting, abs=15)
    assert coordinate.northing == pytest.approx(town.northing, abs=15)


@pytest.mark.parametrize(
    "unit", ["AB10 1AA", "PL1 1DN", "ZE1 0AA", "CF10 1AA", "YO1 7HH", "W1A 1AA", "HS1 2AA"]
)
def test_postcodes_of_the_whole_country_are_known(gazetteer: Gazetteer, unit: str) -> None:
    place = gazetteer.find(unit)
    assert place is not None
    assert place.kind is PlaceKind.POSTCODE
    assert 0 < place.easting < 700_000
    assert 0 < place.northing < 1_300_000


def test_every_place_of_the_gazetteer_is_found_by_its_own_name(gazetteer: Gazetteer) -> None:
    for names, kind in (
        (gazetteer._districts, PlaceKind.DISTRICT),
        (gazetteer._sectors, PlaceKind.SECTOR),
        (gazetteer._settlements, PlaceKind.SETTLEMENT),
    ):
        assert names
        for name in names:
            place = gazetteer.find(name)
            assert place is not None
            assert place.kind is kind


def test_what_may_be_printed_never_tells_more_than_a_district(gazetteer: Gazetteer) -> None:
    for written in ("CW1 3AB", "CW1 3", "CW1", "53.0979,-2.4416", *gazetteer._settlements):
        assert re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?", gazetteer.district(written))


def test_the_gazetteer_is_loaded_once() -> None:
    assert load_gazetteer() is load_gazetteer()


def test_finding_places_loads_neither_pandas_nor_the_projection() -> None:
    # Both are slow to start, and only coordinates need the second.
    program = (
        "import sys\n"
        "from planner.travel.places import load_gazetteer\n"
        "assert load_gazetteer().find('CW1 3AB')\n"
        "assert not {'pandas', 'pyproj'} & set(sys.modules)\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)
