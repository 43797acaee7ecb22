"""What the board says aloud, and in tooltips, of what it paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.board.model import DropKind

if TYPE_CHECKING:
    from ui.widgets.board.model import Card, Column, DropAnswer, Lane

KIND_WORDS = {
    DropKind.ALLOWED: "allowed",
    DropKind.WITH_REASON: "with a reason",
    DropKind.REFUSED: "refused",
    DropKind.HOME: "where it is now",
}


def counted(number: int, one: str, many: str) -> str:
    """Return a number and its noun: ``1 place``, ``5 places``."""
    return f"{number:,} {one if number == 1 else many}"


def card_spoken(card: Card) -> str:
    """Return a card's accessible name, with what its marks say."""
    parts = [card.spoken]
    if card.by_hand:
        parts.append("moved by hand")
    if card.locked:
        parts.append("locked")
    said = ", ".join(parts)
    return ". ".join(part.rstrip(".") for part in (said, card.breach, card.overruled) if part)


def card_tip(card: Card) -> str:
    """Return a card's tooltip: why it is there, and what its marks say."""
    marks = ["Moved by hand."] if card.by_hand else []
    marks += ["Locked."] if card.locked else []
    return " ".join(part for part in (card.sentence, *marks, card.breach, card.overruled) if part)


def lane_counts(lane: Lane) -> tuple[str, str]:
    """Return ``43 of 48 children`` and ``5 places free``."""
    filled = f"{lane.children} of {counted(lane.children_cap, 'child', 'children')}"
    return filled, counted(lane.places_free, "place free", "places free")


def lane_spoken(lane: Lane, *, folded: bool) -> str:
    """Return a lane's accessible name: ``Crewe North, 43 of 48 children, 5 places free, open``."""
    lock = ("locked",) if lane.locked else ()
    return ", ".join((lane.name, *lock, *lane_counts(lane), "folded" if folded else "open"))


def lane_tip(lane: Lane) -> str:
    """Return how a lane's totals are made up."""
    if lane.tip:
        return lane.tip
    children, free = lane_counts(lane)
    shares = " + ".join(f"{_first_name(each)} {each.children}" for each in lane.columns)
    said = f"{children}: {shares}. " if lane.columns else f"{children}. "
    room = sum(column.children_cap for column in lane.columns)
    if room != lane.children_cap:
        said += (
            f"The pod's own cap is {lane.children_cap}; its practitioners' caps come to {room}. "
        )
    own = [(each, each.places_free) for each in lane.columns if each.places_free > 0]
    places = ", ".join(f"{number} with {_first_name(each)}" for each, number in own)
    return said + (f"{free}: {places}." if places and lane.places_free > 0 else f"{free}.")


def column_spoken(column: Column, answer: DropAnswer | None = None) -> str:
    """Return a column's accessible name: ``Sam Okoro, 11 of 12 children, 2.9 hours of travel``.

    While a family is dragged, with what the practitioner answers.
    """
    minutes = column.travel_minutes_a_week
    over = column.children - column.children_cap
    parts = (
        column.name,
        "locked" if column.locked else "",
        *column.notes,
        f"{column.children} of {counted(column.children_cap, 'child', 'children')}",
        f"{over} over" if over > 0 else "",
        "" if minutes is None else f"{minutes / 60:.1f} hours of travel a week",
        column.travel_phrase,
    )
    said = ", ".join(part for part in parts if part)
    if answer is None:
        return said
    return f"{column.name}, {answer_spoken(answer)}"


def answer_spoken(answer: DropAnswer) -> str:
    """Return what a place answers, aloud: ``with a reason: Would make 13 of 12 children.``."""
    if answer.kind is DropKind.HOME:
        return KIND_WORDS[answer.kind]
    return f"{KIND_WORDS[answer.kind]}: {answer.sentence}"


def column_tip(column: Column) -> str:
    """Return the tooltip of a practitioner's name."""
    return f"{column_spoken(column)}."


def caseload_tip(column: Column) -> str:
    """Return how a caseload is made up, and what is free."""
    if column.tip:
        return column.tip
    families = counted(len(column.cards), "family", "families")
    parts = [card.children for card in column.cards]
    said = f"{column.children} of {counted(column.children_cap, 'child', 'children')}"
    # A child without a plan is on the card and does not count: then the sum would not add up.
    adds_up = len(parts) > 1 and sum(parts) == column.children
    said += f", in {families}"
    said += f": {' + '.join(map(str, parts))}." if adds_up else "."
    over = column.children - column.children_cap
    if over > 0:
        return f"{said} {over} over the cap."
    free = counted(column.places_free, "place", "places")
    said += f" {free} free." if column.places_free > 0 else " No place free."
    if column.places_free < column.children_cap - column.children:
        said += f" The cap leaves {column.children_cap - column.children}; the pod's cap fewer."
    return said


def travel_tip(column: Column) -> str:
    """Return how a practitioner's travel is made up, as far as the cards tell."""
    minutes = column.travel_minutes_a_week
    if column.travel_tip or minutes is None:
        return column.travel_tip
    way = f" {column.travel_phrase}" if column.travel_phrase else ""
    said = f"{minutes / 60:.1f} hours of travel a week{way}, {minutes:,} minutes."
    known = [card for card in column.cards if card.minutes is not None]
    if not known:
        return said
    furthest = max(known, key=lambda card: card.minutes or 0)
    return f"{said} The furthest is {furthest.family_id}: {furthest.minutes} minutes one way."


def _first_name(column: Column) -> str:
    return column.name.split()[0] if column.name.split() else column.name
