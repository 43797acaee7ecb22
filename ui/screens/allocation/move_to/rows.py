"""What each row of the chooser says, worked out from the options. No window here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from planner.drafting.options import Stand, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.drafting.options import MoveOption, MoveOptions

GOAL_HEADS = {
    "changes": "Changes",
    "waiting": "Waiting",
    "preferences": "Needs",
    "peak_load": "Peak",
    "travel": "Travel",
}
"""A goal's name above its column."""


class RowKind(Enum):
    """What a row stands for; rows of a kind are alike."""

    OPEN = "open"
    WAITING = "waiting"
    HEAD = "head"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chooser.

    Attributes
    ----------
    rank
        From 1, of those that fit; 0 for others.
    name, pod
        Of the practitioner; the words of the row where it is none.
    children_before, children_after, children_cap
        Of the caseload; a cap of 0 stands for no caseload.
    one_way
        ``7 min``; empty where there is no journey.
    means
        What it would mean, or what stands against it.
    effects
        One a goal, ready to show: ``−195``, ``+3``, ``–``.
    is_better
        For each effect whether it is a gain, `None` where it is neither.
    words
        All effects in words.
    help
        What would open a blocked row: ``two more places``.
    """

    kind: RowKind
    staff_id: str | None = None
    stand: Stand = Stand.FITS
    rank: int = 0
    name: str = ""
    pod: str = ""
    children_before: int = 0
    children_after: int = 0
    children_cap: int = 0
    one_way: str = ""
    means: str = ""
    effects: tuple[str, ...] = ()
    is_better: tuple[bool | None, ...] = ()
    words: str = ""
    help: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether a family may be put here, with a reason or without."""
        return self.kind is not RowKind.HEAD and self.stand in (Stand.FITS, Stand.WITH_REASON)

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        if self.kind is RowKind.HEAD:
            return f"{self.name} {self.means}"
        place = f"{self.rank}: " if self.rank else ""
        caseload = (
            f", {self.children_before} to {self.children_after} of {self.children_cap} children"
            if self.children_cap
            else ""
        )
        told = f" {self.words}." if self.words else ""
        needs = f" Needs {self.help}." if self.help else ""
        never = " Never overruled." if self.stand is Stand.NEVER else ""
        return f"{place}{self.name}{caseload}. {self.means}{told}{needs}{never}"


def rows_of(
    options: MoveOptions, looked_for: str = "", *, names: Mapping[str, str] | None = None
) -> tuple[Row, ...]:
    """Return the rows, the best first.

    Parameters
    ----------
    looked_for
        Part of a name or a pod's name.
    names
        Everybody's full name, by staff id.
    """
    called = names or {}
    sought = " ".join(looked_for.split()).casefold()

    def is_sought(option: MoveOption) -> bool:
        full = called.get(option.staff_id or "", "")
        return sought in f"{option.name} {full} {option.pod}".casefold()

    fits = [
        replace(_open_row(options, option, rank), name=_full(option, called))
        for rank, option in enumerate(options.open, start=1)
        if is_sought(option)
    ]
    blocked = [
        replace(_blocked_row(options, option), name=_full(option, called))
        for option in options.blocked
        if is_sought(option)
    ]
    head = Row(
        RowKind.HEAD,
        name="Blocked",
        means=f"{len(options.blocked):,} practitioner{'' if len(options.blocked) == 1 else 's'}, "
        "each with the rule and what would open it",
    )
    waiting = () if sought else (_waiting_row(options),)
    return (*fits, *waiting, *((head, *blocked) if blocked else ()))


def _full(option: MoveOption, names: Mapping[str, str]) -> str:
    """Return somebody's full name, where it is known."""
    return names.get(option.staff_id or "", "") or option.name


def effect_text(points: int) -> str:
    """Return an effect as a column shows it: ``+28``, ``−195``, ``–`` for none."""
    if points == 0:
        return "–"
    return f"{'+' if points > 0 else '−'}{abs(points):,}"


def _open_row(options: MoveOptions, option: MoveOption, rank: int) -> Row:
    is_here = option.stand is Stand.HERE
    return Row(
        RowKind.OPEN,
        staff_id=option.staff_id,
        stand=option.stand,
        rank=rank,
        name=option.name,
        pod="is here now" if is_here else option.pod,
        children_before=option.children_before,
        children_after=option.children_after,
        children_cap=option.children_cap,
        one_way="" if option.minutes is None else f"{option.minutes} min",
        means=option.mean,
        effects=tuple(map(effect_text, option.effects)),
        is_better=_gains(option),
        words=in_words(option, options.goals),
    )


def _waiting_row(options: MoveOptions) -> Row:
    option = options.waiting
    return Row(
        RowKind.WAITING,
        staff_id=None,
        stand=option.stand,
        name="Leave waiting",
        pod="is waiting now" if option.stand is Stand.HERE else "Seen again next Monday",
        means=option.mean,
        effects=tuple(map(effect_text, option.effects)),
        is_better=_gains(option),
        words=in_words(option, options.goals),
    )


def _gains(option: MoveOption) -> tuple[bool | None, ...]:
    """Return for each effect whether it is a gain; `None` where it is neither."""
    return tuple(None if points == 0 else points < 0 for points in option.effects)


def _blocked_row(options: MoveOptions, option: MoveOption) -> Row:
    return Row(
        RowKind.BLOCKED,
        staff_id=option.staff_id,
        stand=option.stand,
        name=option.name,
        pod=option.pod,
        children_before=option.children_before,
        children_after=option.children_after,
        children_cap=option.children_cap,
        means=option.blocked,
        effects=tuple(map(effect_text, option.effects)),
        is_better=_gains(option),
        words=in_words(option, options.goals),
        help=option.remedy,
    )
