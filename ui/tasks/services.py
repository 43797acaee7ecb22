"""Services brought in, made up and written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shown import Preview, WeekShown
from ui.tasks.weeks import read_week

if TYPE_CHECKING:
    from pathlib import Path

    from planner.service import Week
    from planner.store import Store
    from ui.shown import Author


def preview(store: Store, source: Path, *, author: Author) -> Preview:
    """Read a service folder or workbook and say what bringing it in would change.

    Raises
    ------
    BadInputError
        With every fault.
    """
    from planner import actions
    from planner.travel.places import load_gazetteer
    from ui.screens.bring_in.words import change_lines

    read = actions.bring_in(
        store,
        source,
        gazetteer=load_gazetteer(),
        who=author.who,
        at=author.at,
        confirm=_not_yet,
    )
    return Preview(
        source=source.name,
        service=read.service,
        warnings=read.warnings,
        changes=change_lines(read.differences),
    )


def bring_in(store: Store, previewed: Preview, week: Week, *, author: Author) -> WeekShown:
    """Store what was previewed, neither more nor less, and return the week with it.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner.store.service import save_service

    save_service(store, previewed.service, who=author.who, at=author.at)
    return read_week(store, week)


def _not_yet(found: object) -> bool:
    """Answer an import's question: people see first what would change."""
    return False


def make_sample(path: Path, week: Week, *, author: Author) -> None:
    """Make a database with the invented service; what is in it already is kept.

    Raises
    ------
    KnownError
        The file cannot be written.
    """
    from planner.sample import make_service
    from planner.store import Store
    from planner.store.service import load_service, save_service

    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store:
        if not load_service(store).families:
            save_service(store, make_service(week=week), who=author.who, at=author.at)


def fill_from_folder(path: Path, folder: Path, *, author: Author) -> None:
    """Make a database with what a service folder says; what is in it already is kept.

    Raises
    ------
    BadInputError
        The folder has faults.
    KnownError
        The file cannot be written.
    """
    from planner.exchange.service_folder import read_service
    from planner.store import Store
    from planner.store.service import load_service, save_service
    from planner.travel.places import load_gazetteer

    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store:
        if not load_service(store).families:
            read = read_service(folder, gazetteer=load_gazetteer())
            save_service(store, read.service, who=author.who, at=author.at)


def export_service(store: Store, folder: Path) -> None:
    """Write the stored service as a service folder.

    Raises
    ------
    KnownError
        The folder cannot be written; it is as it was.
    """
    from planner import actions

    actions.export_service(store, folder)
