"""Asking why: a code to choose and a note to write, beneath whatever is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.drafting.decision import MOST_NOTE_LETTERS, Reason, ReasonCode
from ui.theme import scaled
from ui.theme.focus_ring import REACH

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 600
ASK = "Choose a reason, so that others know why."


class ReasonForm(QWidget):
    """The codes as radio buttons and a note that may stay empty.

    Parameters
    ----------
    columns
        How many codes stand beside one another.

    Signals
    -------
    changed()
        Another code is chosen or the note says something else.
    """

    changed = Signal()

    def __init__(self, *, columns: int = len(ReasonCode), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = QButtonGroup(self)
        codes = QGridLayout()
        codes.setHorizontalSpacing(scaled(16))
        codes.setVerticalSpacing(scaled(6))
        for at, code in enumerate(ReasonCode):
            button = QRadioButton(code.words.capitalize())
            self._codes.addButton(button, at)
            codes.addWidget(button, at // columns, at % columns)
        codes.setColumnStretch(columns, 1)
        self.note = QLineEdit()
        self.note.setMaxLength(MOST_NOTE_LETTERS)
        self.note.setAccessibleName("Note, optional")
        self.note.setPlaceholderText("For those who read the plan on screen; never printed")
        self.fault = QLabel(ASK)
        self.fault.setProperty("role", "fault")
        self.fault.hide()
        grid = QGridLayout(self)
        # The ring of focus is drawn round what stands at the edges.
        grid.setContentsMargins(0, REACH, REACH, REACH)
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(scaled(8))
        grid.addWidget(_label("Reason"), 0, 0)
        grid.addLayout(codes, 0, 1)
        grid.addWidget(self.fault, 1, 1)
        grid.addWidget(_label("Note", "optional"), 2, 0)
        grid.addWidget(self.note, 2, 1)
        grid.setColumnStretch(1, 1)
        self._codes.idClicked.connect(self._tell)
        self.note.textEdited.connect(self._tell)

    def reason(self) -> Reason | None:
        """Return what is chosen and written; `None` while no code is chosen."""
        at = self._codes.checkedId()
        if at < 0:
            return None
        return Reason(tuple(ReasonCode)[at], " ".join(self.note.text().split()))

    def choose(self, code: ReasonCode, note: str = "") -> None:
        """Choose a code and write a note."""
        self._codes.button(tuple(ReasonCode).index(code)).setChecked(True)
        self.note.setText(note)
        self._tell()

    def clear(self) -> None:
        """Choose no code and write no note, as at the beginning."""
        self._codes.setExclusive(False)
        for button in self.buttons():
            button.setChecked(False)
        self._codes.setExclusive(True)
        self.note.clear()
        self.fault.hide()
        self.changed.emit()

    def focus_fault(self) -> None:
        """Say that a reason is missing and put the keyboard where one is chosen."""
        self.fault.show()
        self._codes.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> Sequence[QRadioButton]:
        """Return the codes, in their order."""
        return [button for button in self._codes.buttons() if isinstance(button, QRadioButton)]

    @Slot()
    def _tell(self) -> None:
        if self._codes.checkedId() >= 0:
            self.fault.hide()
        self.changed.emit()


class ReasonDialog(QDialog):
    """Asks for a reason before a rule is overruled. `given(Reason)` when people give one.

    Parameters
    ----------
    what
        What is about to be done, as a command: ``Move F012 to Sam``.
    sentence
        What stands against it; empty where nothing does.
    """

    given = Signal(object)

    def __init__(self, what: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{what}…")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(f"{what} all the same?" if sentence else what)
        title.setProperty("role", "panel-title")
        against = QLabel(sentence)
        against.setWordWrap(True)
        kept = QLabel("The breach stays on the board until it is mended, with your reason.")
        kept.setProperty("role", "small")
        kept.setProperty("muted", True)
        self.form = ReasonForm(columns=4)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.do = buttons.addButton(what, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do.setProperty("primary", True)
        self.do.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        for widget in (title, against, kept):
            column.addWidget(widget)
        against.setVisible(bool(sentence))
        kept.setVisible(bool(sentence))
        column.addSpacing(8)
        column.addWidget(self.form)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(scaled(WIDTH))
        self.form.buttons()[0].setFocus()
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)

    @Slot()
    def _agree(self) -> None:
        reason = self.form.reason()
        if reason is None:
            self.form.focus_fault()
            return
        self.given.emit(reason)
        self.accept()


def _label(words: str, more: str = "") -> QLabel:
    label = QLabel(f"{words} {more}".strip())
    label.setProperty("role", "strong" if not more else "")
    return label
