"""Which part of the board is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ui.widgets.board.model import Tag, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.board.model import BoardModel, Card, Column, WaitingCard


WORDS_SHOWN = 2


class Show(Enum):
    """What people look for on the board."""

    ALL = "All"
    CHANGED = "Changed"
    ROOM = "Room"


@dataclass(frozen=True, slots=True)
class Only:
    """These families and no others, by a name people know: those of a place they searched for."""

    name: str
    families: frozenset[str]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown. What is empty or `None` leaves nothing out.

    Several bands, towns or needs widen what is shown (*High or Medium*); a band and a town
    narrow it (*High in Crewe*).

    Attributes
    ----------
    towns, needs
        As the cards say them.
    """

    pod_id: str | None = None
    show: Show = Show.ALL
    bands: frozenset[Urgency] = frozenset()
    towns: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    only: Only | None = None

    @property
    def of_families(self) -> Filters:
        """The part that families are chosen by, which the waiting ones are too."""
        return replace(self, pod_id=None, show=Show.ALL)

    @property
    def chooses_families(self) -> bool:
        """Whether families are chosen by what they are like."""
        return self.of_families != Filters()

    @property
    def words(self) -> tuple[str, ...]:
        """What families are chosen by, as a button says it: ``High``, ``Crewe``."""
        return (
            *((self.only.name,) if self.only is not None else ()),
            *(band.value.capitalize() for band in Urgency if band in self.bands),
            *sorted(self.towns),
            *(need_words(need) for need in sorted(self.needs)),
        )

    @property
    def in_short(self) -> str:
        """The first words, and how many more: ``High · Crewe · 3 more``."""
        shown, rest = self.words[:WORDS_SHOWN], len(self.words) - WORDS_SHOWN
        return " · ".join((*shown, *((f"{rest} more",) if rest > 0 else ())))

    def fit(self, card: Card | WaitingCard) -> bool:
        """Return whether a family is shown, whatever its pod."""
        return (
            (not self.bands or card.urgency in self.bands)
            and (not self.towns or card.town in self.towns)
            and (not self.needs or not self.needs.isdisjoint(card.needs))
            and (self.only is None or card.family_id in self.only.families)
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What families can be chosen by, each with how many there are on the board and waiting."""

    bands: tuple[tuple[Urgency, int], ...] = ()
    towns: tuple[tuple[str, int], ...] = ()
    needs: tuple[tuple[str, int], ...] = ()


def filtered(model: BoardModel, filters: Filters) -> BoardModel:
    """Return the board with the columns that pass, and the waiting families that do.

    A practitioner is shown with the families that fit, and not at all without one. What a lane's
    head and a column's head count is not changed by looking at a part.
    """
    if filters == Filters():
        return model
    # Asked once, not for each of a thousand columns.
    chooses = filters.chooses_families
    lanes = []
    for lane in model.lanes:
        if filters.pod_id not in (None, lane.pod_id):
            continue
        columns = tuple(
            shown
            for column in lane.columns
            if (shown := _shown(column, filters, chooses=chooses)) is not None
        )
        if columns:
            lanes.append(replace(lane, columns=columns))
    waiting = tuple(filter(filters.fit, model.waiting)) if chooses else model.waiting
    return replace(model, lanes=tuple(lanes), waiting=waiting)


def choices(model: BoardModel) -> Choices:
    """Return what the families of a board can be chosen by: bands by urgency, words by letter."""
    families = all_families(model)
    bands = Counter(card.urgency for card in families)
    return Choices(
        bands=tuple((band, bands[band]) for band in Urgency),
        towns=_counted(card.town for card in families if card.town),
        needs=_counted(need for card in families for need in card.needs),
    )


def need_words(need: str) -> str:
    """Return a need as a label shows it: ``School attendance``."""
    return need[:1].upper() + need[1:]


def all_families(model: BoardModel) -> tuple[Card | WaitingCard, ...]:
    """Return every family of the board, the waiting ones last."""
    cards = (card for lane in model.lanes for column in lane.columns for card in column.cards)
    return (*cards, *model.waiting)


def card_of(model: BoardModel, family_id: str) -> tuple[Card | WaitingCard | None, Column | None]:
    """Return a family's card and the column it is in; no column for who waits, nothing if unknown.

    One family is looked for at a time: an index of 6,300 would be made for each move.
    """
    for waiting in model.waiting:
        if waiting.family_id == family_id:
            return waiting, None
    for lane in model.lanes:
        for column in lane.columns:
            for card in column.cards:
                if card.family_id == family_id:
                    return card, column
    return None, None


def changed_cards(model: BoardModel) -> int:
    """Return how many cards of the board are new, moved or returned."""
    return sum(
        card.tag is not Tag.KEPT
        for lane in model.lanes
        for column in lane.columns
        for card in column.cards
    )


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items()))


def _shown(column: Column, filters: Filters, *, chooses: bool) -> Column | None:
    if filters.show is Show.ROOM and not column.places_free:
        return None
    cards = column.cards
    if filters.show is Show.CHANGED:
        cards = tuple(card for card in cards if card.tag is not Tag.KEPT)
    elif not chooses:
        return column
    if chooses:
        cards = tuple(filter(filters.fit, cards))
    return replace(column, cards=cards) if cards else None
