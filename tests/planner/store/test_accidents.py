from __future__ import annotations

import sqlite3
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from planner.errors import KnownError
from planner.service import Child, Pod, Service
from planner.store import Store
from planner.store.audit import changes_of
from planner.store.decided import decided_in_week
from planner.store.plans import approve, plans_of
from planner.store.prints import prints_of
from planner.store.service import load_service, save_service
from tests.planner.store.desk import WEEK, draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

SAVES_AND_DIES = """
import sys
from datetime import UTC, datetime
from planner.service import Service
from planner.store import Store
from planner.store.service import save_service

store = Store.open(sys.argv[1], create=False)
if sys.argv[2] != "afterwards":
    die_before(sys.argv[2])
save_service(store, Service(), who="Bo", at=datetime(2026, 11, 20, tzinfo=UTC))
die()
"""


def saved(path: Path, service: Service) -> Store:
    store = Store.open(path)
    save_service(store, service, who="Ada", at=AT)
    return store


@pytest.mark.parametrize(
    "moment", ["BEGIN", "UPDATE settings", "DELETE FROM families", "INSERT INTO changes", "COMMIT"]
)
def test_killed_while_saving_the_old_service_is_there(
    tmp_path: Path, service: Service, moment: str, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    records = changes_of(saved(path, service))
    run_until_it_dies(SAVES_AND_DIES, path, moment)
    with Store.open(path, create=False) as store:
        assert load_service(store) == service
        assert changes_of(store) == records
        save_service(store, Service(), who="Ada", at=AT)


def test_killed_after_saving_the_new_service_is_there(
    tmp_path: Path, service: Service, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    saved(path, service)
    run_until_it_dies(SAVES_AND_DIES, path, "afterwards")
    with Store.open(path, create=False) as store:
        assert load_service(store) == Service()


def test_stopped_by_the_keyboard_while_saving_the_old_service_is_there(
    tmp_path: Path, service: Service
) -> None:
    store = saved(tmp_path / "s.podplan", service)

    def interrupt(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO changes"):
            raise KeyboardInterrupt

    event.listen(store._engine, "before_cursor_execute", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_service(store, Service(), who="Bo", at=AT)
    event.remove(store._engine, "before_cursor_execute", interrupt)
    assert load_service(store) == service
    save_service(store, Service(), who="Bo", at=AT)
    assert load_service(store) == Service()


def test_on_a_full_disk_the_old_service_is_there_and_the_person_is_told(
    tmp_path: Path, service: Service
) -> None:
    store = saved(tmp_path / "s.podplan", service)

    def leave_no_room(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # taken as: no more than there are

    event.listen(store._engine, "connect", leave_no_room)
    grown = replace(service, children=tuple(Child(f"C{n}", "F1") for n in range(5000)))
    with pytest.raises(KnownError, match=r"The disk that holds s\.podplan is full"):
        save_service(store, grown, who="Bo", at=AT)
    assert load_service(store) == service


def test_while_another_program_writes_the_person_is_told_and_may_try_again(
    tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.01)
    path = tmp_path / "s.podplan"
    store = saved(path, service)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(KnownError, match=r"s\.podplan is open in another program"):
        save_service(store, Service(), who="Bo", at=AT)
    with pytest.raises(KnownError, match=r"s\.podplan is open in another program"):
        Store.open(path)
    other.execute("ROLLBACK")
    other.close()
    assert load_service(store) == service
    save_service(store, Service(), who="Bo", at=AT)


def test_somebody_may_read_while_somebody_else_is_about_to_write(
    tmp_path: Path, service: Service
) -> None:
    path = tmp_path / "s.podplan"
    store = saved(path, service)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM travel")
    assert load_service(store) == service
    other.execute("ROLLBACK")
    other.close()


def test_what_goes_wrong_repeats_nothing_that_was_to_be_saved(
    store: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    canary = "Canary Featherstone"
    twice = Service(pods=(Pod(canary, canary, canary, canary),) * 2)
    with pytest.raises(KnownError) as caught:
        save_service(store, twice, who="Ada", at=AT)
    told = "".join(traceback.format_exception(caught.value))
    written = "".join(capfd.readouterr())
    assert "Two rows have the same id" in told
    assert canary not in told + caplog.text + written


APPROVES_AND_DIES = """
import sys
from datetime import UTC, datetime
from planner.store import Store
from planner.store.plans import Override, approve, plan_numbered

store = Store.open(sys.argv[1], create=False)
at = datetime(2026, 11, 20, tzinfo=UTC)
plan = plan_numbered(store, 2).plan
hand = Override("F1", "S2", "risk", "", "Bo", at, ("travel_limit",))
die_before(sys.argv[2])
approve(store, 2, who="Bo", at=at, plan=plan, overrides=(hand,))
die()
"""


@pytest.mark.parametrize(
    "moment",
    [
        "UPDATE plans",
        "DELETE FROM plan_families",
        "INSERT INTO plan_reasons",
        "INSERT INTO plan_overrides",
        "INSERT INTO changes",
        "COMMIT",
    ],
)
def test_killed_while_an_edited_plan_is_approved_the_draft_and_the_plan_before_are_there(
    tmp_path: Path, moment: str, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        approve(store, draft(store).number, who="Bo", at=AT)
        draft(store)
        before, decided, records = (
            plans_of(store, WEEK),
            decided_in_week(store, WEEK),
            changes_of(store),
        )
    run_until_it_dies(APPROVES_AND_DIES, path, moment)
    with Store.open(path, create=False) as store:
        assert plans_of(store, WEEK) == before
        assert decided_in_week(store, WEEK) == decided
        assert changes_of(store) == records
        assert approve(store, 2, who="Bo", at=AT).number == 2


PRINTS_AND_DIES = """
import sys
from datetime import UTC, datetime
from planner.store import Store
from planner.store.prints import Print, record_prints

store = Store.open(sys.argv[1], create=False)
die_before(sys.argv[2])
record_prints(store, [Print(1, "pod", "P1", "aa")] * 3, who="Bo", at=datetime.now(UTC))
die()
"""


@pytest.mark.parametrize("moment", ["INSERT INTO prints", "COMMIT"])
def test_killed_while_prints_are_noted_none_of_them_is(
    tmp_path: Path, moment: str, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        draft(store)
    run_until_it_dies(PRINTS_AND_DIES, path, moment)
    with Store.open(path, create=False) as store:
        assert prints_of(store, WEEK) == ()
