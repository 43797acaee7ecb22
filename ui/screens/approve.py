"""Asking who approves a plan. The name is kept with the plan, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner.plan import Outcome
from planner.service.naming import counted
from ui.dates import day_words

if TYPE_CHECKING:
    from ui.shown import ShownPlan


class ApproveDialog(QDialog):
    """Says what is approved and asks for a name. `approved(name)` when people agree."""

    approved = Signal(str)

    def __init__(self, shown: ShownPlan, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Approve the week")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(f"Approve the week of {day_words(shown.plan.week.monday)}?")
        title.setProperty("role", "panel-title")
        effect = QLabel(what_is_approved(shown))
        effect.setWordWrap(True)
        label = QLabel("Your name, kept with the plan")
        label.setProperty("role", "strong")
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Your name")
        self.name.setMaxLength(100)
        label.setBuddy(self.name)
        self.fault = QLabel("Write your name, so that others know who approved the week.")
        self.fault.setProperty("role", "fault")
        self.fault.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.approve = buttons.addButton("Approve the week", QDialogButtonBox.ButtonRole.AcceptRole)
        self.approve.setProperty("primary", True)
        self.approve.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(effect)
        column.addSpacing(8)
        column.addWidget(label)
        column.addWidget(self.name)
        column.addWidget(self.fault)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
        self.name.setFocus()
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)

    @Slot()
    def _agree(self) -> None:
        name = " ".join(self.name.text().split())
        self.fault.setVisible(not name)
        self.name.setProperty("fault", not name)
        self.name.style().polish(self.name)
        if not name:
            self.name.setFocus()
            return
        self.approved.emit(name)
        self.accept()


def what_is_approved(shown: ShownPlan) -> str:
    """Return a sentence for what changes and one for who still waits."""
    waiting, changes = shown.count(Outcome.WAITING), shown.changes
    first = (
        f"{counted(changes, 'family', 'families').capitalize()} "
        f"{'goes' if changes == 1 else 'go'} to a practitioner who does not have them today."
        if changes
        else "Every family stays where it is."
    )
    second = (
        f" {counted(waiting, 'family', 'families').capitalize()} "
        f"{'stays' if waiting == 1 else 'stay'} waiting."
        if waiting
        else " Nobody is left waiting."
    )
    return first + second
