import numpy as np
import pytest

from solver.linear import LinearModel, Objective, grouped


def whole(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def test_an_objective_is_its_sum_and_its_constant() -> None:
    objective = Objective(whole(0, 2), whole(3, -5), constant=10)
    assert objective.value(whole(1, 1, 0)) == 13
    assert objective.value(whole(2, 7, 4)) == 10 + 6 - 20


def test_an_objective_without_columns_is_its_constant() -> None:
    assert Objective(whole(), whole(), constant=-4).value(whole(1)) == -4


def test_columns_are_numbered_on_and_bounded_inclusively() -> None:
    model = LinearModel()
    assert model.add_columns(2).tolist() == [0, 1]
    assert model.add_columns(0).tolist() == []
    assert model.add_columns(1, upper=7).tolist() == [2]
    assert model.column_count == 3
    lower, upper = model.bounds()
    assert (lower.tolist(), upper.tolist()) == ([0, 0, 0], [1, 1, 7])


def test_the_last_word_on_a_column_counts() -> None:
    model = LinearModel()
    columns = model.add_columns(3)
    model.fix(columns, 0)
    model.fix(columns[1:2], 1)
    lower, upper = model.bounds()
    assert lower.tolist() == upper.tolist() == [0, 1, 0]


def test_a_column_may_be_fixed_before_more_are_added() -> None:
    model = LinearModel()
    model.fix(model.add_columns(1), 1)
    model.add_columns(1)
    lower, upper = model.bounds()
    assert (lower.tolist(), upper.tolist()) == ([1, 0], [1, 1])


def test_a_model_without_columns_has_no_bounds() -> None:
    lower, upper = LinearModel().bounds()
    assert (len(lower), len(upper)) == (0, 0)
    assert LinearModel().completed(whole()).tolist() == []


def test_rows_are_kept_as_they_are_said() -> None:
    model = LinearModel()
    columns = model.add_columns(2)
    model.add_at_most(columns, whole(4, -1), 3)
    (row,) = model.rows
    assert (row.columns.tolist(), row.coefficients.tolist(), row.limit) == ([0, 1], [4, -1], 3)


def test_columns_of_ones_own_follow_from_the_first_ones_in_the_order_they_were_said() -> None:
    model = LinearModel()
    model.add_columns(2)
    total = model.add_columns(1, upper=2)
    twice = model.add_columns(1, upper=4)

    def add_up(values: np.ndarray) -> None:
        values[total] = values[:2].sum()

    def double(values: np.ndarray) -> None:
        values[twice] = 2 * values[total]

    model.add_completion(add_up)
    model.add_completion(double)
    assert model.completed(whole(1, 1)).tolist() == [1, 1, 2, 4]
    assert model.completed(whole(0, 1)).tolist() == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("keys", "groups"),
    [
        ([], []),
        ([5], [(5, [0])]),
        ([2, 2, 2], [(2, [0, 1, 2])]),
        ([3, 1, 3, -1, 1], [(-1, [3]), (1, [1, 4]), (3, [0, 2])]),
    ],
)
def test_each_key_with_its_positions(keys: list[int], groups: list[tuple[int, list[int]]]) -> None:
    found = grouped(np.array(keys, dtype=np.int64))
    assert [(key, positions.tolist()) for key, positions in found] == groups
