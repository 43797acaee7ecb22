"""A problem in pieces: small ones, and the same problem when they are put together."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solver.apart.messages import pieces_of, problem_of
from tests.solver.allocation.building import problem, waiting, with_worker, worker
from tests.solver.allocation.random_service import service_problem

if TYPE_CHECKING:
    from solver.allocation.problem import Problem

BY_HAND = problem(
    [worker("Sam"), worker("Priya")],
    [waiting("F1", 3), with_worker("F2", 2, 0), waiting("F3")],
    excluded={(0, 0), (2, 1)},
    pinned=((1, 1),),
    preferred={(2, 0)},
)


@pytest.fixture(scope="module")
def large() -> Problem:
    return service_problem(np.random.default_rng(1), pods=40)


def sent(given: object) -> object:
    pieces = [pickle.loads(pickle.dumps(piece)) for piece in pieces_of(given)]  # noqa: S301
    return problem_of(type(given), pieces)


def test_the_pieces_make_the_same_problem(large: Problem) -> None:
    for given in (
        BY_HAND,
        replace(BY_HAND, excluded=frozenset(), pinned=()),
        problem([], []),
        large,
    ):
        assert sent(given) == given


def test_no_piece_is_large(large: Problem) -> None:
    whole = len(pickle.dumps(large))
    sizes = [len(pickle.dumps(piece)) for piece in pieces_of(large)]
    assert max(sizes) < 100_000 < whole / 3


@dataclass(frozen=True)
class _OtherProblem:
    count: int
    by_name: dict[str, tuple[int, ...]]
    rows: tuple[tuple[int, ...], ...]
    total: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(map(sum, self.rows)))


def test_any_frozen_dataclass_may_be_a_problem() -> None:
    given = _OtherProblem(3, {"a": (1, 2)}, ((1, 2), (3,)))
    assert sent(given) == given
    with pytest.raises(TypeError):
        list(pieces_of(7))
