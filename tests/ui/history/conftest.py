from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.store import Store
from tests.ui.history.weeks import Office
from ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "service.podplan") as opened:
        yield opened


@pytest.fixture
def office(store: Store) -> Office:
    """Return somebody whose service is stored and whose week is not planned."""
    return Office(store)


@pytest.fixture
def background(qtbot: QtBot, store: Store) -> Iterator[Background]:
    """Return the door to work off the window's thread, closed before the store is."""
    opened = Background()
    yield opened
    opened.wait()
