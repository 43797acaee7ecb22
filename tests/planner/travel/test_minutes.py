import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.service import TravelMode
from planner.travel.minutes import KILOMETRES_PER_MILE, estimate, road_km

kilometres = st.floats(min_value=0, max_value=1000)
every_mode = pytest.mark.parametrize("mode", TravelMode)


def minutes(straight_km: float, mode: TravelMode) -> int:
    return int(estimate(np.array([straight_km]), mode)[0])


@pytest.mark.parametrize(
    ("straight", "by_road"),
    [
        (0.5, 0.5 * 1.7),  # 1.72 + 0.097 is held at 1.7
        (1.0, 1.7),  # 1.72 is held at 1.7
        (10.0, 10 * (1.72 - 0.14 * np.log(10))),
        (100.0, 120.0),  # 1.075 is held at 1.2
    ],
)
def test_a_road_is_longer_than_the_straight_line_and_less_so_far_away(
    straight: float, by_road: float
) -> None:
    assert road_km(np.array([straight]))[0] == pytest.approx(by_road)


def test_a_car_takes_four_minutes_and_1_85_for_each_mile_of_road() -> None:
    # 50 km straight are 60 km of road, 37.28 miles: 4 + 68.97 minutes.
    assert minutes(50, TravelMode.CAR) == 73


def test_walking_is_eighty_metres_a_minute() -> None:
    # One kilometre straight is 1.7 km of road: 21.25 minutes.
    assert minutes(1, TravelMode.WALK) == 22


def test_a_bicycle_takes_five_minutes_and_16_km_an_hour() -> None:
    # 50 km straight are 60 km of road: 5 + 225 minutes.
    assert minutes(50, TravelMode.CYCLE) == 230


def test_a_bus_takes_fifteen_minutes_and_20_km_an_hour() -> None:
    # 50 km straight are 60 km of road: 15 + 180 minutes.
    assert minutes(50, TravelMode.BUS) == 195


@pytest.mark.parametrize("mode", [TravelMode.BUS, TravelMode.CYCLE])
def test_nobody_waits_for_a_bus_or_unlocks_a_bicycle_where_walking_is_quicker(
    mode: TravelMode,
) -> None:
    assert minutes(0.2, mode) == minutes(0.2, TravelMode.WALK) == 5


def test_a_whole_number_of_minutes_is_not_rounded_up_by_a_trace() -> None:
    # 220 road miles are exactly 411 minutes by car; floats add up to a trace more.
    for miles in range(100, 1000, 20):
        straight = miles * KILOMETRES_PER_MILE / 1.2
        assert minutes(straight, TravelMode.CAR) == 4 + miles * 185 // 100


@every_mode
@given(distances=st.lists(kilometres, min_size=1, max_size=20))
def test_further_away_is_never_quicker(mode: TravelMode, distances: list[float]) -> None:
    estimated = estimate(np.sort(np.array(distances)), mode)
    assert (np.diff(estimated) >= 0).all()


@every_mode
@given(straight=kilometres)
def test_an_estimate_is_a_whole_number_that_covers_the_way(
    mode: TravelMode, straight: float
) -> None:
    fastest_km_an_hour = {"car": 60.0, "bus": 20.0, "cycle": 16.0, "walk": 4.8}[mode]
    at_least = 60 * float(road_km(np.array([straight]))[0]) / fastest_km_an_hour
    # By bus and bicycle short ways are walked, which is slower still.
    estimated = minutes(straight, mode)
    assert estimated >= at_least - 1e-6
    assert estimated <= 15 + 60 * 1.7 * straight / 4.8 + 1


@every_mode
def test_any_shape_is_estimated_at_once(mode: TravelMode) -> None:
    grid = np.linspace(0, 60, 12).reshape(3, 4)
    estimated = estimate(grid, mode)
    assert estimated.shape == (3, 4)
    assert estimated.tolist() == [[minutes(km, mode) for km in row] for row in grid]
