"""The only message box, and the one funnel for everything that goes wrong in the window.

A `KnownError` is the world's fault and says what to do: its sentence is shown. Anything else is
ours: people are told so, and where it happened is logged, without the error's own words, because
those may quote a name.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import traceback
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.errors import CancelledError, KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

MOST_LOG_BYTES = 256 * 1024
"""The log starts again beyond this size."""

_DISK_SENTENCES = {
    errno.ENOSPC: "The disk is full. Make room and try again; nothing was changed.",
    errno.EROFS: "That disk can only be read. Choose another place; nothing was changed.",
    errno.EACCES: "That place may not be written to, or the file is open in another program. "
    "Close it there or choose another place; nothing was changed.",
    errno.EPERM: "That place may not be written to. Choose another place; nothing was changed.",
    errno.ENOENT: "That file or folder is not there any more. Choose another one.",
    errno.EISDIR: "That is a folder, not a file. Choose a file.",
    errno.ENOTDIR: "That is a file, not a folder. Choose a folder.",
}


def sentence_for(error: BaseException) -> str | None:
    """Return what to tell people of an error of the world; `None` where the fault is ours."""
    if isinstance(error, KnownError):
        return str(error)
    if isinstance(error, OSError) and error.errno in _DISK_SENTENCES:
        return _DISK_SENTENCES[error.errno]
    return None


class Messages(QObject):
    """Tells people what went wrong and asks what must be asked.

    Parameters
    ----------
    log
        The file that says where a fault of ours happened. It holds no names and no values.
    """

    def __init__(self, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._window: QWidget | None = None
        self._bug_box: QMessageBox | None = None

    def attach(self, window: QWidget) -> None:
        """Show boxes over this window from now on."""
        self._window = window

    def install(self) -> None:
        """Catch every exception nobody else caught, on every thread."""
        sys.excepthook = self._catch
        threading.excepthook = self._catch_on_thread

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Tell people what went wrong; a wish to stop is no news."""
        if isinstance(error, CancelledError):
            return
        sentence = sentence_for(error)
        if sentence is not None:
            self._box(sentence).open()
            return
        log_bug(error, self._log)
        if self._bug_box is None:
            self._bug_box = self._box(
                "Pod Planner did something wrong, and we are sorry. What is stored was not "
                f"harmed.\n\nWhere it happened is written, without names, in\n{self._log}"
            )
            self._bug_box.finished.connect(self._forget_bug_box)
            self._bug_box.open()

    @Slot(object)
    def tell(self, sentence: str) -> None:
        """Say one thing that went well but cannot be seen."""
        self._box(sentence, icon=QMessageBox.Icon.Information).open()

    def ask(
        self, question: str, *, verb: str, then: Callable[[], None], way_out: str = "Cancel"
    ) -> None:
        """Ask a question; `then` is called if people choose the button that says `verb`.

        Parameters
        ----------
        way_out
            What the other button says.
        then
            A bound method of a `QObject`.
        """
        box = self._box(question, icon=QMessageBox.Icon.Question, way_out=way_out)
        agree = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        agree.setProperty("primary", True)
        box.setDefaultButton(agree)
        box.accepted.connect(then)
        box.open()

    def _box(
        self,
        sentence: str,
        *,
        icon: QMessageBox.Icon = QMessageBox.Icon.Warning,
        way_out: str = "Close",
    ) -> QMessageBox:
        box = QMessageBox(icon, "Pod Planner", sentence, parent=self._window)
        # A sentence may quote what somebody typed: never as markup.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setEscapeButton(box.addButton(way_out, QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box

    @Slot()
    def _forget_bug_box(self) -> None:
        self._bug_box = None

    def _catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(3)
        self.show_error(error.with_traceback(trace))

    def _catch_on_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            log_bug(hook.exc_value, self._log)


def log_bug(error: BaseException, log: Path) -> None:
    """Write where `error` happened: kinds of errors, modules, lines. No words of the error itself.

    A log that cannot be written is left out: the person has been told already.
    """
    chain: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        chain.append(type(seen).__name__)
        chain.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        )
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    text = "\n".join((datetime.now().astimezone().isoformat(timespec="seconds"), *chain, ""))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        is_full = log.exists() and log.stat().st_size > MOST_LOG_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if is_full else os.O_APPEND)
        with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
    except OSError:
        return


def _short(filename: str) -> str:
    """Return the last two parts of a path: the folders before may be named after somebody."""
    return "/".join(filename.replace("\\", "/").split("/")[-2:])
