"""Dates and numbers in the words of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day_words(day: date) -> str:
    """Return ``14 Nov 2026``, whatever the language of the computer."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def number_word(number: int) -> str:
    """Return a number in words up to ten, in figures above."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return ``one family``, ``three families``."""
    return f"{number_word(number)} {noun if number == 1 else plural or noun + 's'}"


def duration(minutes: int) -> str:
    """Return ``two hours``, ``90 minutes``."""
    return counted(minutes // 60, "hour") if minutes and minutes % 60 == 0 else f"{minutes} minutes"
