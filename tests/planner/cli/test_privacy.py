"""No name, address, need or reason is told where it has no business."""

from __future__ import annotations

import csv
import json
import tempfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

WEEK = "2026-11-23"
CANARY = "Zebedee Quartermain"
POSTCODE = "CW1 2BJ"
SECRETS = ("zebedee", "quartermain", "2bj")

PRIVATE = {
    "families.csv": {"name": CANARY, "needs": CANARY, "interests": CANARY, "place": POSTCODE},
    "staff.csv": {"skills": CANARY},
    "allocations.csv": {"reason": CANARY},
    "pairs.csv": {"reason": CANARY},
    "absences.csv": {"reason": CANARY},
    "volunteers.csv": {"name": CANARY, "interests": CANARY, "experience": CANARY},
    "matches.csv": {"reason": CANARY},
    "children.csv": {"name": CANARY},  # a column that is not known
}


@pytest.fixture
def private_folder(folder: Path) -> Path:
    """Return a service with something private in every cell that may hold it."""
    for name, cells in PRIVATE.items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, name
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list({**rows[0], **cells}))
            writer.writeheader()
            writer.writerows({**row, **cells} for row in rows)
    return folder


@pytest.fixture
def traces(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Give what reads everything that was left in the home and in the folder for passing files."""
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))

    def read() -> str:
        found = [path for root in (passing, home) for path in root.rglob("*")]
        texts = [path.read_bytes().decode("latin-1") for path in found if path.is_file()]
        return "\n".join([*map(str, found), *texts])

    return read


def assert_nothing_private(*texts: str) -> None:
    for text in texts:
        folded = " ".join(text.split()).casefold()
        for secret in SECRETS:
            at = folded.find(secret)
            assert at < 0, folded[max(at - 80, 0) : at + 80]


def words(pdf: bytes) -> str:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    buffer.setParent(document)
    document.load(buffer)
    text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    title = str(document.metaData(QPdfDocument.MetaDataField.Title))
    document.close()
    assert text
    return f"{title} {text}"


def test_a_plan_and_its_sheets_tell_initials_and_districts_only(
    run: Callable,
    private_folder: Path,
    tmp_path: Path,
    traces: Callable[[], str],
    qapp: QGuiApplication,
) -> None:
    out = tmp_path / "out"
    ran = run("plan", private_folder, "--week", WEEK, "--out", out)
    assert ran.code == 0
    assert_nothing_private(ran.out, ran.err, traces(), (out / "plan.json").read_text("utf-8"))
    sheets = {file.name: words(file.read_bytes()) for file in out.glob("*.pdf")}
    assert_nothing_private(*sheets, *sheets.values())
    assert any("ZQ" in text for text in sheets.values()), "initials are told"
    ran = run("check", private_folder, out / "plan.json")
    assert_nothing_private(ran.out, ran.err)


def test_bad_input_elsewhere_tells_nothing_of_the_row(
    run: Callable, private_folder: Path, tmp_path: Path, traces: Callable[[], str]
) -> None:
    for name, old, new in (
        ("families.csv", ",waiting,", ",weighting,"),
        ("families.csv", ",open,", ",opened,"),
        ("children.csv", ",cin,", ",sin,"),
        ("pairs.csv", ",exclude,", ",excluded,"),
        ("volunteers.csv", ",peer_mentor,", ",mentor,"),
        ("absences.csv", "2026", "20x6"),
        ("allocations.csv", "2026", "20x6"),
    ):
        text = (private_folder / name).read_text(encoding="utf-8")
        (private_folder / name).write_text(text.replace(old, new), encoding="utf-8")
    for ran in (
        run("plan", private_folder, "--week", WEEK, "--out", tmp_path / "out"),
        run("import", private_folder, "--db", tmp_path / "mine.podplan"),
        run("check", private_folder, tmp_path / "none.json"),
    ):
        assert ran.code == 2
        assert len(ran.err.splitlines()) > 10
        assert_nothing_private(ran.out, ran.err)
    assert_nothing_private(traces())


def test_rows_that_are_out_of_shape_tell_nothing_of_themselves(
    run: Callable, private_folder: Path, tmp_path: Path
) -> None:
    table = private_folder / "families.csv"
    last = table.read_text(encoding="utf-8").splitlines()[-1]
    longer = f"{last},{CANARY},{CANARY}"
    for row in (longer, f'F901,"{CANARY}'):
        with table.open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    ran = run("plan", private_folder, "--week", WEEK, "--out", tmp_path / "out")
    assert ran.code == 2
    assert_nothing_private(ran.err)


def test_a_database_in_trouble_tells_nothing_of_what_was_to_be_stored(
    run: Callable, private_folder: Path, tmp_path: Path, traces: Callable[[], str]
) -> None:
    database = tmp_path / "mine.podplan"
    ran = run("import", private_folder, "--db", database)
    assert ran.code == 0
    assert_nothing_private(ran.out, ran.err)
    text = (private_folder / "families.csv").read_text(encoding="utf-8")
    (private_folder / "families.csv").write_text(
        text.replace(CANARY, f"{CANARY} II"), encoding="utf-8"
    )
    ran = run("import", private_folder, "--db", database)
    assert ran.code == 0
    assert "families:" in ran.err
    assert_nothing_private(ran.out, ran.err)
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 2])
    for ran in (
        run("import", private_folder, "--db", database),
        run("export", tmp_path / "out", "--db", database),
    ):
        assert ran.code == 2
        assert_nothing_private(ran.out, ran.err)
    assert_nothing_private(traces())


def test_a_plan_with_a_name_in_it_is_refused_without_telling_it(
    run: Callable, private_folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "plan.json"
    for content in (
        json.dumps({"format": 1, "week": CANARY}),
        json.dumps({"format": CANARY}),
        f"{{{CANARY}",
    ):
        place.write_text(content, encoding="utf-8")
        ran = run("check", private_folder, place)
        assert ran.code == 2
        assert_nothing_private(ran.out, ran.err)


def test_a_fault_of_ours_tells_nothing_of_the_data(
    run: Callable,
    private_folder: Path,
    tmp_path: Path,
    traces: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(*given: object, **_more: object) -> None:
        raise LookupError(given)

    for function in ("planner.sheets.draw_sheets", "planner.planning.problem.children_counted"):
        with monkeypatch.context() as patch:
            patch.setattr(function, stumble)
            ran = run("plan", private_folder, "--week", WEEK, "--out", tmp_path / "out")
        assert ran.code == 1
        assert "our fault, not yours" in ran.err
        assert_nothing_private(ran.out, ran.err)
    assert not (tmp_path / "out").exists()
    assert_nothing_private(traces())
