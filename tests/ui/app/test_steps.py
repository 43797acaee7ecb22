"""What can be undone and redone, and by what name."""

from __future__ import annotations

import pytest

from planner.drafting.edits import Edit
from planner.drafting.kept import CARRIED_OVER, Kept
from ui.steps import EditStep, Steps, lowered


def names(steps: list[EditStep]) -> list[str]:
    return [step.name for step in steps]


def test_nothing_is_done_at_first() -> None:
    steps = Steps()
    assert (steps.undo_name, steps.redo_name) == ("", "")


def test_the_last_is_undone_first_and_redone_last() -> None:
    kept = Kept(
        done=(Edit("Move F012 to Sam"), Edit("Lock F018")),
        undone=(Edit("Move F031 to Dan"), Edit("Lock Priya")),
    )
    steps = Steps.of(kept)
    assert steps.undo_name == "Lock F018"
    assert steps.redo_name == "Move F031 to Dan"
    assert names(steps.undone) == ["Lock Priya", "Move F031 to Dan"]


def test_what_was_carried_over_from_the_version_before_cannot_be_undone() -> None:
    steps = Steps.of(Kept(done=(Edit(CARRIED_OVER), Edit("Lock F018"))))
    assert names(steps.done) == ["Lock F018"]


def test_something_new_drops_what_could_be_redone() -> None:
    steps = Steps.of(Kept(done=(Edit("Lock F018"),), undone=(Edit("Lock F031"),)))
    steps.add(EditStep(Edit("Leave F012 waiting")))
    assert steps.undo_name == "Leave F012 waiting"
    assert steps.redo_name == ""
    assert names(steps.done) == ["Lock F018", "Leave F012 waiting"]


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Move F012 to Sam", "move F012 to Sam"),
        ("Lock Crewe North", "lock Crewe North"),
        ("", ""),
    ],
)
def test_within_a_sentence_a_name_begins_small(name: str, within: str) -> None:
    assert lowered(name) == within
