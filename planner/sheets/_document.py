"""From a story to bytes: blocks are laid on pages first, then drawn, so that every page knows m."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.sheets._blocks import Block, Gap, NoteLines
from planner.sheets._boxed_word import BoxedWord
from planner.sheets._dates import moment
from planner.sheets._pen import Pen, make_pdf
from planner.sheets._styles import (
    CONTENT_WIDTH,
    FOOT,
    FOOT_STRONG,
    MARGIN,
    PAGE_WIDTH,
    RUNNING,
    TAG,
    Grey,
)
from planner.sheets._text import Align, Text, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.sheets._printing import Printing

FIRST_TOP = MARGIN - 4
"""The title's line box begins a little above the margin, so that its capitals stand on it."""
_NEXT_TOP = MARGIN + 18
_BOTTOM = 553.5
"""Above the footer and the line that tells of names, which most sheets leave empty."""
_FOOT_RULE = 566.5
_FOOT_WORDS = 570.0
_FOOT_WIDEST = 160.0
_PRINTED_WIDEST = 220.0
"""Three parts of the one width, one of the other, the page number and the gaps fit the line."""
_NAMES_NOTICE = (
    "This sheet carries families’ names. Give it to its reader only, keep it out of sight, "
    "and shred it after use."
)

FIRST_ROOM = _BOTTOM - FIRST_TOP
"""How tall the story may be on the first page, its heading included, in points."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it begins on its page."""

    block: Block
    top: float


def lay_out(story: Iterable[Block]) -> list[list[Placed]]:
    """Return the pages: each block at its place, split or carried over where it does not fit.

    A block that cannot be split and is taller than a page is drawn at the top of its own page:
    nothing stops a sheet from printing.
    """
    pages: list[list[Placed]] = [[]]
    top = FIRST_TOP
    waiting = list(reversed(list(story)))
    while waiting:
        block: Block | None = waiting.pop()
        page = pages[-1]
        if isinstance(block, Gap) and (not page or block.points > _BOTTOM - top):
            continue
        if isinstance(block, NoteLines):
            block = block.fitted(_BOTTOM - top)
        if block is None:
            continue
        height = block.height(CONTENT_WIDTH)
        if height > _BOTTOM - top:
            parts = None
            if not block.keeps_together or height > _BOTTOM - _NEXT_TOP:
                parts = block.split(CONTENT_WIDTH, _BOTTOM - top)
            if parts:
                page.append(Placed(parts[0], top))
                waiting.append(parts[1])
            if parts or page:
                if not parts:
                    waiting.append(block)
                pages.append([])
                top = _NEXT_TOP
                continue
        page.append(Placed(block, top))
        top += height
    if len(pages) > 1 and not pages[-1]:
        pages.pop()
    return pages


def render(story: Iterable[Block], *, printing: Printing, title: str, running: str) -> bytes:
    """Return the PDF of a story: A4 landscape, a footer on every page, the same bytes every time.

    Parameters
    ----------
    title
        For the metadata; never a person's name.
    running
        What stands small on top of the second page and the next ones.

    Raises
    ------
    BugError
        It could not be drawn.
    """
    pages = lay_out(story)

    def draw(pen: Pen) -> None:
        for number, page in enumerate(pages, start=1):
            if number > 1:
                _draw_running_head(pen, running, printing.stamp)
            for placed in page:
                placed.block.draw(pen, MARGIN, placed.top, CONTENT_WIDTH)
            _draw_foot(pen, printing, number=number, of=len(pages))
            pen.next_page()

    return make_pdf(draw, title=title)


def _draw_running_head(pen: Pen, running: str, stamp: str) -> None:
    left = MARGIN
    if stamp:
        box = BoxedWord(stamp, TAG, dark=True)
        box.draw(pen, left, MARGIN - 1, box.natural_width)
        left += box.natural_width + 6
    room = PAGE_WIDTH - MARGIN - left
    on_one_line(running, RUNNING, room, smallest=8).draw(pen, left, MARGIN - 2, room)


def _draw_foot(pen: Pen, printing: Printing, *, number: int, of: int) -> None:
    right = PAGE_WIDTH - MARGIN
    pen.line(MARGIN, _FOOT_RULE, right, _FOOT_RULE, grey=Grey.BLACK)
    if printing.with_names:
        notice = Text.of(_NAMES_NOTICE, FOOT_STRONG, most_lines=1)
        notice.draw(pen, MARGIN, _FOOT_RULE - FOOT.leading - 1, CONTENT_WIDTH)

    page = Text.of(f"Page {number} of {of}", FOOT_STRONG, align=Align.RIGHT)
    page.draw(pen, right - 60, _FOOT_WORDS, 60)
    words = f"Printed {moment(printing.printed_at)} by {printing.printed_by}"
    printed = on_one_line(words, FOOT, _PRINTED_WIDEST, smallest=6)
    printed_at = right - page.natural_width - 13.5 - printed.natural_width
    printed.draw(pen, printed_at, _FOOT_WORDS, printed.natural_width + 0.1)

    left = MARGIN
    for words, style in (
        ("CONFIDENTIAL · shred after use", FOOT_STRONG),
        (printing.plan.service, FOOT),
        (printing.label, FOOT),
    ):
        text = on_one_line(words, style, _FOOT_WIDEST, smallest=6)
        text.draw(pen, left, _FOOT_WORDS, _FOOT_WIDEST)
        left += text.natural_width + 13.5
