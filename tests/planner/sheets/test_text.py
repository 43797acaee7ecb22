"""Words on paper: broken where they can be, shortened where they must be, never lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.sheets._pen import width_of
from planner.sheets._styles import NAME, ROW, STRONG
from planner.sheets._text import Run, Text, on_one_line


def words_of(text: Text, width: float) -> list[str]:
    return ["".join(run.words for run in line) for line in text.lines(width)]


def test_a_sentence_breaks_at_its_spaces() -> None:
    width = width_of("Five children. Most", ROW) + 0.01
    text = Text.of("Five children. Most places free.", ROW)
    assert words_of(text, width) == ["Five children. Most", "places free."]
    assert text.height(width) == 2 * ROW.leading


def test_bold_and_plain_words_share_a_line_and_keep_their_space() -> None:
    text = Text((Run("F031", STRONG), Run("to Priya.", ROW)))
    (line,) = text.lines(500)
    assert line == [Run("F031", STRONG), Run(" to Priya.", ROW)]


def test_a_word_wider_than_the_line_is_broken_and_nothing_of_it_lost() -> None:
    text = Text.of("W" * 60, ROW, most_lines=60)
    assert "".join(words_of(text, 100)) == "W" * 60
    assert len(words_of(text, 100)) > 1


def test_a_word_a_little_too_wide_makes_the_text_smaller_and_stays_whole() -> None:
    width = 0.8 * width_of("Nantwich", ROW)
    text = Text.of("near Nantwich", ROW, most_lines=2)
    assert words_of(text, width) == ["near", "Nantwich"]
    sizes = {run.style.size for line in text.lines(width) for run in line}
    assert len(sizes) == 1
    assert 0.75 * ROW.size <= sizes.pop() < ROW.size
    assert words_of(Text.of("Nantwich", ROW, most_lines=1), width)[0].endswith("…")


def test_a_word_that_no_smaller_size_saves_is_broken_at_full_size() -> None:
    text = Text.of("W" * 60, ROW, most_lines=60)
    assert {run.style for line in text.lines(100) for run in line} == {ROW}


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    text = Text.of("10:00 Training of everybody", ROW, most_lines=1)
    (line,) = words_of(text, width_of("10:00 Train", ROW) + width_of("…", ROW) + 0.1)
    assert line == "10:00 Train…"


def test_line_breaks_tabs_and_invisible_characters_are_spaces() -> None:
    assert words_of(Text.of("a\nb\tc\x00d\u202ee \u200b", ROW), 500) == ["a b c d e"]


def test_an_empty_text_has_no_height() -> None:
    assert Text.of(" ", ROW).height(100) == 0


@pytest.mark.parametrize("width", [200.0, 60.0, 20.0])
def test_one_line_gets_smaller_before_it_is_cut(width: float) -> None:
    text = on_one_line("Hillside Families", NAME, width, smallest=6)
    (line,) = words_of(text, width)
    assert sum(width_of(run.words, run.style) for run in text.lines(width)[0]) <= width
    assert (line == "Hillside Families") is (width > 50)


@given(
    words=st.text(max_size=80),
    width=st.floats(min_value=12, max_value=400),
    most_lines=st.integers(min_value=1, max_value=5),
)
def test_no_text_is_wider_or_taller_than_it_may_be(
    words: str, width: float, most_lines: int
) -> None:
    text = Text.of(words, ROW, most_lines=most_lines)
    lines = text.lines(width)
    assert len(lines) <= most_lines
    for line in lines:
        assert sum(width_of(run.words, run.style) for run in line) <= width + 0.01
