from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.history.overrides import override_history, rule_words
from planner.plan import Outcome
from planner.store.decided import OverrideEntry, all_overrides
from planner.store.plans import Override, save_draft
from tests.planner.history.past import AT, WEEK, approved, line, plan_of, service_of

if TYPE_CHECKING:
    from planner.store import Store

SERVICE = service_of()


def entry(at: int, staff_id: str | None, *rules: str, code: str = "continuity") -> OverrideEntry:
    """Return a decision of so many weeks ago, each for another family."""
    number = 100 - at
    made = AT - timedelta(weeks=at, seconds=len(rules))
    override = Override(f"F{at}", staff_id, code, "", "Ada", made, rules)
    return OverrideEntry(WEEK.shifted(-at), number, override)


def sentences(*entries: OverrideEntry) -> list[str]:
    return [one.sentence for one in override_history(SERVICE, entries, week=WEEK).rules]


def test_the_rules_most_often_overruled_come_first_with_for_whom() -> None:
    travel = [entry(at, "S3", "travel_limit") for at in range(6)]
    travel += [entry(at, "S1", "travel_limit") for at in range(6, 9)]
    caps = [entry(9, "S2", "children_cap", "pod_cap"), entry(10, "S2", "children_cap")]
    assert sentences(*caps, *travel) == [
        "Travel limit: overruled nine times in 12 weeks, most often for Bilal (six).",
        "Caseload cap: overruled twice in 12 weeks, each time for Dan.",
        "Pod cap: overruled once in 12 weeks, for Dan.",
    ]
    history = override_history(SERVICE, [*caps, *travel], week=WEEK)
    assert [(one.rule, one.count, one.is_candidate) for one in history.rules] == [
        ("travel_limit", 9, True),
        ("children_cap", 2, False),
        ("pod_cap", 1, False),
    ]


def test_where_it_was_as_often_for_two_people_or_for_nobody_no_one_is_named() -> None:
    assert sentences(entry(0, "S1", "travel_limit"), entry(1, "S2", "travel_limit")) == [
        "Travel limit: overruled twice in 12 weeks."
    ]
    assert sentences(entry(0, None, "must_place")) == ["Must place: overruled once in 12 weeks."]


def test_rules_are_counted_over_twelve_weeks_and_decisions_listed_over_all_newest_first() -> None:
    entries = [entry(at, "S1", "travel_limit") for at in (0, 11, 12, 40)]
    history = override_history(SERVICE, entries, week=WEEK)
    assert history.rules[0].count == 2
    assert [one.override.family_id for one in history.entries] == ["F0", "F11", "F12", "F40"]
    assert history.codes == (("continuity", 2),)


def test_codes_are_counted_and_a_decision_without_one_is_none_of_them() -> None:
    history = override_history(
        SERVICE,
        [
            entry(0, "S1", code="risk"),
            entry(1, "S1", code="location"),
            entry(2, "S1", code="risk"),
            entry(3, "S1", code=""),
        ],
        week=WEEK,
    )
    assert history.codes == (("risk", 2), ("location", 1))
    assert history.rules == ()
    assert len(history.entries) == 4


def test_a_decision_that_later_versions_took_over_is_counted_once(store: Store) -> None:
    hand = Override("F1", "S1", "continuity", "They know her.", "Ada", AT, ("travel_limit",))
    plan = plan_of(line("F1", "S1", Outcome.MOVED, "S2"))
    approved(store, plan, hand)
    save_draft(store, plan, problem_json="{}", who="Cy", at=AT)
    approved(store, plan, hand, replace(hand, family_id="F2"))
    approved(store, replace(plan, week=WEEK.shifted(1)), hand)
    entries = all_overrides(store)
    assert [(one.plan_number, one.override.family_id) for one in entries] == [
        (1, "F1"),
        (3, "F1"),
        (3, "F2"),
        (4, "F1"),
    ]
    history = override_history(SERVICE, entries, week=WEEK.shifted(1))
    assert {(one.week, one.plan_number, one.override.family_id) for one in history.entries} == {
        (WEEK, 1, "F1"),
        (WEEK, 3, "F2"),
    }
    assert history.rules[0].count == 2


def test_a_rule_nobody_has_words_for_is_told_by_its_name() -> None:
    assert rule_words("worker_gender") == "Worker gender"
    assert rule_words("referral") == "Referral criteria"


def test_no_sentence_repeats_what_somebody_wrote() -> None:
    written = entry(0, "S1", "travel_limit")
    secret = replace(written, override=replace(written.override, reason="said in confidence"))
    assert "confidence" not in " ".join(sentences(secret))
