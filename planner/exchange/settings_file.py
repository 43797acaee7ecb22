"""The service's settings: ``service.toml`` beside CSV files, the sheet ``service`` in a workbook.

The sections, keys, defaults and types are those of `planner.service.settings`; nothing is listed
twice.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from datetime import time
from typing import TYPE_CHECKING, Any

import tomli_w

from planner.exchange.findings import did_you_mean, joined, nearest, quoted
from planner.exchange.kinds import LIST, TEXT, TIME, YES_NO, Kind, UnreadableError, whole
from planner.service import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.exchange.findings import Findings
    from planner.exchange.grid import Grid

SETTINGS_FILE = "service.toml"
SETTINGS_SHEET = "service"
SHEET_HEADINGS = ("table", "key", "value")

_HIGHEST = {
    ("travel", "max_minutes"): 24 * 60,
    ("rota", "week_minutes"): 7 * 24 * 60,
    ("rota", "day_minutes"): 24 * 60,
    ("rota", "rest_hours"): 24,
    ("rota", "break_after_minutes"): 24 * 60,
    ("rota", "break_minutes"): 24 * 60,
    ("rota", "evenings_a_week"): 7,
    ("rota", "weekend_days"): 2,
    ("rota", "slot_minutes"): 60,
    ("mentoring", "closed_case_months"): 1_200,
    ("mentoring", "shared_minutes"): 7 * 24 * 60,
    ("mentoring", "recheck_years"): 50,
}
_LOWEST = {("rota", "slot_minutes"): 1, ("mentoring", "recheck_years"): 1}
_FIRST_GOALS = frozenset({"changes", "waiting"})


def _kind(section: str, key: str, default: object) -> Kind:
    """Return how a setting is written as text; its default's type tells."""
    if isinstance(default, bool):
        return YES_NO
    if isinstance(default, int):
        at = (section, key)
        return whole(_LOWEST.get(at, 0), _HIGHEST.get(at, 10_000))
    if isinstance(default, time):
        return TIME
    if isinstance(default, tuple):
        return LIST
    return TEXT


def read_settings_toml(file: str, text: str, *, findings: Findings) -> Settings:
    """Read ``service.toml``; every section and key may be left out.

    Parameters
    ----------
    file
        What faults call the file.
    text
        What it holds.
    findings
        Where faults and warnings are noted.
    """
    try:
        content = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as problem:
        at = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", str(problem))
        line = int(at[1]) if at and at[1] else 0
        what = str(problem)[: at.start()] if at else str(problem)
        findings.fault(file, line, "", f"is not TOML here: {what[0].lower()}{what[1:]}.")
        return Settings()
    except (RecursionError, ValueError):
        findings.fault(file, 0, "", "holds brackets too deep or a number too long for a setting.")
        return Settings()
    return _Reader(file, _lines(text), findings).read(content)


def read_settings_sheet(grid: Grid, *, findings: Findings) -> Settings:
    """Read the sheet ``service``: a row a setting, with its section, its key and its value.

    Parameters
    ----------
    grid
        The sheet.
    findings
        Where faults and warnings are noted.
    """
    headings = [heading.casefold() for heading in grid.headings]
    if not set(SHEET_HEADINGS) <= set(headings):
        findings.fault(
            grid.file, grid.header_line, "", "has the columns table, key and value; one is missing."
        )
        return Settings()
    content: dict[str, dict[str, str]] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, row in zip(grid.lines, grid.rows, strict=True):
        section, key, value = (row[headings.index(heading)] for heading in SHEET_HEADINGS)
        if not section or not key or not value:
            continue
        section, key = section.casefold(), key.casefold()
        if (section, key) in lines:
            findings.fault(grid.file, line, f"{section}.{key}", "stands twice; keep one.")
        content.setdefault(section, {})[key] = value
        lines[section, key] = line
        lines.setdefault((section, ""), line)
    return _Reader(grid.file, lines, findings, of_text=True).read(content)


class _Reader:
    """Settings from sections of keys, noting what is wrong with each."""

    def __init__(
        self,
        file: str,
        lines: Mapping[tuple[str, str], int],
        findings: Findings,
        *,
        of_text: bool = False,
    ) -> None:
        self.file = file
        self.lines = lines
        self.findings = findings
        self.of_text = of_text

    def read(self, content: Mapping[str, Any]) -> Settings:
        settings = Settings()
        sections = {section.name: getattr(settings, section.name) for section in fields(settings)}
        for name in content:
            if name not in sections:
                self._warn_unknown(name, "", sections)
        found = {
            name: self._section(name, section, content[name])
            for name, section in sections.items()
            if name in content
        }
        settings = replace(settings, **found)
        if settings.service.closes <= settings.service.opens:
            self._fault("service", "closes", "the service closes before it opens.")
        return settings

    def _section(self, name: str, section: Any, content: object) -> Any:  # noqa: ANN401 (any section)
        if not isinstance(content, dict):
            self._fault(name, "", f'is a section; write it as "[{name}]" above its keys.')
            return section
        known = {key.name: getattr(section, key.name) for key in fields(section)}
        found = {}
        for key, value in content.items():
            if key not in known:
                self._warn_unknown(name, key, known)
                continue
            try:
                found[key] = self._value(name, key, value, known[key])
            except UnreadableError as problem:
                self._fault(name, key, str(problem))
        return replace(section, **found)

    def _value(self, section: str, key: str, value: object, default: object) -> object:
        text = value if self.of_text and isinstance(value, str) else _as_text(value, default)
        if not text.strip():
            if default == "":
                return default
            raise UnreadableError("nothing is written here; delete the line or write a value.")
        read = _kind(section, key, default).read(text.strip())
        return _goals(section, key, read, default) if isinstance(default, tuple) else read

    def _warn_unknown(self, section: str, key: str, known: Mapping[str, object]) -> None:
        sentence = f"is no setting and was kept out.{did_you_mean(nearest(key or section, known))}"
        line = self.lines.get((section, key), 0)
        self.findings.warn(self.file, line, _named(section, key)[:80], sentence)

    def _fault(self, section: str, key: str, sentence: str) -> None:
        line = self.lines.get((section, key), 0)
        self.findings.fault(self.file, line, _named(section, key), sentence)


def _named(section: str, key: str) -> str:
    return f"{section}.{key}" if key else section


def _as_text(value: object, default: object) -> str:
    """Return a TOML value as the text of its kind, if it has the type that its default has."""
    if isinstance(default, bool):
        if isinstance(value, bool):
            return YES_NO.write(value)
        raise UnreadableError(f"{quoted(str(value))} is neither true nor false.")
    if isinstance(default, int):
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise UnreadableError(f"{quoted(str(value))} is not a whole number, such as {default}.")
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            if len({item.strip().casefold() for item in value}) < len(value):
                raise UnreadableError("names a goal twice; each stands exactly once.")
            return LIST.write(value)
        raise UnreadableError(f'is not a list of names, such as ["{default[0]}", "{default[1]}"].')
    if isinstance(value, str):
        return value
    if isinstance(value, time) and isinstance(default, time):
        return TIME.write(value)
    raise UnreadableError(f"{quoted(str(value))} stands in quotation marks as text.")


def _goals(section: str, key: str, names: tuple[str, ...], default: tuple[str, ...]) -> object:
    goals = tuple(name.casefold() for name in names)
    unknown = [name for name in goals if name not in default]
    if unknown:
        raise UnreadableError(
            f"{quoted(unknown[0])} is no goal; they are {joined(default, 'and')}."
            f"{did_you_mean(nearest(unknown[0], default))}"
        )
    if len(goals) < len(default):
        missing = [name for name in default if name not in goals]
        raise UnreadableError(
            f"leaves out {joined(missing, 'and')}; each goal stands exactly once."
        )
    if key == "allocation" and set(goals[: len(_FIRST_GOALS)]) != _FIRST_GOALS:
        raise UnreadableError("changes and waiting stand before the other three goals.")
    return goals


_HEADER = re.compile(r"\s*\[\s*[\"']?([\w-]+)[\"']?\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")


def _lines(text: str) -> dict[tuple[str, str], int]:
    """Return the line of each section (with an empty key) and of each key."""
    section = ""
    lines: dict[tuple[str, str], int] = {}
    for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1):
        if header := _HEADER.match(line):
            section = header[1]
            lines.setdefault((section, ""), number)
        elif key := _KEY.match(line):
            at = (section, key[1]) if section else (key[1], "")
            lines.setdefault(at, number)
    return lines


def settings_toml(settings: Settings) -> bytes:
    """Return ``service.toml`` with every key, so that a manager sees what there is to set."""
    content: dict[str, dict[str, object]] = {}
    for section, key, value in _values(settings):
        if isinstance(value, time):
            value = TIME.write(value)
        content.setdefault(section, {})[key] = list(value) if isinstance(value, tuple) else value
    return tomli_w.dumps(content).encode()


def settings_records(settings: Settings) -> Iterator[list[str]]:
    """Yield the rows of the sheet ``service``, the header first."""
    yield list(SHEET_HEADINGS)
    for section, key, value in _values(settings):
        yield [section, key, _kind(section, key, value).write(value)]


def _values(settings: Settings) -> Iterator[tuple[str, str, object]]:
    for section in fields(settings):
        rows = getattr(settings, section.name)
        for key in fields(rows):
            yield section.name, key.name, getattr(rows, key.name)
