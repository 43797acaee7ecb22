from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.errors import KnownError
from planner.store.prints import Print, StoredPrint, prints_of, record_prints
from tests.planner.store.desk import AT, LATER, WEEK, draft

if TYPE_CHECKING:
    from planner.store import Store


def test_what_was_printed_of_any_version_of_the_week_comes_newest_first(store: Store) -> None:
    draft(store)
    draft(store)
    draft(store, WEEK.shifted(1))
    record_prints(
        store, [Print(1, "pod", "P1", "aa"), Print(1, "waiting-list", "", "bb")], who="Ada", at=AT
    )
    record_prints(store, [Print(2, "pod", "P1", "cc")], who="Bo", at=LATER)
    record_prints(store, [Print(3, "pod", "P1", "dd")], who="Bo", at=LATER)
    assert prints_of(store, WEEK) == (
        StoredPrint(2, "pod", "P1", "cc", "Bo", LATER),
        StoredPrint(1, "waiting-list", "", "bb", "Ada", AT),
        StoredPrint(1, "pod", "P1", "aa", "Ada", AT),
    )
    assert prints_of(store, WEEK.shifted(-1)) == ()


def test_nothing_printed_is_nothing_kept(store: Store) -> None:
    draft(store)
    record_prints(store, [], who="Ada", at=AT)
    assert prints_of(store, WEEK) == ()


def test_a_print_of_a_plan_that_is_not_there_keeps_none_of_them(store: Store) -> None:
    draft(store)
    with pytest.raises(KnownError):
        record_prints(
            store, [Print(1, "pod", "P1", "aa"), Print(47, "pod", "P1", "aa")], who="Ada", at=AT
        )
    assert prints_of(store, WEEK) == ()
