from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planner.errors import KnownError
from planner.exchange.plan_json import plan_from_json, plan_to_json
from planner.plan import (
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

if TYPE_CHECKING:
    from collections.abc import Callable

PART = AllocationPart(
    status=PlanStatus.FEASIBLE,
    seconds=0.41,
    goals=(
        GoalLine("changes", 0, 0, "points", proven=True),
        GoalLine("preferences", -4, -6, "points", proven=False),
    ),
    families=(
        FamilyLine(
            "F012",
            3,
            "S04",
            Outcome.KEPT,
            "S04",
            14,
            ("Kept with Łucja: three months together.",),
            (
                Option("S07", ("children_cap",), "Would make 13 of 12 children."),
                Option("S08", (), "Fits: would make 3 of 12 children; in the same place."),
            ),
        ),
        FamilyLine("F013", 1, None, Outcome.NOT_ELIGIBLE, None, None, ("Not ready.",)),
    ),
    workers=(WorkerLine("S04", 11, 12, 4, 380),),
    warnings=(Remark("pod_cap", ("P1",), "Crewe North: 50 of 48 children, as it was."),),
)
PLAN = Plan(
    week=Week(date(2026, 11, 23)),
    service="Zażółć & “Sons”",
    status=PlanStatus.FEASIBLE,
    allocation=PART,
    faults=(Remark("pinned", ("F1", "S9"), "F1 pinned to S9 is set aside."),),
)


def read(text: str) -> dict[str, Any]:
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def test_every_key_is_the_contracts_and_no_other() -> None:
    written = read(plan_to_json(PLAN))
    assert list(written) == ["format", "week", "service", "status", "allocation", "faults"]
    assert written["format"] == 1
    assert written["week"] == "2026-11-23"
    assert written["status"] == "feasible"
    allocation = written["allocation"]
    assert list(allocation) == ["status", "seconds", "goals", "families", "workers", "warnings"]
    assert allocation["goals"][1] == {
        "name": "preferences",
        "value": -4,
        "bound": -6,
        "unit": "points",
        "proven": False,
    }
    assert allocation["families"][0] == {
        "family_id": "F012",
        "children": 3,
        "staff_id": "S04",
        "outcome": "kept",
        "was": "S04",
        "minutes": 14,
        "why": ["Kept with Łucja: three months together."],
        "could_be": [
            {
                "staff_id": "S07",
                "blocked_by": ["children_cap"],
                "sentence": "Would make 13 of 12 children.",
            },
            {
                "staff_id": "S08",
                "blocked_by": [],
                "sentence": "Fits: would make 3 of 12 children; in the same place.",
            },
        ],
    }
    assert allocation["families"][1]["outcome"] == "not_eligible"
    assert allocation["families"][1]["staff_id"] is None
    assert allocation["families"][1]["minutes"] is None
    assert allocation["workers"] == [
        {"staff_id": "S04", "children": 11, "children_cap": 12, "families": 4, "travel": 380}
    ]
    assert allocation["warnings"] == [
        {
            "rule": "pod_cap",
            "ids": ["P1"],
            "sentence": "Crewe North: 50 of 48 children, as it was.",
        }
    ]
    assert written["faults"] == [
        {"rule": "pinned", "ids": ["F1", "S9"], "sentence": "F1 pinned to S9 is set aside."}
    ]


def test_parts_that_were_not_run_are_absent() -> None:
    written = read(plan_to_json(replace(PLAN, allocation=None, faults=())))
    assert list(written) == ["format", "week", "service", "status", "faults"]
    assert written["faults"] == []


@pytest.mark.parametrize("status", list(PlanStatus))
@pytest.mark.parametrize("part", [PART, None])
def test_what_is_written_reads_back_the_same(
    status: PlanStatus, part: AllocationPart | None
) -> None:
    plan = replace(PLAN, status=status, allocation=part)
    assert plan_from_json(plan_to_json(plan)) == plan


def test_what_the_window_alone_shows_is_not_written() -> None:
    (goal,) = (replace(PART.goals[0], before=7),)
    plan = replace(PLAN, allocation=replace(PART, goals=(goal,)))
    read_back = plan_from_json(plan_to_json(plan))
    assert read_back.allocation is not None
    assert read_back.allocation.goals == (PART.goals[0],)


def test_letters_of_every_language_stay_readable() -> None:
    assert "Zażółć & “Sons”" in plan_to_json(PLAN)


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    found = read(plan_to_json(PLAN))
    change(found)
    return json.dumps(found)


def test_keys_of_a_later_program_are_left_out() -> None:
    def add(found: dict[str, Any]) -> None:
        found["mentoring"] = {"status": "optimal", "goals": []}
        found["allocation"]["more"] = 1
        found["allocation"]["goals"][0]["more"] = 1
        found["allocation"]["families"][0]["more"] = [{}]
        found["allocation"]["families"][0]["could_be"][0]["more"] = None
        found["allocation"]["workers"][0]["more"] = ""
        found["faults"][0]["more"] = ""

    assert plan_from_json(changed(add)) == PLAN


def test_keys_may_stand_in_any_order() -> None:
    found = read(plan_to_json(PLAN))
    assert plan_from_json(json.dumps(dict(reversed(found.items())))) == PLAN


@pytest.mark.parametrize("number", [0, 2, 10])
def test_another_format_is_refused_by_its_number(number: int) -> None:
    text = changed(lambda found: found.update(format=number))
    with pytest.raises(KnownError, match=f"of format {number}; this program reads format 1"):
        plan_from_json(text)


NOT_A_PLAN = "not a plan that this program can read"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        '"plan"',
        "{}",
        '{"format": null}',
        '{"format": "one"}',
        '{"format": []}',
        '{"format": 1e400}',
        '{"format": NaN}',
        '{"format": 1}',
        '{"format": 1, "week": "2026-11-23", "service": "", "status": "good"}',
        "[" * 100_000,
        '{"format": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_plan_is_a_sentence(text: str) -> None:
    with pytest.raises(KnownError, match=NOT_A_PLAN):
        plan_from_json(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("week"),
        lambda found: found.update(week="2026-11-24"),
        lambda found: found.update(week="23 November"),
        lambda found: found.update(week=20261123),
        lambda found: found.update(allocation=[]),
        lambda found: found.update(allocation="x"),
        lambda found: found.update(faults=None),
        lambda found: found.update(faults=[1]),
        lambda found: found["allocation"].pop("families"),
        lambda found: found["allocation"].update(seconds=10**400),
        lambda found: found["allocation"].update(seconds=None),
        lambda found: found["allocation"].update(families={"F1": {}}),
        lambda found: found["allocation"]["families"][0].pop("staff_id"),
        lambda found: found["allocation"]["families"][0].update(outcome="lost"),
        lambda found: found["allocation"]["families"][0].update(children="3"),
        lambda found: found["allocation"]["families"][0].update(children=3.0),
        lambda found: found["allocation"]["families"][0].update(children=True),
        lambda found: found["allocation"]["families"][0].update(why=None),
        lambda found: found["allocation"]["goals"][0].update(value=None),
        lambda found: found["allocation"]["workers"][0].pop("travel"),
    ],
)
def test_a_plan_with_something_wrong_in_it_is_a_sentence(
    change: Callable[[dict[str, Any]], object],
) -> None:
    with pytest.raises(KnownError, match=NOT_A_PLAN):
        plan_from_json(changed(change))


def test_the_sentence_repeats_nothing_of_the_file() -> None:
    with pytest.raises(KnownError) as caught:
        plan_from_json('{"format": 1, "week": "Karen Featherstone"}')
    assert "Featherstone" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def _keys(found: object) -> set[str]:
    if isinstance(found, dict):
        return set(found).union(*(_keys(value) for value in found.values()))
    if isinstance(found, list):
        return set().union(*(_keys(value) for value in found))
    return set()


def test_the_handbook_names_every_key_and_its_example_is_a_plan() -> None:
    page = (Path(__file__).parents[3] / "docs" / "plan-json.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page))
    assert _keys(read(plan_to_json(PLAN))) <= told
    assert {outcome.value for outcome in Outcome} <= told
    assert {status.value for status in PlanStatus} <= told
    (example,) = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    assert plan_from_json(example).status is PlanStatus.OPTIMAL
