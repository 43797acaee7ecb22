"""Pictures of every widget and of a whole screen, to lay beside the mock-ups.

Run it: ``python -m tests.ui.pictures FOLDER``; nothing else reads the pictures.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tests.ui import mockup
from ui.theme import Role, Scheme, apply_theme, current_tokens, font
from ui.widgets.board.metrics import Density
from ui.widgets.board.model import BoardModel, Urgency
from ui.widgets.board.view import BoardView
from ui.widgets.buttons import make_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.goal_strip import GoalStrip
from ui.widgets.plan_panel import PlanPanel, PlanRow
from ui.widgets.rail import Rail, RailEntry
from ui.widgets.sentence_line import SentenceLine
from ui.widgets.undo_note import UndoNote
from ui.widgets.waiting_panel import WaitingPanel

SIZES = ((1440, 900), (1280, 720), (1100, 760), (1920, 1080))
ENTRIES = (
    RailEntry("today", "Today", "sun-horizon", True, "What needs you now", 14),
    RailEntry("allocation", "Allocation", "columns", True, "Who works with whom"),
    RailEntry("mentors", "Mentors", "handshake", True, "Mentors"),
    RailEntry("rota", "Rota", "calendar-blank", True, "Rota"),
    RailEntry("map", "Map", "map-trifold", True, "Map"),
    RailEntry("people", "People", "users", True, "People"),
    RailEntry("sheets", "Sheets", "printer", True, "Sheets"),
    RailEntry("settings", "Settings", "gear-six", True, "Settings"),
)


class Plain(QWidget):
    """A stand-in for the bars the screens make: a ground, and a line beneath."""

    def __init__(self, height: int, token: str, *, line: bool = True) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self._token, self._line = token, line

    def paintEvent(self, event: object) -> None:
        """Paint the ground and the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(current_tokens(), self._token)))
        if self._line:
            edge = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(edge, QColor(current_tokens().border))
        painter.end()


def screen(width: int, height: int) -> QWidget:
    """Make the allocation screen, its bars as plain stand-ins."""
    window = QWidget()
    window.resize(width, height)
    model = mockup.board()
    small = height < 800
    rail = Rail(ENTRIES)
    rail.choose("allocation")
    strip = GoalStrip()
    strip.set_goals(model.goals)
    strip.set_compact(small)
    panel = WaitingPanel()
    panel.set_panel_width(200 if width < 1400 else 236)
    panel.set_waiting(model.waiting, model.not_eligible)
    panel.set_folded(width < 1180)
    board = BoardView()
    board.set_model(model)
    board.select("F012")
    line = SentenceLine()
    line.set_sentence(
        Urgency.MEDIUM,
        "F012",
        "Kept with Sam Okoro: three months together. 7 minutes by car. Locked by you.",
        why="Why Sam?",
    )
    line.set_checked(model.check.words, model.check.holds)
    menu = Plain(29, "window")
    top = Plain(47, "surface")
    bar = Plain(34, "window", line=False)
    words = QHBoxLayout(bar)
    words.setContentsMargins(12, 0, 12, 0)
    title = QLabel("Board")
    title.setProperty("role", "strong")
    summary = QLabel(model.summary)
    summary.setProperty("role", "small")
    summary.setProperty("muted", True)
    words.addWidget(title)
    words.addSpacing(6)
    words.addWidget(summary)
    words.addStretch(1)
    buttons = QHBoxLayout(top)
    buttons.setContentsMargins(16, 0, 16, 0)
    chip = QLabel("Draft · 4 changes")
    chip.setProperty("chip", "warn")
    week = make_button("Week of Mon 23 Nov 2026")
    week.setFont(font(Role.BODY_STRONG))
    for widget in (week, chip):
        buttons.addWidget(widget)
    buttons.addStretch(1)
    buttons.addWidget(make_button("Plan this week", primary=True, icon_name="play-fill"))
    buttons.addWidget(make_button("Approve..."))

    def column(*parts: QWidget) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in parts:
            box.addWidget(part)
        return box

    def row(*parts: QWidget | QVBoxLayout) -> QHBoxLayout:
        box = QHBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in parts:
            if isinstance(part, QWidget):
                box.addWidget(part)
            else:
                box.addLayout(part, 1)
        return box

    right = column(top, strip)
    right.addLayout(row(panel, column(bar, board)), 1)
    right.addWidget(line)
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(menu)
    whole.addLayout(row(rail, right), 1)
    board.setFocus()
    return window


def states() -> QWidget:
    """Show the parts of `states.png` that are widgets here."""
    page = QWidget()
    page.resize(720, 800)
    grid = QVBoxLayout(page)
    grid.setContentsMargins(20, 20, 20, 20)
    grid.setSpacing(12)
    running = PlanPanel()
    running.start(tuple(goal.title for goal in mockup.goals()), 30)
    running.update_progress(
        (
            PlanRow("Changes of worker", "1 family", "proven", True),
            PlanRow("Waiting", "4 families", "proven", True),
            PlanRow("Needs and wishes", "9 not met", "best possible 8", False),
            PlanRow("Peak caseload", "–", "next", False),
            PlanRow("Travel", "–", "next", False),
        ),
        12,
    )
    running.setFixedWidth(334)
    empties = QHBoxLayout()
    empties.addWidget(
        EmptyState(
            "Nobody is waiting",
            "Every family that may be planned has a practitioner.",
            icon_name="check-circle",
            panel=True,
        )
    )
    empties.addWidget(
        EmptyState(
            "No families yet",
            "Bring in a service folder or workbook, or look round the sample.",
            primary="Bring in...",
            secondary="Open the sample",
            panel=True,
        )
    )
    buttons = QHBoxLayout()
    disabled = make_button("Redo")
    disabled.setEnabled(False)
    for button in (
        make_button("Move F031", primary=True),
        make_button("Cancel"),
        disabled,
        make_button("Small", compact=True),
    ):
        buttons.addWidget(button)
    buttons.addStretch(1)
    folded = BoardView()
    folded.set_model(mockup.board())
    folded.set_folded(*(each.pod_id for each in mockup.lanes()), folded=True)
    folded.setFixedHeight(130)
    hovered = BoardView()
    hovered.set_model(mockup.board())
    hovered.setFixedHeight(180)
    for part in (running, empties, buttons, folded, hovered):
        if isinstance(part, QWidget):
            grid.addWidget(part)
        else:
            grid.addLayout(part)
    page.setProperty("hovered", hovered)
    return page


def marked() -> BoardModel:
    """Return the mock-ups' board with every mark: locks, hands, breaches taken and standing."""
    model = mockup.board()
    north, south, *rest = model.lanes
    sam, priya, *others = north.columns
    taken = "54 minutes by bus, limit 40. Overruled: relationship."
    first, second, third, fourth, *cards = sam.cards
    sam = replace(
        sam,
        locked=True,
        cards=(
            first,
            replace(second, by_hand=True),
            replace(third, by_hand=True, locked=True),
            replace(fourth, overruled=taken, by_hand=True),
            *cards,
        ),
    )
    changed = replace(priya.cards[2], by_hand=True, overruled=taken, locked=True)
    standing = replace(priya.cards[3], breach="41 minutes, limit 40.")
    priya = replace(priya, cards=(*priya.cards[:2], changed, standing))
    north = replace(north, locked=True, columns=(sam, priya, *others))
    return replace(model, lanes=(north, south, *rest))


def desk(
    width: int,
    height: int,
    *,
    taken: str = "",
    aim: str | None = None,
    density: Density = Density.COMPACT,
) -> QWidget:
    """Make the board beside those who wait, perhaps with a family on its way."""
    window = QWidget()
    window.resize(width, height)
    panel, board = WaitingPanel(), BoardView()
    panel.share_drag(board.drag)
    first, second, *others = mockup.waiting()
    panel.set_waiting((replace(first, locked=True), second, *others), mockup.not_eligible())
    board.set_model(marked())
    board.set_density(density)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(panel)
    row.addWidget(board, 1)
    if taken:
        board.set_folded("crewe-south" if aim == "bilal" else "macclesfield", folded=True)
        home = board.home_of(taken)
        board.drag.take_up(taken, home=home, source=board)
        board.set_answers(mockup.answers(taken, home=home))
        board.drag.aim_at(aim)
    else:
        board.select("F012")
        panel.select("F058")
        note = UndoNote(board)
        note.show_note("F018 moved from Dan to Tom.")
    return window


def board_pictures(folder: Path, name: str, ratio: float) -> None:
    """Save the board's own states."""
    ending = f"{name}-{ratio * 100:.0f}.png"
    take(desk(1370, 700), folder / f"board-marks-{ending}", ratio)
    roomy = desk(1370, 900, density=Density.COMFORTABLE)
    take(roomy, folder / f"board-comfortable-{ending}", ratio)
    take(desk(900, 700), folder / f"board-narrow-marks-{ending}", ratio)
    for aim in ("dan", "priya", "tom", "", "sam"):
        picture = folder / f"board-drag-{aim or 'waiting'}-{ending}"
        take(desk(1370, 620, taken="F019", aim=aim), picture, ratio)
    take(desk(1000, 860, taken="F051", aim="bilal"), folder / f"board-drag-narrow-{ending}", ratio)


def take(widget: QWidget, path: Path, ratio: float) -> None:
    """Save a picture of a widget at a device ratio."""
    widget.ensurePolished()
    widget.show()
    QApplication.processEvents()
    pixmap = QPixmap(QSize(round(widget.width() * ratio), round(widget.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(current_tokens().window))
    painter = QPainter(pixmap)
    widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    pixmap.save(str(path))
    widget.hide()


def main(folder: Path) -> None:
    """Make all the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for scheme in Scheme:
        for factor in (1.0, 1.2):
            apply_theme(app, scheme, text_factor=factor)
            name = scheme.value if factor == 1.0 else f"{scheme.value}-text120"
            for width, height in SIZES:
                for ratio in (1.0, 1.5, 2.0) if factor == 1.0 else (1.0,):
                    path = folder / f"allocation-{name}-{width}-{ratio * 100:.0f}.png"
                    take(screen(width, height), path, ratio)
            take(states(), folder / f"states-{name}.png", 1.0)
            for ratio in (1.0, 1.5) if factor == 1.0 else (1.0,):
                board_pictures(folder, name, ratio)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
