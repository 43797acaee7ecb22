"""Words on the map never lie over each other nor run off its edge."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.screens.map.labels import Box, Room, round_a_point

EDGE = Box(0, 0, 400, 300)
POINTS = st.lists(st.tuples(st.integers(-20, 420), st.integers(-20, 320)), max_size=40)


@given(points=POINTS)
def test_labels_lie_apart_and_inside(points: list[tuple[int, int]]) -> None:
    room = Room(EDGE)
    placed = [
        box
        for x, y in points
        if (box := room.best(round_a_point(x, y, 60, 16, 7), most=0)) is not None
    ]
    assert all(box.is_inside(EDGE) for box in placed)
    assert not any(one.meets(other) for one, other in combinations(placed, 2))


def test_a_label_goes_where_it_covers_the_fewest_marks() -> None:
    room = Room(EDGE)
    room.crowd([Box(180, 120, 12, 12), Box(200, 120, 12, 12)])
    box = room.best(round_a_point(200, 150, 60, 16, 7), most=5)
    assert box is not None
    assert box.top > 150


def test_a_label_that_would_cover_too_many_marks_is_left_out() -> None:
    room = Room(EDGE)
    room.crowd(Box(x, y, 12, 12) for x in range(100, 300, 10) for y in range(100, 200, 10))
    assert room.best(round_a_point(200, 150, 60, 16, 7), most=2) is None


def test_the_places_round_a_point_do_not_cover_it() -> None:
    boxes = round_a_point(200, 150, 60, 16, 7)
    assert not any(box.meets(Box(199, 149, 2, 2)) for box in boxes)
    assert all(one != other for one, other in pairwise(boxes))
