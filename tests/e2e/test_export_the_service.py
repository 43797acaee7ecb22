"""A service manager writes the stored service to a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.service_folder import read_service
from planner.travel.places import load_gazetteer

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Person


def test_what_was_exported_reads_back_the_same(sample: Person, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    sample.window.menus.export.trigger()
    sample.choose(out)
    assert sample.box().text() == "The service is written to out."
    read = read_service(out, gazetteer=load_gazetteer())
    assert read.service == sample.window.desk.shown.service


def test_a_folder_that_may_not_be_written_is_a_sentence(sample: Person, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    sample.window.desk.export(blocked)
    text = sample.box().text()
    assert "could not be written" in text
    assert "Traceback" not in text


def test_an_empty_service_has_nothing_to_export(person: Person) -> None:
    person.wait_for_quiet()
    assert not person.window.menus.export.isEnabled()
    assert person.window.menus.export.toolTip() == "There is nothing to export yet."
