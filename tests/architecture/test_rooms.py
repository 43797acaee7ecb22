"""The house rules that no linter knows: how large a room is, what it is called, what stays out."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from tests.architecture._tree import (
    MODULES,
    PACKAGES,
    ROOT,
    START,
    TESTS,
    calls_of,
    imports_of,
    name_of,
    tree_of,
)

if TYPE_CHECKING:
    from pathlib import Path

MOST_LINES = 450
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
NETWORK = {"socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "requests", "httpx"}
NETWORK |= {"PySide6.QtNetwork", "PySide6.QtWebEngineCore"}
# A pair of sockets inside the program wakes Qt when Ctrl-C is pressed; it reaches nobody.
NO_NETWORK = {"ui/interrupt.py imports socket"}
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
CLOCKS = {("datetime", "now"), ("datetime", "today"), ("date", "today"), ("time", "time")}


def test_a_room_can_be_read_in_one_go() -> None:
    long = {
        name_of(path): lines
        for path in (*MODULES, *TESTS, START)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_a_room_is_called_after_what_is_in_it() -> None:
    rooms = [*MODULES, *(path.parent for path in MODULES)]
    assert not {name_of(room) for room in rooms if room.stem.strip("_") in VAGUE_NAMES}


def test_every_folder_of_code_is_shipped_with_the_program() -> None:
    folders = {path.parent for path in MODULES}
    assert not {name_of(folder) for folder in folders if not (folder / "__init__.py").exists()}


def test_every_data_file_is_shipped_with_the_program() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["*"]
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*")]
    data = [path for path in files if path.is_file() and path.suffix not in (".py", ".pyc")]
    left_out = {
        name_of(path) for path in data if not any(fnmatch(path.name, mask) for mask in patterns)
    }
    assert not left_out


def test_colours_are_only_in_the_tokens() -> None:
    windows = [path for path in MODULES if name_of(path).startswith("ui/")]
    coloured = {
        name_of(path)
        for path in windows
        if name_of(path) != "ui/theme/tokens.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and COLOUR.search(node.value)
    }
    styles = (ROOT / "resources").rglob("*.qss")
    coloured |= {name_of(p) for p in styles if COLOUR.search(p.read_text(encoding="utf-8"))}
    assert not coloured


def test_nothing_is_ever_asked_of_a_network() -> None:
    reaching = {
        f"{name_of(path)} imports {module}"
        for path in MODULES
        for module in imports_of(path)
        if any(module == banned or module.startswith(f"{banned}.") for banned in NETWORK)
    }
    assert reaching <= NO_NETWORK


def test_no_clock_below_the_windows_and_the_command_line() -> None:
    def reads_a_clock(call: ast.Call) -> bool:
        function = call.func
        return (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and (function.value.id, function.attr) in CLOCKS
        )

    inside = [path for path in MODULES if not name_of(path).startswith(("ui/", "planner/cli"))]
    assert not {name_of(path) for path in inside for call in calls_of(path) if reads_a_clock(call)}


def test_text_files_are_read_alike_on_every_system() -> None:
    assert not {
        f"{name_of(path)}:{call.lineno}"
        for path in MODULES
        for call in calls_of(path)
        if _opens_text(call) and "encoding" not in {word.arg for word in call.keywords}
    }


def _opens_text(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr in ("read_text", "write_text")
    if not (isinstance(function, ast.Name) and function.id == "open"):
        return False
    modes = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "mode")]
    return not any(isinstance(mode, ast.Constant) and "b" in str(mode.value) for mode in modes)


def test_starting_needs_nothing_but_python() -> None:
    top: set[str] = {module.partition(".")[0] for module in imports_of(START)}
    assert top <= set(sys.stdlib_module_names)


def test_links_between_the_documents_lead_somewhere() -> None:
    assert not {
        f"{name_of(page)}: {link}"
        for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for link in _links(page)
        if not (page.parent / link).exists()
    }


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = ROOT / "docs" / "decisions"
    assert sorted(path.name for path in folder.glob("0*.md")) == _links(folder / "README.md")


def _links(page: Path) -> list[str]:
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    return [target for link in found if "://" not in link and (target := link.partition("#")[0])]
