"""What the sheets screen has done off the window's thread. No window here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.shown import Author, WeekShown

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from planner.history.on_paper import OnPaper
    from planner.sheets import Printing
    from planner.store import Store  # noqa: TC004 - a window opens sooner without it


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

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other sheet of the week."""
        return self.kind, self.subject


@dataclass(frozen=True, slots=True)
class Request:
    """What the sheets are made from.

    Attributes
    ----------
    author
        Who prints, and when; both stand at the foot of every page.
    with_names
        Families' names too, chosen each time.
    store
        Where it is kept what went to paper; `None` keeps nothing.
    """

    shown: WeekShown
    author: Author
    with_names: bool
    store: Store | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet as it is previewed, printed and saved, and what it was made from."""

    request: Request
    entry: SheetEntry
    pdf: bytes


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


def draw(request: Request, entry: SheetEntry) -> Drawn:
    """Draw a sheet."""
    return Drawn(request, entry, draw_all(request, (entry,))[0])


def draw_all(request: Request, entries: Iterable[SheetEntry]) -> tuple[bytes, ...]:
    """Return sheets as PDFs."""
    from planner.sheets import SheetKind, render_sheet

    printing = _printing(request)
    return tuple(render_sheet(SheetKind(one.kind), printing, one.subject) for one in entries)


def record(request: Request, keys: Container[tuple[str, str]] | None = None) -> None:
    """Keep that sheets went to paper or to a file.

    Parameters
    ----------
    keys
        Which sheets; `None` for every sheet of the week.

    Raises
    ------
    KnownError
        The database cannot be written.
    """
    from planner.history.on_paper import sheets_today
    from planner.store.prints import record_prints

    stored = request.shown.stored
    if request.store is None or stored is None:
        return
    today = sheets_today(_printing(request), only=keys)
    record_prints(
        request.store,
        [one.as_print(stored.number) for one in today],
        who=request.author.who,
        at=request.author.at,
    )


def on_paper(request: Request) -> OnPaper:
    """Return which sheets of the week are on paper, and which of them no longer hold.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    from planner.history.on_paper import OnPaper
    from planner.history.reading import read_on_paper

    if request.store is None or request.shown.stored is None:
        return OnPaper()
    return read_on_paper(request.store, _printing(request))


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
