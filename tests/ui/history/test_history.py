"""Looking back: at a family, a practitioner, a week, and at what people decided by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.history.words import People
from planner.store import Store
from tests.ui.history.weeks import WEEK, Office, Story, fortnight
from ui.screens.history.index import HistoryKind
from ui.screens.history.view import HistoryScreen
from ui.tasks.history import history_index, read_history
from ui.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TODAY = date(2026, 12, 7)


@dataclass
class Reader:
    """Somebody at the history, whose questions are answered at once."""

    office: Office
    screen: HistoryScreen
    wanted: list[tuple[HistoryKind, str]] = field(default_factory=list)

    def answer(self, kind: HistoryKind, key: str) -> None:
        self.wanted.append((kind, key))
        found = self.read(kind, key)
        show = {
            HistoryKind.FAMILY: self.screen.show_family,
            HistoryKind.PRACTITIONER: self.screen.show_practitioner,
            HistoryKind.WEEK: self.screen.show_week,
            HistoryKind.OVERRIDES: self.screen.show_overrides,
        }[kind]
        show(found)

    def read(self, kind: HistoryKind, key: str) -> object:
        service = self.office.shown.service
        return read_history(self.office.store, service, kind, key, today=TODAY)

    def open(self) -> None:
        service = self.office.shown.service
        self.screen.set_index(history_index(self.office.store, service, today=TODAY))

    def name(self, staff_id: str) -> str:
        staff = self.office.shown.service.staff
        return next(one.name for one in staff if one.staff_id == staff_id)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Story]]:
    """Let a fortnight pass once; whoever looks back changes nothing."""
    with Store.open(tmp_path_factory.mktemp("lived") / "service.podplan") as store:
        office = Office(store)
        yield office, fortnight(office)


def sit_down(office: Office, qtbot: QtBot) -> Reader:
    screen = HistoryScreen()
    qtbot.addWidget(screen)
    screen.resize(1208, 640)
    reader = Reader(office, screen)
    screen.history_wanted.connect(reader.answer)
    screen.show()
    reader.open()
    return reader


@pytest.fixture
def story(lived: tuple[Office, Story]) -> Story:
    """Return what happened in the fortnight."""
    return lived[1]


@pytest.fixture
def reader(lived: tuple[Office, Story], qtbot: QtBot) -> Reader:
    """Return somebody who looks back at the fortnight."""
    return sit_down(lived[0], qtbot)


@pytest.fixture
def newcomer(office: Office, qtbot: QtBot) -> Reader:
    """Return somebody who looks at the history before anything was planned."""
    return sit_down(office, qtbot)


def test_the_first_family_is_shown_at_once(reader: Reader) -> None:
    screen = reader.screen
    kind, key = screen.asked
    assert (kind, key) == (HistoryKind.FAMILY, screen.choices.keys[0])
    assert screen.page is screen.family
    assert screen.family.title.text() == key
    assert reader.wanted == [(kind, key)]


def test_a_family_tells_who_it_was_with_and_why_each_change(reader: Reader, story: Story) -> None:
    screen = reader.screen
    screen.ask(HistoryKind.FAMILY, story.overruled)
    assert screen.choices.current == story.overruled
    assert screen.family.words.words() == "changed worker once in 26 weeks"
    now, before = screen.family.timeline.happenings[:2]
    assert now.is_now
    assert now.when == "since 25 Nov"
    assert not before.is_now
    told = [line.words for line in now.lines]
    assert any("by hand: staff request" in words for words in told)
    (by_hand,) = [words for words in told if words.startswith("By hand by Ada Lee: overruled the")]
    assert by_hand.endswith("Staff request: a course in December.")
    assert "Planned by Ada Lee, approved by Ada Lee on Mon 23 Nov: plan 2, version 2." in told
    assert "Ended: Handed over" in [line.words for line in before.lines]
    bars = screen.family.bars.marks
    assert len(bars) == 2
    assert bars[0].box.x() < bars[1].box.x()


def test_a_move_that_did_not_come_about_is_told(reader: Reader, story: Story) -> None:
    reader.screen.ask(HistoryKind.FAMILY, story.stayed)
    planned, stint = reader.screen.family.timeline.happenings[:2]
    assert planned.title.startswith("Planned to move from ")
    assert planned.when == "week of 23 Nov"
    assert stint.is_now
    assert reader.screen.family.words.words() == "has not changed worker in 26 weeks"
    # It is past, so that it is no bar.
    assert len(reader.screen.family.bars.marks) == 1


def test_a_bar_leads_to_its_practitioner(reader: Reader, story: Story, qtbot: QtBot) -> None:
    screen = reader.screen
    screen.ask(HistoryKind.FAMILY, story.moved)
    qtbot.keyClick(screen.family.bars, Qt.Key.Key_End)
    qtbot.keyClick(screen.family.bars, Qt.Key.Key_Return)
    assert screen.asked == (HistoryKind.PRACTITIONER, story.goes_to)
    assert screen.segments[HistoryKind.PRACTITIONER].isChecked()
    assert screen.page is screen.practitioner
    assert screen.practitioner.title.text() == reader.name(story.goes_to)


def test_a_practitioner_has_a_caseload_by_week_and_families_that_came(
    reader: Reader, story: Story, qtbot: QtBot
) -> None:
    screen = reader.screen
    screen.ask(HistoryKind.PRACTITIONER, story.goes_to)
    page = screen.practitioner
    assert [mark.key for mark in page.chart.marks] == ["2026-11-23", "2026-11-30"]
    assert page.chart.marks[0].words.startswith("Mon 23 Nov 2026: ")
    came = [row for row in page.table.texts() if row[1] == story.moved]
    assert came
    day, _, what, why = came[0]
    assert (day, what.split()[0]) == ("Wed 25 Nov 2026", "came")
    assert why.endswith("by hand.")
    with qtbot.waitSignal(page.table.chosen) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert screen.asked == (HistoryKind.FAMILY, told.args[0])


def test_a_week_tells_its_versions_and_what_became_of_the_plan(
    reader: Reader, story: Story
) -> None:
    screen = reader.screen
    screen.ask(HistoryKind.WEEK, str(WEEK))
    page = screen.week
    assert page.title.text() == "Week of Mon 23 Nov 2026"
    assert page.words.words() == "Version 2 approved by Ada Lee on Mon 23 Nov 09:39"
    second, first = page.versions.texts()
    assert (second[0], second[1], second[4]) == ("2", "approved", "4")
    assert (first[0], first[1], first[4]) == ("1", "superseded", "1")
    assert first[3].endswith("by Ada Lee")
    people = {row[0]: row[1:] for row in page.differences.texts()}
    planned, was, ending = people[story.stayed]
    assert ending == "stayed where it was"
    assert planned != was
    assert story.overruled not in people
    assert "one stayed where it was" in page._panel.summary


def test_a_week_that_is_not_over_or_not_approved_says_why_nothing_is_compared(
    reader: Reader,
) -> None:
    reader.screen.ask(HistoryKind.WEEK, str(WEEK.shifted(2)))
    assert reader.screen.week.words.words() == "Draft: nobody approved it yet"
    assert "No version is approved" in reader.screen.week._panel.summary
    assert not reader.screen.week.differences.isVisible()


def test_every_override_is_listed_and_rules_overruled_often_are_candidates(
    reader: Reader, story: Story
) -> None:
    screen = reader.screen
    screen.segments[HistoryKind.OVERRIDES].click()
    assert screen.page is screen.overrides
    assert not screen.choices.isVisible()
    rows = {row[1]: row for row in screen.overrides.table.texts()}
    people = People(reader.office.shown.service)
    week, _, goes, rules, reason, note, who, when = rows[story.overruled]
    assert (week, reason, note) == ("Mon 23 Nov 2026", "staff request", "a course in December")
    assert (who, when[:10]) == ("Ada Lee", "Mon 23 Nov")
    assert "→" in goes
    assert rules != "no rule"
    assert rows[story.moved][2].endswith(f"→ {people(story.goes_to)}")
    assert rows[story.moved][3:5] == ("no rule", "none given")
    often, *_ = screen.overrides.rules.sentences
    assert "times in 12 weeks" in often
    assert often.endswith("candidate for changing.")
    assert screen.overrides._rule_panel.summary == "Reasons given: location (3), staff request (1)."


def test_overrides_sort_and_copy(reader: Reader, qtbot: QtBot) -> None:
    screen = reader.screen
    screen.ask(HistoryKind.OVERRIDES)
    table = screen.overrides.table
    head = table.header()
    place = QPoint(head.sectionViewportPosition(1) + 10, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    families = [row[1] for row in table.texts()]
    assert families == sorted(families)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row[1] for row in table.texts()] == families[::-1]
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[1] for line in lines] == families[::-1]


def test_typing_finds_a_family_by_name_and_arrows_walk_on(reader: Reader, qtbot: QtBot) -> None:
    screen = reader.screen
    family = reader.office.shown.service.families[7]
    qtbot.keyClicks(screen.choices.field, family.family_id.lower())
    assert screen.choices.keys == (family.family_id,)
    assert screen.asked == (HistoryKind.FAMILY, family.family_id)
    screen.choices.field.clear()
    assert len(screen.choices.keys) == len(reader.office.shown.service.families)
    assert screen.choices.current == family.family_id
    qtbot.keyClick(screen.choices.field, Qt.Key.Key_Down)
    at = screen.choices.keys.index(family.family_id)
    assert screen.asked[1] == screen.choices.keys[at + 1]
    qtbot.keyClicks(screen.choices.field, "nobody is called this")
    assert screen.choices.nothing.isVisible()
    assert screen.choices.keys == ()


def test_an_answer_that_comes_late_is_not_shown(reader: Reader, story: Story) -> None:
    screen = reader.screen
    late = reader.read(HistoryKind.FAMILY, story.moved)
    screen.ask(HistoryKind.FAMILY, story.overruled)
    screen.show_family(late)  # type: ignore[arg-type] # it is a family's
    assert screen.family.title.text() == story.overruled


def test_a_menu_leads_to_a_family_or_a_practitioner(reader: Reader, story: Story) -> None:
    reader.screen.ask_about(story.goes_to)
    assert reader.screen.asked == (HistoryKind.PRACTITIONER, story.goes_to)
    reader.screen.ask_about(story.moved)
    assert reader.screen.asked == (HistoryKind.FAMILY, story.moved)


def test_a_menu_may_ask_before_the_histories_are_known(
    lived: tuple[Office, Story], qtbot: QtBot
) -> None:
    office, story = lived
    screen = HistoryScreen()
    qtbot.addWidget(screen)
    screen.ask_about(story.goes_to)
    service = office.shown.service
    with qtbot.waitSignal(screen.history_wanted) as told:
        screen.set_index(history_index(office.store, service, today=TODAY))
    assert told.args == [HistoryKind.PRACTITIONER, story.goes_to]


def test_a_page_leads_back_to_the_board(reader: Reader, story: Story, qtbot: QtBot) -> None:
    screen = reader.screen
    for kind, key, page, signal in (
        (HistoryKind.FAMILY, story.moved, screen.family, screen.family_chosen),
        (
            HistoryKind.PRACTITIONER,
            story.goes_to,
            screen.practitioner,
            screen.practitioner_chosen,
        ),
        (HistoryKind.WEEK, str(WEEK), screen.week, screen.week_chosen),
    ):
        screen.ask(kind, key)
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(page.link, Qt.MouseButton.LeftButton)
        assert told.args == [key]


def test_what_is_looked_at_stays_when_the_index_is_read_anew(reader: Reader, story: Story) -> None:
    reader.screen.ask(HistoryKind.PRACTITIONER, story.goes_to)
    reader.open()
    assert reader.screen.asked == (HistoryKind.PRACTITIONER, story.goes_to)
    assert reader.wanted[-1] == reader.wanted[-2]


def test_before_anything_is_approved_the_history_says_how_it_begins(newcomer: Reader) -> None:
    screen = newcomer.screen
    screen.segments[HistoryKind.WEEK].click()
    assert screen.page is screen.nothing
    assert screen.nothing.accessibleName() == "Nothing is approved yet"
    assert "begins with the first approved week" in screen.nothing.accessibleDescription()
    screen.segments[HistoryKind.OVERRIDES].click()
    assert screen.overrides._nothing.isVisible()
    # A family has its stints all the same, and a practitioner theirs.
    screen.segments[HistoryKind.FAMILY].click()
    assert screen.page is screen.family
    screen.segments[HistoryKind.PRACTITIONER].click()
    assert screen.page is screen.practitioner
    assert screen.practitioner.words.words() == "No approved week has them yet"


def test_the_look_may_change_while_a_history_is_shown(
    reader: Reader, story: Story, qapp: QApplication
) -> None:
    for kind, key in (
        (HistoryKind.FAMILY, story.overruled),
        (HistoryKind.PRACTITIONER, story.goes_to),
        (HistoryKind.WEEK, str(WEEK)),
        (HistoryKind.OVERRIDES, ""),
    ):
        reader.screen.ask(kind, key)
        for scheme in (Scheme.DARK, Scheme.LIGHT):
            apply_theme(qapp, scheme, text_factor=1.5 if scheme is Scheme.DARK else 1.0)
            QApplication.processEvents()
            page = reader.screen.page
            assert page is not None
            assert not page.grab().isNull()
