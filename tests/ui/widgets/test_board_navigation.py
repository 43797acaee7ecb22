"""The keyboard reaches everything on the board."""

from dataclasses import replace

import pytest

from tests.ui import mockup
from ui.widgets.board.geometry import BoardGeometry, arrange
from ui.widgets.board.hearing import cursor_of, keys_of
from ui.widgets.board.metrics import Metrics
from ui.widgets.board.model import BoardModel
from ui.widgets.board.navigation import Cursor, Move, step


def geometry(model: BoardModel | None = None, **folded: bool) -> BoardGeometry:
    return arrange(
        model or mockup.board(),
        width=1132,
        window_width=1440,
        folded={name.replace("_", "-"): value for name, value in folded.items()},
        metrics=Metrics.at(1.0),
    )


def walk(board: BoardGeometry, start: str, *moves: Move) -> str:
    cursor = Cursor(family_id=start) if start else Cursor()
    for move in moves:
        cursor = step(board, cursor, move)
    if cursor.staff_id:
        return f"head {cursor.staff_id}"
    return cursor.family_id or f"{'menu' if cursor.more else 'pod'} {cursor.pod_id}"


@pytest.mark.parametrize(
    ("start", "moves", "wanted"),
    [
        ("", (Move.DOWN,), "F012"),
        ("F012", (Move.DOWN,), "F005"),
        ("F005", (Move.UP,), "F012"),
        ("F012", (Move.UP,), "head sam"),
        ("F012", (Move.UP, Move.DOWN), "F012"),
        ("F012", (Move.UP, Move.RIGHT), "head priya"),
        ("F012", (Move.UP, Move.LEFT), "head sam"),
        ("F012", (Move.UP, Move.UP), "pod crewe-north"),
        ("F012", (Move.UP, Move.UP, Move.RIGHT), "menu crewe-north"),
        ("F012", (Move.UP, Move.UP, Move.RIGHT, Move.LEFT), "pod crewe-north"),
        ("F012", (Move.UP, Move.UP, Move.RIGHT, Move.DOWN), "F012"),
        ("F012", (Move.UP, Move.UP, Move.UP), "pod crewe-north"),
        ("F057", (Move.DOWN,), "F006"),
        ("F006", (Move.UP,), "head leanne"),
        ("F006", (Move.UP, Move.UP, Move.UP), "F050"),
        ("F012", (Move.RIGHT,), "F003"),
        ("F044", (Move.RIGHT,), "F038"),
        ("F012", (Move.LEFT,), "F012"),
        ("F002", (Move.RIGHT,), "F002"),
        ("F044", (Move.NEXT_COLUMN,), "F003"),
        ("F050", (Move.NEXT_COLUMN,), "F006"),
        ("F006", (Move.PREVIOUS_COLUMN,), "F002"),
        ("F033", (Move.FIRST,), "F012"),
        ("F033", (Move.LAST,), "F045"),
        ("F033", (Move.PREVIOUS_LANE,), "pod crewe-south"),
        ("F033", (Move.PREVIOUS_LANE, Move.PREVIOUS_LANE), "pod crewe-north"),
        ("F033", (Move.NEXT_LANE,), "pod macclesfield"),
        ("F033", (Move.NEXT_LANE, Move.DOWN), "F001"),
        ("F033", (Move.NEXT_LANE, Move.UP), "F049"),
        ("F033", (Move.NEXT_LANE, Move.NEXT_LANE), "pod macclesfield"),
    ],
)
def test_arrows_walk_cards_and_control_jumps(
    start: str, moves: tuple[Move, ...], wanted: str
) -> None:
    assert walk(geometry(), start, *moves) == wanted


@pytest.mark.parametrize("width", [1132, 700])
def test_every_card_and_head_is_reached_by_arrows_alone(width: int) -> None:
    empty = replace(mockup.lanes()[0].columns[1], cards=(), staff_id="nobody")
    lanes = tuple(replace(lane, columns=(*lane.columns, empty)) for lane in mockup.lanes()[:1])
    model = replace(mockup.board(), lanes=(*lanes, *mockup.lanes()[1:]))
    board = arrange(model, width=width, window_width=1440, folded={}, metrics=Metrics.at(1.0))
    everything = {cursor_of(key) for key in keys_of(board)}
    reached: set[Cursor] = set()
    to_try = [Cursor(family_id="F012")]
    while to_try:
        here = to_try.pop()
        if here in reached:
            continue
        reached.add(here)
        for move in (Move.UP, Move.DOWN, Move.LEFT, Move.RIGHT):
            to_try.append(step(board, here, move))
    assert reached == everything


def test_a_folded_lane_is_met_on_the_way() -> None:
    board = geometry(crewe_south=True)
    assert walk(board, "F057", Move.DOWN) == "pod crewe-south"
    assert walk(board, "F057", Move.DOWN, Move.DOWN) == "pod macclesfield"
    assert walk(board, "F057", Move.DOWN, Move.UP) == "F050"


def test_nothing_to_walk_on_leads_nowhere() -> None:
    assert step(geometry(BoardModel()), Cursor(), Move.DOWN).nowhere
    all_folded = geometry(crewe_north=True, crewe_south=True, macclesfield=True)
    assert walk(all_folded, "", Move.DOWN) == "pod crewe-north"
    assert walk(all_folded, "", Move.LAST, Move.LAST) == "pod macclesfield"
