"""When what can be found is put together anew: never in anybody's way.

It takes a thread some tenths of a second at 300 pods. Of another week it is done once nothing else
is going on; after a change to the week, when somebody comes to the search field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui import tasks
from ui.background import Background, Lane

if TYPE_CHECKING:
    from ui.shown import WeekShown
    from ui.week_bar import WeekBar


class Indexing(QObject):
    """Keeps what the search field finds up to date with the week that is shown."""

    def __init__(self, background: Background, bar: WeekBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._bar = bar
        self._shown: WeekShown | None = None
        self._indexed: WeekShown | None = None
        background.idle.connect(self._follow_when_idle)
        bar.find_field.entered.connect(self._index)

    def follow(self, shown: WeekShown) -> None:
        """Find what there is in this week from now on."""
        self._shown = shown
        if not self._background.is_busy:
            self._follow_when_idle()

    @Slot()
    def _follow_when_idle(self) -> None:
        shown, known = self._shown, self._indexed
        if shown is not None and (
            known is None or known.service is not shown.service or known.week != shown.week
        ):
            self._index()

    @Slot()
    def _index(self) -> None:
        shown = self._shown
        if shown is None or shown is self._indexed:
            return
        self._indexed = shown
        self._background.start(
            Lane.FIND,
            lambda cancel, tell: tasks.index_week(shown),
            done=self._bar.set_index,
        )
