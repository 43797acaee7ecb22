"""The agenda: every family the meeting decides about, the most urgent first.

Talked about is every family that waits, those the plan gives a practitioner too, for that is
decided today; every family on the books that has nobody; and every family that does not meet the
referral criteria, for the meeting may overrule one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.meeting.place import Place, place_of
from planner.planning.problem import urgency_of
from planner.service import Band
from planner.service.naming import initials, number_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.drafting.in_hand import InHand
    from planner.plan import FamilyLine
    from planner.service import Family, Settings


@dataclass(frozen=True, slots=True)
class Criterion:
    """A referral criterion and a family's answer.

    Attributes
    ----------
    words
        What is asked: ``Motivated to change``.
    answer
        ``yes``, ``no``, or a number with its limit: ``three, limit two``.
    """

    words: str
    answer: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A family on the agenda.

    Attributes
    ----------
    district
        What may be shown of where it lives: ``CW1``; empty where the place is not known.
    weeks
        Whole weeks from its referral to the Monday; `None` where the day is not known.
    is_open
        Whether it is on the books already, and has nobody.
    criteria
        The four referral criteria, in the order they are asked.
    proposed
        What the plan proposes as the meeting begins.
    """

    family_id: str
    initials: str
    band: Band
    children: int
    district: str
    weeks: int | None
    is_open: bool
    criteria: tuple[Criterion, ...]
    proposed: Place

    @property
    def is_eligible(self) -> bool:
        """Whether the referral criteria let it in: all are met, or it was let in before."""
        return self.is_open or all(one.is_met for one in self.criteria)


def agenda(week: InHand, *, district: Callable[[str], str]) -> tuple[Item, ...]:
    """Return the families to decide about, the most urgent first.

    They stand in the order in which the goal *waiting* counts them, children × urgency; the longer
    wait comes first where that is equal, then the reference. Families that do not meet the referral
    criteria come last, in the same order.

    Parameters
    ----------
    district
        Gives what may be shown of a place.
    """
    ground = week.ground
    settings, monday = ground.service.settings, ground.week.monday
    found: list[tuple[tuple[bool, int, int, str], Item]] = []
    for at, (family, row) in enumerate(
        zip(ground.told.families, week.problem.families, strict=True)
    ):
        if row.current is not None and week.solution.workers[at]:
            continue
        weeks = None
        if family.referred_on is not None:
            weeks = max(0, (monday - family.referred_on).days // 7)
        item = Item(
            family_id=row.id,
            initials=initials(family.name),
            band=family.band,
            children=row.children,
            district=district(family.place),
            weeks=weeks,
            is_open=row.standing.is_open,
            criteria=criteria_of(family, settings),
            proposed=place_of(week, row.id),
        )
        weight = max(row.children, 1) * urgency_of(family, ground.week)
        found.append(((not item.is_eligible, -weight, -(weeks or 0), row.id), item))
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0]))


def criteria_of(family: Family, settings: Settings) -> tuple[Criterion, ...]:
    """Return the referral criteria with a family's answers."""
    limit = settings.referral.max_previous_referrals
    earlier = number_word(family.previous_referrals) if family.previous_referrals else "none"
    return (
        _yes_or_no("The family agrees", is_met=family.consents),
        _yes_or_no("Motivated to change", is_met=family.motivated),
        _yes_or_no("Would benefit", is_met=family.would_benefit),
        Criterion(
            words="Earlier referrals",
            answer=f"{earlier}, limit {number_word(limit) if limit else 'none'}",
            is_met=family.previous_referrals <= limit,
        ),
    )


def line_of(week: InHand, family_id: str) -> FamilyLine:
    """Return what the plan on the board says of a family.

    Raises
    ------
    KeyError
        The plan does not know the family.
    """
    for line in week.part.families:
        if line.family_id == family_id:
            return line
    raise KeyError(family_id)


def _yes_or_no(words: str, *, is_met: bool) -> Criterion:
    return Criterion(words, "yes" if is_met else "no", is_met)
