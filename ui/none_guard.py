"""Keeps `None` alive on Python 3.11, from which PySide6 6.12.0 takes a reference too many.

Every function of that build that returns nothing hands `None` out without counting it. From
Python 3.12 on `None` cannot die (PEP 683). On 3.11 its count falls with every call, and the
interpreter aborts ("deallocating None") after some ten thousand of them: a board painted a few
times. The guard gives `None` on 3.11 what it has on 3.12, a count that is never used up. It can
go when the locked PySide6 no longer does this; its test then says so.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = sys.maxsize // 4
"""References to add: at a million lost a second, enough for 70,000 years."""

SLACK = 64
"""How far two readings of the count may differ before the layout is taken to be another one."""


def keep_none_alive() -> None:
    """Give `None` a count of references that no window can use up; may be called again."""
    if sys.version_info >= (3, 12):
        return
    count = ctypes.c_ssize_t.from_address(id(None))
    if count.value < ENOUGH and abs(count.value - sys.getrefcount(None)) < SLACK:
        count.value += ENOUGH
