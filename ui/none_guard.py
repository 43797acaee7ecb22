"""Keeps `None`, `True` and `False` alive on Python 3.11, from which PySide6 6.12.0 takes too many.

Every function of that build that returns nothing hands `None` out without counting it, and every
signal that is emitted does the same with `True`. From Python 3.12 on they cannot die (PEP 683). On
3.11 their counts fall with every call, and the interpreter aborts: "deallocating None" after some
ten thousand calls, a board painted a few times; "deallocating True or False" after six hundred
signals. The guard gives them on 3.11 what they have on 3.12, a count that is never used up. It can
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
    """Give them a count of references that no window can use up; may be called again."""
    if sys.version_info >= (3, 12):
        return
    for lasting in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(lasting))
        if count.value < ENOUGH and abs(count.value - sys.getrefcount(lasting)) < SLACK:
            count.value += ENOUGH
