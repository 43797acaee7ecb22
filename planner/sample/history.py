"""Who worked with a family since it opened: its stints, one after the other, without gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.sample.people import Part, Practitioner
from planner.sample.words import LEFT, STINT_ENDS
from planner.service import Allocation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.sample.chance import Chance

_CHANGES = {0: 0.66, 1: 0.24, 2: 0.1}
"""The share of families older than two months with so many changes of worker."""


def stints_since(
    opened: date,
    *,
    worker: Practitioner,
    pod: Sequence[Practitioner],
    from_start: bool,
    today: date,
    chance: Chance,
) -> tuple[Allocation, ...]:
    """Return a family's stints since it opened, the last one, of its worker, open-ended.

    Earlier workers are of the same pod and were there at the time. A family that is older than
    its worker's first day had somebody before.

    Parameters
    ----------
    opened
        The family's first day.
    worker
        Who has the family now.
    pod
        The practitioners of the worker's pod, those who have left, too.
    from_start
        Whether the family began with the one who left the pod long ago.
    today
        The Monday of the week; every stint begins before it.
    chance
        Draws the changes.
    """
    current = Allocation(family_id="", staff_id=worker.member.staff_id, from_=opened)
    long_ago = next((each for each in pod if each.part is Part.LEFT_LONG_AGO), None)
    if from_start and long_ago is not None and long_ago.member.ends_on is not None:
        handed_over = long_ago.member.ends_on + timedelta(days=1)
        return (
            _ended(replace(current, staff_id=long_ago.member.staff_id), handed_over, LEFT),
            replace(current, from_=handed_over),
        )
    starts = _starts(opened, worker, today, chance)
    stints: list[Allocation] = []
    for begun, ended in pairwise(starts):
        there = [
            each
            for each in pod
            if each is not worker
            and (each.member.starts_on is None or each.member.starts_on <= begun)
            and (each.member.ends_on is None or each.member.ends_on >= ended)
        ]
        reason = chance.pick(STINT_ENDS)
        if stints and not any(each.member.staff_id != stints[-1].staff_id for each in there):
            # In a small pod the one before simply stayed.
            stints[-1] = _ended(stints[-1], ended, reason)
            continue
        last = stints[-1].staff_id if stints else ""
        earlier = chance.pick([each for each in there if each.member.staff_id != last])
        if earlier.part is Part.LEFT_LONG_AGO:
            reason = LEFT
        stint = replace(current, staff_id=earlier.member.staff_id, from_=begun)
        stints.append(_ended(stint, ended, reason))
    return (*stints, replace(current, from_=starts[-1]))


def _starts(opened: date, worker: Practitioner, today: date, chance: Chance) -> list[date]:
    """Return the first day of every stint."""
    member = worker.member
    last_day = min(today, member.ends_on or today)
    changes = chance.pick_weighted(_CHANGES) if (last_day - opened).days > 60 else 0
    started = member.starts_on or opened
    if started > opened:
        changes = max(changes, 1)
    starts = [opened]
    for left in range(changes, 0, -1):
        earliest = starts[-1] + timedelta(days=14)
        if left == 1 and started > opened:
            earliest = max(starts[-1] + timedelta(days=1), started)
        latest = last_day - timedelta(days=7 * left)
        span = max(0, (latest - earliest).days)
        starts.append(earliest + timedelta(days=int(chance.share() * span / left)))
    return starts


def _ended(stint: Allocation, next_start: date, reason: str) -> Allocation:
    return replace(stint, to=next_start - timedelta(days=1), reason=reason)
