"""Inter, in four weights, for the window and for paper; how it was made stands in README.md."""

from __future__ import annotations

from importlib.resources import files

FONT_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
)
"""The files of the family, lightest first. Their typographic family name is ``Inter``."""


def font_bytes(file: str) -> bytes:
    """Return one font file whole, wherever the program is installed.

    Parameters
    ----------
    file
        One of `FONT_FILES`.
    """
    return files(__package__).joinpath(file).read_bytes()
