"""Seeded chance: the same seed gives the same invented service on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Chance:
    """Draws for one part of the sample, from a stream of its own.

    Every draw comes from the generator's plain uniform numbers, whose sequence NumPy keeps for a
    seed. A stream of its own for each part means that a change in one table leaves the others.

    Parameters
    ----------
    seed
        The service's seed, 0 or more.
    part
        What is drawn: ``"families"``.
    number
        Which one of that part, such as the pod's position.
    """

    def __init__(self, seed: int, part: str, number: int = 0) -> None:
        self._uniform = np.random.default_rng([seed, crc32(part.encode()), number])

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return float(self._uniform.random())

    def happens(self, probability: float) -> bool:
        """Say whether something of this probability happens this time."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[int(self.share() * len(choices))]

    def pick_weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys, as likely as its weight says."""
        left = self.share() * sum(weights.values())
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        return next(reversed(list(weights)))

    def some(self, choices: Sequence[T], count: int) -> tuple[T, ...]:
        """Return so many different choices, in the order drawn; all of them if there are fewer."""
        left = list(choices)
        return tuple(left.pop(int(self.share() * len(left))) for _ in range(min(count, len(left))))
