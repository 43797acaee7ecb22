from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.errors import KnownError
from planner.store import Store
from planner.store.audit import changes_of
from planner.store.edits import StoredEdit, add_edit, edits_of, mark_undone
from planner.store.plans import approve, reinstate
from tests.planner.store.desk import AT, LATER, draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFIDENCE = "what was said in confidence"

ADDS_AND_DIES = """
import sys
from datetime import UTC, datetime
from planner.store import Store
from planner.store.edits import add_edit

store = Store.open(sys.argv[1], create=False)
if sys.argv[2] != "afterwards":
    die_before(sys.argv[2])
at = datetime(2026, 11, 20, tzinfo=UTC)
add_edit(store, 1, name="Lock F003", payload="{}", who="Bo", at=at)
die()
"""


def edit(store: Store, name: str = "Move F012 to Sam", *, number: int = 1) -> StoredEdit:
    payload = json.dumps({"note": CONFIDENCE, "name": name})
    return add_edit(store, number, name=name, payload=payload, who="Ada", at=AT)


def undo(store: Store, position: int, *, is_undone: bool = True) -> None:
    mark_undone(store, 1, position, is_undone=is_undone, who="Bo", at=LATER)


def names(store: Store, number: int = 1) -> list[tuple[int, str, bool]]:
    found = edits_of(store, number)
    return [(each.position, each.name, each.is_undone) for each in found]


def test_edits_come_out_as_they_were_made_and_each_plan_has_its_own(store: Store) -> None:
    draft(store)
    assert edits_of(store, 1) == ()
    first = edit(store)
    second = edit(store, "Lock Priya")
    assert edits_of(store, 1) == (first, second)
    assert (first.position, first.who, first.at, first.is_undone) == (1, "Ada", AT, False)
    assert json.loads(second.payload) == {"note": CONFIDENCE, "name": "Lock Priya"}
    draft(store)
    assert edit(store, number=2).position == 1
    assert edits_of(store, 1) == (first, second)


def test_an_edit_is_undone_and_redone(store: Store) -> None:
    draft(store)
    edit(store)
    edit(store, "Lock Priya")
    undo(store, 2)
    undo(store, 1)
    assert names(store) == [(1, "Move F012 to Sam", True), (2, "Lock Priya", True)]
    undo(store, 1, is_undone=False)
    assert names(store) == [(1, "Move F012 to Sam", False), (2, "Lock Priya", True)]


def test_a_new_edit_forgets_those_that_were_undone_and_no_other(store: Store) -> None:
    draft(store)
    for name in ("one", "two", "three"):
        edit(store, name)
    undo(store, 3)
    undo(store, 2)
    assert edit(store, "other").position == 2
    assert names(store) == [(1, "one", False), (2, "other", False)]
    undo(store, 2)
    undo(store, 1)
    assert edit(store, "first of all").position == 1
    assert names(store) == [(1, "first of all", False)]


def test_a_draft_that_comes_back_has_its_edits_still(store: Store) -> None:
    draft(store)
    kept = edit(store)
    draft(store)
    reinstate(store, 1, who="Bo", at=LATER)
    assert edits_of(store, 1) == (kept,)
    assert edit(store, "Lock Priya").position == 2


def test_only_a_draft_takes_edits(store: Store) -> None:
    draft(store)
    kept = edit(store)
    approve(store, 1, who="Bo", at=LATER)
    with pytest.raises(KnownError, match="Plan 1 is approved, so it stays as it is"):
        edit(store)
    with pytest.raises(KnownError, match="Plan 1 is approved, so it stays as it is"):
        undo(store, 1)
    with pytest.raises(KnownError, match="There is no plan 47"):
        edit(store, number=47)
    assert edits_of(store, 1) == (kept,)
    version = draft(store)
    assert edits_of(store, version.number) == ()
    assert edit(store, number=version.number).position == 1


def test_an_edit_that_is_not_there_cannot_be_undone(store: Store) -> None:
    draft(store)
    with pytest.raises(KnownError, match="Plan 1 has no edit 3 any more"):
        undo(store, 3)


def test_the_audit_tells_each_step_by_name_and_never_what_the_payload_holds(store: Store) -> None:
    draft(store)
    edit(store, "one")
    edit(store, "two")
    undo(store, 2)
    undo(store, 2)  # again: nothing changes, nothing is recorded
    edit(store, "three")
    records = changes_of(store, table="plan_edits")
    assert [(each.kind.value, each.row, each.who) for each in records] == [
        ("added", "1 1", "Ada"),
        ("added", "1 2", "Ada"),
        ("changed", "1 2", "Bo"),
        ("removed", "1 2", "Ada"),
        ("added", "1 2", "Ada"),
    ]
    assert json.loads(records[2].after or "") == {"is_undone": True}
    assert json.loads(records[3].before or "") == {"name": "two"}
    assert not [each for each in changes_of(store) if CONFIDENCE in f"{each.before}{each.after}"]


@pytest.mark.parametrize(
    "moment", ["DELETE FROM plan_edits", "INSERT INTO plan_edits", "INSERT INTO changes", "COMMIT"]
)
def test_killed_while_an_edit_is_kept_the_edits_before_it_are_there(
    tmp_path: Path, moment: str, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        draft(store)
        edit(store, "one")
        edit(store, "two")
        undo(store, 2)
        before, records = edits_of(store, 1), changes_of(store)
    run_until_it_dies(ADDS_AND_DIES, path, moment)
    with Store.open(path, create=False) as store:
        assert edits_of(store, 1) == before
        assert changes_of(store) == records


def test_killed_after_an_edit_was_kept_it_is_there(
    tmp_path: Path, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        draft(store)
    run_until_it_dies(ADDS_AND_DIES, path, "afterwards")
    with Store.open(path, create=False) as store:
        assert names(store) == [(1, "Lock F003", False)]


def test_the_moment_of_an_edit_is_kept_whatever_its_zone(store: Store) -> None:
    draft(store)
    local = datetime(2026, 6, 1, 10, 0, tzinfo=UTC) + timedelta(microseconds=5)
    add_edit(store, 1, name="x", payload="{}", who="Ada", at=local)
    (found,) = edits_of(store, 1)
    assert found.at == local
