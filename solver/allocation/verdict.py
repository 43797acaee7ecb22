"""What the checker says: rules broken, and breaches that stood already and may stay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule, broken once.

    Attributes
    ----------
    rule
        The rule's name.
    families, workers, pods
        Whom it is about, by position.
    sentence
        For people: ``Sam has 13 of 12 children.``
    """

    rule: str
    sentence: str
    families: tuple[int, ...] = ()
    workers: tuple[int, ...] = ()
    pods: tuple[int, ...] = ()
