"""A plan as ``plan.json`` and back: the interface other programs rely on.

What is written, and what every key means, stands in the handbook (docs/plan-json.md). A change
that would break a reader is a new `PLAN_FORMAT`.
"""

from __future__ import annotations

import io
import json
from dataclasses import fields
from datetime import date
from typing import Any

from planner.errors import KnownError
from planner.plan import (
    PLAN_FORMAT,
    AllocationPart,
    FamilyLine,
    GoalLine,
    Option,
    Outcome,
    Plan,
    PlanStatus,
    Remark,
    WorkerLine,
)
from planner.service import Week


def plan_to_json(plan: Plan) -> str:
    """Return a plan as JSON text, indented, with letters of every language as they are."""
    found: dict[str, Any] = {
        "format": PLAN_FORMAT,
        "week": str(plan.week),
        "service": plan.service,
        "status": plan.status,
    }
    if plan.allocation is not None:
        found["allocation"] = _allocation_to_json(plan.allocation)
    found["faults"] = plan.faults
    # Bit by bit: `dumps` joins a million bits of a large plan at once, and nothing else runs then.
    out = io.StringIO()
    json.dump(found, out, default=_row, ensure_ascii=False, indent=1)
    out.write("\n")
    return out.getvalue()


def plan_from_json(text: str) -> Plan:
    """Return the plan that ``plan.json`` holds. Keys that are not known are left out.

    Raises
    ------
    KnownError
        The text is not a plan, or one of another format.
    """
    try:
        found = json.loads(text, object_hook=_as_it_is)
        if found["format"] != PLAN_FORMAT:
            raise KnownError(
                f"This plan is of format {int(found['format'])}; this program reads format "
                f"{PLAN_FORMAT}. Open it with the program that made it."
            )
        allocation = found.get("allocation")
        return Plan(
            week=Week(date.fromisoformat(found["week"])),
            service=str(found["service"]),
            status=PlanStatus(found["status"]),
            allocation=None if allocation is None else _allocation_from_json(allocation),
            faults=_remarks(found.get("faults", [])),
        )
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        raise KnownError(
            "This is not a plan that this program can read. Make it again with podplan plan."
        ) from None


def _as_it_is(found: dict[str, Any]) -> dict[str, Any]:
    """Let other threads run after every object of a large plan: the reader itself never does."""
    return found


def _allocation_to_json(part: AllocationPart) -> dict[str, Any]:
    return {
        "status": part.status,
        "seconds": part.seconds,
        "goals": [
            {
                "name": goal.name,
                "value": goal.value,
                "bound": goal.bound,
                "unit": goal.unit,
                "proven": goal.proven,
            }
            for goal in part.goals
        ],
        "families": part.families,
        "workers": part.workers,
        "warnings": part.warnings,
    }


def _row(row: FamilyLine | Option | WorkerLine | Remark) -> dict[str, Any]:
    """Return what stands for a row that JSON has no word for: its fields by name."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _allocation_from_json(found: dict[str, Any]) -> AllocationPart:
    return AllocationPart(
        status=PlanStatus(found["status"]),
        seconds=float(found["seconds"]),
        goals=tuple(
            GoalLine(
                name=str(goal["name"]),
                value=_whole(goal["value"]),
                bound=_whole(goal["bound"]),
                unit=str(goal["unit"]),
                proven=bool(goal["proven"]),
            )
            for goal in found["goals"]
        ),
        families=tuple(_family(family) for family in found["families"]),
        workers=tuple(
            WorkerLine(
                staff_id=str(worker["staff_id"]),
                children=_whole(worker["children"]),
                children_cap=_whole(worker["children_cap"]),
                families=_whole(worker["families"]),
                travel=_whole(worker["travel"]),
            )
            for worker in found["workers"]
        ),
        warnings=_remarks(found["warnings"]),
    )


def _family(found: dict[str, Any]) -> FamilyLine:
    return FamilyLine(
        family_id=str(found["family_id"]),
        children=_whole(found["children"]),
        staff_id=_text_or_none(found["staff_id"]),
        outcome=Outcome(found["outcome"]),
        was=_text_or_none(found["was"]),
        minutes=None if found["minutes"] is None else _whole(found["minutes"]),
        why=tuple(str(sentence) for sentence in found["why"]),
        could_be=tuple(
            Option(
                staff_id=str(option["staff_id"]),
                blocked_by=tuple(str(rule) for rule in option["blocked_by"]),
                sentence=str(option["sentence"]),
            )
            for option in found["could_be"]
        ),
    )


def _remarks(found: list[dict[str, Any]]) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            rule=str(remark["rule"]),
            ids=tuple(str(one) for one in remark["ids"]),
            sentence=str(remark["sentence"]),
        )
        for remark in found
    )


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number")
    return value
