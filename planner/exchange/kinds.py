"""The kinds of cells: how each is read from text, and how it is written back.

Reading takes text without outer spaces, never empty; writing gives text that reads back to the
same value. Every kind raises `UnreadableError` with a sentence that says what would be right.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.exchange.findings import did_you_mean, joined, nearest, quoted
from planner.service.dates import MONTHS

if TYPE_CHECKING:
    from enum import StrEnum

FIRST_YEAR = 1920
LAST_YEAR = 2099
"""Dates outside these years are slips of the pen: nobody in a service is that old or that late."""

EMPTY_LIST = ";"
"""A cell that says "a list with nothing in it" where an empty cell would take a default."""


class UnreadableError(ValueError):
    """A cell's text is not of its kind. The message is the sentence of the fault."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of cell.

    Attributes
    ----------
    read
        From text to value; raises `UnreadableError`.
    write
        From value to text, such that `read` gives the value again.
    is_list
        Whether the value is a tuple.
    """

    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    is_list: bool = False


def _read_id(text: str) -> str:
    if ";" in text or "\n" in text:
        raise UnreadableError(
            f"{quoted(text)} holds a semicolon or a line break; an id has neither."
        )
    return text


def _read_yes_no(text: str) -> bool:
    word = text.casefold()
    if word not in ("yes", "no"):
        raise UnreadableError(f"{quoted(text)} is neither yes nor no.")
    return word == "yes"


def _write_yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _read_list(text: str) -> tuple[str, ...]:
    items: dict[str, str] = {}
    for item in text.split(";"):
        items.setdefault(item.strip().casefold(), item.strip())
    return tuple(item for item in items.values() if item)


_WHOLE = re.compile(r"(-?[0-9]+)(?:\.0+)?")
_LONGEST_NUMBER = 15


def whole(lowest: int, highest: int) -> Kind:
    """Return the kind of whole numbers between two, both inclusive; ``3.0`` counts as 3."""

    def read(text: str) -> int:
        match = _WHOLE.fullmatch(text)
        if match is None:
            raise UnreadableError(
                f"{quoted(text)} is not a whole number, such as {max(lowest, 2)}."
            )
        figures = match[1]
        return int(_between(Decimal(figures), lowest, highest, text))

    return Kind(read)


_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def decimal(lowest: int, highest: int) -> Kind:
    """Return the kind of exact decimal numbers between two, both inclusive."""

    def read(text: str) -> Decimal:
        if not _DECIMAL.fullmatch(text) or len(text) > _LONGEST_NUMBER + 2:
            raise UnreadableError(
                f"{quoted(text)} is not a number with a decimal point, such as 0.6."
            )
        return _between(Decimal(text), lowest, highest, text)

    return Kind(read, lambda value: format(value, "f"))


def _between(value: Decimal, lowest: int, highest: int, text: str) -> Decimal:
    if value < lowest:
        raise UnreadableError(f"{quoted(text)} is too low: {lowest} is the lowest it can be.")
    if value > highest:
        raise UnreadableError(f"{quoted(text)} is too high: {highest} is the highest it can be.")
    return value


def one_of(words: type[StrEnum]) -> Kind:
    """Return the kind of cells that hold one of a fixed set of words, in any case."""
    members = {str(word): word for word in words}

    def read(text: str) -> StrEnum:
        member = members.get(text.casefold())
        if member is None:
            raise UnreadableError(
                f"{quoted(text)} is not one of {joined(list(members), 'and')}."
                f"{did_you_mean(nearest(text, members))}"
            )
        return member

    return Kind(read)


_DATE = re.compile(
    r"(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}))(.*)", re.DOTALL
)
_MIDNIGHT = re.compile(r"[ T]00?:00(?::00(?:\.0+)?)?")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00(?:\.0+)?)?")


def _read_date(text: str) -> date:
    day, rest = _split_date(text, "2026-11-23 or 23/11/2026")
    # Spreadsheets and databases write a day as its midnight.
    if rest and not _MIDNIGHT.fullmatch(rest):
        raise UnreadableError(f"{quoted(text)} is more than a date; write only {day.isoformat()}.")
    return day


def _split_date(text: str, example: str) -> tuple[date, str]:
    """Return the date at the start of a text, and what follows it."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise UnreadableError(f"{quoted(text)} is not a date, such as {example}.")
    year, month, day = (
        int(part) for part in (match.group(1, 2, 3) if match[1] else match.group(6, 5, 4))
    )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError(
            f"{quoted(text)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}; look at the year."
        )
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 1 <= month <= 31 and not match[1]
        hint = f"; the day comes first: {month:02}/{day:02}/{year}" if swapped else ""
        raise UnreadableError(f"{quoted(text)} has no such month{hint}.")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        name = f"{MONTHS[month - 1]} {year}"
        raise UnreadableError(f"{quoted(text)} cannot be: {name} has {days} days.")
    return date(year, month, day), match[7]


def _read_time(text: str) -> time:
    match = _TIME.fullmatch(text)
    if match is None:
        raise UnreadableError(f"{quoted(text)} is not a time, such as 09:00.")
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        raise UnreadableError(f"{quoted(text)} cannot be: a day goes from 00:00 to 23:59.")
    return time(hour, minute)


def _write_time(value: time) -> str:
    return value.isoformat("minutes")


def _read_moment(text: str) -> datetime:
    example = "2026-11-23 10:00"
    day, rest = _split_date(text, example)
    if rest[:1] not in (" ", "T"):
        raise UnreadableError(f"{quoted(text)} is not a date and a time, such as {example}.")
    return datetime.combine(day, _read_time(rest[1:].strip()))


def _write_moment(value: datetime) -> str:
    return value.isoformat(" ", "minutes")


TEXT = Kind(lambda text: text)
ID = Kind(_read_id)
PLACE = Kind(lambda text: text)
YES_NO = Kind(_read_yes_no, _write_yes_no)
LIST = Kind(_read_list, lambda items: ";".join(items) or EMPTY_LIST, is_list=True)
DATE = Kind(_read_date, date.isoformat)
TIME = Kind(_read_time, _write_time)
MOMENT = Kind(_read_moment, _write_moment)
