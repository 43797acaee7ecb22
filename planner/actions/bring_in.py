"""Importing a service folder: all of it or nothing, and only after showing what would change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.actions.who import named
from planner.errors import Fault
from planner.exchange.differences import Difference, differences
from planner.exchange.register import with_register
from planner.exchange.service_folder import read_service
from planner.service import Service
from planner.store.service import load_service, save_service

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from planner.store import Store
    from planner.travel.places import Gazetteer

Confirm = Callable[[tuple[Difference, ...]], bool]
"""Shows a person what would change; whether they want it."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an import came to.

    Attributes
    ----------
    service
        What was read, with what is stored of the coordinator's register where it had none.
    warnings
        What was left out of it, or looks odd.
    differences
        How it differs from what was stored.
    saved
        Whether it is what is stored now; false only where the person did not want it.
    """

    service: Service
    warnings: tuple[Fault, ...]
    differences: tuple[Difference, ...]
    saved: bool


def bring_in(
    store: Store,
    path: Path,
    *,
    gazetteer: Gazetteer,
    who: str,
    at: datetime,
    confirm: Confirm | None = None,
) -> BroughtIn:
    """Make a service folder, or a workbook, the stored service.

    The volunteer coordinator's register stays where the folder does not have it.

    Parameters
    ----------
    store
        The open store.
    path
        The folder or the workbook.
    gazetteer
        What knows the places.
    who, at
        Who imports, and when.
    confirm
        Asked before anything is changed, unless nothing would be; without it the answer is yes.

    Raises
    ------
    BadInputError
        With every fault of the folder. Nothing was changed.
    KnownError
        Nobody is named, or the store cannot be read or written. Nothing was changed.
    """
    name = named(who)
    read = read_service(path, gazetteer=gazetteer)
    stored = load_service(store)
    service = with_register(read, stored)
    found = differences(stored, service)
    wanted = confirm is None or not found or confirm(found)
    if wanted:
        save_service(store, service, who=name, at=at)
    return BroughtIn(service, read.warnings, found, saved=wanted)
