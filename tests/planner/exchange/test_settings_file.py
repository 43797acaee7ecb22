from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from planner.service import Settings
from tests.planner.exchange.folders import fault, read

if TYPE_CHECKING:
    from pathlib import Path

EVERY_KEY = """\
[service]
name = "Pods of Crewe"
opens = "07:30"
closes = 21:00:00
[caps]
children_per_practitioner = 10
[goals]
allocation = ["waiting", "Changes", "travel", "peak_load", "preferences"]
[mentoring]
same_postcode_allowed = true
contact = "Jo, 01270 000000"
recheck_years = 2
"""


def test_every_key_may_be_left_out(tmp_path: Path) -> None:
    assert read(tmp_path).service.settings == Settings()
    assert read(tmp_path, service="[caps]\n# nothing yet\n").service.settings == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    settings = read(tmp_path, service=EVERY_KEY).service.settings
    assert (settings.service.opens, settings.service.closes) == (time(7, 30), time(21))
    assert settings.caps.children_per_practitioner == 10
    assert settings.caps.children_per_pod == 48
    assert settings.goals.allocation[:2] == ("waiting", "changes")
    assert settings.mentoring.same_postcode_allowed is True
    assert (settings.mentoring.contact, settings.mentoring.recheck_years) == ("Jo, 01270 000000", 2)


def test_who_is_to_be_asked_may_be_nobody(tmp_path: Path) -> None:
    assert read(tmp_path, service='[mentoring]\ncontact = ""\n').service.settings == Settings()


@pytest.mark.parametrize(
    ("section", "line", "says"),
    [
        ("caps", 'children_per_pod = "48"', '"48" is not a whole number'),
        ("caps", "children_per_pod = 48.0", "not a whole number"),
        ("caps", "children_per_pod = true", "not a whole number"),
        ("caps", "children_per_pod = -1", "0 is the lowest"),
        ("service", "opens = 8", "stands in quotation marks"),
        ("service", 'opens = "8am"', "not a time"),
        ("service", 'name = " "', "nothing is written"),
        ("service", 'opens = "21:00"', "closes before it opens"),
        ("mentoring", 'same_postcode_allowed = "yes"', "neither true nor false"),
        ("mentoring", "contact = 1270", "stands in quotation marks"),
        ("mentoring", "recheck_years = 0", "1 is the lowest"),
        ("mentoring", "recheck_years = 300", "50 is the highest"),
        ("rota", "slot_minutes = 0", "1 is the lowest"),
        ("goals", 'mentoring = ["broken"]', "leaves out unmatched, misfit and travel"),
        ("goals", 'mentoring = ["broken", "Broken", "misfit", "travel"]', "names a goal twice"),
        ("goals", 'mentoring = ["broken", "matched"]', 'Did you mean "unmatched"'),
        ("goals", 'mentoring = "broken"', "is not a list of names"),
        (
            "goals",
            'allocation = ["changes", "travel", "waiting", "preferences", "peak_load"]',
            "changes and waiting stand before the other three",
        ),
    ],
)
def test_a_setting_of_the_wrong_kind_is_a_fault_in_its_line(
    tmp_path: Path, section: str, line: str, says: str
) -> None:
    found = fault(tmp_path, service=f"\n[{section}] # ours\n{line}\n")
    assert found.column.startswith(f"{section}.")
    assert found.line in (3, 0)
    assert says in found.sentence
