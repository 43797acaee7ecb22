"""The numbers of the figures screen, worked out from the service and its board. No window here."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.history.changes_of_worker import in_order, worker_changes
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
        changes=changes_by_week(service.allocations, week, board),
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


def changes_by_week(
    stints: Sequence[Allocation], week: Week, board: BoardModel
) -> tuple[WeekChanges, ...]:
    """Return the changes of worker of the `WEEKS` that end with `week`.

    What has happened is told by `planner.history.changes_of_worker`; the board adds what it plans.
    """
    moved, returned = Counter[Week](), Counter[Week]()
    left: dict[str, set[str]] = defaultdict(set)

    def count(starts: Week, family_id: str, staff_id: str) -> None:
        (returned if staff_id in left[family_id] else moved)[starts] += 1

    for change in worker_changes(stints):
        count(Week.of(change.day), change.family_id, change.after)
        left[change.family_id].add(change.before)
    last = {stint.family_id: stint.staff_id for stint in in_order(stints)}
    planned = [
        (card.family_id, column.staff_id)
        for lane in board.lanes
        for column in lane.columns
        for card in column.cards
        if last.get(card.family_id, column.staff_id) != column.staff_id
    ]
    for family_id, staff_id in planned:
        count(week, family_id, staff_id)
    return tuple(
        WeekChanges(one, moved[one], returned[one], is_planned=one == week and bool(planned))
        for one in (week.shifted(-back) for back in reversed(range(WEEKS)))
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
