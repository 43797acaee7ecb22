"""Where words go on the map: never over each other, never off its edge."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CELL = 32.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the view, in pixels."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether two boxes share a point inside."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def is_inside(self, other: Box) -> bool:
        """Return whether the box lies wholly in another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.left + self.width <= other.left + other.width
            and self.top + self.height <= other.top + other.height
        )


@dataclass(slots=True)
class Room:
    """The room that is left in a view.

    Attributes
    ----------
    edge
        What words have to lie in.
    """

    edge: Box
    _taken: list[Box] = field(default_factory=list)
    _crowd: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def take(self, box: Box) -> None:
        """Take a place that no words may have from now on."""
        self._taken.append(box)

    def crowd(self, boxes: Iterable[Box]) -> None:
        """Say where there are marks, which words leave free if they can."""
        for box in boxes:
            for cell in _cells(box):
                self._crowd[cell].append(box)

    def best(self, boxes: Sequence[Box], *, most: int) -> Box | None:
        """Take the box that is free and covers the fewest marks, the first of equals.

        Parameters
        ----------
        most
            With more marks beneath, no box is taken.

        Returns
        -------
        Box or None
            `None` where there is no room.
        """
        free = [
            box
            for box in boxes
            if box.is_inside(self.edge) and not any(box.meets(each) for each in self._taken)
        ]
        covered = [(self._covered(box), nth) for nth, box in enumerate(free)]
        marks, nth = min(covered, default=(most + 1, 0))
        if marks > most:
            return None
        self.take(free[nth])
        return free[nth]

    def _covered(self, box: Box) -> int:
        near = {id(each): each for cell in _cells(box) for each in self._crowd.get(cell, ())}
        return sum(box.meets(each) for each in near.values())


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int((box.left + box.width) // _CELL) + 1):
        for row in range(int(box.top // _CELL), int((box.top + box.height) // _CELL) + 1):
            yield column, row


def round_a_point(x: float, y: float, width: float, height: float, gap: float) -> tuple[Box, ...]:
    """Return where words about a point may go: above, below, right, left, and the corners."""
    above, below, middle = y - gap - height, y + gap, y - height / 2
    right, left, centre = x + gap, x - gap - width, x - width / 2
    places = (
        (centre, above),
        (centre, below),
        (right, middle),
        (left, middle),
        (right, above),
        (left, above),
        (right, below),
        (left, below),
    )
    return tuple(Box(*corner, width, height) for corner in places)
