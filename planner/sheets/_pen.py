"""The only hand that writes on paper: typed, top-down, grey, and deaf to markup.

Everything printed passes through `Pen`, so what must hold for every sheet holds here once: words
are drawn as they are (nothing in them is ever read as markup), there is no way to ask for a colour,
and the page is measured from its top left corner. No other module knows ReportLab.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from planner.errors import BugError
from planner.sheets._styles import PAGE_HEIGHT, PAGE_WIDTH, Face, Grey, Style
from resources.fonts import FONT_FILES, font_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

_CAP_HEIGHT = 0.727
"""Inter's capitals, in parts of the font size: words are centred on them in their line."""


@cache
def _metrics() -> Any:  # noqa: ANN401 (ReportLab ships no types)
    """Import ReportLab's font metrics with our fonts known to it; once, when first needed."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

    for file in FONT_FILES:
        pdfmetrics.registerFont(TTFont(file.removesuffix(".ttf"), io.BytesIO(font_bytes(file))))
    return pdfmetrics


class _Advances(dict[str, float]):
    """How far each character moves on, per point of size; a missing one as its box does."""

    def __init__(self, face: Face) -> None:
        font = _metrics().getFont(face.value).face
        super().__init__({chr(code): width / 1000 for code, width in font.charWidths.items()})
        self._missing: float = font.defaultWidth / 1000

    def __missing__(self, letter: str) -> float:
        return self._missing


_advances = cache(_Advances)


def width_of(words: str, style: Style) -> float:
    """Return how wide these words print on one line, in points."""
    return style.size * sum(map(_advances(style.face).__getitem__, words))


class Pen:
    """Draws one document. `x` runs right and `y` down, in points from the page's top left."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 (ReportLab ships no types)
        self._canvas = canvas

    def words(self, words: str, *, x: float, top: float, style: Style) -> None:
        """Write words on one line whose box begins at `top`; they are not read as markup."""
        baseline = top + (style.leading + _CAP_HEIGHT * style.size) / 2
        self._canvas.setFillGray(style.grey)
        self._canvas.setFont(style.face.value, style.size)
        self._canvas.drawString(x, PAGE_HEIGHT - baseline, words)

    def line(
        self,
        x: float,
        y: float,
        to_x: float,
        to_y: float,
        *,
        grey: float = Grey.RULE,
        thick: float = 0.6,
    ) -> None:
        """Draw a straight rule."""
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, PAGE_HEIGHT - y, to_x, PAGE_HEIGHT - to_y)

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: float | None = None,
        edge: float | None = Grey.RULE,
        thick: float = 0.6,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle; `None` leaves out its fill or its edge."""
        if fill is not None:
            self._canvas.setFillGray(fill)
        if edge is not None:
            self._canvas.setStrokeGray(edge)
            self._canvas.setLineWidth(thick)
        self._canvas.roundRect(
            x,
            PAGE_HEIGHT - top - height,
            width,
            height,
            radius,
            stroke=int(edge is not None),
            fill=int(fill is not None),
        )

    def next_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()


def make_pdf(draw: Callable[[Pen], None], *, title: str) -> bytes:
    """Return the PDF that `draw` draws, each of its pages finished with `Pen.next_page`.

    The same drawing gives the same bytes, and they tell no time and nobody's name.

    Parameters
    ----------
    title
        The document's title in its metadata; never a person's name.

    Raises
    ------
    BugError
        ReportLab refused the drawing. Its own text is dropped, as it may quote what was printed.
    """
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    _metrics()
    paper = io.BytesIO()
    canvas = Canvas(
        paper,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        lang="en-GB",
        initialFontName=Face.REGULAR.value,
    )
    canvas.setTitle(title)
    canvas.setAuthor("Pod Planner")
    canvas.setCreator("Pod Planner")
    try:
        draw(Pen(canvas))
        canvas.save()
    except Exception:  # noqa: BLE001 (whatever it is, its text may quote a family)
        raise BugError("A sheet could not be drawn.") from None
    return paper.getvalue()
