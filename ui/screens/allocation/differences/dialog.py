"""The difference between two plans: looked at, accepted whole or family by family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.screens.allocation.differences.table import DifferenceTable
from ui.screens.allocation.differences.words import Reading, brought_words
from ui.theme import scaled
from ui.widgets.buttons import make_button
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.goals_compared import GoalsCompared

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.screens.allocation.differences.words import DifferenceShown, Row

SIZE = (1180, 640)
"""Fits a screen of 1280 × 720 with its title bar; larger with larger text where there is room."""

TITLE_BAR = 60
MANY = 40
"""Rows selected beyond which nobody is named who has to move with them."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What buttons say, and what is said where there is nothing, or nothing left."""

    selected: str
    whole: str
    nothing: str
    nothing_more: str
    all_done: str


_WORDS = {
    Reading.PROPOSED: _Words(
        selected="Accept the selected",
        whole="Use the whole plan",
        nothing="Nothing would change",
        nothing_more="The board is as good as the plan.",
        all_done="Every change is accepted.",
    ),
    Reading.MADE: _Words(
        selected="Put the selected back",
        whole="Put everything back",
        nothing="Nothing has changed",
        nothing_more="Every family is where it was.",
        all_done="Every family is back where it was.",
    ),
}


class DifferencesDialog(QDialog):
    """Shows a difference, and says what of it people want.

    It changes nothing: whoever opens it makes the change, and shows it what is different then. It
    is meant to be shown beside the window (`show`), so that the board can be looked at meanwhile.

    Parameters
    ----------
    title
        ``Plan the rest: what would change``.
    shown
        What to begin with; later differences are read in the same way.

    Signals
    -------
    accepted_some(tuple of FamilyMove)
        These are to be made, in one change: what was chosen, and those that have to go with it.
    whole_plan_wanted()
        All of it is to be made; the window is closed.
    family_chosen(family_id)
        A family is to be shown on the board.
    """

    accepted_some = Signal(object)
    whole_plan_wanted = Signal()
    family_chosen = Signal(str)

    def __init__(
        self, title: str, shown: DifferenceShown, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._shown, self._words = shown, _WORDS[shown.reading]
        self._asked: dict[str, Row] = {}
        self._done: dict[str, Row] = {}
        self.sentence = _label("panel-title")
        self.goals = GoalsCompared()
        self.table = DifferenceTable()
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Filter by family or name")
        self.find_field.setAccessibleName("Filter by family or name")
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setFixedWidth(scaled(200))
        self.pods = Choice((("All pods", ""), *((name, name) for name in shown.pods)))
        self.pods.setAccessibleName("Pod")
        self.count = _label("small", is_muted=True)
        self.note = _label("small", is_muted=True)
        self.nothing = EmptyState(
            self._words.nothing, self._words.nothing_more, icon_name="check-circle", panel=True
        )
        self.no_fit = EmptyState(
            "No family fits these filters",
            "Other families are part of the difference.",
            secondary="Show all",
            panel=True,
        )
        self.accept_selected = make_button(self._words.selected)
        self.keep = make_button("Keep the board")
        # To put everything back is nothing to be led to.
        is_plan = shown.reading is Reading.PROPOSED
        self.whole = make_button(
            self._words.whole, primary=is_plan, icon_name="check-bold" if is_plan else ""
        )
        self._lay_out()
        self._grow()
        self.find_field.textChanged.connect(self._filter)
        self.pods.currentIndexChanged.connect(self._filter)
        self.table.row_wanted.connect(self._accept_row)
        self.table.selected_wanted.connect(self._accept_chosen)
        self.table.family_chosen.connect(self.family_chosen)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.accept_selected.clicked.connect(self._accept_chosen)
        self.keep.clicked.connect(self.reject)
        self.whole.clicked.connect(self._use_whole)
        self.no_fit.secondary_clicked.connect(self._show_all)
        self.show_difference(shown)
        (self.table if shown.rows else self.keep).setFocus()

    def show_difference(self, shown: DifferenceShown) -> None:
        """Show what is left of the difference after a change, or what has come to it.

        Families that were asked for here and are not in it any more are marked as done.
        """
        self._shown = shown
        left = {row.family_id for row in shown.rows}
        self._done = {
            family_id: row
            for family_id, row in (self._done | self._asked).items()
            if family_id not in left
        }
        self._asked = {}
        is_all_done = bool(self._done) and not shown.rows
        self.sentence.setText(self._words.all_done if is_all_done else shown.sentence)
        self.sentence.setVisible(bool(self.sentence.text()))
        self.setAccessibleDescription(self.sentence.text())
        self.goals.show_goals(shown.goals)
        self.whole.setEnabled(bool(shown.rows))
        self.whole.setToolTip("" if shown.rows else "There is nothing left to change.")
        self.table.show_rows(
            tuple(sorted((*shown.rows, *self._done.values()), key=lambda row: row.at)),
            done=frozenset(self._done),
            goals=shown.goal_names,
            reading=shown.reading,
        )
        self._show_right_page()
        self._follow_selection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the filter with F; Esc closes."""
        if event.key() == Qt.Key.Key_F and not event.modifiers() and self._shown.rows:
            self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.sentence)
        filters.addStretch(1)
        filters.addWidget(self.count)
        filters.addWidget(self.pods)
        filters.addWidget(self.find_field)
        families = QWidget()
        self._pages = QStackedLayout(families)
        self._pages.setContentsMargins(0, 0, 0, 0)
        for page in (self.table, self.no_fit, self.nothing):
            self._pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept_selected)
        buttons.addWidget(self.note)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.goals)
        column.addLayout(filters)
        column.addWidget(families, 1)
        column.addLayout(buttons)

    def _grow(self) -> None:
        """Take what there is to show well, where the screen has it."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        larger = QSize(scaled(SIZE[0]), scaled(SIZE[1])).boundedTo(room)
        self.resize(QSize(*SIZE).expandedTo(larger))

    @Slot()
    def _accept_chosen(self) -> None:
        """Ask for the rows selected, or for the current one where none is."""
        rows = self.table.selected_rows()
        current = self.table.current_row()
        if not rows and current is not None and self.table.rows.can_be_done(current):
            rows = (current,)
        self._ask_for(rows)

    @Slot(object)
    def _accept_row(self, row: Row) -> None:
        self._ask_for((row,))

    def _ask_for(self, rows: tuple[Row, ...]) -> None:
        if not rows:
            return
        group = self._shown.together.group_of_all([row.move for row in rows])
        if group.against:
            self.note.setText(group.against)
            return
        by_family = {row.family_id: row for row in self._shown.rows}
        self._asked = {move.family_id: by_family[move.family_id] for move in group.moves}
        self.accepted_some.emit(group.moves)

    @Slot()
    def _use_whole(self) -> None:
        self.whole_plan_wanted.emit()
        self.accept()

    @Slot()
    def _filter(self) -> None:
        self.table.filter(text=self.find_field.text(), pod=str(self.pods.value() or ""))
        self._show_right_page()
        self._follow_selection()

    @Slot()
    def _show_all(self) -> None:
        self.find_field.clear()
        self.pods.choose("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow_selection(self) -> None:
        """Say on the button how many are selected, and beside it what they bring with them."""
        rows = self.table.selected_rows()
        many = len(rows)
        words = self._words.selected
        if many > 1:
            words = words.replace("the selected", f"{many:,} selected")
        self.accept_selected.setText(words)
        self.accept_selected.setEnabled(many > 0)
        self.accept_selected.setToolTip("" if many else "No family is selected.")
        self.note.setText(self._brought_words(rows))

    def _brought_words(self, rows: tuple[Row, ...]) -> str:
        """Return who has to move with the rows selected: ``F029 and F031 have to move too``."""
        if len(rows) > MANY:
            return "Families that have to go with them move too."
        if not rows:
            return ""
        group = self._shown.together.group_of_all([row.move for row in rows])
        return brought_words(group.moves[len(rows) :])

    def _show_right_page(self) -> None:
        every = len(self._shown.rows) + len(self._done)
        fitting = len(self.table.rows.rows)
        some = self.table if fitting else self.no_fit
        self._pages.setCurrentWidget(some if every else self.nothing)
        self.find_field.setVisible(bool(every))
        self.pods.setVisible(bool(every) and len(self._shown.pods) > 1)
        self.accept_selected.setVisible(bool(every))
        self.count.setText(f"{fitting:,} of {every:,} shown" if fitting < every else "")


def _label(role: str, *, is_muted: bool = False) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setProperty("muted", is_muted)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
