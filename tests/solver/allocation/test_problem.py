import json
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from solver.allocation.problem import MOVES_GOAL, Overruled, Pod, Problem, Standing
from solver.allocation.problem_json import problem_from_json, problem_to_json
from solver.allocation.solution import Caseloads, Solution
from tests.solver.allocation.building import (
    leaver,
    plan,
    problem,
    waiting,
    with_worker,
    worker,
)
from tests.solver.allocation.random_problems import random_problem
from tests.solver.allocation.random_service import service_problem

TOLD = problem(
    [worker("Sam"), worker("Priya", pod=1), leaver("Kim", pod=0)],
    [
        with_worker("F1", 3, 0),
        with_worker("F2", 2, 2),
        with_worker("F3", 1, None),
        waiting("F4", 4),
    ],
    pod_caps=[48, 48],
)
BOARD = replace(TOLD, reference=(0, 1, None, None))


def overruled(**allowed: object) -> Problem:
    return replace(TOLD, overruled=replace(Overruled(), **allowed))


def test_moves_may_be_named_anywhere_if_there_is_a_board() -> None:
    for at in range(len(TOLD.goals) + 1):
        goals = (*TOLD.goals[:at], MOVES_GOAL, *TOLD.goals[at:])
        assert replace(BOARD, goals=goals).goals == goals


def test_todays_children_are_those_of_open_families_leavers_included() -> None:
    assert TOLD.today_children == (3, 0, 2)
    assert TOLD.today_pod_children == (5, 0)


def test_today_is_counted_again_for_a_changed_problem() -> None:
    changed = replace(TOLD, families=TOLD.families[:1], minutes=((10,), (10,)))
    assert changed.today_children == (3, 0, 0)


def test_a_closing_family_is_one_of_todays() -> None:
    told = problem([worker()], [with_worker("F1", 3, 0, standing=Standing.CLOSING)])
    assert told.today_children == (3,)


def test_minutes_are_those_of_the_workers_origin_and_unknown_for_a_leaver() -> None:
    told = problem(
        [worker("Sam"), leaver("Kim"), worker("Priya")], [waiting("F1")], [[7], [8], [9]]
    )
    assert [told.minutes_between(0, who) for who in range(3)] == [7, None, 9]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda: replace(TOLD, goals=TOLD.goals[:4]), "every goal"),
        (lambda: replace(TOLD, goals=(*TOLD.goals[:4], "changes")), "every goal"),
        (lambda: replace(TOLD, goals=(*TOLD.goals[:4], "mileage")), "every goal"),
        (lambda: replace(TOLD, pods=(Pod("P0", "Pod", -1), TOLD.pods[1])), "cap is negative"),
        (lambda: problem([worker(cap=-1)], []), "cap or travel limit is negative"),
        (lambda: problem([worker(travel_limit_minutes=-1)], []), "travel limit is negative"),
        (lambda: problem([worker(pod=1)], []), "pod is not there"),
        (lambda: problem([worker(pod=-1)], []), "pod is not there"),
        (lambda: problem([worker(available=True, origin=None)], []), "has no origin"),
        (lambda: replace(TOLD, minutes=TOLD.minutes[:1]), "origin is not there"),
        (lambda: replace(TOLD, minutes=(*TOLD.minutes[:2], (1, 2, 3))), "row of minutes"),
        (lambda: problem([worker()], [waiting(children=-1)]), "count is negative"),
        (lambda: problem([worker()], [waiting(urgency=-1)]), "count is negative"),
        (lambda: problem([worker()], [waiting(visits_per_week=-1)]), "count is negative"),
        (lambda: problem([worker()], [with_worker("F1", 1, 1)]), "worker is not there"),
        (lambda: problem([worker()], [waiting(last=-1)]), "worker is not there"),
        (lambda: problem([worker()], [waiting(current=0)]), "waiting family has a current"),
        (lambda: replace(TOLD, pinned=((0, 0), (0, 1))), "pinned twice"),
        (lambda: replace(TOLD, pinned=((4, 0),)), "pair points nowhere"),
        (lambda: replace(TOLD, excluded=frozenset({(0, 3)})), "pair points nowhere"),
        (lambda: replace(TOLD, preferred=frozenset({(-1, 0)})), "pair points nowhere"),
        (lambda: replace(TOLD, goals=(MOVES_GOAL, *TOLD.goals)), "moves are counted from a plan"),
        (lambda: replace(BOARD, goals=(MOVES_GOAL, *TOLD.goals, MOVES_GOAL)), "every goal"),
        (lambda: replace(BOARD, goals=(MOVES_GOAL, *TOLD.goals[1:])), "every goal"),
        (lambda: replace(TOLD, reference=(0, 1, None)), "not as long"),
        (lambda: replace(TOLD, reference=(0, 1, None, 3)), "worker of the reference"),
        (lambda: replace(TOLD, reference=(0, 1, None, -1)), "worker of the reference"),
        (lambda: replace(TOLD, left=frozenset({4})), "left or to be placed"),
        (lambda: replace(TOLD, must_place=frozenset({-1})), "left or to be placed"),
        (lambda: overruled(pairs=frozenset({(0, 3)})), "overruled pair"),
        (lambda: overruled(pairs=frozenset({(4, 0)})), "overruled pair"),
        (lambda: overruled(children=((3, 1),)), "overruled cap"),
        (lambda: overruled(children=((0, -1),)), "overruled cap"),
        (lambda: overruled(children=((0, 1), (0, 2))), "overruled twice"),
        (lambda: overruled(pod_children=((2, 1),)), "overruled cap"),
        (lambda: overruled(pod_children=((0, 1), (0, 1))), "overruled twice"),
    ],
)
def test_what_makes_no_sense_is_refused(spoil: Callable[[], Problem], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        spoil()


def test_a_problem_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        TOLD.goals = ()  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize("seed", range(10))
def test_a_problem_comes_back_from_json_and_pickle_as_it_was(seed: int) -> None:
    random = np.random.default_rng(seed)
    told = random_problem(random, families=6, workers=3) if seed else TOLD
    unpickled = pickle.loads(pickle.dumps(told))  # noqa: S301 - our own bytes of a moment ago
    for copy in (problem_from_json(problem_to_json(told)), unpickled):
        assert copy == told
        assert copy.today_children == told.today_children
        assert copy.today_pod_children == told.today_pod_children
        assert problem_to_json(copy) == problem_to_json(told)


def test_a_whole_service_comes_back_from_json() -> None:
    told = service_problem(np.random.default_rng(0), pods=12)
    assert problem_from_json(problem_to_json(told)) == told


def test_a_problem_of_before_the_desk_reads_as_one_where_nobody_decided_anything() -> None:
    told = json.loads(problem_to_json(TOLD))
    for key in ("overruled", "left", "must_place", "reference"):
        del told[key]
    assert problem_from_json(json.dumps(told)) == TOLD


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"pods": 3}', "null", '{"pods": [{"cap": 1}]}'])
def test_what_is_no_problem_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        problem_from_json(text)


def test_a_problem_from_json_is_validated() -> None:
    text = problem_to_json(TOLD).replace('"children_cap":48', '"children_cap":-48', 1)
    with pytest.raises(ValueError, match="cap is negative"):
        problem_from_json(text)


def test_a_solution_moves_one_family_and_leaves_the_one_it_came_from() -> None:
    before = plan(0, 1, None)
    assert before.with_family_at(1, 0) == plan(0, 0, None)
    assert before.with_family_at(0, None) == plan(None, 1, None)
    assert before == plan(0, 1, None)
    assert [before.worker_of(family) for family in range(3)] == [0, 1, None]
    assert Solution(((2, 0),)).worker_of(0) == 2


def test_caseloads_count_children_pods_and_who_is_new() -> None:
    # F1 (3 children) moves from Sam to Priya, F2 (2) stays with Kim, F4 (4) is new to Sam.
    loads = Caseloads.of(TOLD, plan(1, 2, None, 0))
    assert loads.by_worker == (4, 3, 2)
    assert loads.by_pod == (6, 3)
    assert loads.newcomers == (1, 1, 0)
