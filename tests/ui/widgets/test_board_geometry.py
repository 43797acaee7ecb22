"""Where things are on the board: the table of sizes in the design, and what a point hits."""

from dataclasses import replace

import pytest

from tests.ui import mockup
from ui.widgets.board.geometry import BoardGeometry, arrange, folded_at_first
from ui.widgets.board.metrics import Metrics
from ui.widgets.board.model import BoardModel, Lane
from ui.widgets.board.navigation import Cursor
from ui.widgets.board.sight import Sight

METRICS = Metrics.at(1.0)


def pod(practitioners: int) -> Lane:
    columns = tuple(
        mockup.column(f"Person {nth}", 2, 1.0, f"m F{nth:03} AB 2 CW1 7")
        for nth in range(practitioners)
    )
    return mockup.lane("Crewe East", "", *columns)


def laid_out(
    model: BoardModel, width: int = 1132, window: int = 1440, **folded: bool
) -> BoardGeometry:
    return arrange(model, width=width, window_width=window, folded=folded, metrics=METRICS)


def rows(geometry: BoardGeometry) -> list[int]:
    """Return how many columns stand in each row of the first lane."""
    tops = [column.y for column in geometry.lanes[0].columns]
    return [tops.count(top) for top in sorted(set(tops))]


def test_twelve_practitioners_and_fifty_families_fit_the_mock_up_without_scrolling() -> None:
    assert laid_out(mockup.board()).height <= 698


def test_the_measures_are_the_mock_ups() -> None:
    geometry = laid_out(mockup.board())
    first = geometry.lanes[0]
    assert (first.x, first.y, first.width) == (8, 0, 1112)
    assert [column.width for column in first.columns] == [278] * 4
    kept, changed = geometry.card("F012"), geometry.card("F031")
    assert kept is not None
    assert changed is not None
    assert (kept.y, kept.height, changed.height) == (26 + 1 + 41, 27, 45)
    assert geometry.lanes[1].y - first.bottom == 6
    below = geometry.card("F005")
    assert below is not None
    assert below.y - kept.y == 28


@pytest.mark.parametrize(
    ("practitioners", "width", "window", "wanted"),
    [
        (4, 1132, 1440, [4]),
        (5, 1132, 1440, [4, 1]),
        (7, 1132, 1440, [4, 3]),
        (4, 1008, 1280, [4]),
        (4, 1000, 1179, [3, 1]),
        (4, 700, 900, [3, 1]),
        (4, 500, 700, [2, 2]),
        (4, 230, 400, [1, 1, 1, 1]),
        (5, 1480, 1800, [5]),
        (7, 1480, 1800, [5, 2]),
        (4, 1480, 1800, [4]),
    ],
)
def test_columns_wrap_as_the_window_narrows(
    practitioners: int, width: int, window: int, wanted: list[int]
) -> None:
    geometry = laid_out(BoardModel(lanes=(pod(practitioners),)), width, window)
    assert rows(geometry) == wanted
    assert all(column.width >= METRICS.column_min for column in geometry.lanes[0].columns)


def test_a_very_wide_window_sets_two_lanes_abreast() -> None:
    geometry = laid_out(mockup.board(), width=2200, window=2560)
    first, second, third = geometry.lanes
    assert first.y == second.y
    assert second.x > first.x + first.width
    assert third.y >= max(first.bottom, second.bottom)


@pytest.mark.parametrize(
    ("width", "window", "abreast"), [(1700, 2010, True), (1480, 1800, False), (1612, 1920, False)]
)
def test_two_lanes_stand_abreast_where_there_is_room(
    width: int, window: int, abreast: bool
) -> None:
    geometry = laid_out(mockup.board(), width, window)
    assert (geometry.lanes[0].y == geometry.lanes[1].y) is abreast
    assert rows(geometry) == [4]
    alone = laid_out(BoardModel(lanes=(pod(4),)), width, window)
    assert alone.lanes[0].width == width - METRICS.left - METRICS.right


def test_nothing_overlaps_and_everything_lies_inside_its_column() -> None:
    for width, window in ((1132, 1440), (1000, 1100), (2200, 2560), (230, 400)):
        geometry = laid_out(mockup.large_board(9), width, window)
        for lane in geometry.lanes:
            assert lane.x >= METRICS.left
            assert lane.x + lane.width <= max(width, METRICS.column_min) - METRICS.left
            for column in lane.columns:
                assert column.bottom <= lane.bottom
                bottoms = column.y + METRICS.column_head
                for place in column.cards:
                    assert place.y >= bottoms
                    assert column.x < place.x
                    assert place.x + place.width < column.x + column.width
                    bottoms = place.y + place.height
                assert bottoms <= column.bottom


def test_forty_practitioners_fold_the_pods_where_nothing_changes() -> None:
    assert folded_at_first(mockup.large_board(9)) == frozenset()
    many = mockup.large_board(10)
    assert folded_at_first(many) == {"pod-0", "pod-3", "pod-6", "pod-9"}
    geometry = laid_out(many)
    assert [lane.height for lane in geometry.lanes if lane.folded] == [33] * 4


def test_what_people_folded_stays_folded() -> None:
    geometry = arrange(
        mockup.board(),
        width=1132,
        window_width=1440,
        folded={"crewe-north": True},
        metrics=METRICS,
    )
    assert [lane.folded for lane in geometry.lanes] == [True, False, False]
    assert geometry.card("F012") is None


def test_only_lanes_in_view_are_walked() -> None:
    geometry = laid_out(mockup.large_board(300))
    lane = geometry.lanes[150]
    seen = list(geometry.lanes_between(lane.y, lane.bottom))
    assert seen == [lane]


def test_an_empty_board_and_an_empty_pod_have_a_place_too() -> None:
    assert laid_out(BoardModel()).height == 0
    empty = laid_out(BoardModel(lanes=(pod(0), pod(1))))
    assert empty.lanes[0].height == METRICS.lane_head + 1
    assert empty.lanes[1].y > empty.lanes[0].bottom


def test_every_card_is_hit_where_it_is_painted() -> None:
    geometry = laid_out(mockup.board())
    sight = Sight(geometry, METRICS, 0)
    for lane in geometry.lanes:
        for column in lane.columns:
            for place in column.cards:
                hit = sight.target_at(place.x + 5, place.y + 5)
                assert hit == Cursor(family_id=place.card.family_id)
    assert sight.target_at(2, 2) == Cursor()


def test_heads_stay_in_view_while_their_lane_does() -> None:
    geometry = laid_out(mockup.board())
    lane = geometry.lanes[0]
    sight = Sight(geometry, METRICS, 60)
    assert sight.head_top(lane) == 60
    assert sight.column_head_top(lane, lane.columns[0]) == 60 + METRICS.lane_head + 1
    assert sight.target_at(100, 5) == Cursor(pod_id="crewe-north")
    end = Sight(geometry, METRICS, lane.bottom - 10)
    assert end.head_top(lane) + METRICS.lane_head < lane.bottom


def test_a_point_on_a_head_that_stays_does_not_hit_the_card_beneath() -> None:
    geometry = laid_out(mockup.board())
    sight = Sight(geometry, METRICS, 70)
    assert sight.target_at(100, METRICS.lane_head + 10) == Cursor(staff_id="sam")
    assert "Sam Okoro" in sight.tip_at(100, METRICS.lane_head + 10)


def test_tooltips_say_the_sentence_the_pod_and_the_caseload() -> None:
    sight = Sight(laid_out(mockup.board()), METRICS, 0)
    assert sight.tip_at(100, 75).startswith("Kept with Sam Okoro")
    assert sight.tip_at(100, 5) == (
        "Crewe North. 43 of 48 children: Sam 11 + Priya 12 + Dan 8 + Kasia 12. "
        "5 places free: 1 with Sam, 4 with Dan."
    )
    away = "Dan Whitlow, away Thu–Fri, 8 of 12 children, 3.7 hours of travel a week."
    assert sight.tip_at(8 + 2 * 278 + 20, 40) == away
    assert sight.tip_at(2, 2) == ""


def test_a_tooltip_on_a_figure_says_how_it_is_made_up() -> None:
    sight = Sight(laid_out(mockup.board()), METRICS, 0)
    right = 8 + 278 - 12
    assert sight.tip_at(right, 40) == (
        "11 of 12 children, in 5 families: 3 + 2 + 1 + 4 + 1. 1 place free."
    )
    assert sight.tip_at(30, 56) == sight.tip_at(right, 40)
    assert sight.tip_at(right, 56) == (
        "2.9 hours of travel a week, 174 minutes. The furthest is F044: 17 minutes one way."
    )
    over = sight.geometry.column("moira")
    assert over is not None
    assert sight.tip_at(over.x + over.width - 12, over.y + 10).endswith("1 over the cap.")


def test_a_tooltip_says_what_the_model_says_of_a_figure_first() -> None:
    lane = mockup.lanes()[0]
    told = replace(lane.columns[0], tip="Eleven, one of them a baby.", travel_tip="Visits only.")
    model = BoardModel(lanes=(replace(lane, columns=(told,), tip="All four full time."),))
    sight = Sight(laid_out(model), METRICS, 0)
    assert sight.tip_at(8 + 278 - 12, 40) == "Eleven, one of them a baby."
    assert sight.tip_at(8 + 278 - 12, 56) == "Visits only."
    assert sight.tip_at(100, 5) == "Crewe North. All four full time."
