"""Asking who approves a plan, once they have seen what people decided against it.

The name is kept with the plan, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.plan import Outcome
from planner.service.naming import counted
from ui.dates import day_words
from ui.screens.approval import Approval
from ui.theme import scaled
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_table import Cell, Column, PlainTable, Row
from ui.widgets.table_rows import ROW_HEIGHT

if TYPE_CHECKING:
    from ui.screens.approval import DecisionRow
    from ui.shown import ShownPlan

NARROW, WIDE = 420, 720
"""Pixels at text size 100 %: without decisions by hand, and with their table."""

HEAD, MOST_ROWS = 31, 8
COLUMNS = (
    Column("Family", 76),
    Column("Goes", 190),
    Column("Overrules", 160),
    Column("Reason", 200),
)


class ApproveDialog(QDialog):
    """Says what is approved and asks for a name. `approved(name)` when people agree."""

    approved = Signal(str)

    def __init__(
        self,
        shown: ShownPlan,
        *,
        name: str,
        approval: Approval | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        approval = approval or Approval()
        self.setWindowTitle("Approve the week")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(f"Approve the week of {day_words(shown.plan.week.monday)}?")
        title.setProperty("role", "panel-title")
        self.decisions = PlainTable("Decisions by hand", COLUMNS)
        self.decisions.show_rows([_row(one) for one in approval.decisions])
        self.decisions.setVisible(bool(approval.decisions))
        rows = min(len(approval.decisions), MOST_ROWS)
        self.decisions.setFixedHeight(scaled(HEAD) + rows * scaled(ROW_HEIGHT) + 4)
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
        column.addWidget(_wrapped(what_is_approved(shown)))
        if approval.decisions:
            column.addSpacing(4)
            column.addWidget(_wrapped(approval.by_hand))
            column.addWidget(self.decisions)
        if approval.locked:
            column.addWidget(Told("lock-simple", "muted", approval.locked))
        if approval.paper:
            column.addWidget(Told("warning-fill", "medium", approval.paper))
        column.addSpacing(8)
        column.addWidget(label)
        column.addWidget(self.name)
        column.addWidget(self.fault)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(scaled(WIDE if approval.decisions else NARROW))
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


class Told(QWidget):
    """A sentence after an icon."""

    def __init__(self, icon_name: str, token: str, sentence: str) -> None:
        super().__init__()
        self.setAccessibleName(sentence)
        mark = IconLabel(icon_name, token, size=16, line=18)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(_wrapped(sentence), 1)


def _wrapped(words: str) -> QLabel:
    label = QLabel(words)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _row(one: DecisionRow) -> Row:
    """Return a decision for the table; what overrules a rule is marked, and so is silence."""
    rules = Cell(one.rules or "no rule", quiet=not one.rules)
    if one.rules:
        rules = Cell(one.rules, icon=("warning", "medium"))
    return Row(
        one.family_id,
        (
            Cell(one.family_id, strong=True),
            Cell(one.goes),
            rules,
            Cell(one.reason, quiet=not one.has_reason),
        ),
    )


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
