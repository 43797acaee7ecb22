"""The sheets: a week's plan on paper. `SHEETS` is the table of contents.

A sheet is one module: `gather` reads once and gives frozen data, `story` turns that into blocks,
`draw` gives the bytes of a PDF. Where they go is the caller's to decide: `write_sheets` puts all of
them into a folder, `render_sheet` gives one for the preview and the printer. `render_minutes`
gives the minutes of a referral meeting, which are of a meeting and not of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.exchange.replacing import replace_files
from planner.sheets import change_notice, pod_sheet, practitioner_sheet, waiting_list
from planner.sheets._printing import Printing
from planner.sheets.meeting_minutes import draw as render_minutes

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "SHEETS",
    "Printing",
    "Sheet",
    "SheetKind",
    "Subject",
    "draw_sheets",
    "render_minutes",
    "render_sheet",
    "sheet_files",
    "write_sheets",
]


class SheetKind(StrEnum):
    """A kind of sheet; its value begins the name of its files."""

    POD = "pod"
    PRACTITIONER = "practitioner"
    WAITING_LIST = "waiting-list"
    CHANGE_NOTICE = "change-notice"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a sheet is about: an id, and the words to choose it by."""

    subject_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of sheet.

    Attributes
    ----------
    title
        As people call it.
    subjects
        Gives whom there is a sheet for, in the order to print them.
    draw
        Gives the PDF for one subject's id.
    gather
        Gives what that PDF says, as frozen data: to see whether a sheet on paper still holds.
    """

    kind: SheetKind
    title: str
    subjects: Callable[[Printing], tuple[Subject, ...]]
    draw: Callable[[Printing, str], bytes]
    gather: Callable[[Printing, str], object]


def _pods(printing: Printing) -> tuple[Subject, ...]:
    return tuple(Subject(pod.pod_id, pod.name) for pod in printing.service.pods)


def _practitioners(printing: Printing) -> tuple[Subject, ...]:
    facts = printing.facts
    return tuple(
        Subject(worker.staff_id, facts.staff_name(worker.staff_id))
        for worker in printing.allocation.workers
    )


SHEETS = (
    Sheet(SheetKind.POD, "Pod’s allocation sheet", _pods, pod_sheet.draw, pod_sheet.gather),
    Sheet(
        SheetKind.PRACTITIONER,
        "Practitioner’s sheet",
        _practitioners,
        practitioner_sheet.draw,
        practitioner_sheet.gather,
    ),
    Sheet(
        SheetKind.WAITING_LIST,
        "Waiting list",
        lambda _: (Subject("", "The whole service"),),
        lambda printing, _: waiting_list.draw(printing),
        lambda printing, _: waiting_list.gather(printing),
    ),
    Sheet(
        SheetKind.CHANGE_NOTICE,
        "Change notice",
        lambda _: (Subject("", "The whole service"),),
        lambda printing, _: change_notice.draw(printing),
        lambda printing, _: change_notice.gather(printing),
    ),
)
"""Every kind of sheet, in the order in which they are printed and offered."""


def render_sheet(kind: SheetKind, printing: Printing, subject_id: str = "") -> bytes:
    """Return one sheet as a PDF, for the preview and the printer.

    Parameters
    ----------
    subject_id
        One of the ids that the sheet's `subjects` gives; empty for a sheet of the whole service.

    Raises
    ------
    KeyError
        There is no such pod or practitioner in this plan.
    BugError
        The sheet could not be drawn.
    """
    sheet = next(one for one in SHEETS if one.kind is kind)
    return sheet.draw(printing, subject_id)


def write_sheets(printing: Printing, folder: Path) -> tuple[Path, ...]:
    """Write every sheet of the week into a folder: all of them, or none.

    Returns
    -------
    tuple of Path
        The files, in the order of `SHEETS`. Their names carry ids and the week, nobody's name.

    Raises
    ------
    KnownError
        The disk is full, the folder may not be written, or a sheet is open elsewhere.
    BugError
        A sheet could not be drawn.
    """
    contents = draw_sheets(printing)
    replace_files(folder, contents)
    return tuple(folder / name for name in contents)


def draw_sheets(printing: Printing) -> dict[str, bytes]:
    """Return every sheet of the week by the name of its file, in the order of `SHEETS`.

    Raises
    ------
    BugError
        A sheet could not be drawn.
    """
    return {
        name: sheet.draw(printing, subject.subject_id)
        for name, (sheet, subject) in sheet_files(printing).items()
    }


def sheet_files(printing: Printing) -> dict[str, tuple[Sheet, Subject]]:
    """Return every sheet of the week by the name of its file, in the order of `SHEETS`.

    A name such as ``pod-p1-2026-11-23.pdf`` carries an id and the week, nobody's name.
    """
    files: dict[str, tuple[Sheet, Subject]] = {}
    for sheet in SHEETS:
        for number, subject in enumerate(sheet.subjects(printing), start=1):
            stem = sheet.kind.value
            if subject.subject_id:
                stem += f"-{_slug(subject, number)}"
            while f"{stem}-{printing.plan.week}.pdf" in files:
                stem += f"-{number}"
            files[f"{stem}-{printing.plan.week}.pdf"] = sheet, subject
    return files


def _slug(subject: Subject, number: int) -> str:
    """Return the id as a file's name can carry it; a number where it would tell the name."""
    slug = "-".join(re.findall(r"[a-z0-9]+", subject.subject_id.casefold()))[:40]
    names = re.findall(r"\w{3,}", subject.words.casefold())
    return str(number) if not slug or any(name in slug for name in names) else slug
