"""Move a family to…: the family, everybody it could go to, the reason and the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.drafting.options import Stand
from planner.service import GenderWish
from planner.service.naming import counted
from ui.screens.allocation.move_to.list_view import RowsHead, RowsView
from ui.screens.allocation.move_to.rows import Row, RowKind, rows_of
from ui.screens.allocation.reason_form import ReasonForm
from ui.theme import scaled
from ui.widgets.sentence_line import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from planner.drafting.options import MoveOptions
    from planner.service import Family
    from ui.shown import WeekShown

WIDTH, HEIGHT = 1014, 796
"""Pixels at text size 100 %; less where the screen is smaller."""

NOBODY_NAMED = "Nobody has that name, or is in a pod of that name."
NOBODY_FITS = "Nobody fits. Choose somebody to overrule a rule for, or leave the family waiting."
LOCKED_AFTER = "Locked after the move, so that planning keeps it"


class MoveToDialog(QDialog):
    """The chooser for one family.

    Signals
    -------
    chosen(family_id, staff_id or None, Reason or None, str)
        People put the family with somebody, or leave it waiting; what they saw stand against it.
    why_not_requested(family_id)
        People want to know why the family is not with somebody.
    """

    chosen = Signal(str, object, object, str)
    why_not_requested = Signal(str)

    def __init__(
        self, options: MoveOptions, shown: WeekShown, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options = options
        family_id = options.family_id
        self.setWindowTitle(f"Move {family_id} to…")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = RowsView(options.goals)
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Filter by name or pod")
        self.find_field.setAccessibleName("Filter by name or pod")
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setFixedWidth(scaled(190))
        self.form = ReasonForm()
        self.note = QLabel(LOCKED_AFTER)
        self.note.setProperty("role", "small")
        self.note.setProperty("muted", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.move_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.move_button.setProperty("primary", True)
        self.move_button.setDefault(True)
        self._lay_out(shown)
        self.find_field.textChanged.connect(self._filter)
        self.list.row_selected.connect(self._follow)
        self.list.overrule_clicked.connect(self._ask_reason)
        self.list.activated.connect(self._agree)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        self._names = {member.staff_id: member.name for member in shown.service.staff}
        self.list.show_rows(rows_of(options, names=self._names))
        self._follow(self.list.row())
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the screen."""
        super().showEvent(event)
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(scaled(WIDTH), room.width() - 40), min(scaled(HEIGHT), room.height() - 60))

    def _lay_out(self, shown: WeekShown) -> None:
        families = {family.family_id: family for family in shown.service.families}
        card = shown.families.get(self._options.family_id)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(18, 12, 18, 0)
        row.setSpacing(8)
        title = QLabel(self._options.family_id)
        title.setProperty("role", "panel-title")
        told = QLabel(" · ".join(_told(families.get(self._options.family_id), card)))
        mark = Mark(head)
        mark.show_band(getattr(card, "urgency", None))
        mark.setFixedSize(scaled(18), scaled(24))
        for widget in (mark, title, told):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.find_field)
        wishes = QLabel(wishes_words(families.get(self._options.family_id)))
        wishes.setProperty("role", "small")
        wishes.setProperty("muted", True)
        wishes.setWordWrap(True)
        wishes.setContentsMargins(18, 0, 18, 8)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(18, 12, 18, 14)
        below.setSpacing(10)
        below.addWidget(self.form)
        last = QHBoxLayout()
        last.addWidget(self.note)
        last.addStretch(1)
        last.addWidget(self.buttons)
        below.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(wishes)
        column.addWidget(RowsHead(self._options.goals, self.list))
        column.addWidget(self.list, 1)
        column.addWidget(foot)

    @Slot(str)
    def _filter(self, looked_for: str) -> None:
        self.list.show_rows(rows_of(self._options, looked_for, names=self._names))
        self._follow(self.list.row())

    @Slot(object)
    def _follow(self, row: Row | None) -> None:
        """Say on the button what would be done, and why it may not be."""
        family_id = self._options.family_id
        self.move_button.setEnabled(row is not None and row.can_be_chosen)
        if row is None or row.kind is RowKind.HEAD:
            self.move_button.setText(f"Move {family_id}")
            self.note.setText(NOBODY_NAMED if self.find_field.text() else NOBODY_FITS)
            return
        where = (
            "Leave waiting"
            if row.staff_id is None
            else f"Move {family_id} to {self._options.to(row.staff_id).name}"
        )
        self.move_button.setText(where)
        match row.stand:
            case Stand.HERE:
                self.note.setText("The family is here now.")
            case Stand.NEVER:
                self.note.setText("This rule is never overruled.")
            case Stand.WITH_REASON:
                self.note.setText("A rule is overruled: choose a reason. The breach stays visible.")
            case _:
                self.note.setText(LOCKED_AFTER)

    @Slot()
    def _ask_reason(self) -> None:
        self.form.focus_fault()

    @Slot()
    def _agree(self) -> None:
        row = self.list.row()
        if row is None or not row.can_be_chosen:
            return
        reason = self.form.reason()
        if row.stand is Stand.WITH_REASON and reason is None:
            self.form.focus_fault()
            return
        seen = self._options.to(row.staff_id).blocked
        self.chosen.emit(self._options.family_id, row.staff_id, reason, seen)
        self.accept()


def _told(family: Family | None, card: object) -> list[str]:
    """Return what is told of the family in its head."""
    told = [str(part) for part in (getattr(card, "initials", ""),) if part]
    children = getattr(card, "children", None)
    if children is not None:
        told.append(counted(children, "child", "children"))
    district = getattr(card, "district", "")
    if district:
        told.append(district)
    weeks = getattr(card, "weeks", None)
    if weeks is not None:
        told.append(f"waits {counted(weeks, 'week')}")
    if family is not None:
        told.append(f"{counted(family.visits_per_week, 'visit')} a week")
    return told


def wishes_words(family: Family | None) -> str:
    """Say what the family needs and asks for."""
    if family is None:
        return ""
    needs = ", ".join(family.needs) or "none named"
    languages = " and ".join(family.languages)
    wish = {
        GenderWish.ANY: "No wish about the worker’s gender.",
        GenderWish.FEMALE: "Asks for a woman.",
        GenderWish.MALE: "Asks for a man.",
    }[family.worker_gender]
    return f"Needs: {needs}. Speaks {languages}. {wish}"
