"""An allocation problem as JSON, both ways: kept with the plan that solved it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from solver.allocation.problem import Family, Overruled, Pod, Problem, Standing, Worker


def problem_to_json(problem: Problem) -> str:
    """Return a problem as JSON; sets are written in order, so equal problems give equal text.

    A large problem lets other threads run in between: the encoder asks for each row as it gets
    there, and that is a step of Python, where the rest is one.
    """
    return json.dumps(
        {
            "pods": problem.pods,
            "workers": problem.workers,
            "families": problem.families,
            "minutes": [iter(row) for row in problem.minutes],
            "excluded": sorted(problem.excluded),
            "pinned": problem.pinned,
            "preferred": sorted(problem.preferred),
            "goals": problem.goals,
            "overruled": {
                "pairs": sorted(problem.overruled.pairs),
                "children": problem.overruled.children,
                "pod_children": problem.overruled.pod_children,
            },
            "left": sorted(problem.left),
            "must_place": sorted(problem.must_place),
            "reference": problem.reference,
        },
        default=_row,
        separators=(",", ":"),
    )


def problem_from_json(text: str) -> Problem:
    """Return the problem that `problem_to_json` wrote.

    What the allocation desk adds (`overruled`, `left`, `must_place`, `reference`) may be missing.

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
        overruled=_overruled(found.get("overruled", {})),
        left=frozenset(found.get("left", ())),
        must_place=frozenset(found.get("must_place", ())),
        reference=_whole(found.get("reference")),
    )


def _whole(found: list[int | None] | None) -> tuple[int | None, ...] | None:
    return None if found is None else tuple(found)


def _overruled(found: dict[str, Any]) -> Overruled:
    return Overruled(
        pairs=frozenset((family, worker) for family, worker in found.get("pairs", ())),
        children=tuple((worker, most) for worker, most in found.get("children", ())),
        pod_children=tuple((pod, most) for pod, most in found.get("pod_children", ())),
    )


def _row(row: Pod | Worker | Family | Iterator[int]) -> object:
    """Return what stands for a row that JSON has no word for."""
    if isinstance(row, Iterator):
        return tuple(row)
    values = {one.name: getattr(row, one.name) for one in fields(row)}
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in values.items()
    }
