"""Where things are in the view, and what moving and zooming do."""

import pytest

from tests.ui.map.example import CREWE, example
from ui.screens.map.projection import COARSEST, FINEST, Bounds, Margins, Projection
from ui.screens.map.viewpoint import BEYOND_METRES, Viewpoint, bounds_of

VIEW = Projection(370_000, 360_000, 50, 1000, 600)


def test_north_is_up_and_east_is_right() -> None:
    assert VIEW.pixel(370_000, 360_000) == (500, 300)
    assert VIEW.pixel(371_000, 361_000) == (520, 280)
    assert VIEW.ground(520, 280) == (371_000, 361_000)


def test_what_lies_beneath_the_pointer_stays_there_while_zooming() -> None:
    nearer = VIEW.zoomed(2.5, 120, 80)
    assert nearer.ground(120, 80) == pytest.approx(VIEW.ground(120, 80))
    assert nearer.metres_per_pixel == 20


def test_zooming_ends_at_a_street_and_at_the_country() -> None:
    assert VIEW.zoomed(1e9, 0, 0).metres_per_pixel == FINEST
    assert VIEW.zoomed(1e-9, 0, 0).metres_per_pixel == COARSEST


def test_dragging_takes_the_ground_along() -> None:
    assert VIEW.moved(100, -40).pixel(370_000, 360_000) == (600, 260)


def test_all_points_fit_within_the_margins() -> None:
    bounds = Bounds(360_000, 340_000, 395_000, 385_000)
    view = VIEW.fitting(bounds, Margins(60, 56, 90, 76))
    west, north = view.pixel(bounds.west, bounds.north)
    east, south = view.pixel(bounds.east, bounds.south)
    assert west >= 59.9
    assert east <= 910.1
    assert (north, south) == pytest.approx((56, 524))


def test_one_place_alone_is_seen_with_its_surroundings() -> None:
    view = VIEW.fitting(Bounds(*CREWE, *CREWE), Margins(0, 0, 0, 0))
    assert view.metres_per_pixel > 5
    assert view.pixel(*CREWE) == (500, 300)


@pytest.mark.parametrize(("metres_per_pixel", "metres"), [(50, 5_000), (8, 1_000), (1, 100)])
def test_the_scale_is_a_round_number(metres_per_pixel: float, metres: int) -> None:
    view = Projection(0, 0, metres_per_pixel, 100, 100)
    assert view.scale_length(160) == metres


def seen() -> Viewpoint:
    viewpoint = Viewpoint()
    viewpoint.resize(1000, 600)
    viewpoint.show(bounds_of(example()))
    return viewpoint


def test_everything_fits_until_somebody_moves_and_again_when_asked() -> None:
    viewpoint = seen()
    fitted = viewpoint.projection
    viewpoint.resize(800, 500)
    viewpoint.resize(1000, 600)
    assert viewpoint.projection == fitted
    viewpoint.zoom(2)
    viewpoint.resize(800, 500)
    assert viewpoint.projection.metres_per_pixel == pytest.approx(fitted.metres_per_pixel / 2)
    viewpoint.resize(1000, 600)
    viewpoint.fit()
    assert viewpoint.projection == fitted


def test_the_view_stays_when_the_same_places_come_again() -> None:
    viewpoint = seen()
    viewpoint.zoom(3)
    near = viewpoint.projection
    viewpoint.show(bounds_of(example()))
    assert viewpoint.projection == near
    viewpoint.show(Bounds(0, 0, 10_000, 10_000))
    assert viewpoint.projection != near


def test_nobody_gets_lost_beside_the_map() -> None:
    viewpoint = seen()
    bounds = bounds_of(example())
    assert bounds is not None
    viewpoint.move(-1e6, 0)
    assert viewpoint.projection.easting == bounds.east + BEYOND_METRES
    viewpoint.zoom(1e-6)
    assert viewpoint.projection.metres_per_pixel < 400


def test_a_point_well_in_view_does_not_move_the_map() -> None:
    viewpoint = seen()
    before = viewpoint.projection
    viewpoint.bring_into_view(*CREWE)
    assert viewpoint.projection == before
    viewpoint.zoom(20)
    viewpoint.bring_into_view(*CREWE)
    assert viewpoint.projection.pixel(*CREWE) == pytest.approx((500, 300))
