import numpy as np
import pytest

from solver.cp_sat import Effort, search
from solver.linear import LinearModel, Objective
from solver.result import Cancel
from tests.solver.random_programs import random_program, solutions

EFFORT = Effort(seconds=10.0, workers=1, seed=0)


def test_the_best_solution_is_found_and_proven() -> None:
    random = np.random.default_rng(5)
    both = set()
    for _ in range(40):
        model, objective = random_program(random)
        found = search(model, objective, effort=EFFORT, cancel=Cancel())
        every = solutions(model)
        assert found.proven
        both.add(len(every) > 0)
        if not len(every):
            assert found.solution is None
            continue
        best = min(objective.value(one) for one in every)
        assert found.solution is not None
        assert objective.value(found.solution) == best == found.bound
        assert (every == found.solution).all(axis=1).any()
    assert both == {True, False}


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_finds_the_same_value(workers: int) -> None:
    model, objective = random_program(np.random.default_rng(8))
    found = search(model, objective, effort=Effort(10.0, workers=workers, seed=1), cancel=Cancel())
    assert found.bound == min(objective.value(one) for one in solutions(model))


def of_twenty() -> tuple[LinearModel, Objective]:
    """Return twenty columns worth their number, of which any three may be chosen."""
    model = LinearModel()
    columns = model.add_columns(20)
    model.add_at_most(columns, np.ones(20, dtype=np.int64), 3)
    return model, Objective(columns, -columns)


def test_near_enough_ends_the_search_and_proves_nothing() -> None:
    model, objective = of_twenty()
    found = search(model, objective, effort=EFFORT, cancel=Cancel(), near_enough=60)
    assert found.solution is not None
    assert not found.proven
    assert found.bound is not None
    assert found.bound <= -54 <= objective.value(found.solution) <= found.bound + 60


def test_a_bound_known_from_elsewhere_proves_the_hint_that_reaches_it() -> None:
    model, objective = of_twenty()
    hint = model.completed(np.isin(np.arange(20), (17, 18, 19)).astype(np.int64))
    found = search(model, objective, effort=EFFORT, cancel=Cancel(), hint=hint, at_least=-54)
    assert found.proven
    assert found.solution is not None
    assert found.solution.tolist() == hint.tolist()


def test_each_better_value_is_told_with_a_bound_that_holds() -> None:
    model, objective = of_twenty()
    told: list[tuple[int, float]] = []
    search(
        model,
        objective,
        effort=EFFORT,
        cancel=Cancel(),
        on_better=lambda value, bound: told.append((value, bound)),
    )
    values = [value for value, _ in told]
    assert values == sorted(values, reverse=True)
    assert values[-1] == -54
    assert all(bound <= -54 + 1e-6 for _, bound in told)


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_without_time_nothing_is_searched(seconds: float) -> None:
    model, objective = of_twenty()
    found = search(model, objective, effort=Effort(seconds, workers=1, seed=0), cancel=Cancel())
    assert (found.solution, found.bound, found.proven) == (None, None, False)


def test_a_request_from_before_is_not_lost() -> None:
    model, objective = of_twenty()
    cancel = Cancel()
    cancel.request()
    found = search(model, objective, effort=EFFORT, cancel=cancel)
    assert (found.solution, found.proven) == (None, False)
