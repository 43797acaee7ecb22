from dataclasses import replace

import pytest

from solver.allocation.rules import must_place
from solver.allocation.solve import NoPlanError
from tests.solver.allocation.building import (
    broken,
    optimum,
    plan,
    problem,
    sentences,
    values,
    waiting,
    with_worker,
    worker,
    workers_of,
)


def test_a_family_to_be_placed_may_be_with_anybody_but_not_with_nobody() -> None:
    told = replace(
        problem([worker("Sam"), worker("Priya")], [waiting("F1"), waiting("F2")]),
        must_place=frozenset({1}),
    )
    assert broken(told, None, 0) == broken(told, None, 1) == ()
    found = must_place.violations(told, plan(0, None))
    assert sentences(found) == ("F2 has no practitioner; it was decided to place the family.",)
    assert found[0].families == (1,)


def test_it_takes_the_places_of_a_family_that_waits_more() -> None:
    # Two places. F1 waits for 2 × 60 points and F2 for 2 × 10; F2 must be placed, so F1 waits.
    told = problem([worker("Sam", 2)], [waiting("F1", 2, urgency=60), waiting("F2", 2)])
    assert workers_of(optimum(told)) == (0, None)
    result = optimum(replace(told, must_place=frozenset({1})))
    assert workers_of(result) == (None, 0)
    assert values(result)["waiting"] == 120


def test_it_goes_where_it_costs_settled_families_least() -> None:
    # Both are full. F3 has to go somewhere: to Priya in the place of F2 (a change for 10), not to
    # Sam in that of F1, who has changed twice before (10 + 5 × 2). F2 cannot go anywhere then.
    told = problem(
        [worker("Sam", 2), worker("Priya", 2)],
        [with_worker("F1", 2, 0, worker_changes=2), with_worker("F2", 2, 1), waiting("F3", 2)],
    )
    assert workers_of(optimum(told)) == (0, 1, None)
    result = optimum(replace(told, must_place=frozenset({2})))
    assert workers_of(result) == (0, None, 1)
    assert values(result)["changes"] == 10


def test_where_the_board_has_it_is_not_where_it_has_to_stay() -> None:
    # On the board F2 has Sam's two places, and F1 is with Priya for it. It must be placed, but
    # Priya will do: then F1 keeps Sam, and nothing has changed.
    told = problem([worker("Sam", 2), worker("Priya", 2)], [with_worker("F1", 2, 0), waiting("F2")])
    result = optimum(replace(told, must_place=frozenset({1}), reference=(1, 0)))
    assert workers_of(result) == (0, 1)
    assert values(result)["changes"] == 0


def test_a_chain_of_moves_is_found_where_nobody_near_has_room() -> None:
    # F3 asks for a man: only Sam. His two places are F1's, who can only go to Priya; hers are
    # F2's, who can go to Alex, where there is room.
    far = 90
    told = problem(
        [worker("Sam", 2, gender="male"), worker("Priya", 2), worker("Alex", 2)],
        [
            with_worker("F1", 2, 0),
            with_worker("F2", 2, 1),
            waiting("F3", 2, worker_gender="male"),
        ],
        [[10, far, 10], [10, 10, far], [far, 10, far]],
    )
    result = optimum(replace(told, must_place=frozenset({0, 1, 2})))
    assert workers_of(result) == (1, 2, 0)
    assert values(result)["changes"] == 20


@pytest.mark.parametrize(
    "wanted",
    [
        # Three and three children do not both have room in five places.
        {0, 1},
        # Nobody may have F3, whom everybody is excluded from.
        {2},
    ],
)
def test_where_it_cannot_be_there_is_no_plan(wanted: set[int]) -> None:
    told = problem(
        [worker("Sam", 5)],
        [waiting("F1", 3), waiting("F2", 3), waiting("F3", 1)],
        excluded=[(2, 0)],
    )
    with pytest.raises(NoPlanError) as raised:
        optimum(replace(told, must_place=frozenset(wanted)))
    assert raised.value.proven


def test_left_waiting_and_placed_at_once_cannot_be() -> None:
    told = replace(
        problem([worker("Sam")], [waiting("F1")]), left=frozenset({0}), must_place=frozenset({0})
    )
    with pytest.raises(NoPlanError) as raised:
        optimum(told)
    assert raised.value.proven
