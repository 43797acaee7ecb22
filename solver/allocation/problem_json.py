"""An allocation problem as JSON, both ways: kept with the plan that solved it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from solver.allocation.problem import Family, Pod, Problem, Standing, Worker


def problem_to_json(problem: Problem) -> str:
    """Return a problem as JSON; sets are written in order, so equal problems give equal text."""
    return json.dumps(
        {
            "pods": [_row(pod) for pod in problem.pods],
            "workers": [_row(worker) for worker in problem.workers],
            "families": [_row(family) for family in problem.families],
            "minutes": problem.minutes,
            "excluded": sorted(problem.excluded),
            "pinned": problem.pinned,
            "preferred": sorted(problem.preferred),
            "goals": problem.goals,
        },
        separators=(",", ":"),
    )


def problem_from_json(text: str) -> Problem:
    """Return the problem that `problem_to_json` wrote.

    Raises
    ------
    ValueError, KeyError, TypeError
        The text is not such a problem.
    """
    found = json.loads(text)
    return Problem(
        pods=tuple(Pod(**pod) for pod in found["pods"]),
        workers=tuple(
            Worker(
                **{
                    **worker,
                    "skills": frozenset(worker["skills"]),
                    "languages": frozenset(worker["languages"]),
                }
            )
            for worker in found["workers"]
        ),
        families=tuple(
            Family(
                **{
                    **family,
                    "standing": Standing(family["standing"]),
                    "needs": frozenset(family["needs"]),
                    "languages": frozenset(family["languages"]),
                }
            )
            for family in found["families"]
        ),
        minutes=tuple(tuple(row) for row in found["minutes"]),
        excluded=frozenset((family, worker) for family, worker in found["excluded"]),
        pinned=tuple((family, worker) for family, worker in found["pinned"]),
        preferred=frozenset((family, worker) for family, worker in found["preferred"]),
        goals=tuple(found["goals"]),
    )


def _row(row: Pod | Worker | Family) -> dict[str, Any]:
    values = {one.name: getattr(row, one.name) for one in fields(row)}
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in values.items()
    }
