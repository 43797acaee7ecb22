"""Writing the stored service as a service folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.service_folder import write_service
from planner.store.service import load_service

if TYPE_CHECKING:
    from pathlib import Path

    from planner.service import Service
    from planner.store import Store


def export_service(store: Store, folder: Path) -> Service:
    """Write the stored service as a folder that imports to the same service again.

    Parameters
    ----------
    store
        The open store.
    folder
        Where; made if it is not there.

    Returns
    -------
    Service
        What was written.

    Raises
    ------
    KnownError
        The store cannot be read or the folder cannot be written; the folder is as it was.
    """
    service = load_service(store)
    write_service(service, folder)
    return service
