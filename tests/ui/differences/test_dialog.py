"""The difference between two plans: looked at, filtered, accepted by mouse and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from planner.drafting.difference import accept, put_back
from planner.drafting.edits import applied
from planner.drafting.in_hand import in_hand_of
from planner.service import Pod
from tests.planner.planning.services import HOME, POD, household, practitioner, service
from tests.planner.what_if.desks import desk
from tests.ui.differences.boards import changed, urgencies
from ui.screens.allocation.differences.dialog import DifferencesDialog
from ui.screens.allocation.differences.model import Column
from ui.screens.allocation.differences.words import made, proposed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from planner.drafting.difference import FamilyMove
    from planner.drafting.in_hand import InHand

TITLE = "Plan the rest: what would change"


@pytest.fixture
def now() -> InHand:
    """Sam and Dan are full with two families each; F5 waits; Tom of another pod has room."""
    given = service(
        (
            practitioner("S1", "Sam Okoro", children_cap=4),
            practitioner("S2", "Dan Whitlow", children_cap=4),
            practitioner("S3", "Tom Ashdown", pod_id="P2"),
        ),
        (
            household("F1", 2, current="S1", name="Karen Lee"),
            household("F2", 2, current="S1", name="Mo Tate"),
            household("F3", 2, current="S2", name="Ann Reed"),
            household("F4", 2, current="S2", name="Bo Nash"),
            household("F5", 2, name="Ida Vane"),
        ),
        pods=(POD, Pod("P2", "Crewe South", "Crewe", HOME)),
    )
    return desk(given)


@pytest.fixture
def other(now: InHand) -> InHand:
    """F1 and F3 change over, F2 goes to Tom, and F5 comes in its place."""
    return changed(now, F1="S2", F3="S1", F2="S3", F5="S1")


def opened(qtbot: QtBot, now: InHand, other: InHand, **more: Any) -> DifferencesDialog:  # noqa: ANN401
    shown = more.pop("read", proposed)(now, other, urgencies(now.ground.service))
    dialog = DifferencesDialog(TITLE, shown)
    # It deletes itself as it closes: so that the test can look at it then.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def heard(dialog: DifferencesDialog) -> list[tuple[FamilyMove, ...]]:
    told: list[tuple[FamilyMove, ...]] = []
    dialog.accepted_some.connect(told.append)
    return told


def families(moves: tuple[FamilyMove, ...]) -> list[str]:
    return [move.family_id for move in moves]


def click(dialog: DifferencesDialog, family_id: str, column: int, *, x: int | None = None) -> None:
    table = dialog.table
    at = table.rows.place_of(family_id)
    assert at is not None
    box = table.visualRect(table.rows.index(at, column))
    point = box.center() if x is None else QPoint(box.x() + x, box.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)


def go_to(dialog: DifferencesDialog, family_id: str) -> None:
    at = dialog.table.rows.place_of(family_id)
    assert at is not None
    dialog.table.setCurrentIndex(dialog.table.rows.index(at, 0))


def shown_families(dialog: DifferencesDialog) -> list[str]:
    return [row.family_id for row in dialog.table.rows.rows]


def test_every_family_that_moves_has_a_row(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    assert dialog.windowTitle() == TITLE
    assert dialog.sentence.text() == "Three families move; one stops waiting."
    rows = [row[:4] for row in dialog.table.texts()]
    assert rows == [
        ("F1 KL", "2", "Sam", "Dan"),
        ("F2 MT", "2", "Sam", "Tom"),
        ("F3 AR", "2", "Dan", "Sam"),
        ("F5 IV", "2", "waiting", "Sam"),
    ]
    whys = {row[0]: row[Column.WHY] for row in dialog.table.texts()}
    assert whys["F1 KL"].startswith("with F3: ")
    assert whys["F3 AR"].startswith("with F1: ")
    assert not whys["F2 MT"].startswith("with")
    assert whys["F5 IV"].startswith("with F2: ")


def test_the_goals_stand_side_by_side(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    changes, waiting, *_ = (cell.goal for cell in dialog.goals.cells)
    assert (changes.before, changes.after) == ("0", "3 families")
    assert changes.difference == "+30 points"
    assert (waiting.before, waiting.after) == ("1", "0 families")
    assert waiting.difference.startswith("−")


def test_accept_takes_the_families_that_have_to_go_with_it(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    click(dialog, "F1", dialog.table.rows.action_column)
    assert [families(moves) for moves in told] == [["F1", "F3"]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A])
def test_a_key_accepts_the_current_row(
    qtbot: QtBot, now: InHand, other: InHand, key: Qt.Key
) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, key)
    assert [families(moves) for moves in told] == [["F2"]]
    assert dialog.isVisible()


def test_several_selected_are_accepted_in_one_change(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    assert not dialog.accept_selected.isEnabled()
    go_to(dialog, "F3")
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.accept_selected.text() == "Accept 2 selected"
    assert dialog.note.text() == "F1 and F2 have to move too."
    qtbot.mouseClick(dialog.accept_selected, Qt.MouseButton.LeftButton)
    (moves,) = told
    assert families(moves)[:2] == ["F3", "F5"]
    assert set(families(moves)) == {"F1", "F2", "F3", "F5"}
    assert applied(now, accept(now, moves)).solution == other.solution


def test_all_rows_are_selected_and_accepted_by_keys(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.accept_selected.text() == "Accept 4 selected"
    assert told == []
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [len(moves) for moves in told] == [4]


def test_what_was_accepted_is_marked_and_the_rest_is_fresh(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    go_to(dialog, "F1")
    QTest.keyClick(dialog.table, Qt.Key.Key_A)
    after = applied(now, accept(now, told[0]))
    dialog.show_difference(proposed(after, other, {}))
    assert dialog.sentence.text() == "One family moves; one stops waiting."
    assert shown_families(dialog) == ["F1", "F2", "F3", "F5"]
    ends = {row[0]: row[-1] for row in dialog.table.texts()}
    assert ends == {"F1 KL": "Accepted", "F2 MT": "Accept", "F3 AR": "Accepted", "F5 IV": "Accept"}
    # The keyboard goes on with the next that is left, and what is done is not done twice.
    current = dialog.table.current_row()
    assert current is not None
    assert current.family_id == "F2"
    click(dialog, "F1", dialog.table.rows.action_column)
    assert len(told) == 1


def test_what_was_undone_can_be_accepted_again(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    go_to(dialog, "F1")
    QTest.keyClick(dialog.table, Qt.Key.Key_A)
    after = applied(now, accept(now, told[0]))
    dialog.show_difference(proposed(after, other, {}))
    dialog.show_difference(proposed(now, other, {}))
    assert {row[-1] for row in dialog.table.texts()} == {"Accept"}


def test_what_was_not_done_is_not_marked(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    QTest.keyClick(dialog.table, Qt.Key.Key_A)
    dialog.show_difference(proposed(now, other, {}))
    # Somebody else's change takes F2 out of the difference: nobody accepted it here.
    dialog.show_difference(proposed(changed(now, F2="S3"), other, {}))
    assert shown_families(dialog) == ["F1", "F3", "F5"]


def test_when_all_is_accepted_nothing_is_left_to_use(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_A)
    dialog.show_difference(proposed(other, other, {}))
    assert dialog.sentence.text() == "Every change is accepted."
    assert {row[-1] for row in dialog.table.texts()} == {"Accepted"}
    assert not dialog.whole.isEnabled()


def test_a_row_that_a_rule_stands_against_is_not_accepted(qtbot: QtBot, now: InHand) -> None:
    dialog = opened(qtbot, now, changed(now, F5="S1"))
    told = heard(dialog)
    click(dialog, "F5", dialog.table.rows.action_column)
    QTest.keyClick(dialog.table, Qt.Key.Key_A)
    assert told == []
    tip = dialog.table.rows.index(0, dialog.table.rows.action_column).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert "Would make 6 of 4 children." in tip


def test_the_whole_plan_is_wanted_once_and_the_window_closes(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    with qtbot.waitSignal(dialog.whole_plan_wanted):
        qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
    assert dialog.isHidden()


def test_esc_keeps_the_board(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    told = heard(dialog)
    QTest.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert told == []


def test_a_reference_leads_to_the_board(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    chosen: list[str] = []
    dialog.family_chosen.connect(chosen.append)
    click(dialog, "F3", Column.FAMILY, x=40)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_S)
    # Beside the reference a click only selects.
    click(dialog, "F1", Column.WHY)
    assert chosen == ["F3", "F5"]


def test_rows_are_filtered_by_text_and_pod(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    QTest.keyClick(dialog.table, Qt.Key.Key_F)
    assert dialog.find_field.hasFocus()
    QTest.keyClicks(dialog.find_field, "dan")
    assert shown_families(dialog) == ["F1", "F3"]
    assert dialog.count.text() == "2 of 4 shown"
    dialog.find_field.clear()
    dialog.pods.choose("Crewe South")
    assert shown_families(dialog) == ["F2"]
    dialog.find_field.setText("dan")
    assert dialog.no_fit.isVisible()
    assert dialog.no_fit.secondary_button is not None
    qtbot.mouseClick(dialog.no_fit.secondary_button, Qt.MouseButton.LeftButton)
    assert len(shown_families(dialog)) == 4


def test_a_click_on_a_head_sorts_and_the_selection_stays_with_its_family(
    qtbot: QtBot, now: InHand, other: InHand
) -> None:
    dialog = opened(qtbot, now, other)
    go_to(dialog, "F5")
    waiting = len(Column) + 1
    dialog.table.header().setSortIndicator(waiting, Qt.SortOrder.AscendingOrder)
    assert shown_families(dialog)[0] == "F5"
    assert [row.family_id for row in dialog.table.selected_rows()] == ["F5"]
    dialog.table.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert shown_families(dialog) == ["F1", "F2", "F3", "F5"]


def test_rows_are_copied_with_a_tab_between_cells(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    go_to(dialog, "F2")
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("F2 MT\t2\tSam\tTom\t")


def test_a_row_is_heard_whole(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    heard_words = dialog.table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard_words.startswith("F1")
    assert "two children, from Sam to Dan. With F3." in heard_words
    assert "changes of worker +20" in heard_words


def test_nothing_to_change_is_said(qtbot: QtBot, now: InHand) -> None:
    dialog = opened(qtbot, now, now)
    assert dialog.nothing.isVisible()
    assert not dialog.whole.isEnabled()
    assert not dialog.accept_selected.isVisible()
    assert dialog.keep.hasFocus()


def test_what_the_draft_changed_is_put_back(qtbot: QtBot, now: InHand, other: InHand) -> None:
    today = in_hand_of(other.ground, None)
    dialog = opened(qtbot, other, today, read=made)
    assert dialog.sentence.text() == "Three families moved; one stopped waiting."
    rows = {row[0]: row for row in dialog.table.texts()}
    assert rows["F2 MT"][2:4] == ("Sam", "Tom")
    assert rows["F2 MT"][-1] == "Put back"
    # To put F2 back with Sam, F5 that came in its place has to go.
    assert rows["F2 MT"][Column.WHY].startswith("with F5: ")
    # Together they changed a worker and left nobody waiting: told as it was made.
    assert rows["F2 MT"][len(Column)] == "+10"
    assert rows["F2 MT"][len(Column) + 1].startswith("−")
    told = heard(dialog)
    click(dialog, "F2", dialog.table.rows.action_column)
    back = put_back(other, told[0])
    assert back.name == "Put F2 and one other back"
    after = applied(other, back)
    dialog.show_difference(made(after, today, {}))
    assert {row[0]: row[-1] for row in dialog.table.texts()}["F2 MT"] == "Is back"
    assert not after.broken


def test_it_fits_a_small_screen(qtbot: QtBot, now: InHand, other: InHand) -> None:
    dialog = opened(qtbot, now, other)
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 660
    assert dialog.table.horizontalScrollBar().maximum() == 0
