"""The options of the command line: each reads a text and says in a sentence what cannot be.

Every reader raises `argparse.ArgumentTypeError`.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from planner.service import Week

PARTS = ("allocation", "mentoring", "rota")
"""What a plan is made of, in the order in which it is made."""

_BAD_INPUT = 2

_LARGEST = 2**31 - 1
"""Of a whole number: what the search can take."""


class Parser(argparse.ArgumentParser):
    """Reads a command; what cannot be is said without calling it an error."""

    def error(self, message: str) -> NoReturn:
        """Say what cannot be and how it goes, without calling it an error."""
        self.print_usage(sys.stderr)
        self.exit(_BAD_INPUT, f"{message}\n")


def week(text: str) -> Week:
    """Read a week, written as its Monday."""
    from planner.exchange.kinds import FIRST_YEAR, LAST_YEAR
    from planner.service import Week

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a date. Write it as 2026-11-23.'
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text} lies outside the years {FIRST_YEAR} to {LAST_YEAR}."
        )
    if day.weekday() != 0:
        monday = Week.of(day)
        raise argparse.ArgumentTypeError(f"{text} is a {day:%A}. Its week begins on {monday}.")
    return Week(day)


def parts(text: str) -> tuple[str, ...]:
    """Read the parts to run, parted by commas."""
    chosen = tuple(part.strip().casefold() for part in text.split(",") if part.strip())
    unknown = [part for part in chosen if part not in PARTS]
    if unknown or not chosen:
        raise argparse.ArgumentTypeError(f"the parts are {', '.join(PARTS)}.")
    return chosen


def seconds(text: str) -> float:
    """Read a search time."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 86_400:
        raise argparse.ArgumentTypeError("give seconds from 0 to 86400, such as 30.")
    return number


def count(text: str) -> int:
    """Read a number of at least one."""
    return _number(text, least=1)


def whole(text: str) -> int:
    """Read a number of at least nought."""
    return _number(text, least=0)


def _number(text: str, *, least: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not least <= number <= _LARGEST:
        raise argparse.ArgumentTypeError(f"give a whole number from {least} to {_LARGEST}.")
    return number
