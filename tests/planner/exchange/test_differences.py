from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.exchange.differences import ChangedValue, DifferenceKind, differences, summary
from planner.sample import make_service
from planner.service import Service, Week
from planner.service.settings import Caps

SERVICE = make_service(pods=2, week=Week(date(2026, 11, 23)))


def test_a_service_does_not_differ_from_itself() -> None:
    assert differences(SERVICE, SERVICE) == ()
    assert summary(()) == ()


def test_rows_that_only_stand_elsewhere_do_not_differ() -> None:
    turned = replace(SERVICE, families=SERVICE.families[::-1], pairs=SERVICE.pairs[::-1])
    assert differences(SERVICE, turned) == ()


def test_what_is_new_gone_and_changed_is_told_row_by_row_and_counted() -> None:
    first, second, *rest = SERVICE.families
    stint = next(stint for stint in SERVICE.allocations if stint.to is None)
    ended = replace(stint, to=date(2026, 11, 20))
    after = replace(
        SERVICE,
        settings=replace(SERVICE.settings, caps=Caps(children_per_pod=40)),
        families=(
            replace(first, place="Nantwich", needs=("debt", "housing")),
            *rest,
            replace(second, family_id="new"),
        ),
        allocations=tuple(ended if each is stint else each for each in SERVICE.allocations),
    )
    found = differences(SERVICE, after)
    assert [(each.table, each.row, each.kind) for each in found] == [
        ("service", "caps.children_per_pod", DifferenceKind.CHANGED),
        ("families", first.family_id, DifferenceKind.CHANGED),
        ("families", "new", DifferenceKind.ADDED),
        ("families", second.family_id, DifferenceKind.REMOVED),
        (
            "allocations",
            f"{stint.family_id} {stint.staff_id} {stint.from_.isoformat()}",
            DifferenceKind.CHANGED,
        ),
    ]
    assert found[0].values == (ChangedValue("value", "48", "40"),)
    assert ChangedValue("place", first.place, "Nantwich") in found[1].values
    assert found[1].values[-1].after == "debt;housing"
    assert found[4].values == (ChangedValue("to", "", "2026-11-20"),)
    assert summary(found) == (
        "service: 1 changed",
        "families: 1 new, 1 gone, 1 changed",
        "allocations: 1 changed",
    )


def test_rows_alike_in_what_tells_them_apart_are_counted_one_by_one() -> None:
    stint = SERVICE.allocations[0]
    before = replace(SERVICE, allocations=(stint,))
    after = replace(SERVICE, allocations=(stint, replace(stint, reason="twice")))
    (found,) = differences(before, after)
    assert found.kind is DifferenceKind.ADDED


def test_cover_that_is_given_without_a_row_is_not_the_usual_cover() -> None:
    (found,) = differences(Service(), Service(cover=()))
    assert (found.table, found.row, found.kind) == ("cover", "", DifferenceKind.ADDED)
    assert summary((found,)) == ("cover: given, or no longer given, without a row",)
