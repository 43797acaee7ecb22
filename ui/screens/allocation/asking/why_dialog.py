"""Why Sam, and why not somebody else: the answer beside everybody who may be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.screens.allocation.asking.effect_rows import (
    EffectHead,
    EffectRow,
    EffectRows,
    Rule,
    on_surface,
)
from ui.screens.allocation.asking.people_list import PeopleList
from ui.screens.allocation.asking.search_line import SearchLine
from ui.screens.allocation.asking.words import (
    answer_lines,
    next_best_lines,
    person_rows,
    question,
    title_of,
)
from ui.theme import scaled
from ui.widgets.buttons import make_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.drafting.answers.why import WhyHere
    from planner.drafting.answers.why_not import WhyNot
    from planner.drafting.options import MoveOptions
    from solver.result import Progress
    from ui.screens.allocation.asking.words import EffectLine, PersonRow

SIZE = QSize(980, 620)
"""Fits a screen of 1280 × 720 with its title bar."""

PEOPLE_WIDTH = 292
CHOOSE = "Choose somebody to see what it would take, and who would move."


class WhyDialog(QDialog):
    """Says why a family is where it is, and answers why it is not somewhere else.

    It searches nothing: whoever opens it finds the answer to `asked`, and shows it.

    Parameters
    ----------
    here
        Why the family is where it is.
    options
        Everybody it could be with.
    called
        What somebody is called, by staff id; `None` is waiting.

    Signals
    -------
    asked(str or None)
        Why not this practitioner, by staff id; `None` asks why not waiting.
    stop_requested()
        Asked to stop, or closed while searching: the search is to end with the best answer so far.
    answer_chosen(WhyNot)
        It is to be done; the window is closed.
    """

    asked = Signal(object)
    stop_requested = Signal()
    answer_chosen = Signal(object)

    def __init__(
        self,
        here: WhyHere,
        options: MoveOptions,
        *,
        called: Callable[[str | None], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{here.family_id}: {title_of(here)}")
        self._called, self._goals = called, here.goals
        self._answer: WhyNot | None = None
        self.people = PeopleList(person_rows(options))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name or pod")
        self.filter.setAccessibleName("Filter by name or pod")
        self.filter.setClearButtonEnabled(True)
        self.question = _label("", "panel-title")
        self.sentences = _label("")
        self.proof = _label("", "small", is_muted=True)
        self.failure = _label("", "fault")
        self.searching = SearchLine()
        self.head = EffectHead("", here.goals)
        self.rows = EffectRows("Who would move, and what each goal would gain or lose", self.head)
        self.close_button = make_button("Close")
        self.do_it = make_button("Do it", primary=True)
        self._lay_out(here)
        self.resize(SIZE)
        self._show_next_best(here)
        self.people.asked.connect(self._ask)
        self.filter.textChanged.connect(self.people.show_matching)
        self.searching.stop_requested.connect(self.stop_requested)
        self.close_button.clicked.connect(self.reject)
        self.do_it.clicked.connect(self._do_it)
        self.people.setFocus()

    def ask(self, staff_id: str | None) -> None:
        """Ask why not somebody, as if they were clicked."""
        self.people.choose(staff_id)

    def done(self, result: int) -> None:
        """Close; a search that still runs is of no use to anybody."""
        self.searching.give_up()
        super().done(result)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the search is."""
        self.searching.show_progress(progress)

    def show_answer(self, answer: WhyNot) -> None:
        """Show an answer; it takes the place of the one before."""
        self.searching.finish()
        self._answer = answer if answer.is_possible else None
        self.question.setText(question(answer.staff_id, answer.name))
        sentences = list(answer.sentences)
        if answer.remedy:
            sentences.append(_what_opens(answer))
        self._say(self.sentences, " ".join(sentences))
        self._say(self.proof, answer.proof)
        self._say(self.failure, "")
        self._show_lines("Who would move", answer_lines(answer, self._called))
        self.rows.setVisible(answer.is_possible)
        self._offer(answer.edit_name if answer.is_possible else "")

    def show_failure(self, sentence: str) -> None:
        """Say why there is no answer."""
        self.searching.finish()
        self._say(self.failure, sentence)

    @Slot(object)
    def _ask(self, row: PersonRow) -> None:
        self._answer = None
        self.question.setText(question(row.staff_id, row.name))
        for label in (self.sentences, self.proof, self.failure):
            self._say(label, "")
        self.rows.hide()
        self._offer("")
        self.searching.start("Looking for the best plan")
        self.asked.emit(row.staff_id)

    @Slot()
    def _do_it(self) -> None:
        if self._answer is not None:
            self.answer_chosen.emit(self._answer)
            self.accept()

    def _show_next_best(self, here: WhyHere) -> None:
        lines = next_best_lines(here)
        self.question.setText("The next best" if lines else "Nobody else fits as the board stands")
        self._say(self.sentences, CHOOSE)
        for label in (self.proof, self.failure):
            self._say(label, "")
        self._show_lines("With somebody else", lines)
        self.rows.setVisible(bool(lines))
        self._offer("")

    def _show_lines(self, title: str, lines: tuple[EffectLine, ...]) -> None:
        self.head.set_title(title)
        self.rows.show_rows([EffectRow(line, self._goals) for line in lines])

    def _offer(self, name: str) -> None:
        self.do_it.setVisible(bool(name))
        self.do_it.setText(name)
        self.do_it.setDefault(bool(name))

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _lay_out(self, here: WhyHere) -> None:
        top = QWidget()
        top.setProperty("bar", True)
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout(top)
        head.setContentsMargins(scaled(20), scaled(14), scaled(20), scaled(12))
        head.setSpacing(scaled(4))
        head.addWidget(_label(f"{here.family_id}: {title_of(here)}", "panel-title"))
        head.addWidget(_label(" ".join(here.sentences)))
        if here.decided:
            head.addWidget(_label(" ".join(here.decided), "small", is_muted=True))
        why_not = _label("Why not…?", "strong")
        why_not.setBuddy(self.people)
        sought = QVBoxLayout()
        sought.setContentsMargins(scaled(20), scaled(10), scaled(12), scaled(10))
        sought.setSpacing(scaled(6))
        sought.addWidget(why_not)
        sought.addWidget(self.filter)
        side = QWidget()
        side.setProperty("side", True)
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(scaled(PEOPLE_WIDTH))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 1, 0)
        left.setSpacing(0)
        left.addLayout(sought)
        left.addWidget(self.people, 1)
        box = QWidget()
        on_surface(box)
        right = QVBoxLayout(box)
        right.setContentsMargins(scaled(16), scaled(12), scaled(16), 0)
        right.setSpacing(scaled(6))
        for part in (self.question, self.searching, self.sentences, self.proof, self.failure):
            right.addWidget(part)
        right.addSpacing(scaled(4))
        right.addWidget(self.rows, 1)
        right.addStretch(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(box, 1)
        bottom = QWidget()
        foot = QHBoxLayout(bottom)
        foot.setContentsMargins(scaled(20), scaled(12), scaled(16), scaled(12))
        foot.setSpacing(scaled(8))
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.do_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addWidget(bottom)


def _what_opens(answer: WhyNot) -> str:
    words = f"{answer.remedy[:1].upper()}{answer.remedy[1:]} would open it"
    return f"{words}, with a reason." if answer.may_be_overruled else f"{words}."


def _label(words: str, role: str = "", *, is_muted: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setProperty("muted", is_muted)
    return label
