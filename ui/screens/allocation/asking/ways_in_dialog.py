"""What would it take: the cheapest ways in for a waiting family, each applied with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.screens.allocation.asking.effect_rows import (
    EffectHead,
    EffectRow,
    EffectRows,
    Rule,
    on_surface,
)
from ui.screens.allocation.asking.search_line import SearchLine
from ui.screens.allocation.asking.words import way_line
from ui.screens.allocation.reason_form import ReasonForm
from ui.theme import scaled
from ui.theme.focus_ring import REACH
from ui.widgets.buttons import make_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.drafting.answers.way_in import WayIn
    from solver.result import Progress

SIZE = QSize(860, 520)
BUTTON_ROOM = 116
NONE_FOUND = (
    "There is no way in: nobody within the rules could make room, and no rule that stands against "
    "it may be overruled."
)


class WaysInDialog(QDialog):
    """Lists the ways in. What overrules a rule asks for a reason first.

    It searches nothing: whoever opens it finds the ways and shows them.

    Parameters
    ----------
    sentence
        Why the family waits.
    goals
        The names of the goals, in the order of each way's effects.
    called
        What somebody is called, by staff id; `None` is waiting.
    simple
        The ways that need no search, shown while the others are looked for.

    Signals
    -------
    stop_requested()
        Asked to stop, or closed while searching: the search is to end with what was found so far.
    way_chosen(WayIn, Reason or None)
        It is to be done; the window is closed.
    """

    stop_requested = Signal()
    way_chosen = Signal(object, object)

    def __init__(
        self,
        family_id: str,
        sentence: str,
        *,
        goals: tuple[str, ...],
        called: Callable[[str | None], str],
        simple: tuple[WayIn, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{family_id}: what would it take?")
        self._goals, self._called = goals, called
        self._overruling: WayIn | None = None
        self._ways: tuple[WayIn, ...] = ()
        self._group = QButtonGroup(self)
        self.buttons: tuple[QPushButton, ...] = ()
        self.searching = SearchLine()
        self.empty = _label(NONE_FOUND)
        self.failure = _label("", "fault")
        self.head = EffectHead("Way in", goals, after=BUTTON_ROOM)
        self.rows = EffectRows("Ways in, the cheapest first", self.head)
        self.against = _label("", "strong")
        self.form = ReasonForm()
        # Room for the ring of focus, which is drawn outside of what has it.
        self.form.setContentsMargins(REACH, REACH, REACH, REACH)
        self.close_button = make_button("Close")
        self.overrule = make_button("Overrule", primary=True)
        self._lay_out(family_id, sentence)
        self.resize(SIZE)
        self._show(simple)
        self.searching.start("Looking for other ways")
        self.searching.stop_requested.connect(self.stop_requested)
        self._group.idClicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)
        self.overrule.clicked.connect(self._overrule)

    def done(self, result: int) -> None:
        """Close; a search that still runs is of no use to anybody."""
        self.searching.give_up()
        super().done(result)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the search is."""
        self.searching.show_progress(progress)

    def show_answer(self, ways: tuple[WayIn, ...]) -> None:
        """Show all the ways, the cheapest first."""
        self.searching.finish()
        self._show(ways)
        self.empty.setVisible(not ways)
        self.rows.setVisible(bool(ways))

    def show_failure(self, sentence: str) -> None:
        """Say why no more ways were found; those that show stay."""
        self.searching.finish()
        self.failure.setText(sentence)
        self.failure.show()

    def _show(self, ways: tuple[WayIn, ...]) -> None:
        for old in self.buttons:
            self._group.removeButton(old)
        rows, buttons = [], []
        for at, way in enumerate(ways):
            line = way_line(way, self._called)
            button = make_button("Overrule…" if way.needs_reason else "Apply", compact=True)
            button.setAccessibleName(f"{button.text()} {way.text}")
            self._group.addButton(button, at)
            rows.append(EffectRow(line, self._goals, widget=button, after=BUTTON_ROOM))
            buttons.append(button)
        self._ways, self.buttons = ways, tuple(buttons)
        self.rows.show_rows(rows)
        self.empty.hide()

    @Slot(int)
    def _choose(self, at: int) -> None:
        way = self._ways[at]
        if not way.needs_reason:
            self.way_chosen.emit(way, None)
            self.accept()
            return
        self._overruling = way
        self.against.setText(f"{way.text}: {' '.join(one.sentence for one in way.overrules)}")
        self.overrule.setText(f"Move {way.family_id} to {way.name}")
        for widget in (self.against, self.form, self.overrule):
            widget.show()
        self.overrule.setDefault(True)
        self.form.buttons()[0].setFocus()

    @Slot()
    def _overrule(self) -> None:
        reason = self.form.reason()
        if self._overruling is None:
            return
        if reason is None:
            self.form.focus_fault()
            return
        self.way_chosen.emit(self._overruling, reason)
        self.accept()

    def _lay_out(self, family_id: str, sentence: str) -> None:
        top = QWidget()
        top.setProperty("bar", True)
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout(top)
        head.setContentsMargins(scaled(20), scaled(14), scaled(20), scaled(12))
        head.setSpacing(scaled(4))
        head.addWidget(_label(f"What would it take for {family_id}?", "panel-title"))
        head.addWidget(_label(sentence))
        box = QWidget()
        on_surface(box)
        middle = QVBoxLayout(box)
        middle.setContentsMargins(scaled(16), scaled(10), scaled(16), 0)
        middle.setSpacing(scaled(6))
        for widget in (self.searching, self.failure, self.empty):
            middle.addWidget(widget)
        middle.addWidget(self.rows, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(scaled(20), scaled(12), scaled(16), scaled(12))
        foot.setSpacing(scaled(8))
        foot.addWidget(self.against)
        foot.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(8))
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.overrule)
        foot.addLayout(buttons)
        for part in (self.failure, self.empty, self.against, self.form, self.overrule):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(box, 1)
        column.addWidget(Rule())
        column.addLayout(foot)


def _label(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
