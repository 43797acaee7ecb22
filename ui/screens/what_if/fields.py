"""Fields with their label above and their fault beneath, as every form of a what-if has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import scaled
from ui.theme.focus_ring import REACH
from ui.widgets.field_mark import paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

MOST_LETTERS = 100
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class Field(QWidget):
    """One labelled field.

    Parameters
    ----------
    name
        Of the supposition's field, by which faults find it.
    hint
        A quiet sentence beneath; the fault stands in its place where there is one.
    """

    def __init__(self, name: str, label: str, inner: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.name, self.inner, self._hint = name, inner, hint
        words = QLabel(label)
        words.setProperty("role", "strong")
        words.setBuddy(inner)
        inner.setAccessibleName(label)
        self._fault = QLabel(wordWrap=True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(REACH, 0, REACH, REACH)  # the ring of focus needs room
        column.setSpacing(4)
        column.addWidget(words)
        column.addWidget(inner)
        column.addWidget(self._fault)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_fault("")

    @property
    def fault(self) -> str:
        """The sentence beneath the field; empty where nothing is wrong."""
        return self._fault.text() if self._fault.property("role") == "fault" else ""

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong, or nothing any more."""
        self._fault.setProperty("role", "fault" if sentence else "caption")
        self._fault.setText(sentence or self._hint)
        self._fault.setVisible(bool(sentence or self._hint))
        self._fault.style().polish(self._fault)
        self.inner.setProperty("fault", bool(sentence))
        self.inner.style().polish(self.inner)
        self.inner.setAccessibleDescription(sentence or self._hint)


class Day(QDateEdit):
    """A day, typed or picked from a calendar."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(_ENGLISH)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self.setProperty("caret", True)
        self.setMinimumWidth(scaled(190))
        self.setFixedHeight(scaled(30))  # as tall as its neighbours, which have no inner frame
        calendar = QCalendarWidget()
        calendar.setLocale(_ENGLISH)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt would print weekends red, which here is only for what is wrong.
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.setCalendarWidget(calendar)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the day, and a calendar where one opens."""
        super().paintEvent(event)
        paint_mark(self, "calendar-blank")

    def value(self) -> date:
        """Return the day."""
        day = self.date()
        return date(day.year(), day.month(), day.day())


class Words(QLineEdit):
    """A few words."""

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(MOST_LETTERS)
        self.setPlaceholderText(placeholder)

    def value(self) -> str:
        """Return the words, without spaces around them."""
        return " ".join(self.text().split())


class Form(QWidget):
    """Fields in one or two columns.

    Signals
    -------
    changed()
        What is filled in is another.
    field_left(str)
        Somebody has filled in a field of words, by its name.
    """

    changed = Signal()
    field_left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def add(self, field: Field, row: int, column: int = 0, *, wide: bool = False) -> None:
        """Put a field into its place; `wide` takes both columns."""
        self.fields[field.name] = field
        self._grid.addWidget(field, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        inner = field.inner
        if isinstance(inner, QLineEdit):
            inner.textEdited.connect(self._tell)
            inner.editingFinished.connect(self._tell_left)
        elif isinstance(inner, QComboBox):
            inner.currentIndexChanged.connect(self._tell)
        elif isinstance(inner, QDateEdit):
            inner.dateChanged.connect(self._tell)

    def finish(self, row: int) -> None:
        """Leave the room below the last row empty."""
        self._grid.setRowStretch(row, 1)

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say beneath each field what is wrong with it."""
        for name, field in self.fields.items():
            field.show_fault(faults.get(name, ""))

    def show_fault(self, name: str, sentence: str) -> None:
        """Say beneath one field what is wrong with it."""
        if name in self.fields:
            self.fields[name].show_fault(sentence)

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field."""
        if name in self.fields:
            self.fields[name].inner.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    @Slot()
    def _tell_left(self) -> None:
        for name, field in self.fields.items():
            if field.inner is self.sender():
                self.field_left.emit(name)
