"""A service manager looks at other weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton

from ui.week_bar import WeekCalendar

if TYPE_CHECKING:
    from conftest import Person


def title(person: Person) -> str:
    return person.window.week_bar.week_text


def test_keys_and_buttons_go_to_the_week_before_and_after(sample: Person) -> None:
    assert title(sample) == "Week of Mon 23 Nov 2026"
    sample.press(Qt.Key.Key_BracketRight)
    sample.wait_for_quiet()
    assert title(sample) == "Week of Mon 30 Nov 2026"
    sample.click(sample.window.week_bar.earlier)
    sample.click(sample.window.week_bar.earlier)
    sample.wait_for_quiet()
    assert title(sample) == "Week of Mon 16 Nov 2026"
    assert sample.window.desk.shown.week == sample.window.desk.week
    sample.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    sample.wait_for_quiet()
    assert title(sample) == "Week of Mon 23 Nov 2026"


def test_hurrying_through_the_weeks_shows_the_last_one(sample: Person) -> None:
    for _ in range(12):
        sample.press(Qt.Key.Key_BracketRight)
    sample.wait_for_quiet()
    assert title(sample) == "Week of Mon 15 Feb 2027"
    assert sample.window.desk.shown.week == sample.window.desk.week


def test_a_day_of_the_calendar_stands_for_its_week(sample: Person) -> None:
    sample.click(sample.window.week_bar.name)
    (calendar,) = sample.window.findChildren(WeekCalendar)
    calendar.calendar.clicked.emit(QDate(2026, 12, 31))
    sample.wait_for_quiet()
    assert title(sample) == "Week of Mon 28 Dec 2026"


def test_the_calendar_knows_the_way_back(sample: Person) -> None:
    sample.press(Qt.Key.Key_BracketRight)
    sample.wait_for_quiet()
    sample.click(sample.window.week_bar.name)
    (calendar,) = sample.window.findChildren(WeekCalendar)
    (today,) = [
        button for button in calendar.findChildren(QPushButton) if button.text() == "This week"
    ]
    sample.click(today)
    sample.wait_for_quiet()
    assert title(sample) == "Week of Mon 23 Nov 2026"


def test_weeks_in_the_past_with_bank_holidays_and_clock_changes_can_be_planned(
    sample: Person,
) -> None:
    from datetime import date

    from planner.service import Week

    for monday in (date(2025, 1, 6), date(2026, 12, 28), date(2027, 3, 22)):
        sample.window.desk.show_week(Week(monday))
        sample.wait_for_quiet()
        sample.plan()
        assert sample.chip().startswith("Draft")
