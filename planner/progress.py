"""How a search shows: a live bar on a terminal, else a plain line for each goal settled."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from solver.result import GoalValue, Progress


class ProgressLine(Protocol):
    """Something a search can report to, used around it with ``with``."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def hear(self, progress: Progress) -> None:
        """Take a moment of the search; may be called from its threads."""
        ...


def progress_line(title: str) -> ProgressLine:
    """Return a live bar where standard error is a terminal, plain lines otherwise."""
    return _LiveBar(title) if sys.stderr.isatty() else _PlainLines(title)


class _PlainLines:
    def __init__(self, title: str) -> None:
        self._title = title
        self._told = 0

    def __enter__(self) -> Self:
        sys.stderr.write(f"{self._title}\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        sys.stderr.flush()

    def hear(self, progress: Progress) -> None:
        """Write a line for each goal the first time it is settled."""
        settled = [goal for goal in progress.goals if goal.proven]
        for goal in settled[self._told :]:
            sys.stderr.write(f"  {_words(goal)}\n")
        self._told = max(self._told, len(settled))


class _LiveBar:
    def __init__(self, title: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[goal]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(title, total=None, goal="")
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self._bar)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    def hear(self, progress: Progress) -> None:
        """Move the bar and name the goal being worked on."""
        goal = _words(progress.goals[-1]) if progress.goals else ""
        self._bar.update(
            self._task, total=progress.budget_seconds, completed=progress.seconds, goal=goal
        )


def _words(goal: GoalValue) -> str:
    proof = "proven" if goal.proven else f"best possible {goal.bound}"
    return f"{goal.name.replace('_', ' ')} {goal.value}, {proof}"
