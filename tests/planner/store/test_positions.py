from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.store.positions import STEP, positions


def test_rows_of_a_new_table_get_room_between_them() -> None:
    assert positions([None, None, None]) == [STEP, 2 * STEP, 3 * STEP]


def test_new_rows_fit_before_between_and_after_the_old_which_stay() -> None:
    assert positions([None, 100, None, 200, None]) == [50, 100, 150, 200, 200 + STEP]


def test_without_room_everything_moves() -> None:
    assert positions([100, None, 101]) == [STEP, 2 * STEP, 3 * STEP]


def test_a_changed_order_moves_everything() -> None:
    assert positions([200, 100]) == [STEP, 2 * STEP]


@given(st.lists(st.none() | st.integers(1, 5000), unique_by=lambda p: p or object()))
def test_positions_always_rise_and_stay_where_they_can(stored: list[int | None]) -> None:
    found = positions(stored)
    assert len(found) == len(stored)
    assert all(first < second for first, second in pairwise([0, *found]))
    assert positions(list(found)) == found
