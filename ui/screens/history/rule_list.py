"""The rules most often overruled, a sentence each; those that may be wrong carry a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.screens.history.override_words import CANDIDATE
from ui.theme import scaled
from ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.history.overrides import OverruledRule


class RuleList(QWidget):
    """One line a rule."""

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[OverruledRule, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(6))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said of each rule, and whether it is a candidate for changing."""
        return tuple(_spoken(rule) for rule in self._rules)

    def show_rules(self, rules: Sequence[OverruledRule]) -> None:
        """Show these rules, in their order."""
        self._rules = tuple(rules)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for rule in self._rules:
            self._column.addWidget(_line(rule))


def _spoken(rule: OverruledRule) -> str:
    return f"{rule.sentence.rstrip('.')}: {CANDIDATE}." if rule.is_candidate else rule.sentence


def _line(rule: OverruledRule) -> QWidget:
    line = QWidget()
    line.setAccessibleName(_spoken(rule))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(scaled(8))
    icon, token = ("warning", "medium") if rule.is_candidate else ("hand-pointing", "muted")
    mark = IconLabel(icon, token, size=16, line=18)
    words = QLabel(rule.sentence)
    words.setTextFormat(Qt.TextFormat.PlainText)
    row.addWidget(mark)
    row.addWidget(words)
    if rule.is_candidate:
        chip = QLabel(CANDIDATE.capitalize())
        chip.setProperty("chip", "warn")
        chip.setToolTip("<p>A rule that is overruled again and again may be wrong.</p>")
        row.addWidget(chip)
    row.addStretch(1)
    return line
