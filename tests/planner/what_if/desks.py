"""Weeks on the desk, and suppositions tried out on them to the end."""

from datetime import datetime

from planner.drafting.in_hand import InHand, ground_of, in_hand_of
from planner.planning.allocation import plan_allocation
from planner.service import Service, Week
from planner.travel.places import load_gazetteer
from planner.what_if.suppositions import Supposition
from planner.what_if.trying import WhatIf, try_out
from solver.allocation.solve import solve
from solver.cp_sat import Effort
from tests.planner.planning.services import WEEK

EFFORT = Effort(seconds=20, workers=1, seed=0)
NOW = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - the wall clock of the office


def desk(given: Service, *, planned: bool = False, week: Week = WEEK, **decided: object) -> InHand:
    """Return the week on the desk: planned, or as it stands."""
    gazetteer = load_gazetteer()
    plan = None
    if planned:
        plan = plan_allocation(given, week, gazetteer=gazetteer, seconds=20, workers=1).plan
    return in_hand_of(ground_of(given, week, gazetteer=gazetteer), plan, **decided)


def tried(week: InHand, supposition: Supposition) -> WhatIf:
    return try_out(week, supposition, gazetteer=load_gazetteer(), solve=solve, effort=EFFORT)
