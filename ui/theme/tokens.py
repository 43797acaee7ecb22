"""The colours of the window, named by what they are for. No other module holds a hex value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """Light or dark; each is a palette of its own, not the other one turned round."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette. Each value is ``#RRGGBB``.

    Attributes
    ----------
    window, surface, raised, sunken, hover
        Grounds, from the window behind to what lies under the pointer.
    line, border
        Decoration only: nothing may be known by them alone.
    strong
        Edges of fields and hollow squares, 3:1 on every ground.
    text, muted
        What is read, and what is read second.
    accent, on_accent, soft
        Links, the one main button and its text, and the ground of what is selected.
    high, medium, low
        The urgency bands; `high` is also what is wrong, `medium` what wants a look.
    new, moved, returned
        What the plan did with a family.
    ok
        Proven, fits.
    bar
        A child on a caseload bar.
    *_soft
        The ground beneath a word of that colour.
    """

    window: str
    surface: str
    raised: str
    sunken: str
    hover: str
    line: str
    border: str
    strong: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    high: str
    high_soft: str
    medium: str
    medium_soft: str
    low: str
    low_soft: str
    new: str
    new_soft: str
    moved: str
    moved_soft: str
    returned: str
    returned_soft: str
    ok: str
    ok_soft: str
    bar: str


LIGHT = Tokens(
    window="#F2F4F6",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#E8EBEF",
    hover="#F0F4F8",
    line="#E6EAEE",
    border="#D5DBE1",
    strong="#76828F",
    text="#17202A",
    muted="#515D6A",
    accent="#175E8C",
    on_accent="#FFFFFF",
    soft="#E0EEF6",
    high="#98151B",
    high_soft="#FBE9E7",
    medium="#8F6400",
    medium_soft="#FDF1D8",
    low="#46677D",
    low_soft="#E6EEF3",
    new="#1D5DB5",
    new_soft="#E3EDFB",
    moved="#93307A",
    moved_soft="#F8E7F3",
    returned="#0B6A60",
    returned_soft="#DBF1EE",
    ok="#1A6B3A",
    ok_soft="#E0F2E6",
    bar="#3F7CA6",
)

DARK = Tokens(
    window="#15191E",
    surface="#1D2329",
    raised="#262D35",
    sunken="#101418",
    hover="#252C34",
    line="#2A323A",
    border="#343D47",
    strong="#7D8996",
    text="#E6EBF0",
    muted="#A8B3BE",
    accent="#6CB3E0",
    on_accent="#0A1822",
    soft="#1B384A",
    high="#FF9488",
    high_soft="#45211E",
    medium="#F0BA5C",
    medium_soft="#3C2E13",
    low="#9FBCD0",
    low_soft="#243441",
    new="#85B4FB",
    new_soft="#1D3252",
    moved="#F0A8D0",
    moved_soft="#43243A",
    returned="#66CFC1",
    returned_soft="#133A36",
    ok="#7CCB97",
    ok_soft="#17341F",
    bar="#5E9CC6",
)


def tokens_of(scheme: Scheme) -> Tokens:
    """Return the palette of a scheme."""
    return DARK if scheme is Scheme.DARK else LIGHT
