"""How the window looks, kept between starts: sizes and colours, and nothing of the service."""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ui.widgets.board.metrics import Density

if TYPE_CHECKING:
    from pathlib import Path

TEXT_PERCENTS = (90, 100, 110, 120, 135, 150)
"""The text sizes offered, in per cent of the design's."""

SMALLEST_WIDTH, SMALLEST_HEIGHT = 960, 600
"""Pixels; a smaller window would hide its buttons."""

NARROWEST_WAITING, WIDEST_WAITING = 160, 480
"""Pixels at text size 100 % that the waiting families may take."""

_SCREEN = re.compile(r"[a-z_]{1,20}")


class Palette(StrEnum):
    """Which of the two palettes is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Layout:
    """The window's look. Sizes are in pixels; 1440 × 900 is what the screens are drawn for.

    Attributes
    ----------
    screen
        The key of the screen shown last: a word of the program's own, never of the service.
    waiting_width
        Of the waiting families, at text size 100 %; `None` while nobody chose another one.
    waiting_folded
        Whether the waiting families are folded to a strip where there is room for them.
    """

    palette: Palette = Palette.SYSTEM
    text_percent: int = 100
    width: int = 1440
    height: int = 900
    is_maximised: bool = False
    density: Density = Density.COMPACT
    screen: str = "allocation"
    waiting_width: int | None = None
    waiting_folded: bool = False


def read_layout(file: Path) -> Layout:
    """Return the layout kept in `file`; the default one where there is none that makes sense."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        layout = Layout(
            palette=Palette(kept["palette"]),
            text_percent=int(kept["text_percent"]),
            width=max(int(kept["width"]), SMALLEST_WIDTH),
            height=max(int(kept["height"]), SMALLEST_HEIGHT),
            is_maximised=bool(kept["is_maximised"]),
            # What came later is not in the files of earlier versions.
            density=Density(kept.get("density", Density.COMPACT)),
            screen=_screen(kept.get("screen")),
            waiting_width=_waiting_width(kept.get("waiting_width")),
            waiting_folded=bool(kept.get("waiting_folded", False)),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Layout()
    return layout if layout.text_percent in TEXT_PERCENTS else Layout()


def _screen(kept: object) -> str:
    return kept if isinstance(kept, str) and _SCREEN.fullmatch(kept) else "allocation"


def _waiting_width(kept: object) -> int | None:
    if not isinstance(kept, int):
        return None
    return min(max(kept, NARROWEST_WAITING), WIDEST_WAITING)


def write_layout(layout: Layout, file: Path) -> None:
    """Keep the layout in `file`, which only its owner may read.

    A layout that cannot be kept is not worth a sentence: the next start uses the old one.
    """
    draft = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            json.dump(asdict(layout), out)
        draft.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
