"""How long keeping a service takes. Run it: ``python -m tests.bench.bench_store [PODS]``.

To reach, for 300 pods: saved in 8 s, loaded in 2 s, an up-to-date service opened in 0.3 s.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.sample import make_service
from planner.service import Service, Week
from planner.store import Store
from planner.store.service import load_service, save_service

if TYPE_CHECKING:
    from collections.abc import Callable

WEEK = Week(date(2026, 11, 23))
AT = datetime(2026, 11, 20, tzinfo=UTC)


def main(pods: int) -> None:
    """Print the seconds of each thing done with a service of this many pods."""
    service = make_service(pods=pods, seed=1, week=WEEK)
    rows = sum(len(getattr(service, field.name) or ()) for field in fields(Service)[1:])
    _say(f"{pods} pods, {len(service.families):,} families, {rows:,} rows")
    first, *others = service.families
    moved = replace(service, families=(replace(first, place="CW2 7"), *others))
    turned = replace(service, children=service.children[::-1])

    def save(wanted: Service) -> None:
        save_service(store, wanted, who="Ada", at=AT)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "service.podplan"
        _timed("made", lambda: Store.open(path).close())
        store = Store.open(path)
        _timed("saved for the first time", lambda: save(service))
        _timed("opened", lambda: Store.open(path).close())
        _timed("loaded", lambda: load_service(store))
        _timed("saved again, nothing changed", lambda: save(service))
        _timed("saved again, one family changed", lambda: save(moved))
        _timed("saved again, children the other way round", lambda: save(turned))
        _timed("backed up and verified", lambda: store.back_up(Path(folder) / "copy"))
        _say(f"  {path.stat().st_size / 1e6:6.1f} MB")
        _timed("everything removed", lambda: save(Service()))


def _timed(what: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    _say(f"  {time.perf_counter() - started:6.2f} s  {what}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
