import numpy as np
import pytest

from planner.errors import KnownError
from planner.travel import postcodes
from planner.travel.postcodes import UnitPostcodes


def test_a_sector_is_the_mean_of_its_units_and_of_nothing_else() -> None:
    units = UnitPostcodes()
    inside = [
        position
        for first in "ABDEFGHJLNPQRSTUWXYZ"
        for second in "ABDEFGHJLNPQRSTUWXYZ"
        if (position := units.unit("CW1", f"3{first}{second}")) is not None
    ]
    assert len(inside) > 100
    assert units.sector("CW1", "3") == pytest.approx(tuple(np.mean(inside, axis=0)))


def test_a_district_is_not_mixed_up_with_one_whose_code_begins_the_same() -> None:
    # M1 is the middle of Manchester, M17 is Trafford Park, five kilometres to the west.
    one, other = UnitPostcodes().district("M1"), UnitPostcodes().district("M17")
    assert one is not None
    assert other is not None
    assert one[0] - other[0] > 4_000


def test_every_district_of_the_country_has_a_position_in_great_britain() -> None:
    districts = UnitPostcodes().districts
    assert {"CW1", "AB10", "ZE1", "TR21", "SW1A", "CF10"} <= districts.keys()
    assert not any(name.startswith(("BT", "JE", "GY", "IM")) for name in districts)
    assert all(0 < x < 700_000 and 0 < y < 1_300_000 for x, y in districts.values())


def test_a_letter_without_postcodes_has_none() -> None:
    assert UnitPostcodes().district("Q1") is None
    assert UnitPostcodes().sectors_of_letter("Q") == ()


def test_a_missing_list_of_postcodes_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcodes, "_PACKAGE", "a_package_that_is_not_there")
    with pytest.raises(KnownError, match=r"start\.py"):
        UnitPostcodes().unit("CW1", "3AB")
