"""Everybody can read the window: contrast computed from the tokens, in both schemes."""

from dataclasses import asdict, fields

import pytest

from ui.theme.tokens import DARK, LIGHT, Scheme, Tokens, tokens_of

TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("window", "surface", "raised", "sunken", "hover", "soft")

TEXT_PAIRS = [
    *((text, ground) for text in ("text", "muted") for ground in GROUNDS),
    *(("accent", ground) for ground in ("window", "surface", "raised", "hover", "soft")),
    ("on_accent", "accent"),
    ("on_accent", "high"),
    *(
        (word, ground)
        for word in ("high", "medium", "low", "new", "moved", "returned", "ok")
        for ground in ("surface", f"{word}_soft")
    ),
]
SHAPE_PAIRS = [
    *(("strong", ground) for ground in ("window", "surface", "raised", "sunken", "hover")),
    *(("bar", ground) for ground in ("surface", "sunken")),
    *(
        (band, ground)
        for band in ("high", "medium", "low")
        for ground in ("surface", "hover", "soft", "window")
    ),
    *(("accent", ground) for ground in GROUNDS),
]


def luminance(value: str) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 defines it."""
    shares = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("front", "ground"), TEXT_PAIRS)
def test_words_can_be_read(scheme: Scheme, front: str, ground: str) -> None:
    tokens = tokens_of(scheme)
    assert contrast(getattr(tokens, front), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("front", "ground"), SHAPE_PAIRS)
def test_shapes_can_be_seen(scheme: Scheme, front: str, ground: str) -> None:
    tokens = tokens_of(scheme)
    assert contrast(getattr(tokens, front), getattr(tokens, ground)) >= SHAPE


@pytest.mark.parametrize(
    ("front", "ground", "light", "dark"),
    [
        ("text", "sunken", 13.8, None),
        ("text", "soft", None, 10.2),
        ("strong", "surface", 3.9, 4.4),
        ("on_accent", "accent", 7.0, 7.9),
        ("accent", "soft", 5.9, 5.4),
        ("high", "surface", 8.5, 7.4),
        ("medium", "surface", 5.3, 9.0),
        ("moved", "moved_soft", 6.0, 7.2),
        ("bar", "surface", 4.5, 5.3),
    ],
)
def test_the_measured_figures_of_the_design_still_hold(
    front: str, ground: str, light: float | None, dark: float | None
) -> None:
    for tokens, wanted in ((LIGHT, light), (DARK, dark)):
        if wanted is not None:
            measured = contrast(getattr(tokens, front), getattr(tokens, ground))
            assert measured == pytest.approx(wanted, abs=0.1)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    assert len(asdict(tokens)) == len(fields(Tokens))
    for value in asdict(tokens).values():
        assert len(value) == 7
        assert value.startswith("#")
        int(value[1:], 16)
