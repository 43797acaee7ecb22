"""Every decision against the plan with its reason, and the rules most often overruled.

A rule that is overruled again and again is a candidate for changing: the limit may be wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.history.words import People, times
from planner.service.naming import counted, number_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.service import Service, Week
    from planner.store.decided import OverrideEntry  # noqa: TC004 - a window opens sooner without it
    from planner.store.plans import Override

WEEKS_LOOKED_BACK = 12
"""A quarter of a year: long enough to tell a habit from a hard week."""

CANDIDATE_FROM = 3
"""A rule overruled so often in those weeks is shown as a candidate for changing."""

_RULE_WORDS = {
    "children_cap": "Caseload cap",
    "pod_cap": "Pod cap",
    "travel_limit": "Travel limit",
    "referral": "Referral criteria",
}


@dataclass(frozen=True, slots=True)
class OverruledRule:
    """How often a rule was overruled.

    Attributes
    ----------
    rule
        Its name, such as ``travel_limit``.
    words
        What people call it: ``Travel limit``.
    sentence
        ``Travel limit: overruled nine times in 12 weeks, most often for Bilal (six).``
    is_candidate
        Whether it was overruled so often that it may be wrong.
    """

    rule: str
    words: str
    count: int
    sentence: str
    is_candidate: bool


@dataclass(frozen=True, slots=True)
class OverrideHistory:
    """Decisions against the plan.

    Attributes
    ----------
    entries
        Of all weeks, newest first.
    rules
        Those overruled in the weeks looked back on, most often first.
    codes
        How often each code was given in those weeks, most often first; without a code left out.
    were_with
        With whom a family was before, by plan number and family id; `None` for nobody.
    """

    entries: tuple[OverrideEntry, ...]
    rules: tuple[OverruledRule, ...]
    codes: tuple[tuple[str, int], ...]
    were_with: Mapping[tuple[int, str], str | None] = field(default_factory=dict)


def override_history(
    service: Service,
    entries: Iterable[OverrideEntry],
    *,
    week: Week,
    weeks: int = WEEKS_LOOKED_BACK,
    were_with: Mapping[tuple[int, str], str | None] | None = None,
) -> OverrideHistory:
    """Return every override, and how often which rule was overruled of late.

    A decision that a later version or week took over is the same decision, counted once.

    Parameters
    ----------
    service
        Whose staff are named.
    entries
        From `planner.store.decided.all_overrides`, in any order.
    week
        The last week of those looked back on.
    weeks
        How many, `week` among them.
    were_with
        From `planner.store.plan_heads.were_with`, where it is to be told whom families left.
    """
    once = _once(entries)
    first = week.shifted(1 - weeks)
    of_late = [one.override for one in once if first <= one.week <= week]
    people = People(service)
    rules = Counter(rule for one in of_late for rule in one.rules)
    codes = Counter(one.code for one in of_late if one.code)
    return OverrideHistory(
        entries=tuple(sorted(once, key=lambda one: one.override.at, reverse=True)),
        rules=tuple(
            _overruled(rule, [one for one in of_late if rule in one.rules], people, weeks)
            for rule, _ in rules.most_common()
        ),
        codes=tuple(codes.most_common()),
        were_with=were_with or {},
    )


def rule_words(rule: str) -> str:
    """Return what people call a rule: ``Travel limit``."""
    return _RULE_WORDS.get(rule, rule.replace("_", " ").capitalize())


def _once(entries: Iterable[OverrideEntry]) -> list[OverrideEntry]:
    """Return each decision once, with the plan in which it held first."""
    found: dict[tuple[object, ...], OverrideEntry] = {}
    for one in sorted(entries, key=lambda one: (one.week, one.plan_number)):
        override = one.override
        key = (override.family_id, override.staff_id, override.who, override.at)
        found.setdefault(key, one)
    return list(found.values())


def _overruled(
    rule: str, overrides: Sequence[Override], people: People, weeks: int
) -> OverruledRule:
    count = len(overrides)
    words = rule_words(rule)
    sentence = f"{words}: overruled {times(count)} in {counted(weeks, 'week')}"
    return OverruledRule(
        rule=rule,
        words=words,
        count=count,
        sentence=f"{sentence}{_for_whom(overrides, people)}.",
        is_candidate=count >= CANDIDATE_FROM,
    )


def _for_whom(overrides: Sequence[Override], people: People) -> str:
    """Say for whom it was, where it was more often for one than for any other."""
    most = Counter(one.staff_id for one in overrides if one.staff_id is not None).most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return ""
    (person, count) = most[0]
    if count == len(overrides):
        return f", {'each time ' if count > 1 else ''}for {people(person)}"
    return f", most often for {people(person)} ({number_word(count)})"
