import pytest

from solver.allocation.goals import preferences
from tests.solver.allocation.building import (
    leaver,
    optimum,
    plan,
    problem,
    values,
    waiting,
    worker,
    workers_of,
)


def words(*told: str) -> frozenset[str]:
    return frozenset(told)


@pytest.mark.parametrize(
    ("skills", "languages", "points"),
    [
        # Three points for each of two needs that is not met; five if there is no language.
        (words(), words("english"), 6),
        (words("debt"), words("english"), 3),
        (words("debt", "school", "grief"), words("english", "urdu"), 0),
        (words("debt", "school"), words("polish"), 5),
        (words(), words(), 11),
    ],
)
def test_needs_not_met_and_no_language_cost(
    skills: frozenset[str], languages: frozenset[str], points: int
) -> None:
    told = problem(
        [worker("Sam", skills=skills, languages=languages)],
        [waiting("F1", needs=words("debt", "school"))],
    )
    assert preferences.value(told, plan(0)) == points
    assert preferences.value(told, plan(None)) == 0


def test_a_preferred_pair_earns_two_and_the_sum_may_be_negative() -> None:
    told = problem([worker("Sam"), worker("Priya")], [waiting("F1")], preferred=[(0, 1)])
    assert preferences.value(told, plan(0)) == 0
    assert preferences.value(told, plan(1)) == -2
    result = optimum(told)
    assert (workers_of(result), values(result)["preferences"]) == ((1,), -2)


def test_who_waits_goes_back_to_whom_they_know() -> None:
    # Sam was the last practitioner, and is 30 minutes further: three points come before travel.
    told = problem([worker("Sam"), worker("Priya")], [waiting("F1", 2, last=0)], [[40], [10]])
    assert preferences.value(told, plan(1)) == 3
    assert preferences.value(told, plan(0)) == 0
    assert workers_of(optimum(told)) == (0,)


def test_nobody_can_go_back_to_one_who_is_not_there() -> None:
    told = problem([leaver("Kim"), worker("Priya")], [waiting("F1", 2, last=0)])
    assert preferences.value(told, plan(1)) == 0


def test_nobody_is_left_waiting_for_want_of_a_language() -> None:
    # Eleven points of misfit weigh nothing against ten points of waiting: the order is strict.
    told = problem(
        [worker("Sam", languages=words("polish"))],
        [waiting("F1", 1, needs=words("debt", "school"))],
    )
    assert workers_of(optimum(told)) == (0,)
