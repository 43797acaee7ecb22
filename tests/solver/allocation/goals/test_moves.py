from dataclasses import replace

import pytest

from solver.allocation.goals import GOAL_BY_NAME, moves
from solver.allocation.problem import GOAL_NAMES, MOVES_GOAL
from tests.solver.allocation.building import (
    optimum,
    plan,
    problem,
    values,
    waiting,
    with_worker,
    worker,
    workers_of,
)

FIRST = (MOVES_GOAL, *GOAL_NAMES)
LAST = (*GOAL_NAMES, MOVES_GOAL)


@pytest.mark.parametrize(
    ("with_whom", "families"),
    [
        ((0, 1, None), 0),
        ((1, 1, None), 1),
        # To wait is a move; to be placed for the first time is none.
        ((0, None, 1), 1),
        ((1, 0, 0), 2),
    ],
)
def test_each_family_that_is_not_where_the_board_has_it_is_a_move(
    with_whom: tuple[int | None, ...], families: int
) -> None:
    told = replace(
        problem(
            [worker("Sam"), worker("Priya")],
            [with_worker("F1", 3, 1, worker_changes=4), waiting("F2", 1), waiting("F3", 1)],
        ),
        reference=(0, 1, None),
    )
    assert moves.value(told, plan(*with_whom)) == families


def test_without_a_board_nothing_is_a_move() -> None:
    assert moves.value(problem([worker("Sam")], [waiting("F1")]), plan(None)) == 0


def test_every_goal_that_may_be_named_has_its_room() -> None:
    assert set(GOAL_BY_NAME) == set(LAST)


def test_first_it_is_the_plan_of_least_change() -> None:
    # On the board F1 is with Sam by hand, though Priya is its practitioner: going back would save
    # a change (10 points). Least change leaves it; otherwise it goes back.
    told = replace(
        problem([worker("Sam"), worker("Priya")], [with_worker("F1", 2, 1)]), reference=(0,)
    )
    stays = optimum(replace(told, goals=FIRST))
    assert workers_of(stays) == (0,)
    assert (values(stays)["moves"], values(stays)["changes"]) == (0, 10)
    returns = optimum(replace(told, goals=LAST))
    assert workers_of(returns) == (1,)
    assert (values(returns)["moves"], values(returns)["changes"]) == (1, 0)


def test_when_someone_goes_as_few_as_can_be_are_moved() -> None:
    # Sam goes away, who had F1 (3). Priya has three places left, Alex one: F1 goes to Priya.
    told = replace(
        problem(
            [worker("Sam", available=False), worker("Priya", 5), worker("Alex", 3)],
            [waiting("F1", 3), waiting("F2", 2), waiting("F3", 2)],
            [[10, 10, 10], [30, 10, 10], [10, 30, 30]],
        ),
        reference=(0, 1, 2),
    )
    first = optimum(replace(told, goals=FIRST))
    assert workers_of(first) == (1, 1, 2)
    assert values(first)["moves"] == 1
    # Alex is twenty minutes nearer to F1, and Priya twenty nearer to F3: to let F1 and F3 change
    # places saves 2 × 40 minutes a week, for one move more.
    last = optimum(replace(told, goals=LAST))
    assert workers_of(last) == (2, 1, 1)
    assert values(last)["moves"] == 2
    assert values(first)["travel"] - values(last)["travel"] == 80


def test_last_it_settles_a_tie_for_the_board() -> None:
    # Two alike families, two alike workers with room for one each: either way round is as good.
    told = problem([worker("Sam", 2), worker("Priya", 2)], [waiting("F1"), waiting("F2")])
    for board in ((0, 1), (1, 0)):
        result = optimum(replace(told, reference=board, goals=LAST))
        assert workers_of(result) == board
        assert values(result)["moves"] == 0


def test_a_board_that_is_not_possible_any_more_is_kept_as_far_as_it_goes() -> None:
    # Sam's cap came down from six to four: F1 and F2 stay, or F1 and F3; one family moves.
    told = problem(
        [worker("Sam", 4), worker("Priya")],
        [waiting("F1"), waiting("F2"), waiting("F3")],
    )
    result = optimum(replace(told, reference=(0, 0, 0), goals=FIRST))
    assert values(result)["moves"] == 1
    assert values(result)["waiting"] == 0
