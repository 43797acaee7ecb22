"""What the asking side and the solving process say to each other, in pieces.

A problem of 300 pods pickled in one go holds the interpreter, and with it the window, for a tenth
of a second. So it goes over field by field, long fields in pieces that take a millisecond or two.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from solver.cp_sat import Effort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from solver.result import Cancel, Listener

_MOST_VALUES = 4_000
"""Values in one piece, those inside its rows counted."""


class Search(Protocol):
    """A function of `solver` that solves: named in a message, called in the process."""

    def __call__(
        self,
        problem: Any,  # noqa: ANN401 - the problem and the result are those of each part
        /,
        *,
        effort: Effort,
        cancel: Cancel | None = None,
        listener: Listener | None = None,
    ) -> Any:  # noqa: ANN401
        """Solve within the effort; tell the listener; stop when asked."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one field of the problem.

    Attributes
    ----------
    kind
        `tuple` or `frozenset` where `value` is a tuple with some of the field's members; `None`
        where it is the whole field.
    """

    field: str
    kind: type | None
    value: Any


@dataclass(frozen=True, slots=True)
class Ask:
    """Solve the problem whose pieces went before, a `problem_type`, with `search`."""

    search: Search
    problem_type: type
    effort: Effort


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop the search that is running; the best plan so far is wanted."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The search has ended, and this is its result."""

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The search has ended with this exception."""

    error: Exception


def pieces_of(problem: object) -> Iterator[Piece]:
    """Yield the fields of a problem, a frozen dataclass, in pieces small enough to pickle.

    Fields that the problem works out by itself are left out.
    """
    if not is_dataclass(problem):
        raise TypeError("a problem is a dataclass")
    for field in fields(problem):
        if not field.init:
            continue
        value = getattr(problem, field.name)
        if isinstance(value, (tuple, frozenset)):
            for members in _cut(value):
                yield Piece(field.name, type(value), members)
        else:
            yield Piece(field.name, None, value)


def problem_of(problem_type: type, pieces: Iterable[Piece]) -> object:
    """Return the problem that was taken to pieces.

    Raises
    ------
    ValueError
        The pieces make no valid problem.
    """
    values: dict[str, Any] = {}
    for piece in pieces:
        if piece.kind is None:
            values[piece.field] = piece.value
        else:
            values.setdefault(piece.field, (piece.kind, []))[1].extend(piece.value)
    return problem_type(
        **{
            name: value[0](value[1]) if isinstance(value, tuple) else value
            for name, value in values.items()
        }
    )


def _cut(members: tuple[Any, ...] | frozenset[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the members in runs; one that is empty, so that an empty field is told too."""
    rest = iter(members)
    longest = max((_values_in(member) for member in members), default=1)
    most = max(_MOST_VALUES // longest, 1)
    while run := tuple(islice(rest, most)):
        yield run
    if not members:
        yield ()


def _values_in(member: object) -> int:
    if isinstance(member, (tuple, frozenset)):
        return max(len(member), 1)
    return len(fields(member)) if is_dataclass(member) else 1
