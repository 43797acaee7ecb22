"""What the program is told of the world outside: where to keep things, the clock, who is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk is told of the world outside, by `ui.app` or by a test.

    Attributes
    ----------
    data
        The folder of databases nobody chose a place for.
    now
        The clock.
    account
        Who is logged in to this computer; recorded with what is brought in and planned.
    """

    data: Path
    now: Callable[[], datetime]
    account: str
