"""A caseload said by patterns: every way to fill it, and never fewer plans than the plain row."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solver.allocation.caseloads import add_caseload, fillings
from solver.linear import LinearModel

if TYPE_CHECKING:
    from solver.linear import Integers

SIZES = [
    *(sizes for most in (1, 2, 3) for sizes in combinations(range(1, 7), most)),
    (1, 2, 3, 4, 5, 6),
]


def children_in(counts: tuple[int, ...], sizes: tuple[int, ...]) -> int:
    return sum(count * size for count, size in zip(counts, sizes, strict=True))


@pytest.mark.parametrize("free", range(13))
def test_the_fillings_are_those_that_leave_no_room_for_one_more(free: int) -> None:
    for sizes in SIZES:
        possible = {
            counts
            for counts in product(*(range(free // size + 1) for size in sizes))
            if children_in(counts, sizes) <= free
        }
        full = {counts for counts in possible if free - children_in(counts, sizes) < min(sizes)}
        found = fillings(free, sizes)
        assert found is not None
        assert len(found) == len(set(found))
        assert set(found) == full


def test_four_places_are_filled_in_five_ways() -> None:
    # 1+1+1+1, 2+1+1, 2+2, 3+1 and 4, as counts of families of 1, 2, 3 and 4 children.
    assert set(fillings(4, (1, 2, 3, 4)) or ()) == {
        (4, 0, 0, 0),
        (2, 1, 0, 0),
        (0, 2, 0, 0),
        (1, 0, 1, 0),
        (0, 0, 0, 1),
    }


def test_too_many_fillings_are_not_written_down() -> None:
    assert fillings(60, (1, 2, 3, 4, 5, 6)) is None


@pytest.mark.parametrize("free", range(13))
def test_the_model_takes_every_caseload_that_fits_and_no_other(free: int) -> None:
    random = np.random.default_rng(seed=free)
    every_choice = np.array(list(product((0, 1), repeat=7)), dtype=np.int64)
    for _ in range(12):
        children = random.integers(0, 7, size=7)
        fits = every_choice @ children <= free
        assert taken(children, every_choice, free) == fits.tolist()


@pytest.mark.parametrize("children", [[1, 1], [2, 0], [0, 0], [3], [], [20, 1, 0]])
@pytest.mark.parametrize("free", [-3, -1, 0, 1, 2, 60])
def test_the_edges(children: list[int], free: int) -> None:
    sizes = np.array(children, dtype=np.int64)
    every_choice = np.array(list(product((0, 1), repeat=len(children))), dtype=np.int64)
    # Below zero nobody with children may come; who brings none does no harm.
    fits = every_choice @ sizes <= max(free, 0)
    assert taken(sizes, every_choice, free) == fits.tolist()


def test_where_patterns_would_be_too_many_the_plain_row_stands() -> None:
    children = np.tile(np.arange(1, 7), 4)
    every_other = np.arange(24) % 2
    load = int(children @ every_other)
    assert taken(children, every_other[np.newaxis], load) == [True]
    assert taken(children, every_other[np.newaxis], load - 1) == [False]


def taken(children: Integers, choices: Integers, free: int) -> list[bool]:
    """Return for each choice of families whether the model has room for it.

    The pattern is the one the model fills in itself; another could only have as much room.
    """
    model = LinearModel()
    columns = model.add_columns(len(children))
    add_caseload(model, columns, children, free)
    lower, upper = model.bounds()
    found = []
    for choice in choices:
        values = model.completed(choice)
        within = bool(((lower <= values) & (values <= upper)).all())
        found.append(
            within
            and all(int(row.coefficients @ values[row.columns]) <= row.limit for row in model.rows)
        )
    return found
