"""What bringing in a service would change, as people read it."""

from __future__ import annotations

from dataclasses import replace

from planner.exchange.differences import differences
from planner.service import Band, Family, FamilyStatus, Service
from ui.screens.bring_in.words import MOST_LINES, change_lines


def test_the_first_time_is_told_in_counts(service: Service) -> None:
    lines = change_lines(differences(Service(), service))
    assert "families: 8 new" in lines
    assert not any("F1" in line for line in lines)


def test_later_what_changes_is_told_row_by_row(service: Service) -> None:
    first, *rest = service.families
    changed = replace(
        service,
        families=(
            replace(first, band=Band.LOW),
            *rest[:-1],
            Family("F9", "New", "CW1", FamilyStatus.WAITING),
        ),
        children=tuple(child for child in service.children if child.family_id != "F8"),
    )
    lines = change_lines(differences(service, changed))
    assert "families: 1 new, 1 gone, 1 changed" in lines
    assert "families F1: band: high → low" in lines
    assert "families F8: gone" in lines
    assert lines[-1] == "families F9: new"


def test_nothing_is_told_of_the_same(service: Service) -> None:
    assert change_lines(differences(service, service)) == ()


def test_very_many_rows_are_cut_off_with_their_number(service: Service) -> None:
    many = tuple(
        Family(f"N{number}", "N", "CW1", FamilyStatus.OPEN) for number in range(MOST_LINES + 40)
    )
    before = replace(service, families=many)
    after = replace(service, families=tuple(replace(one, band=Band.LOW) for one in many))
    lines = change_lines(differences(before, after))
    assert lines[-1] == "and 40 more rows"
