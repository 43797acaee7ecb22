"""What the sheets screen has done off the window's thread. No window here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.shown import Author, WeekShown

if TYPE_CHECKING:
    from pathlib import Path

    from planner.sheets import Printing


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet that can be made.

    Attributes
    ----------
    kind
        The value of its `SheetKind`.
    group, title
        The kind in words, and whom it is about.
    subject
        The id of a pod or a practitioner; empty for a sheet of the whole service.
    file_name
        What to save it as: kinds, numbers and the week, nobody's name.
    """

    kind: str
    group: str
    title: str
    subject: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Request:
    """What the sheets are made from. `with_names`: families' names too, chosen each time."""

    shown: WeekShown
    author: Author
    with_names: bool


def entries(request: Request) -> tuple[SheetEntry, ...]:
    """Return every sheet of the week, in the order in which they are printed."""
    from planner.sheets import SHEETS

    printing = _printing(request)
    found = []
    for sheet in SHEETS:
        for number, subject in enumerate(sheet.subjects(printing), start=1):
            stem = f"{sheet.kind.value}-{number}" if subject.subject_id else sheet.kind.value
            found.append(
                SheetEntry(
                    kind=sheet.kind.value,
                    group=sheet.title,
                    title=subject.words,
                    subject=subject.subject_id,
                    file_name=f"{stem}-{request.shown.week}.pdf",
                )
            )
    return tuple(found)


def draw(request: Request, entry: SheetEntry) -> bytes:
    """Return a sheet as PDF."""
    from planner.sheets import SheetKind, render_sheet

    return render_sheet(SheetKind(entry.kind), _printing(request), entry.subject)


def save(pdf: bytes, path: Path) -> None:
    """Write a sheet to a file, in full or not at all.

    Raises
    ------
    KnownError
        It could not be written; an older file is as it was.
    """
    from planner.exchange.replacing import replace_files

    replace_files(path.parent, {path.name: pdf})


def save_all(request: Request, folder: Path) -> int:
    """Write every sheet of the week to a folder, all or none, and return how many.

    Raises
    ------
    KnownError
        They could not be written; what was there before is there still.
    """
    from planner.sheets import write_sheets

    return len(write_sheets(_printing(request), folder))


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
