"""What the window says of sheets on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.naming import counted
from ui.dates import short_day, weekday

if TYPE_CHECKING:
    from datetime import datetime

    from planner.history.on_paper import OnPaper, OutOfDate
    from ui.shown import WeekShown


def state_words(shown: WeekShown | None, paper: OnPaper | None = None) -> tuple[str, str]:
    """Return what the chip says of a week's plan, and the kind of the chip.

    Draft, then approved, then printed; whether what is printed still holds, too.

    Parameters
    ----------
    paper
        The sheets of the week that are on paper; `None` where that is not known yet.
    """
    if shown is None or shown.is_empty:
        return "", "quiet"
    stored = shown.stored
    if stored is None:
        return "Not planned yet", "quiet"
    if not stored.is_approved:
        return f"Draft · {stored.changes:,} change{'' if stored.changes == 1 else 's'}", "warn"
    out_of_date = 0 if paper is None else len(to_print_again(paper))
    approved_at = stored.approved_at
    is_printed = paper is not None and any(
        approved_at is not None and one.at >= approved_at for one in paper.prints
    )
    word = "Printed" if is_printed else "Approved"
    return (f"{word} · {out_of_date:,} out of date", "warn") if out_of_date else (word, "ok")


def to_print_again(paper: OnPaper) -> tuple[OutOfDate, ...]:
    """Return the sheets that no longer hold and can be printed anew."""
    return tuple(one for one in paper.out_of_date if not one.is_gone)


def out_of_date_sentence(one: OutOfDate) -> str:
    """Return ``Dan Whitlow: F018 moved since it was printed on Mon 23 Nov.``."""
    if one.is_gone:
        return f"{one.sentence} Printed on {moment_words(one.printed_at)}: take it down."
    return f"{one.sentence.rstrip('.')} since it was printed on {moment_words(one.printed_at)}."


def out_of_date_in_short(one: OutOfDate) -> str:
    """Return ``F018 moved since Mon 23 Nov``."""
    return f"{one.what.rstrip('.')} since {moment_words(one.printed_at)}"


def again_words(count: int) -> str:
    """Return what the button says that prints everything out of date."""
    return f"Print {'it' if count == 1 else counted(count, 'sheet')} again…"


def moment_words(at: datetime) -> str:
    """Return ``Mon 23 Nov``: the day where this computer is."""
    day = at.astimezone().date()
    return f"{weekday(day)} {short_day(day)}"
