"""Blocks are laid on pages so that nothing is lost, cut or left hanging."""

from dataclasses import dataclass, replace

import pytest

from planner.sheets._blocks import Gap, NoteLines, legend
from planner.sheets._document import FIRST_ROOM, Placed, lay_out
from planner.sheets._panel import Panel, PanelRow, PanelTitle
from planner.sheets._pen import Pen
from planner.sheets._styles import CONTENT_WIDTH
from planner.sheets._text import Text


@dataclass(frozen=True, slots=True)
class Solid:
    """A block that cannot be split."""

    points: float
    keeps_together: bool = True

    def height(self, width: float) -> float:
        """Return its height."""
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw a box."""
        pen.box(x, top, width, self.points)

    def split(self, width: float, room: float) -> None:
        """Return `None`."""
        del width, room


def panel(rows: int) -> Panel:
    texts = tuple(Text.of(f"Family {number}") for number in range(rows))
    return Panel(PanelTitle("Families"), texts, PanelTitle("Families", "continued"))


def table(rows: int, *, keeps_together: bool, fewest: int = 1) -> PanelRow:
    return PanelRow((panel(rows),), (1.0,), keeps_together=keeps_together, fewest=fewest)


def rows_on(page: list[Placed]) -> list[str]:
    return [
        row.runs[0].words
        for placed in page
        if isinstance(placed.block, PanelRow)
        for row in placed.block.panels[0].rows
    ]


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    pages = lay_out([Solid(FIRST_ROOM - 10), Solid(20)])
    assert [len(page) for page in pages] == [1, 1]


def test_what_just_fits_stays() -> None:
    assert len(lay_out([Solid(FIRST_ROOM - 20), Solid(20)])) == 1


def test_a_block_taller_than_any_page_is_drawn_all_the_same() -> None:
    pages = lay_out([Solid(10), Solid(5_000), Solid(10)])
    assert [len(page) for page in pages] == [1, 1, 1]


def test_no_page_begins_with_white_space() -> None:
    pages = lay_out([Solid(FIRST_ROOM), Gap(10), Solid(30)])
    assert [type(page[0].block) for page in pages] == [Solid, Solid]
    assert len(pages[1]) == 1


def test_a_table_is_split_between_rows_and_loses_none() -> None:
    pages = lay_out([Solid(300), table(60, keeps_together=False)])
    assert len(pages) > 2
    assert [row for page in pages for row in rows_on(page)] == [f"Family {n}" for n in range(60)]


def test_a_table_that_fits_a_page_is_kept_together_where_it_asks_for_it() -> None:
    pages = lay_out([Solid(300), table(15, keeps_together=True)])
    assert [len(rows_on(page)) for page in pages] == [0, 15]


def test_a_table_never_begins_with_its_head_alone() -> None:
    pages = lay_out([Solid(FIRST_ROOM - 30), table(5, keeps_together=False)])
    assert [len(rows_on(page)) for page in pages] == [0, 5]


@pytest.mark.parametrize("rows", range(6, 60))
def test_no_page_of_a_table_has_fewer_rows_than_it_asks_for(rows: int) -> None:
    pages = lay_out([Solid(300), table(rows, keeps_together=False, fewest=3)])
    numbers = [len(rows_on(page)) for page in pages]
    assert sum(numbers) == rows
    assert min(number for number in numbers if number) >= 3


def test_panels_side_by_side_are_each_split_on_their_own_rows() -> None:
    row = PanelRow((panel(9), panel(2), panel(6)), (1.0,) * 3, keeps_together=False, fewest=2)
    first, second = lay_out([Solid(FIRST_ROOM - 130), row])
    here, there = first[1].block, second[0].block
    assert isinstance(here, PanelRow)
    assert isinstance(there, PanelRow)
    assert [one and len(one.rows) for one in here.panels] == [5, 2, 4]
    assert [one and len(one.rows) for one in there.panels] == [4, None, 2]
    assert {one.head for one in there.panels if one} == {PanelTitle("Families", "continued")}


def test_panels_begin_only_where_two_rows_of_each_fit() -> None:
    row = PanelRow((panel(9), panel(2)), (1.0, 1.0), keeps_together=False, fewest=2)
    first, second = lay_out([Solid(FIRST_ROOM - 55), row])
    assert (len(first), len(second)) == (1, 1)


def test_a_caption_takes_rows_with_it_to_the_next_page() -> None:
    row = replace(table(8, keeps_together=False, fewest=3), caption=legend("Ch. = children"))
    (page,) = lay_out([Solid(FIRST_ROOM - row.height(CONTENT_WIDTH)), row])
    assert len(page) == 2
    pages = lay_out([Solid(FIRST_ROOM - row.height(CONTENT_WIDTH) + 1), row])
    assert [len(rows_on(page)) for page in pages] == [5, 3]
    captions = [placed.block.caption for page in pages for placed in page[-1:]]
    assert captions == [None, row.caption]


def test_notes_take_what_is_left_and_no_page_of_their_own() -> None:
    (page,) = lay_out([Solid(FIRST_ROOM - 100), NoteLines("Notes")])
    assert page[1].block == NoteLines("Notes", lines=4)
    (page,) = lay_out([Solid(FIRST_ROOM - 60), NoteLines("Notes")])
    assert len(page) == 1
    (page,) = lay_out([Solid(FIRST_ROOM - 5), Gap(10), NoteLines("Notes")])
    assert len(page) == 1


def test_an_empty_story_is_one_empty_page() -> None:
    assert lay_out([]) == [[]]
