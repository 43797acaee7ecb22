"""How the window looks, kept between starts: sizes and colours, and nothing of the service."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT_PERCENTS = (90, 100, 110, 120, 135, 150)
"""The text sizes offered, in per cent of the design's."""

SMALLEST_WIDTH, SMALLEST_HEIGHT = 960, 600
"""Pixels; a smaller window would hide its buttons."""


class Palette(StrEnum):
    """Which of the two palettes is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Layout:
    """The window's look. Sizes are in pixels; 1440 × 900 is what the screens are drawn for."""

    palette: Palette = Palette.SYSTEM
    text_percent: int = 100
    width: int = 1440
    height: int = 900
    is_maximised: bool = False


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
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Layout()
    return layout if layout.text_percent in TEXT_PERCENTS else Layout()


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
