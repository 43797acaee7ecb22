"""The sentence line: why the selected family is where it is, and what the checker says."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Role, scaled
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink
from ui.widgets.link_button import LinkButton
from ui.widgets.marks import BAND_SIZE, band_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.board.model import Urgency

HEIGHT = 28


class SentenceLine(QWidget):
    """One line at the foot of the window, 28 px high.

    Signals
    -------
    why_requested(), move_requested()
        Somebody wants the selected family explained, or moved.
    check_clicked()
        Somebody wants to see what the check found.
    """

    why_requested = Signal()
    move_requested = Signal()
    check_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark(self)
        self._family = ElidedLabel(Role.SMALL_STRONG)
        self._sentence = ElidedLabel(Role.SMALL, stretches=True)
        self.why = LinkButton()
        self.move_to = LinkButton("Move to…", key="M")
        self._divider = Mark(self)
        self.check = LinkButton(role=Role.SMALL, token="muted")  # noqa: S106 (a colour's name)
        self._answer = Mark(self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for widget, stretch in (
            (self._mark, 0),
            (self._family, 0),
            (self._sentence, 1),
            (self.why, 0),
            (self.move_to, 0),
            (self._divider, 0),
            (self.check, 0),
            (self._answer, 0),
        ):
            self._row.addWidget(widget, stretch)
        self._row.insertSpacing(3, 16)
        self._row.insertSpacing(2, 10)
        self.why.clicked.connect(self.why_requested)
        self.move_to.clicked.connect(self.move_requested)
        self.check.clicked.connect(self.check_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Why")
        self._take_measures()
        self.set_sentence(None, "", "")
        self.set_checked("", True)

    def set_sentence(
        self, urgency: Urgency | None, family_id: str, sentence: str, *, why: str = ""
    ) -> None:
        """Say something of a family; without one, `urgency` is `None` and `family_id` empty.

        Parameters
        ----------
        why
            The words of the link that explains more: ``Why Sam?``; empty for no link.
        """
        self._mark.show_band(urgency)
        self._family.set_words(family_id)
        self._family.setVisible(bool(family_id))
        self._sentence.set_words(sentence)
        self.setAccessibleDescription(f"{family_id} {sentence}".strip())
        self.why.set_words(why)
        self.why.setVisible(bool(why))
        self.move_to.setVisible(bool(family_id))
        self._show_divider()

    def set_checked(
        self, text: str, ok: bool, lines: tuple[str, ...] = (), *, overruled: bool = False
    ) -> None:
        """Say what the checker found.

        Parameters
        ----------
        ok
            Whether the plan may be used as it is.
        lines
            What exactly was found, for the tooltip.
        overruled
            Whether it may be used only because somebody overruled a rule.
        """
        token = "high" if not ok else "medium" if overruled else "muted"
        self._show_check(text, token, lines)
        if text:
            is_well = ok and not overruled
            icon_name = "check-circle" if is_well else "warning-fill"
            self._answer.show_icon(icon_name, "ok" if is_well else token)
        else:
            self._answer.show_nothing()

    def sentence(self) -> str:
        """Return what is said of the family."""
        return self._sentence.words()

    def checked(self) -> str:
        """Return what is said of the check."""
        return self.check.text()

    def check_tip(self) -> str:
        """Return what the tooltip lists of the check."""
        return self.check.toolTip()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_measures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            painter.fillRect(event.rect(), ink.tokens.surface)
            ink.fill(0, 0, self.width(), ink.hairline, ink.tokens.border)

    def _show_check(self, words: str, token: str, lines: tuple[str, ...]) -> None:
        self.check.set_words(words, token)
        self.check.setAccessibleDescription(" ".join(lines))
        self.check.setToolTip("".join(f"<p>{html.escape(line)}</p>" for line in lines))
        self.check.setVisible(bool(words))
        self._show_divider()

    def _show_divider(self) -> None:
        """Part the links of the family from the check, where there are both."""
        both = bool(self._family.words() and self.check.text())
        if both:
            self._divider.show_line()
        else:
            self._divider.show_nothing()

    def _take_measures(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        self._row.setContentsMargins(scaled(12), 1, scaled(12), 0)
        for mark in (self._mark, self._answer):
            mark.setFixedSize(scaled(22), scaled(HEIGHT - 4))
        self._divider.setFixedSize(scaled(17), scaled(HEIGHT - 4))


class Mark(QWidget):
    """A band's shape, an icon or a line; it says nothing aloud, the words beside it do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._urgency: Urgency | None = None
        self._icon = ("", "")
        self._line = False

    def show_line(self) -> None:
        """Show an upright line."""
        self._line = True
        self.setVisible(True)
        self.update()

    def show_band(self, urgency: Urgency | None) -> None:
        """Show a band's shape, or nothing and take no room."""
        self._urgency, self._icon = urgency, ("", "")
        self.setVisible(urgency is not None)
        self.update()

    def show_icon(self, name: str, token: str) -> None:
        """Show an icon."""
        self._urgency, self._icon = None, (name, token)
        self.setVisible(True)
        self.update()

    def show_nothing(self) -> None:
        """Take no room."""
        self.setVisible(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            middle = self.height() / 2
            if self._line:
                size = scaled(14)
                # At a whole pixel: half of one is two to the left, or none.
                ink.fill(self.width() // 2, middle - size / 2, 1, size, ink.tokens.strong)
            elif self._urgency is not None:
                size = scaled(BAND_SIZE)
                ink.pixmap(0, middle - size / 2, band_mark(self._urgency, ink.ratio))
            elif self._icon[0]:
                size = scaled(14)
                ink.icon(self.width() - size, middle, *self._icon, size)
