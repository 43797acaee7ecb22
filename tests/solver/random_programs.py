"""Small random whole-number programs, and what trying everything says of them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from solver.linear import LinearModel, Objective

if TYPE_CHECKING:
    from solver.linear import Integers

PAIRS = 6
"""Columns that are 0 or 1; one more goes from 0 to 3."""


def random_program(random: np.random.Generator) -> tuple[LinearModel, Objective]:
    """Return a program with rows of either sign, a fixed column now and then, and a constant."""
    model = LinearModel()
    columns = np.r_[model.add_columns(PAIRS), model.add_columns(1, upper=3)]
    for _ in range(int(random.integers(0, 5))):
        some = random.choice(columns, int(random.integers(1, 6)), replace=False)
        model.add_at_most(some, random.integers(-3, 6, len(some)), int(random.integers(0, 6)))
    if random.random() < 0.3:
        model.fix(columns[:1], int(random.integers(2)))
    some = random.choice(columns, 5, replace=False)
    return model, Objective(some, random.integers(-9, 7, 5), int(random.integers(-5, 6)))


def solutions(model: LinearModel) -> Integers:
    """Return every solution, one a row."""
    lower, upper = model.bounds()
    ranges = [range(low, high + 1) for low, high in zip(lower, upper, strict=True)]
    every = np.array(list(product(*ranges)), dtype=np.int64)
    good = np.ones(len(every), dtype=np.bool_)
    for row in model.rows:
        good &= every[:, row.columns] @ row.coefficients <= row.limit
    return every[good]
