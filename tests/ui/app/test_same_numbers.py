"""A number on a sheet is the number on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.planning.allocation import plan_allocation
from planner.sample import make_service
from planner.sheets import Printing, pod_sheet
from planner.travel.places import load_gazetteer
from ui.screens.allocation.board_model import board_model

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.service import Service, Week
    from ui.widgets.board.model import BoardModel

SEEDS = range(1, 9)


def sample(seed: int, week: Week) -> Service:
    """Return an invented service whose pods have little room."""
    made = make_service(pods=1 + seed % 3, seed=seed, week=week)
    return replace(
        made, pods=tuple(replace(pod, children_cap=36 + 3 * (seed % 5)) for pod in made.pods)
    )


def compare(service: Service, week: Week, plan: Plan) -> BoardModel:
    district = load_gazetteer().district
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    printing = Printing(service, plan, None, "Draft", at, "Service Manager", district)
    board = board_model(service, week, plan, district=district)
    for lane in board.lanes:
        sheet = pod_sheet.gather(printing, lane.pod_id)
        assert (sheet.children, sheet.children_cap) == (lane.children, lane.children_cap)
        assert sheet.places_free == lane.places_free
        for one, column in zip(sheet.practitioners, lane.columns, strict=True):
            assert (one.worker.children, one.worker.children_cap, one.worker.travel) == (
                column.children,
                column.children_cap,
                column.travel_minutes_a_week,
            )
    total = sum(lane.places_free for lane in board.lanes)
    assert f" · {total} place" in board.summary
    return board


def test_the_pods_sheets_and_the_board_tell_the_same_numbers(week: Week) -> None:
    boards = []
    for seed in SEEDS:
        service = sample(seed, week)
        done = plan_allocation(service, week, gazetteer=load_gazetteer(), seconds=2, workers=1)
        boards.append(compare(service, week, done.plan))
    lanes = [lane for board in boards for lane in board.lanes]
    # Both caps were met: places of a pod's people that the pod's own cap forbids, and all of them.
    own = [
        sum(max(0, column.children_cap - column.children) for column in lane.columns)
        for lane in lanes
    ]
    assert any(lane.places_free < free for lane, free in zip(lanes, own, strict=True))
    assert any(0 < lane.places_free == free for lane, free in zip(lanes, own, strict=True))
