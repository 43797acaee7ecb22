"""The program's door, and the only place where its parts are put together.

``podplan`` opens the window; ``podplan PLACE`` opens it on a stored service or a service folder;
everything else is the command line's. Qt is loaded only where a window opens.
"""

from __future__ import annotations

import getpass
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

    from planner.service import Week
    from ui.main_window import MainWindow
    from ui.surroundings import Surroundings

NAME = "Pod Planner"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Without an argument, or with nothing but a file or folder that is there, the window opens.
    """
    if getattr(sys, "frozen", False):
        # A program packed into one file starts itself anew for a process of its own.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments:
        return run_desktop()
    place = Path(arguments[0])
    if len(arguments) == 1 and place.exists():
        return run_desktop(service_folder=place) if place.is_dir() else run_desktop(place)
    from planner import cli

    return cli.main(arguments)


def run_desktop(
    database: Path | None = None,
    service_folder: Path | None = None,
    week: Week | None = None,
) -> int:
    """Open the window and return when it is closed.

    Parameters
    ----------
    database
        The stored service to open; without it the one of this computer's user.
    service_folder
        A service folder to look at: it is stored in `database`, which is made where it is not
        there, and its week is planned.
    week
        The week to show; without it the week of today.
    """
    from platformdirs import user_config_path, user_data_path
    from PySide6.QtWidgets import QApplication

    from ui.interrupt import Interrupt
    from ui.surroundings import Surroundings

    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    data = user_data_path(NAME, appauthor=False)
    window = build(
        app,
        surroundings=Surroundings(data=data, now=_now, account=_account()),
        layout_file=user_config_path(NAME, appauthor=False) / "window.json",
        log=data / "log.txt",
        week=week,
    )
    window.messages.install()
    interrupt = Interrupt(window)
    interrupt.heard.connect(window.close)
    window.show_as_kept()
    if service_folder is not None:
        window.desk.open_folder(service_folder, database=database)
    elif database is not None:
        window.desk.open(database)
    else:
        window.desk.open_default()
    code = app.exec()
    window.background.wait()
    interrupt.stop_listening()
    return code


def build(
    app: QApplication,
    *,
    surroundings: Surroundings,
    layout_file: Path,
    log: Path,
    week: Week | None = None,
) -> MainWindow:
    """Put the window together; nothing is open yet.

    Parameters
    ----------
    layout_file
        Where the window's look is kept between starts.
    log
        Where it is written what went wrong by our fault.
    """
    from ui.background import Background
    from ui.desk import Desk
    from ui.look import Look
    from ui.main_window import MainWindow
    from ui.messages import Messages

    look = Look(app, layout_file)
    background = Background()
    messages = Messages(log=log)
    desk = Desk(background, surroundings, week=week)
    window = MainWindow(desk=desk, background=background, look=look, messages=messages)
    messages.attach(window)
    return window


def _now() -> datetime:
    return datetime.now().astimezone()


def _account() -> str:
    """Return who is logged in to this computer, for the audit record."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "this computer"


if __name__ == "__main__":
    sys.exit(main())
