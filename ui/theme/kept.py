"""Keeping what is dear to make (fonts, icons, painted marks), and letting go of it in time.

Qt's fonts and pixmaps must not outlive the application they were made for. What is kept here is
let go of before PySide6 takes the application down, which it does at the end of the program too.
"""

from __future__ import annotations

import atexit
from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import PySide6.QtCore  # noqa: F401 - registers its own end now, so that ours comes before it

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

_let_go: list[Callable[[], None]] = []


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last `most` results of a function, by its arguments, as long as Qt is there."""

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        keeping = lru_cache(maxsize=most)(make)
        _let_go.append(keeping.cache_clear)
        return keeping  # type: ignore[return-value]  # the stub forgets the arguments

    return keep


def let_go() -> None:
    """Forget everything that is kept; it is made anew when it is asked for."""
    for forget in _let_go:
        forget()


atexit.register(let_go)
