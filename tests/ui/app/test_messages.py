"""What people are told when something goes wrong, and what is never told."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.errors import CancelledError, KnownError
from ui.messages import MOST_LOG_BYTES, Messages, log_bug, sentence_for

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

SECRET = "Rosalind Quennell of 4 Ash Lane"  # noqa: S105 (a name that must not leak)


def shown(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def make(qtbot: QtBot, log: Path) -> tuple[Messages, QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    messages = Messages(log=log, parent=window)
    messages.attach(window)
    return messages, window


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_known_error_is_shown_as_its_sentence_and_not_logged(
    qtbot: QtBot, tmp_path: Path
) -> None:
    messages, window = make(qtbot, tmp_path / "log.txt")
    messages.show_error(KnownError("families.csv is open in another program. Close it there."))
    (box,) = shown(window)
    assert box.text() == "families.csv is open in another program. Close it there."
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert not (tmp_path / "log.txt").exists()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert shown(window) == []


def test_a_fault_of_ours_is_logged_without_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    messages, window = make(qtbot, log)
    messages.show_error(raised(ValueError(SECRET)))
    (box,) = shown(window)
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_messages.py" in text
    assert "raised" in text
    for place in (text, box.text()):
        assert "Rosalind" not in place
        assert "Traceback" not in place


def test_the_cause_of_a_fault_is_logged_too(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        log_bug(error, log)
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "Rosalind" not in text


def test_many_faults_show_one_box(qtbot: QtBot, tmp_path: Path) -> None:
    messages, window = make(qtbot, tmp_path / "log.txt")
    for _ in range(5):
        messages.show_error(raised(ValueError("x")))
    assert len(shown(window)) == 1
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").count("ValueError") == 5


def test_the_log_starts_again_when_it_is_long(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("x" * (MOST_LOG_BYTES + 1), encoding="utf-8")
    log_bug(raised(ValueError("x")), log)
    assert log.stat().st_size < 1000


def test_a_wish_to_stop_is_no_news(qtbot: QtBot, tmp_path: Path) -> None:
    messages, window = make(qtbot, tmp_path / "log.txt")
    messages.show_error(CancelledError("Stopped."))
    assert shown(window) == []


def test_a_full_disk_is_the_worlds_fault() -> None:
    sentence = sentence_for(OSError(errno.ENOSPC, "No space left on device", "/home/rosalind"))
    assert sentence == "The disk is full. Make room and try again; nothing was changed."
    assert sentence_for(ValueError("x")) is None


def test_nobody_prints_a_traceback(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    messages, window = make(qtbot, tmp_path / "log.txt")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    messages.install()
    error = raised(ValueError(SECRET))
    sys.excepthook(ValueError, error, error.__traceback__)
    assert len(shown(window)) == 1
    assert capsys.readouterr().err == ""


class _Asker(QObject):
    said_yes = 0

    @Slot()
    def yes(self) -> None:
        self.said_yes += 1


def test_a_question_is_answered_by_its_verb_or_left_by_escape(qtbot: QtBot, tmp_path: Path) -> None:
    messages, window = make(qtbot, tmp_path / "log.txt")
    asker = _Asker()
    messages.ask("Approve the plan?", verb="Approve", then=asker.yes)
    (box,) = shown(window)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert asker.said_yes == 0
    messages.ask("Approve the plan?", verb="Approve", then=asker.yes)
    (box,) = shown(window)
    assert [button.text() for button in box.buttons()].count("Approve") == 1
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asker.said_yes == 1
