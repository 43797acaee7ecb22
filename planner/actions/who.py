"""Who does something, as the audit will name them."""

from __future__ import annotations

from planner.errors import KnownError


def named(who: str) -> str:
    """Return a person's name without outer blanks.

    Raises
    ------
    KnownError
        There is none.
    """
    name = " ".join(who.split())
    if not name:
        raise KnownError(
            "Nobody is named as doing this. Nothing was changed. Give your name, then try again."
        )
    return name
