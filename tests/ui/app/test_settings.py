"""The layout kept between starts."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from ui.settings import Layout, Palette, read_layout, write_layout
from ui.widgets.board.metrics import Density

if TYPE_CHECKING:
    from pathlib import Path


def test_the_layout_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "new" / "window.json"
    layout = Layout(
        palette=Palette.DARK,
        text_percent=120,
        width=1280,
        height=720,
        is_maximised=True,
        density=Density.COMFORTABLE,
        screen="map",
        waiting_width=300,
        waiting_folded=True,
    )
    write_layout(layout, file)
    assert read_layout(file) == layout


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"palette": "pink"}', '{"palette": "dark", "text_percent": 120}', "null"],
)
def test_a_damaged_file_gives_the_default_layout(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(text, encoding="utf-8")
    assert read_layout(file) == Layout()


def test_an_absurd_text_size_gives_the_default_layout(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    write_layout(Layout(text_percent=9000), file)
    assert read_layout(file) == Layout()


def test_only_the_look_is_kept_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    write_layout(Layout(), file)
    assert set(json.loads(file.read_text(encoding="utf-8"))) == {
        "palette",
        "text_percent",
        "width",
        "height",
        "is_maximised",
        "density",
        "screen",
        "waiting_width",
        "waiting_folded",
    }
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["window.json"]


def test_a_place_that_cannot_be_written_is_no_accident(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    write_layout(Layout(), blocked / "window.json")
    assert blocked.read_text(encoding="utf-8") == ""


def test_a_file_of_an_earlier_version_keeps_what_it_says(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    told = {
        "palette": "dark",
        "text_percent": 120,
        "width": 1280,
        "height": 720,
        "is_maximised": False,
    }
    file.write_text(json.dumps(told), encoding="utf-8")
    assert read_layout(file) == Layout(
        palette=Palette.DARK, text_percent=120, width=1280, height=720
    )


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("screen", "F012 Karen Lee", "allocation"),
        ("screen", 7, "allocation"),
        ("waiting_width", "wide", None),
        ("waiting_width", 9000, 480),
        ("waiting_width", -3, 160),
    ],
)
def test_what_makes_no_sense_alone_is_left_out_alone(
    tmp_path: Path, key: str, value: object, meant: object
) -> None:
    file = tmp_path / "window.json"
    write_layout(Layout(text_percent=120), file)
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(kept | {key: value}), encoding="utf-8")
    layout = read_layout(file)
    assert getattr(layout, key) == meant
    assert layout.text_percent == 120
