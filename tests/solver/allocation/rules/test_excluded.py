from solver.allocation.rules import excluded
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


def test_an_excluded_pair_is_not_joined() -> None:
    told = problem([worker("Sam"), worker("Priya")], [waiting("F1")], excluded=[(0, 0)])
    assert broken(told, 1) == ()
    assert broken(told, None) == ()
    found = excluded.violations(told, plan(0))
    assert sentences(found) == ("F1 is excluded from Sam.",)
    assert (found[0].families, found[0].workers) == ((0,), (0,))


def test_an_exclusion_is_worth_any_journey() -> None:
    # Sam lives next door, but is excluded; Priya is 40 minutes away: 80 minutes a week.
    told = problem(
        [worker("Sam"), worker("Priya")], [waiting("F1")], [[0], [40]], excluded=[(0, 0)]
    )
    result = optimum(told)
    assert workers_of(result) == (1,)
    assert values(result)["travel"] == 80


def test_an_open_family_leaves_a_practitioner_it_is_excluded_from() -> None:
    # No exception stands for an exclusion. The change still counts: 10 + 5 × 1.
    told = problem(
        [worker("Sam"), worker("Priya")],
        [with_worker("F1", 2, 0, worker_changes=1)],
        excluded=[(0, 0)],
    )
    assert broken(told, 0) == ("excluded",)
    result = optimum(told)
    assert workers_of(result) == (1,)
    assert values(result)["changes"] == 15


def test_who_is_excluded_from_everybody_waits() -> None:
    told = problem([worker("Sam")], [waiting("F1", 2), waiting("F2", 2)], excluded=[(0, 0)])
    assert workers_of(optimum(told)) == (None, 0)


def test_the_objection_gives_no_reason() -> None:
    told = problem([worker("Sam")], [waiting("F1"), waiting("F2")], excluded=[(0, 0)])
    caseloads = Caseloads.of(told, plan(None, None))
    assert excluded.objection(told, caseloads, 0, 0) == "Excluded."
    assert excluded.objection(told, caseloads, 1, 0) is None
