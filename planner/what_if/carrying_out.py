"""The service after a plan was carried out: what a later week is judged from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.service import Allocation, FamilyStatus

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.service import Service


def carried_out(week: InHand) -> Service:
    """Return the service as it is once every family is with whom the plan on the board gives it.

    A family that goes to somebody else has begun with them on the week's Monday, which is a change
    of worker where it had one; a family that was waiting is open. Who is left waiting stays as it
    is.
    """
    service, monday = week.ground.service, week.ground.week.monday
    current = {row.family_id: row.staff_id for row in service.allocations if row.to is None}
    began = {
        family_id: staff_id
        for family_id in week.ground.family
        if (staff_id := week.worker_of(family_id)) is not None
        and staff_id != current.get(family_id)
    }
    return replace(
        service,
        families=tuple(
            replace(
                family,
                status=FamilyStatus.OPEN
                if family.status is FamilyStatus.WAITING
                else family.status,
                opened_on=family.opened_on or monday,
                worker_changes=family.worker_changes + (family.family_id in current),
            )
            if family.family_id in began
            else family
            for family in service.families
        ),
        allocations=(
            *(
                replace(row, to=monday) if row.to is None and row.family_id in began else row
                for row in service.allocations
            ),
            *(Allocation(family_id, staff_id, monday) for family_id, staff_id in began.items()),
        ),
    )
