"""What the sentence line says of a plan that was judged anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.plan import Remark
from planner.planning.verdict import Verdict
from ui.screens.allocation.check_words import MOST_LINES, check_of
from ui.shown import KeptAs, ShownPlan

if TYPE_CHECKING:
    from planner.plan import Plan

BROKEN = Verdict(("excluded: F1 is excluded from Sam.", "pod_cap: North has 49."), rules_broken=2)
CHANGED = Verdict(("numbers: the plan gives travel as 7; it comes to 8.",))


def shown(plan: Plan, verdict: Verdict, *, is_approved: bool = False) -> ShownPlan:
    return ShownPlan(KeptAs(1, 1), plan, is_approved, None, None, verdict)


def test_a_plan_that_fits_holds_and_tells_what_was_so_before(plan: Plan) -> None:
    check = check_of(shown(plan, Verdict()))
    assert (check.words, check.holds) == ("Checked: no rule broken, 1 kept breach", True)
    assert check.lines == ("44 minutes by bus, limit 40.",)


def test_what_is_only_odd_in_the_service_is_no_kept_breach(plan: Plan) -> None:
    assert plan.allocation is not None
    odd = Remark("practitioners_per_consultant", ("P1",), "Crewe North has five practitioners.")
    part = replace(plan.allocation, warnings=(odd,))
    check = check_of(shown(replace(plan, allocation=part), Verdict()))
    assert (check.words, check.lines) == ("Checked: no rule broken", ())


def test_a_draft_that_breaks_a_rule_by_now_is_out_of_date(plan: Plan) -> None:
    check = check_of(shown(plan, BROKEN))
    assert check.words == "Out of date: 2 rules broken. Plan this week again."
    assert not check.holds
    assert check.lines == ("F1 is excluded from Sam.", "North has 49.")


def test_a_draft_that_does_not_agree_with_the_service_is_out_of_date(plan: Plan) -> None:
    check = check_of(shown(plan, CHANGED))
    assert check.words == "Out of date: the service has changed. Plan this week again."
    assert not check.holds


def test_an_approved_plan_outlives_the_folder_its_decisions_come_in_with(plan: Plan) -> None:
    check = check_of(shown(plan, CHANGED, is_approved=True))
    assert check.holds
    assert "has changed since the plan was approved" in check.words
    assert check.lines == ("The plan gives travel as 7; it comes to 8.",)
    assert not check_of(shown(plan, BROKEN, is_approved=True)).holds


def test_a_long_list_is_cut_and_says_how_much_more_there_is(plan: Plan) -> None:
    lines = tuple(f"family: F{number} is not planned this week." for number in range(20))
    check = check_of(shown(plan, Verdict(lines)))
    assert len(check.lines) == MOST_LINES
    assert check.lines[-1] == "and 16 more"
