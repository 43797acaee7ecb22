"""What the comparison of a what-if says, from plain data to plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.service.naming import counted, initials, short_names
from planner.what_if.families import ChangeKind
from planner.what_if.suppositions import IsAway, PodCloses
from planner.what_if.suppositions import day_words as day_in_short
from solver.allocation.goals import changes, moves
from ui.dates import day_words
from ui.screens.allocation.goal_words import TITLES, plan_rows
from ui.screens.allocation.goals_side_by_side import side_by_side
from ui.screens.allocation.short_reasons import without_opening

if TYPE_CHECKING:
    from planner.service import Service
    from planner.what_if.families import FamilyChange
    from planner.what_if.taking_hold import TakesHold
    from planner.what_if.trying import WhatIf
    from solver.result import Progress
    from ui.widgets.goals_compared import ComparedGoal
    from ui.widgets.plan_panel import PlanRow

MOVES_TITLE = "Stay as in the plan"

GROUP_TITLES = {
    ChangeKind.WAITING: "Would wait",
    ChangeKind.LASTING: "Change worker for good",
    ChangeKind.COVER: "Covered for a while",
    ChangeKind.NEW: "Begin with a practitioner",
}
_NOTES = {
    ChangeKind.WAITING: "with somebody in today’s plan, with nobody then",
    ChangeKind.LASTING: "the worker they know goes, another one comes",
    ChangeKind.COVER: "they keep their worker",
    ChangeKind.NEW: "with nobody in today’s plan, or with somebody they have not begun with",
}


_WHOSE_WORKER_GOES = (
    "Families of somebody who goes have no choice and count nothing here; they stand in the list."
)


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One family as the table shows it. `moved_before` is a count; `why` a sentence."""

    reference: str
    initials: str
    children: int
    moved_before: int
    from_name: str
    to_name: str
    why: str


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """The families to which the same happens."""

    kind: ChangeKind
    title: str
    note: str
    rows: tuple[FamilyRow, ...]


def compared_goals(what_if: WhatIf) -> tuple[ComparedGoal, ...]:
    """Return the goals side by side, in the manager's order."""
    return tuple(
        replace(goal, explanation=f"{goal.explanation} {_WHOSE_WORKER_GOES}")
        if goal.name == changes.NAME
        else goal
        for goal in side_by_side(what_if.today, what_if.after)
    )


def family_groups(what_if: WhatIf) -> tuple[FamilyGroup, ...]:
    """Return the families by what happens to them; groups without families are left out."""
    service = what_if.after.ground.service
    names = {family.family_id: family.name for family in service.families}
    called = _names(service)
    return tuple(
        FamilyGroup(
            kind,
            GROUP_TITLES[kind],
            f"{counted(len(found), 'family', 'families')}, {_NOTES[kind]}",
            tuple(_row(change, names, called) for change in found),
        )
        for kind in ChangeKind
        if (found := what_if.of_kind(kind))
    )


def notes(what_if: WhatIf) -> tuple[str, ...]:
    """Return what there is to know besides: which week, until when, what could not be held."""
    hold = what_if.takes_hold
    said = [_week_words(what_if)]
    if hold.cover is not None:
        said.append(
            f"Others visit from {day_in_short(hold.cover.first)} to "
            f"{day_in_short(hold.cover.last)}; nothing lasting changes."
        )
    elif hold.is_cover and isinstance(what_if.supposition, IsAway):
        said.append("There is a working day left in every week: nobody needs cover.")
    if hold.back_on is not None:
        said.append(_back_words(what_if, hold))
    if isinstance(what_if.supposition, PodCloses) and what_if.is_later:
        said.append("Pods have no dates: keep it when the day has come, and people move at once.")
    if what_if.let_go:
        families = ", ".join(what_if.let_go)
        said.append(f"What was locked or decided by hand cannot hold for {families}.")
    return tuple(said)


def running_rows(progress: Progress) -> tuple[PlanRow, ...]:
    """Return the goals of a running search, the one that keeps today's plan among them."""
    return tuple(
        replace(row, title=MOVES_TITLE, value_text=_families_of(row.value_text))
        if name == moves.NAME
        else row
        for name, row in zip(progress.goal_names, plan_rows(progress), strict=True)
    )


def button_words(words: str) -> str:
    """Return words as a button shows them: an ampersand in a name stays one."""
    return words.replace("&", "&&")


def goal_titles(service: Service) -> tuple[str, ...]:
    """Return the titles of a service's goals before anything is known of them."""
    return tuple(TITLES.get(name, name) for name in service.settings.goals.allocation)


def _row(change: FamilyChange, names: dict[str, str], called: dict[str, str]) -> FamilyRow:
    here = "nobody" if change.before is None else called.get(change.before, change.before)
    there = "nobody" if change.after is None else called.get(change.after, change.after)
    if change.before is not None and not change.has_begun:
        here = f"{here}, planned"
    return FamilyRow(
        reference=change.family_id,
        initials=initials(names.get(change.family_id, "")),
        children=change.children,
        moved_before=change.earlier_changes,
        from_name=here,
        to_name=there,
        why=without_opening(change.why),
    )


def _names(service: Service) -> dict[str, str]:
    return {one.staff_id: one.name.strip() or one.staff_id for one in service.staff}


def _week_words(what_if: WhatIf) -> str:
    monday = day_words(what_if.week.monday)
    if what_if.is_later:
        return (
            f"Judged for the week of {monday}, as if today’s plan had been carried out till then."
        )
    return f"Judged for the week of {monday}, the one on the board."


def _back_words(what_if: WhatIf, hold: TakesHold) -> str:
    assert hold.back_on is not None  # noqa: S101 - asked for only then
    service = what_if.after.ground.service
    supposition = what_if.supposition
    who = "The practitioner"
    if isinstance(supposition, IsAway):
        who = short_names(_names(service)).get(supposition.staff_id, who)
    return f"{who} is back on {day_words(hold.back_on)}: the families are offered back then."


def _families_of(value_text: str) -> str:
    number = value_text.split(" ")[0]
    if not number.isdigit():
        return value_text
    return f"{number} {'family moves' if number == '1' else 'families move'}"
