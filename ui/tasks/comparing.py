"""Comparing the board with another plan of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand
    from ui.screens.allocation.differences.words import DifferenceShown, Reading
    from ui.shown import WeekShown


def as_today(week: InHand) -> InHand:
    """Return the same week as it stands today, before anybody planned it."""
    from planner.drafting.in_hand import in_hand_of

    return in_hand_of(week.ground, None)


def differences(shown: WeekShown, other: InHand, reading: Reading) -> DifferenceShown:
    """Return what is different between the board and another plan, ready to show."""
    from planner.errors import BugError
    from ui.screens.allocation.differences import words
    from ui.screens.allocation.filters import all_families

    if shown.in_hand is None:
        raise BugError("a week that cannot be worked on was to be compared")
    urgencies = {card.family_id: card.urgency for card in all_families(shown.board)}
    compare = words.made if reading is words.Reading.MADE else words.proposed
    return compare(shown.in_hand, other, urgencies)


def all_back(week: InHand, other: InHand) -> Edit:
    """Return the change that puts every family where it is in another plan."""
    from planner.drafting.difference import difference, put_back

    return put_back(week, difference(week, other).moves)


def all_accepted(week: InHand, other: InHand) -> Edit:
    """Return the change that gives every family to whom another plan gives it."""
    from planner.drafting.difference import accept, difference

    return accept(week, difference(week, other).moves)
