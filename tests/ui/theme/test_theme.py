"""One call puts the look on the whole application, and may put on another while it runs."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QStyle
from pytestqt.qtbot import QtBot

import ui
from ui.theme import Role, Scheme, apply_theme, current, current_tokens, font, icon, icon_pixmap
from ui.theme import scaled as scaled_length
from ui.theme.apply import style_sheet
from ui.theme.current import Theme
from ui.theme.tokens import DARK, LIGHT
from ui.theme.typography import load_fonts

SOURCE = Path(ui.__file__).parent


def test_the_palette_is_the_schemes(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    assert current_tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    apply_theme(qapp, Scheme.LIGHT)
    assert current_tokens() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)


def test_the_style_is_set_once_and_not_at_every_switch(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(style: object) -> None:
        raise AssertionError(style)

    monkeypatch.setattr(qapp, "setStyle", refuse)
    apply_theme(qapp, Scheme.DARK)
    assert "fusion" in {style.name() for style in qapp.findChildren(QStyle)}


def test_another_style_gives_way(qapp: QApplication) -> None:
    qapp.setStyle("Windows")
    apply_theme(qapp, Scheme.LIGHT)
    assert "fusion" in {style.name() for style in qapp.findChildren(QStyle)}


def test_selected_text_can_be_read_everywhere(qapp: QApplication) -> None:
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(LIGHT.soft)
    assert palette.color(QPalette.ColorRole.HighlightedText) == QColor(LIGHT.text)


def test_larger_text_makes_letters_and_lengths_larger(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, text_factor=1.2)
    assert current().text_factor == 1.2
    assert font(Role.BODY).pixelSize() == 16
    assert scaled_length(26) == 31
    assert qapp.font().pixelSize() == 16


@pytest.mark.parametrize("factor", [0.5, 2.1])
def test_text_too_small_or_too_large_for_the_screen_is_refused(
    qapp: QApplication, factor: float
) -> None:
    with pytest.raises(ValueError, match="between"):
        apply_theme(qapp, Scheme.LIGHT, text_factor=factor)
    assert current().text_factor == 1.0


def test_the_face_ships_with_the_program() -> None:
    assert {"Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf"} <= set(load_fonts())
    assert QFontInfo(font(Role.BODY)).family() == "Inter"


def test_figures_stand_beneath_each_other() -> None:
    from ui.widgets.ink import advance

    assert advance("111", Role.SMALL) == advance("888", Role.SMALL)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("factor", [1.0, 1.2, 2.0])
def test_the_style_sheet_has_every_token_filled_in(scheme: Scheme, factor: float) -> None:
    sheet = style_sheet(Theme(scheme, factor))
    assert "$" not in sheet
    assert current_tokens().accent in style_sheet(Theme(Scheme.LIGHT, 1.0))


def test_buttons_are_thirty_high_and_small_ones_twenty_four(qtbot: QtBot) -> None:
    from ui.widgets.buttons import make_button

    button, small = make_button("Cancel"), make_button("Stop", compact=True)
    for each in (button, small):
        qtbot.addWidget(each)
        each.ensurePolished()
    assert button.sizeHint().height() == 30
    assert small.sizeHint().height() == 24
    assert isinstance(button, QPushButton)


def test_icons_are_tinted_and_sharp() -> None:
    assert not icon("columns").isNull()
    for ratio in (1.0, 1.5, 2.0):
        pixmap = icon_pixmap("lock-simple-fill", "accent", 14, ratio)
        assert pixmap.width() == 14 * ratio
        colours = {
            pixmap.toImage().pixelColor(x, y).name().upper()
            for x in range(pixmap.width())
            for y in range(pixmap.height())
            if pixmap.toImage().pixelColor(x, y).alpha() == 255
        }
        assert LIGHT.accent in colours


def test_a_buttons_icon_follows_the_scheme_and_greys_with_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    from ui.widgets.buttons import make_button

    button = make_button("Stop", icon_name="stop-fill")
    qtbot.addWidget(button)

    def middle(mode: QIcon.Mode) -> QColor:
        image = button.icon().pixmap(button.iconSize(), mode).toImage()
        return image.pixelColor(image.height() // 2, image.height() // 2)

    assert middle(QIcon.Mode.Normal) == QColor(LIGHT.text)
    assert middle(QIcon.Mode.Disabled) == QColor(LIGHT.strong)
    apply_theme(qapp, Scheme.DARK)
    button.ensurePolished()
    assert middle(QIcon.Mode.Normal) == QColor(DARK.text)


def test_an_unknown_icon_is_noticed_at_once() -> None:
    with pytest.raises(Exception, match="Invalid icon name"):
        icon("no-such-icon")


def test_no_other_module_of_the_window_holds_a_colour() -> None:
    hexes = re.compile(r"#[0-9a-fA-F]{6}\b")
    holding = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if hexes.search(path.read_text(encoding="utf-8"))
    }
    assert holding == {"theme/tokens.py"}
