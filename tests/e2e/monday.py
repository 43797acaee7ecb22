"""A Monday small enough to know by heart, kept in a database: two pods, four practitioners."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planner import actions
from planner.drafting.in_hand import ground_of, in_hand_of
from planner.drafting.kept import kept_edits, week_in_hand
from planner.drafting.replanning import How, replan
from planner.service import Band, PairRule, Pod, Service, Week
from planner.store import Store
from planner.store.plans import StoredPlan, latest
from planner.store.service import load_service, save_service
from planner.travel.places import load_gazetteer
from solver.cp_sat import Effort
from tests.planner.planning.services import (
    HOME,
    POD,
    WEEK,
    household,
    pair,
    practitioner,
    service,
)

if TYPE_CHECKING:
    from pathlib import Path

    from planner.drafting.in_hand import InHand

AT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
SOUTH = Pod("P2", "Crewe South", "Crewe", HOME)

PLANNED = {
    "F01": "S1",
    "F02": "S1",
    "F03": "S2",
    "F04": "S2",
    "F05": "S3",
    "F06": "S4",
    "F07": "S4",
    "F08": "",
    "F10": "S1",
}
"""With whom the plan puts each family; an empty text is waiting. F09 is not eligible."""


def monday() -> Service:
    """Return the service.

    North: Sam has two places free, Priya none. South: Dan has five, Tom six. Tom is excluded from
    F01. The plan gives F07 to Tom and F10 to Sam, who can do what they need. Nobody has the seven
    places F08 needs, unless Dan's F05 goes to Tom. F09 is not motivated.
    """
    return service(
        (
            practitioner("S1", "Sam Okoro", children_cap=8, skills=("autism",)),
            practitioner("S2", "Priya Nair", children_cap=6),
            practitioner("S3", "Dan Whitlow", children_cap=8, pod_id="P2"),
            practitioner(
                "S4", "Tom Ferris", children_cap=8, pod_id="P2", skills=("domestic abuse",)
            ),
        ),
        (
            household("F01", 3, current="S1", name="Karen Lee"),
            household("F02", 3, current="S1", name="Bo Nash"),
            household("F03", 4, current="S2", name="Mo Tate"),
            household("F04", 2, current="S2", name="Ann Reed"),
            household("F05", 3, current="S3", name="Una Fell"),
            household("F06", 2, current="S4", name="Ty Banks"),
            household(
                "F07",
                2,
                name="Lil Parr",
                band=Band.HIGH,
                needs=("domestic abuse",),
                referred_on=date(2026, 10, 19),
            ),
            household("F08", 7, name="Ida Vale", band=Band.MEDIUM, referred_on=date(2026, 10, 26)),
            household("F09", 1, name="Eve Holt", band=Band.LOW, motivated=False),
            household(
                "F10",
                1,
                name="Zebedee Quixwood",
                band=Band.LOW,
                needs=("autism",),
                referred_on=date(2026, 11, 9),
            ),
        ),
        pods=(POD, SOUTH),
        pairs=(pair("F01", "S4", PairRule.EXCLUDE),),
    )


def fill(path: Path, given: Service, *, planned: bool) -> None:
    """Make a database with a service and, if wanted, the best plan of its week as a draft."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store:
        save_service(store, given, who="mary", at=AT)
        if planned:
            ground = ground_of(given, WEEK, gazetteer=load_gazetteer())
            found = replan(
                in_hand_of(ground, None), How.WEEK, effort=Effort(seconds=20, workers=1, seed=0)
            )
            actions.keep_version(
                store, found.week, problem_json=found.problem_json, who="mary", at=AT
            )


def stored_plan(path: Path) -> StoredPlan | None:
    """Return the week's plan as it is stored."""
    with Store.open(path) as store:
        return latest(store, WEEK)


def stored_week(path: Path, week: Week = WEEK) -> InHand:
    """Return a week as whoever opens the database now would have it."""
    with Store.open(path) as store:
        found = latest(store, week)
        ground = ground_of(load_service(store), week, gazetteer=load_gazetteer())
        if found is None:
            return in_hand_of(ground, None)
        stored = week_in_hand(ground, found, kept_edits(store, found.number))
    assert stored is not None
    return stored


def with_whom(week: InHand) -> dict[str, str]:
    """Return whom each eligible family is with; an empty text is waiting."""
    return {
        family: week.worker_of(family) or "" for family in week.ground.family if family != "F09"
    }
