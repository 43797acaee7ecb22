"""Solving in a process of its own: the same answers, stopped, killed, closed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from planner.errors import BadInputError, KnownError
from planner.planning.solving import SolverProcess
from solver.allocation import check
from solver.allocation.solve import RuleBrokenError, solve
from solver.cp_sat import Effort
from solver.result import Cancel, Progress, Status
from tests.planner.planning import searches
from tests.solver.allocation.building import EFFORT, problem, waiting, worker
from tests.solver.allocation.random_service import service_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.apart.messages import Search

SMALL = problem([worker("Sam", 3), worker("Priya", 2)], [waiting("F1", 3), waiting("F2", 2)])
NOBODY = problem([worker("Sam")], [])


@pytest.fixture(scope="module")
def apart() -> Iterator[SolverProcess]:
    """Yield one that most tests share, because it takes a second to start."""
    made = SolverProcess()
    made.warm_up()
    yield made
    made.close()


@pytest.fixture
def opened() -> Iterator[list[SolverProcess]]:
    """Yield a list; what is put there is closed at the end."""
    made: list[SolverProcess] = []
    yield made
    for one in made:
        one.close()


def run_by(search: Search, opened: list[SolverProcess]) -> SolverProcess:
    opened.append(SolverProcess(search))
    return opened[-1]


def process_ids() -> set[int | None]:
    return {child.pid for child in multiprocessing.active_children()}


def test_the_answers_are_those_of_this_process(apart: SolverProcess) -> None:
    service = service_problem(np.random.default_rng(1), pods=3)
    for given in (SMALL, NOBODY, service):
        here, there = solve(given, effort=EFFORT), apart.solve(given, effort=EFFORT)
        assert replace(there, seconds=here.seconds) == here


def test_one_process_serves_one_problem_after_the_other(apart: SolverProcess) -> None:
    apart.warm_up()
    before = process_ids()
    apart.solve(SMALL, effort=EFFORT)
    apart.solve(SMALL, effort=EFFORT)
    assert process_ids() == before


def test_it_says_how_far_it_is_on_the_thread_that_asked(apart: SolverProcess) -> None:
    told: list[Progress] = []
    threads: set[threading.Thread] = set()

    def listen(progress: Progress) -> None:
        told.append(progress)
        threads.add(threading.current_thread())

    result = apart.solve(SMALL, effort=EFFORT, listener=listen)
    assert told[-1].goals == result.goals
    assert threads == {threading.current_thread()}


def test_stopped_before_it_began_there_is_a_plan(apart: SolverProcess) -> None:
    cancel = Cancel()
    cancel.request()
    service = service_problem(np.random.default_rng(1), pods=30)
    result = apart.solve(service, effort=Effort(60.0, workers=1, seed=0), cancel=cancel)
    assert result.status is Status.CANCELLED
    assert check.violations(service, result.solution) == ()


def test_stopped_while_it_searches_the_best_plan_so_far_is_kept(apart: SolverProcess) -> None:
    cancel = Cancel()

    def stop(progress: Progress) -> None:
        cancel.request()

    service = service_problem(np.random.default_rng(1), pods=30)
    result = apart.solve(
        service, effort=Effort(60.0, workers=1, seed=0), cancel=cancel, listener=stop
    )
    assert result.status is Status.CANCELLED
    assert check.violations(service, result.solution) == ()
    assert tuple(goal.value for goal in result.goals) == check.goal_values(service, result.solution)


def test_a_stop_reaches_the_search_and_no_later_one(opened: list[SolverProcess]) -> None:
    patient = run_by(searches.until_stopped, opened)
    for _ in range(2):
        cancel = Cancel()
        result = patient.solve(
            SMALL,
            effort=EFFORT,
            cancel=cancel,
            listener=lambda progress, cancel=cancel: cancel.request(),
        )
        assert result.status is Status.CANCELLED


def test_a_killed_process_is_told_plainly_and_the_next_call_works(
    opened: list[SolverProcess],
) -> None:
    patient = run_by(searches.until_stopped, opened)

    def kill(progress: Progress) -> None:
        os.kill(int(progress.seconds), getattr(signal, "SIGKILL", signal.SIGTERM))

    with pytest.raises(KnownError, match=r"stopped unexpectedly. Nothing was changed. Plan again."):
        patient.solve(SMALL, effort=EFFORT, listener=kill)
    cancel = Cancel()
    again = patient.solve(
        SMALL, effort=EFFORT, cancel=cancel, listener=lambda progress: cancel.request()
    )
    assert again.status is Status.CANCELLED


def test_after_a_large_problem_a_fresh_process_is_used(opened: list[SolverProcess]) -> None:
    patient = run_by(searches.until_stopped, opened)
    used: list[float] = []
    for given in (SMALL, service_problem(np.random.default_rng(1), pods=60), SMALL):
        cancel = Cancel()

        def stop(progress: Progress, cancel: Cancel = cancel) -> None:
            used.append(progress.seconds)
            cancel.request()

        patient.solve(given, effort=EFFORT, cancel=cancel, listener=stop)
    first, large, last = used
    assert first == large != last


def test_a_crash_is_told_plainly_and_the_next_call_works(opened: list[SolverProcess]) -> None:
    fragile = run_by(searches.dying, opened)
    with pytest.raises(KnownError, match="stopped unexpectedly"):
        fragile.solve(SMALL, effort=EFFORT)
    assert fragile.solve(NOBODY, effort=EFFORT).status is Status.OPTIMAL


def test_a_process_that_died_while_nobody_asked_is_replaced_without_a_word(
    opened: list[SolverProcess],
) -> None:
    fragile = run_by(searches.dying, opened)
    before = process_ids()
    fragile.warm_up()
    (idle,) = (one for one in multiprocessing.active_children() if one.pid not in before)
    idle.kill()
    idle.join()
    assert fragile.solve(NOBODY, effort=EFFORT).status is Status.OPTIMAL


def test_what_the_search_raises_arrives_as_itself(opened: list[SolverProcess]) -> None:
    with pytest.raises(RuleBrokenError, match="the plan found breaks a rule"):
        run_by(searches.breaking_a_rule, opened).solve(SMALL, effort=EFFORT)


def test_what_an_exception_carries_arrives_with_it(opened: list[SolverProcess]) -> None:
    with pytest.raises(BadInputError) as caught:
        run_by(searches.with_faults, opened).solve(SMALL, effort=EFFORT)
    assert [fault.file for fault in caught.value.faults] == ["families.csv"]


def test_an_exception_that_cannot_travel_arrives_by_name(opened: list[SolverProcess]) -> None:
    stubborn = run_by(searches.raising_what_cannot_travel, opened)
    with pytest.raises(RuntimeError, match="_StubbornError"):
        stubborn.solve(SMALL, effort=EFFORT)


def test_a_fault_of_the_listener_leaves_no_search_behind(opened: list[SolverProcess]) -> None:
    patient = run_by(searches.until_stopped, opened)
    before = process_ids()

    def stumble(progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        patient.solve(SMALL, effort=EFFORT, listener=stumble)
    assert process_ids() == before


def test_who_comes_meanwhile_is_served_by_a_process_of_their_own(
    opened: list[SolverProcess],
) -> None:
    patient = run_by(searches.until_stopped, opened)
    before = process_ids()
    inner, outer = Cancel(), Cancel()
    results = []

    def ask_too(progress: Progress) -> None:
        results.append(
            patient.solve(
                SMALL, effort=EFFORT, cancel=inner, listener=lambda progress: inner.request()
            )
        )
        outer.request()

    results.append(patient.solve(SMALL, effort=EFFORT, cancel=outer, listener=ask_too))
    assert [result.status for result in results] == [Status.CANCELLED, Status.CANCELLED]
    assert len(process_ids() - before) == 1


def test_closing_ends_what_runs_and_what_waits(opened: list[SolverProcess]) -> None:
    patient = run_by(searches.until_stopped, opened)
    before = process_ids()
    patient.warm_up()
    with pytest.raises(KnownError, match="closed"):
        patient.solve(SMALL, effort=EFFORT, listener=lambda progress: patient.close())
    assert process_ids() == before
    with pytest.raises(KnownError, match="closed"):
        patient.solve(SMALL, effort=EFFORT)
    patient.close()


PROGRAM = """
import os, signal, sys
from planner.planning.solving import SolverProcess
from solver.result import Cancel
from tests.planner.planning import searches
from tests.planner.planning.test_solving import EFFORT, SMALL

cancel = Cancel()

def go_on(progress):
    print("searching", flush=True)
    if sys.argv[1] == "killed":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    elif sys.argv[1] == "ended":
        sys.exit()
    os.kill(int(progress.seconds), signal.SIGINT)
    cancel.request()

result = SolverProcess(searches.until_stopped).solve(
    SMALL, effort=EFFORT, cancel=cancel, listener=go_on
)
print(result.status)
"""


def what_is_said(how: str) -> list[str]:
    """Run a program that solves, and return its words when it and all it started have ended.

    Standard output stays open as long as any of its processes lives.
    """
    command = [sys.executable, "-c", PROGRAM, how]
    ended = subprocess.run(command, stdout=subprocess.PIPE, timeout=60, check=False, text=True)
    return ended.stdout.split()


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_it_ends_with_the_program_however_that_ends(how: str) -> None:
    assert what_is_said(how) == ["searching"]


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C goes to all or to none")
def test_ctrl_c_is_left_to_the_program() -> None:
    assert what_is_said("interrupted") == ["searching", "cancelled"]
