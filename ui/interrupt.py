"""Ctrl-C in the terminal that the window came from."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class Interrupt(QObject):
    """Hears Ctrl-C and sends `heard`, so that the window can close in good order.

    Python hears of a signal only when it runs, and Qt may wait for hours; so the signal wakes Qt
    through a pair of sockets. Made on the main thread.
    """

    heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        self._before = signal.getsignal(signal.SIGINT)
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        # Without a handler of its own Python would raise KeyboardInterrupt in the middle of Qt.
        signal.signal(signal.SIGINT, lambda number, frame: None)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def stop_listening(self) -> None:
        """Leave signals as they were found."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, self._before)
        self._ear.close()
        self._mouth.close()

    @Slot()
    def _hear(self) -> None:
        self._ear.recv(64)
        self.heard.emit()
