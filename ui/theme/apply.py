"""Put a theme on the application: style, palette, font and the one style sheet."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle

from ui.none_guard import keep_none_alive
from ui.theme.current import Theme, current, put_in_force
from ui.theme.focus_ring import follow_focus
from ui.theme.palette import make_palette
from ui.theme.typography import Role, font, load_fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.theme.tokens import Scheme


def apply_theme(app: QApplication, scheme: Scheme, *, text_factor: float = 1.0) -> None:
    """Give the whole application a look; may be called again to change it while it runs.

    Parameters
    ----------
    text_factor
        How much larger than drawn the text is; 1.0 to 2.0.

    Raises
    ------
    ValueError
        If `text_factor` is below 0.8 or above 2.0, where rows no longer fit the screen.
    """
    if not 0.8 <= text_factor <= 2.0:
        raise ValueError("text_factor must be between 0.8 and 2.0")
    keep_none_alive()
    load_fonts()
    put_in_force(Theme(scheme=scheme, text_factor=text_factor))
    # Under a style sheet the application does not name its style; the style itself is beneath it.
    if not any(style.name() == "fusion" for style in app.findChildren(QStyle)):
        app.setStyle("Fusion")
    app.setPalette(make_palette(current().tokens))
    app.setFont(font(Role.BODY))
    app.setStyleSheet(style_sheet(current()))
    follow_focus(app)


def style_sheet(theme: Theme) -> str:
    """Return `resources/style/style.qss` with the tokens and lengths of a theme filled in."""
    template = Template(
        files("resources").joinpath("style", "style.qss").read_text(encoding="utf-8")
    )
    lengths = {f"px{pixels}": f"{round(pixels * theme.text_factor)}px" for pixels in range(1, 61)}
    return template.substitute(asdict(theme.tokens), **lengths)
