"""What comes from others: declared, locked with hashes, and each with its reason."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture._tree import MODULES, PACKAGES, ROOT, imports_of

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
REASONS = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def plain(name: str) -> str:
    """Return a project's name in its one normal spelling, without version or marker."""
    match = re.match(r"[A-Za-z0-9._-]+", name)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


USED = {plain(name) for name in SETTINGS["project"]["dependencies"]}
TOOLS = {plain(name) for name in SETTINGS["project"]["optional-dependencies"]["dev"]}
PINS = [line for line in LOCK.splitlines() if re.match(r"[A-Za-z0-9]", line)]


def test_every_dependency_is_locked() -> None:
    assert {plain(pin) for pin in PINS} >= USED | TOOLS


def test_the_lock_is_exact_and_hashed_and_names_no_place() -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINS)
    assert not [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
    assert "://" not in LOCK
    assert not re.search(r"^\s*--(?!hash)", LOCK, flags=re.MULTILINE)


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    told = {plain(name) for name in re.findall(r"^\| `([^`]+)`", REASONS, flags=re.MULTILINE)}
    assert told == USED | TOOLS


def test_what_the_program_imports_is_declared() -> None:
    outside = {
        top
        for path in MODULES
        for module in imports_of(path)
        if (top := module.partition(".")[0]) not in {*sys.stdlib_module_names, *PACKAGES}
    }
    distributions = packages_distributions()
    undeclared = {
        top for top in outside if not USED & {plain(name) for name in distributions.get(top, ())}
    }
    # SQLModel's tables are SQLAlchemy's, and its rows are pydantic's; shiboken6 is PySide6's own
    # half: they come as one.
    assert undeclared <= {"sqlalchemy", "pydantic", "shiboken6"}
