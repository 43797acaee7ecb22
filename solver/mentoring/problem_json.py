"""A mentoring problem as JSON, both ways: kept with the plan that solved it."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

from solver.mentoring.problem import Family, Problem, Volunteer

_SETS = frozenset({"languages", "interests", "experience", "needs"})

_DAYS = frozenset(
    {"dbs_on", "dbs_expires_on", "training_on", "own_case_closed_on", "starts_on", "ends_on"}
)


def problem_to_json(problem: Problem) -> str:
    """Return a problem as JSON; sets are written in order, so equal problems give equal text."""
    told = {field.name: getattr(problem, field.name) for field in fields(problem) if field.init}
    return json.dumps(told, default=_written, separators=(",", ":"))


def problem_from_json(text: str) -> Problem:
    """Return the problem that `problem_to_json` wrote.

    Raises
    ------
    ValueError, KeyError, TypeError
        The text is not such a problem.
    """
    found = json.loads(text)
    pairs = {
        name: tuple((family, volunteer) for family, volunteer in found[name])
        for name in ("live", "excluded", "pinned", "overruled")
    }
    return Problem(
        **{
            **found,
            "volunteers": tuple(Volunteer(**_read(one)) for one in found["volunteers"]),
            "families": tuple(Family(**_read(one)) for one in found["families"]),
            "minutes": tuple(tuple(row) for row in found["minutes"]),
            "sunday": date.fromisoformat(found["sunday"]),
            "live": pairs["live"],
            "excluded": frozenset(pairs["excluded"]),
            "pinned": pairs["pinned"],
            "overruled": frozenset(pairs["overruled"]),
            "goals": tuple(found["goals"]),
        }
    )


def _written(value: Any) -> Any:  # noqa: ANN401 - whatever a problem holds
    """Return what stands for a value that JSON has no word for."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _read(row: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in row.items():
        if name in _SETS:
            read[name] = frozenset(value)
        elif name in _DAYS:
            read[name] = None if value is None else date.fromisoformat(value)
        elif name == "hours":
            read[name] = tuple(tuple(stretch) for stretch in value)
        else:
            read[name] = value
    return read
