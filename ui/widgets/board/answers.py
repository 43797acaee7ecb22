"""How a place answers while a family is dragged: an edge, an icon, a sentence, the children after.

*Allowed* has a green edge and a tick, *with a reason* an amber one and a sign, *refused* a red
dashed one. The panel covers a column's head and the first card beneath it, so that nothing on the
board moves while somebody aims.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from ui.theme import Role, scaled
from ui.widgets.board.model import DropKind
from ui.widgets.ink import Ink, advance, colour, wrapped
from ui.widgets.marks import caseload_bar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.board.geometry import ColumnPlace, LanePlace
    from ui.widgets.board.metrics import Metrics
    from ui.widgets.board.model import Answers, DropAnswer

RADIUS = 6
MOST_LINES = 4
"""Lines of a sentence where it is aimed at; elsewhere it has one."""


class AnswerLook(NamedTuple):
    """How an answer is told: the token of its edge and words, its ground, its icon."""

    token: str
    ground: str
    icon: str


LOOKS = {
    DropKind.ALLOWED: AnswerLook("ok", "ok_soft", "check"),
    DropKind.WITH_REASON: AnswerLook("medium", "medium_soft", "warning-fill"),
    DropKind.REFUSED: AnswerLook("high", "high_soft", "prohibit"),
}


def dashed_frame(
    ink: Ink,
    box: QRectF,
    *,
    radius: float,
    edge: str,
    ground: str | None = None,
    thickness: float = 1,
) -> None:
    """Draw a rounded rectangle with a dashed edge that lies inside of it."""
    line = max(1, int(thickness * ink.ratio)) / ink.ratio
    half = line / 2
    pen = QPen(colour(edge), line)
    pen.setDashPattern([4 / thickness, 3 / thickness])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    ink.painter.setPen(pen)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else colour(ground))
    ink.painter.drawRoundedRect(
        box.adjusted(half, half, -half, -half), radius - half, radius - half
    )


def paint_was_here(
    ink: Ink, family_id: str, box: tuple[float, float, float, float], ground: str
) -> None:
    """Paint the place that a family was taken from, left, top, width and height on the device."""
    left, top, width, height = box
    dashed_frame(
        ink,
        ink.box(left, top, width, height),
        radius=4,
        edge=ink.tokens.strong,
        ground=ground,
    )
    ink.text(
        left + scaled(8),
        top + height / 2,
        f"{family_id} was here",
        Role.SMALL,
        ink.tokens.muted,
        width=width - scaled(16),
    )


def paint_panel(
    ink: Ink, kind: DropKind, box: tuple[float, float, float, float], *, aimed: bool = False
) -> None:
    """Paint the ground and the edge of an answer.

    Where it is aimed at the edge goes round the whole place, and is painted there.
    """
    look = LOOKS[kind]
    left, top, width, height = box
    edge, ground = getattr(ink.tokens, look.token), getattr(ink.tokens, look.ground)
    if aimed:
        ink.plate(left, top, width, height, radius=RADIUS, ground=ground)
    elif kind is DropKind.REFUSED:
        whole = ink.box(left, top, width, height)
        dashed_frame(ink, whole, radius=RADIUS, edge=edge, ground=ground, thickness=2)
    else:
        ink.frame(left, top, width, height, radius=RADIUS, edge=edge, ground=ground, thickness=2)


def sentence_lines(answer: DropAnswer, width: float, *, aimed: bool) -> tuple[str, ...]:
    """Return the lines of a sentence: one, or where it is aimed at as many as it takes."""
    room = width - scaled(17)
    if not aimed:
        return (answer.sentence,)
    return wrapped(answer.sentence, Role.SMALL_STRONG, room)[:MOST_LINES] or ("",)


def paint_sentence(
    ink: Ink, answer: DropAnswer, left: float, middle: float, width: float, *, aimed: bool
) -> None:
    """Paint the icon and the sentence; `middle` is that of the first line."""
    look = LOOKS[answer.kind]
    value = getattr(ink.tokens, look.token)
    ink.icon(left, middle, look.icon, look.token, scaled(13))
    for nth, line in enumerate(sentence_lines(answer, width, aimed=aimed)):
        ink.text(
            left + scaled(17),
            middle + nth * scaled(16),
            line,
            Role.SMALL_STRONG,
            value,
            width=width - scaled(17),
        )


def paint_answer(
    ink: Ink,
    place: ColumnPlace,
    top: float,
    answer: DropAnswer,
    *,
    metrics: Metrics,
    aimed: bool,
) -> None:
    """Paint a practitioner's answer over the column's head; `top` is the head's on the device."""
    tokens, column = ink.tokens, place.column
    left, width = float(place.x + scaled(10)), place.width - 2 * scaled(10)
    lines = len(sentence_lines(answer, width, aimed=aimed))
    height = metrics.column_head + scaled(6) + lines * scaled(16)
    paint_panel(ink, answer.kind, (place.x + 3, top + 2, place.width - 6, height - 4), aimed=aimed)
    right = left + width
    first, second = top + scaled(15), top + scaled(31)
    figures = right - ink.text(
        right, first, f" / {column.children_cap}", Role.BODY, tokens.text, right=True
    )
    added = answer.children_after - column.children
    refused = answer.kind is DropKind.REFUSED
    if refused or not added:
        figures -= ink.text(
            figures, first, str(column.children), Role.BODY, tokens.text, right=True
        )
    else:
        after, before = str(answer.children_after), f"{column.children} → "
        figures -= ink.text(figures, first, after, Role.BODY_STRONG, tokens.text, right=True)
        figures -= ink.text(figures, first, before, Role.BODY, tokens.text, right=True)
    ink.text(
        left, first, column.name, Role.BODY_STRONG, tokens.text, width=figures - left - scaled(8)
    )
    bar = caseload_bar(
        column.children,
        column.children_cap,
        ink.ratio,
        width,
        added=0 if refused else max(0, added),
    )
    ink.pixmap(left, second - scaled(8) / 2 - 1, bar)
    paint_sentence(ink, answer, left, top + scaled(46), width, aimed=aimed)


def paint_answer_counts(
    ink: Ink, place: LanePlace, middle: float, least_left: float, answers: Answers
) -> None:
    """Paint at the right of a folded lane how many of its practitioners answer what."""
    told = Counter(_kinds(place, answers))
    right: float = place.x + place.width - scaled(12)
    for kind in reversed(tuple(LOOKS)):
        if not told[kind]:
            continue
        words, look = str(told[kind]), LOOKS[kind]
        left = right - advance(words, Role.SMALL_STRONG) - scaled(18)
        if left < least_left:
            return
        ink.icon(left, middle, look.icon, look.token, scaled(13))
        ink.text(
            right, middle, words, Role.SMALL_STRONG, getattr(ink.tokens, look.token), right=True
        )
        right = left - scaled(14)


def _kinds(place: LanePlace, answers: Answers) -> Iterable[DropKind]:
    for column in place.lane.columns:
        answer = answers.of(column.staff_id)
        if answer is not None:
            yield answer.kind
