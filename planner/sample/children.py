"""The children of an invented family: their ages and plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.service import Child, ChildPlan

if TYPE_CHECKING:
    from planner.sample.chance import Chance

_OLDEST_CHILD_DAYS = 6500
"""Just under 18 years."""


def make_children(chance: Chance, counted: int, monday: date) -> tuple[Child, ...]:
    """Return the children, eldest first: so many who count, at times a sibling who does not."""
    total = counted + chance.happens(0.08)
    while True:
        youngest = chance.whole(20, max(60, _OLDEST_CHILD_DAYS - 1400 * (total - 1)))
        ages = [youngest]
        while len(ages) < total:
            ages.append(ages[-1] + chance.whole(340, 1500))
        if ages[-1] <= _OLDEST_CHILD_DAYS:
            break
    plan = ChildPlan.CP if chance.happens(0.09) else ChildPlan.CIN
    children = [
        Child(child_id="", family_id="", born_on=monday - timedelta(days=age), plan=plan)
        for age in reversed(ages)
    ]
    if total > counted:
        children[0] = replace(children[0], plan=ChildPlan.NONE)
    elif counted > 1 and chance.happens(0.05):
        children[0] = replace(children[0], plan=ChildPlan.LAC)
    return tuple(children)
