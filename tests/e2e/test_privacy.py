"""No name, address or note is ever written anywhere but into the database and onto paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.exchange.service_folder import write_service
from ui.background import Lane
from ui.screens.bring_in.dialogs import ChangesDialog, FaultsDialog

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from conftest import Person

    from planner.service import Service
    from solver.result import Cancel
    from ui.background import Tell

CANARY = "Zebedee Quixwood"


def break_down(cancel: Cancel, tell: Tell) -> None:
    """Fail as a fault of ours would, with a name in the error."""
    raise RuntimeError(f"no column for {CANARY}")


def test_whatever_goes_wrong_no_name_is_left_behind(
    person: Person,
    small_service: Service,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    families = tuple(replace(one, name=CANARY) for one in small_service.families)
    folder = tmp_path / "given"
    write_service(replace(small_service, families=families), folder)
    window = person.window
    person.wait_for_quiet()

    window.desk.preview(folder)
    dialog = person.dialog(ChangesDialog)
    person.click(dialog.bring_in)
    person.wait_for_quiet()
    person.plan()

    families_file = folder / "families.csv"
    text = families_file.read_text(encoding="utf-8")
    families_file.write_text(text.replace(CANARY, f"{CANARY},,,,,,,,,,", 3), encoding="utf-8")
    window.desk.preview(folder)
    person.press(Qt.Key.Key_Escape, on=person.dialog(FaultsDialog))

    window.desk.export(families_file)
    person.press(Qt.Key.Key_Escape, on=person.box())
    window.pages.go_to("sheets")
    person.wait_for_quiet()
    window.sheets.save_to(families_file / "sheet.pdf")
    person.press(Qt.Key.Key_Escape, on=person.box())

    window.background.start(Lane.CHANGE, break_down, done=window.messages.tell)
    box = person.box()
    assert "we are sorry" in box.text()
    person.press(Qt.Key.Key_Escape, on=box)
    window.close()
    person.wait_until(lambda: not window.isVisible())

    out, err = capfd.readouterr()
    assert CANARY not in out + err
    log = (person.home / "data" / "log.txt").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    places = (person.home, temporary, tmp_path / "qt")
    left = [file for place in places for file in place.rglob("*") if file.is_file()]
    assert left
    for file in left:
        if file.suffix != ".podplan":
            assert CANARY.encode() not in file.read_bytes(), file.name
            assert CANARY.split()[1] not in file.name
