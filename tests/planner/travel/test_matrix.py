import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import KnownError
from planner.service import Travel, TravelMode
from planner.travel.matrix import minutes_between
from planner.travel.places import load_gazetteer

CAR, BUS, WALK, CYCLE = TravelMode.CAR, TravelMode.BUS, TravelMode.WALK, TravelMode.CYCLE
GAZETTEER = load_gazetteer()
PLACES = (
    "CW1 3AB",
    "cw13ab",
    "CW1 3",
    "CW1",
    "CW12",
    "Crewe",
    "Nantwich",
    "Leighton",
    "Leighton (Crewe)",
    "SK11 6TJ",
    "53.0979,-2.4416",
    "53.09791, -2.44158",
    "M1 1AA",
)

places = st.sampled_from(PLACES)
modes = st.sampled_from(TravelMode)


def minutes(
    start: str, end: str, mode: TravelMode = CAR, overrides: tuple[Travel, ...] = ()
) -> int:
    found = minutes_between([(start, mode)], [end], overrides=overrides, gazetteer=GAZETTEER)
    return int(found[0, 0])


def same_place(one: str, other: str) -> bool:
    first, second = GAZETTEER.find(one), GAZETTEER.find(other)
    assert first is not None
    assert second is not None
    return first.key == second.key


@settings(deadline=None)  # the first postcode of a letter reads its file
@given(one=places, other=places, mode=modes)
def test_there_and_back_take_the_same(one: str, other: str, mode: TravelMode) -> None:
    assert minutes(one, other, mode) == minutes(other, one, mode)


@settings(deadline=None)  # the first postcode of a letter reads its file
@given(one=places, other=places, mode=modes)
def test_only_the_same_place_is_no_journey_at_all(one: str, other: str, mode: TravelMode) -> None:
    if same_place(one, other):
        assert minutes(one, other, mode) == 0
    elif mode is CAR:
        assert minutes(one, other, mode) >= 4
    else:
        assert minutes(one, other, mode) >= 0


@settings(max_examples=50, deadline=None)
@given(
    origins=st.lists(st.tuples(places, modes), max_size=6),
    destinations=st.lists(places, max_size=6),
)
def test_many_journeys_at_once_are_each_as_if_alone(
    origins: list[tuple[str, TravelMode]], destinations: list[str]
) -> None:
    overrides = (Travel("Crewe", "CW12", CAR, 17), Travel("CW1", "CW1", BUS, 9))
    found = minutes_between(origins, destinations, overrides=overrides, gazetteer=GAZETTEER)
    assert found.shape == (len(origins), len(destinations))
    assert np.issubdtype(found.dtype, np.integer)
    assert found.tolist() == [
        [minutes(start, end, mode, overrides) for end in destinations] for start, mode in origins
    ]


def test_what_was_measured_counts_in_both_directions() -> None:
    measured = (Travel("crewe", "CW12", CAR, 61),)
    assert minutes("Crewe", "CW12", CAR, measured) == 61
    assert minutes("cw12", "CREWE", CAR, measured) == 61


def test_what_was_measured_by_bus_says_nothing_of_the_car() -> None:
    measured = (Travel("Crewe", "CW12", BUS, 61),)
    assert minutes("Crewe", "CW12", CAR, measured) == minutes("Crewe", "CW12", CAR)
    assert minutes("Crewe", "CW12", BUS, measured) == 61


def test_what_was_measured_of_a_district_says_nothing_of_its_postcodes() -> None:
    measured = (Travel("Nantwich", "CW1", CAR, 61),)
    assert minutes("Nantwich", "CW1 3AB", CAR, measured) == minutes("Nantwich", "CW1 3AB")


@pytest.mark.parametrize(
    ("written", "measured_as"),
    [
        ("CW1 3AB", "cw13ab"),
        ("Leighton", "leighton (crewe)"),
        ("53.0979,-2.4416", "53.09791, -2.44158"),
    ],
)
def test_a_measured_place_counts_however_it_is_written(written: str, measured_as: str) -> None:
    measured = (Travel(measured_as, "Nantwich", CAR, 61),)
    assert minutes(written, "nantwich", CAR, measured) == 61
    assert minutes("nantwich", written, CAR, measured) == 61


def test_a_measured_journey_within_one_place_is_not_nothing() -> None:
    # A town is large; who measured seven minutes within it knows better than "the same place".
    measured = (Travel("Crewe", "Crewe", CAR, 7),)
    assert minutes("Crewe", "crewe", CAR, measured) == 7


def test_zero_measured_minutes_count_too() -> None:
    assert minutes("CW1 3AB", "CW1 3", CAR, (Travel("CW1 3", "CW1 3AB", CAR, 0),)) == 0


def test_a_measured_journey_nobody_makes_changes_nothing() -> None:
    measured = (Travel("Knutsford", "Audlem", CAR, 61),)
    assert minutes("Crewe", "Nantwich", CAR, measured) == minutes("Crewe", "Nantwich")


def test_the_slower_way_takes_longer_between_towns() -> None:
    ways = [minutes("Crewe", "Sandbach", mode) for mode in (CAR, CYCLE, BUS, WALK)]
    assert ways == sorted(ways)


@pytest.mark.parametrize(
    ("origins", "destinations", "overrides"),
    [
        ([("7 Acacia Avenue", CAR)], ["Crewe"], ()),
        ([("Crewe", CAR)], ["7 Acacia Avenue"], ()),
        ([("Crewe", CAR)], ["Crewe"], (Travel("7 Acacia Avenue", "Crewe", CAR, 5),)),
    ],
)
def test_an_unknown_place_is_told_without_the_address(
    origins: list[tuple[str, TravelMode]],
    destinations: list[str],
    overrides: tuple[Travel, ...],
) -> None:
    with pytest.raises(KnownError, match="A place is not known") as caught:
        minutes_between(origins, destinations, overrides=overrides, gazetteer=GAZETTEER)
    assert "Acacia" not in str(caught.value)


@pytest.mark.parametrize(("origins", "destinations"), [([], ["Crewe"]), ([("Crewe", CAR)], [])])
def test_nobody_travelling_or_nowhere_to_go_is_an_empty_table(
    origins: list[tuple[str, TravelMode]], destinations: list[str]
) -> None:
    found = minutes_between(origins, destinations, overrides=(), gazetteer=GAZETTEER)
    assert found.shape == (len(origins), len(destinations))
