"""What the sheets screen has done off the window's thread. No window here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.tasks import Author, WeekShown

if TYPE_CHECKING:
    from pathlib import Path

    from planner.sheets import Printing
    from solver.result import Cancel


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet that can be made: what it is, and of whom.

    `subject` is the id of a pod or a practitioner; empty for a sheet of the whole service.
    """

    kind: str
    subject: str
    title: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Request:
    """What the sheets are made from. `with_names`: families' names too, chosen each time."""

    shown: WeekShown
    author: Author
    with_names: bool


def entries(shown: WeekShown) -> tuple[SheetEntry, ...]:
    """Return every sheet of the week, those for most readers first."""
    return tuple(
        SheetEntry("pod", pod.pod_id, f"{pod.name}, the week", f"pod-{pod.pod_id}.pdf")
        for pod in shown.service.pods
    )


def draw(request: Request, entry: SheetEntry) -> bytes:
    """Return a sheet as PDF."""
    from planner.sheets.pod_sheet import draw as draw_pod_sheet

    return draw_pod_sheet(_printing(request), entry.subject)


def save(pdf: bytes, path: Path) -> None:
    """Write a sheet to a file, in full or not at all.

    Raises
    ------
    KnownError
        It could not be written; an older file is as it was.
    """
    from planner.exchange.replacing import replace_files

    replace_files(path.parent, {path.name: pdf})


def save_all(request: Request, folder: Path, cancel: Cancel) -> int:
    """Write every sheet of the week to a folder, all or none, and return how many.

    Raises
    ------
    CancelledError
        Stopped; nothing was written.
    KnownError
        They could not be written; what was there before is there still.
    """
    from planner.errors import CancelledError
    from planner.exchange.replacing import replace_files

    drawn: dict[str, bytes] = {}
    for entry in entries(request.shown):
        if cancel.requested:
            raise CancelledError("Stopped; no sheet was saved.")
        drawn[entry.file_name] = draw(request, entry)
    replace_files(folder, drawn)
    return len(drawn)


def _printing(request: Request) -> Printing:
    from planner.errors import BugError
    from planner.sheets import Printing
    from planner.travel.places import load_gazetteer

    stored = request.shown.stored
    if stored is None:
        raise BugError("there is no plan to print")
    return Printing(
        service=request.shown.service,
        plan=stored.plan,
        previous=request.shown.previous,
        label=stored.label,
        printed_at=request.author.at,
        printed_by=request.author.who,
        district=load_gazetteer().district,
        with_names=request.with_names,
        approved_at=stored.approved_at,
    )
