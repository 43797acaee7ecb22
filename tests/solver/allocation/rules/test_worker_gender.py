import pytest

from solver.allocation.rules import worker_gender
from solver.allocation.solution import Caseloads
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


@pytest.mark.parametrize(
    ("wish", "gender", "met"),
    [
        (None, "male", True),
        (None, None, True),
        ("female", "female", True),
        ("female", "male", False),
        ("female", "other", False),
        # What is not known is not what was asked for.
        ("female", None, False),
        ("male", "male", True),
        ("male", "female", False),
    ],
)
def test_a_family_that_asks_for_a_gender_gets_it(
    wish: str | None, gender: str | None, met: bool
) -> None:
    told = problem([worker("Sam", gender=gender)], [waiting("F1", worker_gender=wish)])
    assert broken(told, 0) == (() if met else ("worker_gender",))
    assert broken(told, None) == ()
    assert workers_of(optimum(told)) == ((0,) if met else (None,))


def test_the_sentence_says_what_the_family_asks_for() -> None:
    told = problem(
        [worker("Sam", gender="male"), worker("Priya", gender="female")],
        [waiting("F1", worker_gender="female"), waiting("F2", worker_gender="male")],
    )
    found = worker_gender.violations(told, plan(0, 1))
    assert sentences(found) == ("F1 asks for a woman.", "F2 asks for a man.")
    assert (found[1].families, found[1].workers) == ((1,), (1,))


def test_an_open_family_that_asks_now_gets_it_now() -> None:
    # No exception stands: the family moves to Priya, and the change counts.
    told = problem(
        [worker("Sam", gender="male"), worker("Priya", gender="female")],
        [with_worker("F1", 2, 0, worker_gender="female")],
    )
    assert broken(told, 0) == ("worker_gender",)
    result = optimum(told)
    assert workers_of(result) == (1,)
    assert values(result)["changes"] == 10


def test_the_objection_says_what_the_family_asks_for() -> None:
    told = problem(
        [worker("Sam", gender="male"), worker("Priya", gender="female")],
        [waiting("F1", worker_gender="female")],
    )
    caseloads = Caseloads.of(told, plan(None))
    assert worker_gender.objection(told, caseloads, 0, 0) == "The family asks for a woman."
    assert worker_gender.objection(told, caseloads, 0, 1) is None
