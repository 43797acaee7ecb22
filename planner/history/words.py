"""Words that every history uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.naming import number_word, short_names

if TYPE_CHECKING:
    from planner.service import Service


class People:
    """What the members of a service's staff are called in a sentence."""

    def __init__(self, service: Service) -> None:
        self._names = short_names({member.staff_id: member.name for member in service.staff})

    def __call__(self, staff_id: str | None) -> str:
        """Return ``Sam``; ``nobody``; ``S09 (left)`` for somebody who is no longer on the staff."""
        if staff_id is None:
            return "nobody"
        return self._names.get(staff_id, f"{staff_id} (left)")


def times(number: int) -> str:
    """Return ``never``, ``once``, ``twice``, ``three times``, ``12 times``."""
    words = ("never", "once", "twice")
    return words[number] if number < len(words) else f"{number_word(number)} times"
