"""How long a service takes in and out. Run it: ``python -m tests.bench.bench_import``.

Wanted: 300 pods read and checked in under 5 s from a folder, under 15 s from a workbook.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from planner.exchange.differences import differences
from planner.exchange.service_folder import read_service, write_service, write_workbook
from planner.sample import make_service
from planner.service import Service, Week
from planner.travel.places import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

SIZES = (3, 30, 300)
WEEK = Week(date(2026, 11, 23))


def main() -> None:
    """Write and read services of several sizes and print what each step took."""
    for pods in SIZES:
        service = make_service(pods=pods, week=WEEK)
        sys.stdout.write(
            f"{pods} pods, {len(service.families)} families, {len(service.children)} children\n"
        )
        with tempfile.TemporaryDirectory() as folder:
            _measure(service, Path(folder))


def _measure(service: Service, folder: Path) -> None:
    workbook = folder / "book" / "service.xlsx"
    gazetteer = load_gazetteer()
    _timed("folder written", lambda: write_service(service, folder / "tables"))
    read = _timed("folder read, cold", lambda: read_service(folder / "tables", gazetteer=gazetteer))
    _timed("folder read again", lambda: read_service(folder / "tables", gazetteer=gazetteer))
    _timed("differences from nothing", lambda: differences(Service(), read.service))
    _timed("workbook written", lambda: write_workbook(service, workbook))
    _timed("workbook read", lambda: read_service(workbook, gazetteer=gazetteer))


def _timed(what: str, work: Callable[[], Result]) -> Result:
    started = perf_counter()
    result = work()
    sys.stdout.write(f"  {what}: {perf_counter() - started:.2f} s\n")
    return result


if __name__ == "__main__":
    main()
