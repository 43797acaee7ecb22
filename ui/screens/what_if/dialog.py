"""The window of a what-if: say it, wait for it, compare it, keep it or throw it away."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.what_if.form_faults import faults
from planner.what_if.suppositions import Supposition, words
from ui.screens.what_if.comparison import Comparison
from ui.screens.what_if.forms import IsAwayForm, JoinsForm, LeavesForm
from ui.screens.what_if.pod_forms import PodClosesForm, PodMovesForm, PodOpensForm
from ui.screens.what_if.words import button_words, goal_titles, running_rows
from ui.theme import icon, scaled
from ui.widgets.buttons import make_button
from ui.widgets.plan_panel import PlanPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from planner.service import Service, Week
    from planner.travel.places import Gazetteer
    from planner.what_if.trying import WhatIf
    from solver.result import Progress

ASKING = (820, 540)
COMPARING = (1080, 650)
"""Fits a screen of 1280 × 720 with its title bar; larger with larger text where there is room."""

TITLE_BAR = 60

KINDS_WIDTH = 190
PANEL_WIDTH = 430
BUDGET_SECONDS = 30.0

AnyForm = LeavesForm | IsAwayForm | JoinsForm | PodClosesForm | PodOpensForm | PodMovesForm


class WhatIfKind(Enum):
    """What may be supposed: the words to choose it by, and an icon."""

    LEAVES = ("Somebody leaves", "sign-out")
    IS_AWAY = ("Somebody is away", "calendar-x")
    JOINS = ("Somebody joins", "user-plus")
    POD_CLOSES = ("A pod closes", "x-circle")
    POD_OPENS = ("A pod opens", "plus-circle")
    POD_MOVES = ("A pod moves", "map-pin")


class WhatIfDialog(QDialog):
    """Asks for a what-if, shows how far it is, and then what it comes to.

    It changes nothing and starts nothing: whoever opens it tries what is asked for, and tells it.

    Parameters
    ----------
    service, week
        The service and the week on the desk.
    kind, staff_id, pod_id
        What to begin with, where somebody has pointed at a person or a pod.
    budget_seconds
        How long trying may take.

    Signals
    -------
    try_requested(Supposition)
        It has no faults and is to be tried; `show_progress`, then `show_result` or `show_failure`.
    stop_requested()
        The search is to end with the best plan so far.
    kept(WhatIf)
        It is to be kept; the window is closed.
    thrown_away()
        Nothing is to be kept, whatever was tried; the window is closed.
    print_requested(WhatIf)
        Its change notice is to be printed; the window stays.
    """

    try_requested = Signal(object)
    stop_requested = Signal()
    kept = Signal(object)
    thrown_away = Signal()
    print_requested = Signal(object)

    def __init__(
        self,
        service: Service,
        week: Week,
        *,
        gazetteer: Gazetteer,
        kind: WhatIfKind = WhatIfKind.LEAVES,
        staff_id: str | None = None,
        pod_id: str | None = None,
        budget_seconds: float = BUDGET_SECONDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What if…")
        self._service, self._gazetteer, self._budget = service, gazetteer, budget_seconds
        self._week, self._staff_id, self._pod_id = week, staff_id, pod_id
        # Made when they are first looked at: all of them would hold the window for a third of a
        # second.
        self._made: dict[WhatIfKind, AnyForm] = {}
        self._comparison: Comparison | None = None
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("What if")
        self._forms = QStackedWidget()
        for each in WhatIfKind:
            self.kinds.addItem(QListWidgetItem(each.value[0]))
        self.failure = QLabel(wordWrap=True)
        self.failure.setTextFormat(Qt.TextFormat.PlainText)
        self.failure.setProperty("role", "fault")
        self.failure.hide()
        self.cancel = make_button("Cancel")
        self.try_it = make_button("Try", primary=True, icon_name="play-fill")
        self.try_it.setDefault(True)
        self.running_title = QLabel()
        self.running_title.setProperty("role", "panel-title")
        self.running_title.setTextFormat(Qt.TextFormat.PlainText)
        self.panel = PlanPanel()
        self.panel.setMinimumWidth(scaled(PANEL_WIDTH))
        self._asking, self._running = self._asking_page(), self._running_page()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._asking)
        self._pages.addWidget(self._running)
        self._is_answered = False
        self._tint()
        self._grow(ASKING)
        self.kinds.currentRowChanged.connect(self._show_form)
        self.cancel.clicked.connect(self.reject)
        self.try_it.clicked.connect(self._try)
        self.panel.stop_requested.connect(self.stop_requested)
        self.kinds.setCurrentRow(list(WhatIfKind).index(kind))

    @property
    def kind(self) -> WhatIfKind:
        """What is being supposed."""
        return list(WhatIfKind)[max(self.kinds.currentRow(), 0)]

    @property
    def supposition(self) -> Supposition:
        """What is filled in, faults or not."""
        return self.form_of(self.kind).supposition()

    @property
    def comparison(self) -> Comparison:
        """What shows the what-if that was tried."""
        if self._comparison is None:
            self._comparison = Comparison()
            self._comparison.kept.connect(self._keep)
            self._comparison.print_requested.connect(self.print_requested)
            self._comparison.thrown_away.connect(self.reject)
            self._comparison.change_requested.connect(self._ask_again)
            self._pages.addWidget(self._comparison)
        return self._comparison

    def form_of(self, kind: WhatIfKind) -> AnyForm:
        """Return the form of a kind."""
        form = self._made.get(kind)
        if form is None:
            form = self._made[kind] = self._make_form(kind)
            self._forms.addWidget(form)
            form.changed.connect(self._say)
            form.field_left.connect(self._check_field)
        return form

    def show_progress(self, progress: Progress) -> None:
        """Show how far the search is."""
        if self._pages.currentWidget() is self._running:
            self.panel.update_progress(running_rows(progress), progress.seconds)

    def show_result(self, what_if: WhatIf) -> None:
        """Show what was tried beside today's plan."""
        self.panel.finish()
        self.comparison.show_what_if(what_if)
        self._grow(COMPARING)
        self._pages.setCurrentWidget(self.comparison)
        self.setWindowTitle(f"What if: {what_if.words}")
        self.comparison.keep.setDefault(True)
        first = self.comparison.table if what_if.families else self.comparison.keep
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, sentence: str) -> None:
        """Say why it could not be tried; what is filled in stays."""
        self.panel.finish()
        self._ask_again()
        self.failure.setText(sentence)
        self.failure.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    @Slot()
    def reject(self) -> None:
        """Close without keeping anything; a search that runs is stopped."""
        if self._is_answered:
            return
        self._is_answered = True
        if self._pages.currentWidget() is self._running:
            self.stop_requested.emit()
        self.thrown_away.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Answer once, however the window is closed."""
        self.reject()
        event.accept()

    @Slot()
    def _try(self) -> None:
        supposition = self.supposition
        found = dict(faults(supposition, self._service, gazetteer=self._gazetteer))
        form = self.form_of(self.kind)
        form.show_faults(found)
        self.failure.hide()
        if found:
            form.go_to(next(iter(found)))
            return
        self.running_title.setText(f"Trying: {words(supposition, self._service)}")
        self.panel.start(goal_titles(self._service), self._budget)
        self._pages.setCurrentWidget(self._running)
        self.try_requested.emit(supposition)

    @Slot()
    def _say(self) -> None:
        """Say on the button what would be tried."""
        said = words(self.supposition, self._service)
        self.try_it.setText(button_words(f"Try: {said}"))
        self.try_it.setAccessibleName(f"Try: {said}")

    @Slot(str)
    def _check_field(self, name: str) -> None:
        """Check one field as somebody leaves it; an empty one waits until all is tried."""
        form = self.form_of(self.kind)
        if not getattr(self.supposition, name, "") and not form.fields[name].fault:
            return
        found = dict(faults(self.supposition, self._service, gazetteer=self._gazetteer))
        form.show_fault(name, found.get(name, ""))

    @Slot(int)
    def _show_form(self, place: int) -> None:
        self._forms.setCurrentWidget(self.form_of(list(WhatIfKind)[place]))
        self.failure.hide()
        self._say()

    @Slot(object)
    def _keep(self, what_if: WhatIf) -> None:
        self._is_answered = True
        self.kept.emit(what_if)
        self.accept()

    @Slot()
    def _ask_again(self) -> None:
        self._pages.setCurrentWidget(self._asking)
        self.setWindowTitle("What if…")
        self.try_it.setDefault(True)
        self.try_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_form(self, kind: WhatIfKind) -> AnyForm:
        service, week = self._service, self._week
        match kind:
            case WhatIfKind.LEAVES:
                return LeavesForm(service, week, staff_id=self._staff_id)
            case WhatIfKind.IS_AWAY:
                return IsAwayForm(service, week, staff_id=self._staff_id)
            case WhatIfKind.JOINS:
                return JoinsForm(service, week, pod_id=self._pod_id)
            case WhatIfKind.POD_CLOSES:
                return PodClosesForm(service, week, gazetteer=self._gazetteer, pod_id=self._pod_id)
            case WhatIfKind.POD_OPENS:
                return PodOpensForm(service, week)
            case WhatIfKind.POD_MOVES:
                return PodMovesForm(service, pod_id=self._pod_id)

    def _asking_page(self) -> QWidget:
        title = QLabel("What if…")
        title.setProperty("role", "panel-title")
        text = QLabel(
            "Tried on a copy of the week. The board stays as it is until you keep it.",
            wordWrap=True,
        )
        text.setProperty("muted", True)
        self.kinds.setFixedWidth(scaled(KINDS_WIDTH))
        scrolled = QScrollArea()
        scrolled.setWidget(self._forms)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._forms.setContentsMargins(4, 4, 12, 4)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.kinds)
        middle.addWidget(scrolled, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.try_it)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(text)
        column.addWidget(self.failure)
        column.addSpacing(4)
        column.addLayout(middle, 1)
        column.addSpacing(6)
        column.addLayout(buttons)
        return page

    def _running_page(self) -> QWidget:
        text = QLabel("The board stays as it is meanwhile.")
        text.setProperty("muted", True)
        inner = QVBoxLayout()
        inner.setSpacing(8)
        for part in (self.running_title, text, self.panel):
            inner.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(inner)
        row.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _grow(self, size: tuple[int, int]) -> None:
        """Take at least this much, where the screen has it."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        larger = QSize(scaled(size[0]), scaled(size[1])).boundedTo(room)
        wanted = QSize(*size).expandedTo(larger)
        self.resize(self.size().expandedTo(wanted) if self.isVisible() else wanted)

    def _tint(self) -> None:
        self.kinds.setIconSize(QSize(scaled(18), scaled(18)))
        for place, each in enumerate(WhatIfKind):
            self.kinds.item(place).setIcon(icon(each.value[1], "muted"))
