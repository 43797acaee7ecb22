from dataclasses import replace

import numpy as np
import pytest

from solver import relaxation
from solver.linear import LinearModel, Objective
from solver.relaxation import Relaxation, relax
from solver.result import Cancel
from tests.solver.random_programs import PAIRS, random_program, solutions


def relaxed(model: LinearModel, objective: Objective) -> Relaxation:
    found = relax(model, objective, seconds=10.0, cancel=Cancel())
    assert found is not None
    return found


@pytest.fixture(params=[False, True], ids=["at once", "sifted"])
def sifted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let small programs go the way of large ones, a column or two at a time."""
    if request.param:
        monkeypatch.setattr(relaxation, "_SIFT_ABOVE", 0)
        monkeypatch.setattr(relaxation, "_FIRST_OF_EACH_ROW", 1)
        monkeypatch.setattr(relaxation, "_NEW_EACH_ROUND", 2)
    return bool(request.param)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("sifted")
def test_no_solution_goes_below_the_bound_nor_below_what_its_columns_cost(seed: int) -> None:
    random = np.random.default_rng(seed)
    checked = 0
    for _ in range(30):
        model, objective = random_program(random)
        every = solutions(model)
        if not len(every):
            continue
        found = relaxed(model, objective)
        values = [objective.value(one) for one in every]
        assert found.bound <= min(values) + 1e-6
        assert found.whole_bound <= min(values)
        lower, upper = model.bounds()
        for column in np.flatnonzero(lower[:PAIRS] < upper[:PAIRS]).tolist():
            with_it = [value for one, value in zip(every, values, strict=True) if one[column]]
            least = found.bound + found.reduced_costs[column] - 1e-6
            assert all(value >= least for value in with_it)
            checked += len(with_it)
    assert checked > 100


@pytest.mark.usefixtures("sifted")
def test_the_bound_is_the_best_of_the_relaxation() -> None:
    # Of three columns worth 2 each, at most 3 of 2 + 2 + 2 fit: one and a half, so -3.
    model = LinearModel()
    columns = model.add_columns(3)
    model.add_at_most(columns, np.array([2, 2, 2]), 3)
    found = relaxed(model, Objective(columns, np.array([-2, -2, -2]), constant=7))
    assert found.bound == pytest.approx(4.0)
    assert found.whole_bound == 4


@pytest.mark.usefixtures("sifted")
def test_a_row_that_asks_for_many_dear_columns_gets_them() -> None:
    # As a goal held does: at least four of six must be chosen, at 1, 2, … 6; so 1 + 2 + 3 + 4.
    model = LinearModel()
    columns = model.add_columns(6)
    model.add_at_most(columns, np.full(6, -1), -4)
    assert relaxed(model, Objective(columns, columns + 1)).bound == pytest.approx(10.0)


@pytest.mark.usefixtures("sifted")
def test_rows_that_contradict_each_other_have_no_relaxation() -> None:
    model = LinearModel()
    columns = model.add_columns(6)
    model.add_at_most(columns, np.full(6, -1), -7)
    objective = Objective(columns, columns + 1)
    assert relax(model, objective, seconds=10.0, cancel=Cancel()) is None


def test_a_bound_just_above_a_whole_number_by_rounding_is_that_number() -> None:
    found = Relaxation(bound=12.0000000001, reduced_costs=np.zeros(0), values=np.zeros(0))
    assert found.whole_bound == 12
    assert replace(found, bound=12.1).whole_bound == 13


def test_without_rows_every_column_is_at_its_better_end() -> None:
    model = LinearModel()
    columns = model.add_columns(3, upper=4)
    found = relaxed(model, Objective(columns[:2], np.array([-2, 5]), constant=1))
    assert found.bound == pytest.approx(-7.0)


def test_without_columns_the_bound_is_the_constant() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert relaxed(LinearModel(), Objective(nothing, nothing, constant=3)).bound == 3.0


def test_after_a_request_to_stop_there_is_no_bound() -> None:
    model, objective = random_program(np.random.default_rng(3))
    cancel = Cancel()
    cancel.request()
    assert relax(model, objective, seconds=10.0, cancel=cancel) is None
