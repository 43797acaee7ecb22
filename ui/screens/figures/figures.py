"""The numbers of the figures screen, worked out from the service and its board. No window here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from planner.service import Week
from ui.widgets.board.model import Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.service import Allocation, Service
    from ui.widgets.board.model import BoardModel, WaitingCard

WEEKS = 26
"""Half a year of weeks, the one on the desk the last of them."""

AGES = (range(4), range(4, 6), range(6, 10_000))
"""Weeks a family has waited: 0–3, 4–5, and six or more."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """A practitioner's children and how many they may carry."""

    staff_id: str
    name: str
    children: int
    children_cap: int


@dataclass(frozen=True, slots=True)
class PodCaseload:
    """A pod's children, its cap, and its people."""

    name: str
    children: int
    children_cap: int
    people: tuple[Caseload, ...]


@dataclass(frozen=True, slots=True)
class WeekChanges:
    """How many families began with another practitioner than before in one week.

    Attributes
    ----------
    moved
        To somebody new to them.
    returned
        Back to somebody who had them earlier.
    is_planned
        Whether some of it is what the board proposes and has not happened.
    """

    week: Week
    moved: int
    returned: int
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class BandWaiting:
    """How many families of a band wait, by `AGES`; one whose referral has no date is not old."""

    urgency: Urgency
    by_age: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything on the figures screen. `changes` are `WEEKS` long, the latest last."""

    week: Week
    pods: tuple[PodCaseload, ...]
    changes: tuple[WeekChanges, ...]
    waiting: tuple[BandWaiting, ...]


def figures_of(service: Service, week: Week, board: BoardModel) -> Figures:
    """Return the figures of a week.

    Parameters
    ----------
    board
        The whole board of the week: its caseloads and who waits are those of the screens, moves
        by hand included.
    """
    return Figures(
        week=week,
        pods=pod_caseloads(board),
        changes=worker_changes(service.allocations, week, board),
        waiting=waiting_by_age(board.waiting),
    )


def pod_caseloads(board: BoardModel) -> tuple[PodCaseload, ...]:
    """Return caseload against cap for every pod and practitioner, in the order of the board."""
    return tuple(
        PodCaseload(
            lane.name,
            lane.children,
            lane.children_cap,
            tuple(
                Caseload(column.staff_id, column.name, column.children, column.children_cap)
                for column in lane.columns
            ),
        )
        for lane in board.lanes
    )


def worker_changes(
    stints: Sequence[Allocation], week: Week, board: BoardModel
) -> tuple[WeekChanges, ...]:
    """Return the changes of worker of the `WEEKS` that end with `week`.

    A stint is a change where the family's stint before it was with somebody else. A family's first
    practitioner is none, and neither is a new stint with the same one.
    """
    of_family: dict[str, list[Allocation]] = defaultdict(list)
    for stint in sorted(stints, key=attrgetter("from_")):
        of_family[stint.family_id].append(stint)
    moved = {week.shifted(-back): 0 for back in range(WEEKS - 1, -1, -1)}
    returned = dict.fromkeys(moved, 0)

    def count(starts: Week, staff_id: str, before: Sequence[Allocation]) -> bool:
        if not before or before[-1].staff_id == staff_id or starts not in moved:
            return False
        knew = any(stint.staff_id == staff_id for stint in before)
        (returned if knew else moved)[starts] += 1
        return True

    for family in of_family.values():
        for nth, stint in enumerate(family):
            count(Week.of(stint.from_), stint.staff_id, family[:nth])
    planned = [
        count(week, column.staff_id, of_family.get(card.family_id, ()))
        for lane in board.lanes
        for column in lane.columns
        for card in column.cards
    ]
    return tuple(
        WeekChanges(one, moved[one], returned[one], is_planned=one == week and any(planned))
        for one in moved
    )


def waiting_by_age(waiting: Sequence[WaitingCard]) -> tuple[BandWaiting, ...]:
    """Return how many families wait in each band, by how long they have."""
    return tuple(
        BandWaiting(
            band,
            tuple(
                sum(card.urgency is band and (card.weeks or 0) in age for card in waiting)
                for age in AGES
            ),
        )
        for band in Urgency
    )
