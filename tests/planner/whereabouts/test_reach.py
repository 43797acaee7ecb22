"""How far somebody gets: the estimate of travel, turned round."""

import numpy as np
import pytest

from planner.service import TravelMode
from planner.travel.minutes import estimate
from planner.whereabouts import metres_within, rings


@pytest.mark.parametrize("mode", TravelMode)
@pytest.mark.parametrize("minutes", [5, 10, 20, 40, 60, 120])
def test_inside_is_within_the_minutes_and_outside_is_not(mode: TravelMode, minutes: int) -> None:
    metres = metres_within(minutes, mode)
    kilometres = np.array([metres * 0.999, metres * 1.001 + 1]) / 1000
    inside, outside = estimate(kilometres, mode)
    assert inside <= minutes < outside


def test_a_way_shorter_than_its_ends_reaches_nobody() -> None:
    assert metres_within(3, TravelMode.CAR) == pytest.approx(0, abs=0.01)


def test_a_car_reaches_further_than_a_bus() -> None:
    assert metres_within(40, TravelMode.CAR) > 3 * metres_within(40, TravelMode.BUS)


def test_there_is_a_ring_for_ten_twenty_and_the_limit() -> None:
    drawn = rings(40, TravelMode.CAR)
    assert [(ring.minutes, ring.is_limit) for ring in drawn] == [
        (10, False),
        (20, False),
        (40, True),
    ]
    assert [ring.metres for ring in drawn] == sorted(ring.metres for ring in drawn)


def test_no_ring_is_drawn_beyond_the_limit_or_twice() -> None:
    assert [ring.minutes for ring in rings(15, TravelMode.BUS)] == [10, 15]
    assert [ring.minutes for ring in rings(20, TravelMode.CYCLE)] == [10, 20]
    assert rings(3, TravelMode.CAR) == ()
