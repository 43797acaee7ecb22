"""What the comparison says, number for number what was tried."""

from datetime import date

import pytest

from planner.plan import GoalLine
from planner.service import PairRule
from planner.what_if.families import ChangeKind
from planner.what_if.suppositions import IsAway, Leaves, Supposition
from planner.what_if.trying import WhatIf
from solver.result import GoalValue, Progress
from tests.planner.planning.services import household, pair, practitioner, service
from tests.planner.what_if.desks import desk, tried
from ui.screens.what_if.words import (
    MOVES_TITLE,
    button_words,
    compared_goals,
    family_groups,
    notes,
    running_rows,
)
from ui.widgets.goals_compared import Way


def example(supposition: Supposition) -> WhatIf:
    """Sam goes; Priya has five places. F002, moved twice, and F004, planned new, are there too."""
    given = service(
        (practitioner("S01", "Sam Okoro"), practitioner("S02", "Priya Nair", children_cap=5)),
        (
            household("F001", 3, current="S01", name="Karen Lee"),
            household("F002", 2, current="S01", name="Mo Tate", worker_changes=2),
            household("F003", 2, current="S01", name="Ann Reed"),
            household("F004", 1, name="Bo Nash"),
        ),
        pairs=(pair("F004", "S01", PairRule.PREFER),),
    )
    return tried(desk(given, planned=True), supposition)


LEAVES = Leaves("S01", date(2026, 11, 25))


def test_every_family_of_the_what_if_stands_in_its_group_once() -> None:
    what_if = example(LEAVES)
    groups = family_groups(what_if)
    told = {group.kind: [row.reference for row in group.rows] for group in groups}
    assert told == {
        kind: [one.family_id for one in what_if.of_kind(kind)]
        for kind in ChangeKind
        if what_if.of_kind(kind)
    }
    assert sum(len(group.rows) for group in groups) == len(what_if.families)


def test_a_family_is_told_by_reference_and_initials_and_how_often_it_was_moved() -> None:
    groups = {group.kind: group for group in family_groups(example(LEAVES))}
    first = groups[ChangeKind.LASTING].rows[0]
    assert (first.reference, first.initials, first.children, first.moved_before) == (
        "F002",
        "MT",
        2,
        2,
    )
    assert (first.from_name, first.to_name) == ("Sam Okoro", "Priya Nair")
    assert first.why == "Sam leaves on 25 Nov."
    assert groups[ChangeKind.LASTING].note.startswith("two families,")


def test_who_has_not_begun_is_told_apart() -> None:
    """F004 waits today; the plan gave it Sam, and then it waits on."""
    rows = [row for group in family_groups(example(LEAVES)) for row in group.rows]
    (row,) = [row for row in rows if row.reference == "F004"]
    assert (row.from_name, row.to_name) == ("Sam Okoro, planned", "nobody")


def test_goals_are_those_of_both_plans() -> None:
    what_if = example(LEAVES)
    shown = {goal.name: goal for goal in compared_goals(what_if)}
    assert list(shown) == [now.name for now, _ in what_if.goals]
    for now, then in what_if.goals:
        assert shown[now.name].way is way_of(now, then)
        figure = f"{abs(then.value - now.value):,}"
        if then.value != now.value:
            assert figure in shown[now.name].difference
    assert shown["waiting"].before == "0"
    assert shown["waiting"].after == "2 families"
    assert shown["waiting"].difference == "+290 points"


def way_of(now: GoalLine, then: GoalLine) -> Way:
    if now.value == then.value:
        return Way.SAME
    return Way.BETTER if then.value < now.value else Way.WORSE


def test_better_has_a_real_minus_and_is_spoken() -> None:
    shown = {goal.name: goal for goal in compared_goals(example(LEAVES))}
    better = [goal for goal in shown.values() if goal.way is Way.BETTER]
    assert all(goal.difference.startswith("−") for goal in better)
    assert shown["waiting"].spoken == (
        "Waiting: 0 families in today’s plan, 2 families then, worse by 290 points"
    )


@pytest.mark.parametrize(
    ("supposition", "said"),
    [
        (LEAVES, "Judged for the week of Mon 23 Nov 2026, the one on the board."),
        (
            Leaves("S01", date(2026, 12, 18)),
            "Judged for the week of Mon 14 Dec 2026, "
            "as if today’s plan had been carried out till then.",
        ),
        (
            IsAway("S01", date(2026, 11, 23), date(2026, 12, 4)),
            "Others visit from Mon 23 Nov to Fri 4 Dec; nothing lasting changes.",
        ),
        (
            IsAway("S01", date(2026, 11, 26), date(2026, 11, 27)),
            "There is a working day left in every week: nobody needs cover.",
        ),
        (
            IsAway("S01", date(2026, 11, 23), date(2026, 12, 31)),
            "Sam is back on Fri 1 Jan 2027: the families are offered back then.",
        ),
    ],
)
def test_notes_say_which_week_and_until_when(supposition: Supposition, said: str) -> None:
    assert said in notes(example(supposition))


def test_a_running_search_shows_the_goal_that_keeps_the_plan() -> None:
    progress = Progress(
        (
            GoalValue("changes", 0, 0, proven=True),
            GoalValue("waiting", 5, 5, proven=True),
            GoalValue("moves", 1, 0, proven=False),
        ),
        ("changes", "waiting", "moves", "preferences"),
        3,
        30,
    )
    rows = running_rows(progress)
    assert rows[2].title == MOVES_TITLE
    assert rows[2].value_text == "1 family moves"
    assert rows[3].value_text == "–"


def test_an_ampersand_on_a_button_is_one() -> None:
    assert button_words("Try: Hope & Glory closes") == "Try: Hope && Glory closes"
