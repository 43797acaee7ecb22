"""A family's card: on a practitioner's column, among those who wait, among those not eligible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome
from planner.service import Band, Family, FamilyStatus, StaffMember, Week
from planner.service.dates import month_name
from planner.service.naming import counted, initials
from planner.whereabouts import CAME_LATER
from ui.widgets.board.model import Card, NotEligible, Tag, Urgency, WaitingCard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.drafting.decision import HandMove
    from ui.screens.allocation.facts import Facts

_TAGS = {
    Outcome.KEPT: Tag.KEPT,
    Outcome.NEW: Tag.NEW,
    Outcome.MOVED: Tag.MOVED,
    Outcome.RETURNED: Tag.RETURNED,
}
_URGENCIES = {Band.HIGH: Urgency.HIGH, Band.MEDIUM: Urgency.MEDIUM, Band.LOW: Urgency.LOW}


def card(
    facts: Facts,
    line: FamilyLine,
    member: StaffMember,
    *,
    breach: str = "",
    overruled: str = "",
    decision: HandMove | None = None,
    is_locked: bool = False,
) -> Card:
    """Return the card of a family on somebody's column.

    Parameters
    ----------
    breach, overruled
        The sentence of a breach that stood already, and of one that somebody allowed.
    decision
        What a person decided about the family.
    """
    family = facts.families[line.family_id]
    tag = _TAGS.get(line.outcome, Tag.KEPT)
    urgency = _URGENCIES[family.band]
    by_hand = decision is not None
    spoken = [
        line.family_id,
        urgency.value,
        counted(line.children, "child", "children"),
        f"{tag.value} with {member.name}",
    ]
    if line.minutes is not None:
        spoken.append(counted(line.minutes, "minute"))
    return Card(
        family_id=line.family_id,
        initials=initials(family.name),
        urgency=urgency,
        children=line.children,
        district=facts.district(family.place),
        minutes=line.minutes,
        tag=tag,
        reason=_short_reason(facts, line, family),
        sentence=_sentence(line, decision),
        spoken=", ".join(spoken),
        breach=breach,
        overruled=overruled,
        locked=is_locked or by_hand,
        by_hand=by_hand,
        town=facts.towns[family.place],
        needs=_needs(family),
    )


def waiting_card(
    facts: Facts,
    line: FamilyLine,
    *,
    hint: str = "",
    decision: HandMove | None = None,
    is_locked: bool = False,
) -> WaitingCard:
    """Return the card of a family that waits; `hint` says what would help."""
    family = facts.families[line.family_id]
    urgency = _URGENCIES[family.band]
    weeks = weeks_waited(facts.week, family.referred_on) if family.referred_on is not None else None
    spoken = [line.family_id, urgency.value, counted(line.children, "child", "children")]
    spoken.append("waiting" if weeks is None else f"waiting for {counted(weeks, 'week')}")
    sentence = _sentence(line, decision)
    return WaitingCard(
        family_id=line.family_id,
        initials=initials(family.name),
        urgency=urgency,
        children=line.children,
        district=facts.district(family.place),
        weeks=weeks,
        reason=_without_opening(sentence),
        sentence=sentence,
        spoken=", ".join(spoken),
        hint=hint,
        locked=is_locked or decision is not None,
        town=facts.towns[family.place],
        needs=_needs(family),
    )


def not_eligible_row(facts: Facts, line: FamilyLine) -> NotEligible:
    """Return the row of a family that does not meet the referral criteria."""
    return NotEligible(
        family_id=line.family_id,
        initials=initials(facts.families[line.family_id].name),
        reason=" ".join(line.why),
    )


def weeks_waited(week: Week, referred_on: date | None) -> int:
    """Return whole weeks from a referral to the week's Monday; 0 where there is no date."""
    return 0 if referred_on is None else max(0, (week.monday - referred_on).days // 7)


def came_later(facts: Facts, placed: Mapping[str, object]) -> tuple[FamilyLine, ...]:
    """Return lines for families that no plan knows yet, because they came in after it."""
    return tuple(
        FamilyLine(
            family_id=family.family_id,
            children=facts.children.get(family.family_id, 0),
            staff_id=None,
            outcome=Outcome.WAITING,
            was=None,
            minutes=None,
            why=(CAME_LATER,),
        )
        for family in facts.service.families
        if family.family_id not in placed and family.status is not FamilyStatus.CLOSED
    )


def _sentence(line: FamilyLine, decision: HandMove | None) -> str:
    """Return why a family is where it is, with the reason somebody gave, for the screen alone."""
    sentence = " ".join(line.why)
    if decision is None or decision.reason is None or not decision.reason.note:
        return sentence
    return f"{sentence} {decision.who} wrote: {decision.reason.note}"


def _short_reason(facts: Facts, line: FamilyLine, family: Family) -> str:
    """Return the few words under a changed card."""
    match line.outcome:
        case Outcome.NEW:
            if family.status is not FamilyStatus.WAITING:
                return "had no practitioner"
            weeks = weeks_waited(facts.week, family.referred_on)
            return f"waited {counted(weeks, 'week')}" if weeks else "just referred"
        case Outcome.MOVED:
            return f"from {facts.called.get(line.was or '', line.was or 'nobody')}"
        case Outcome.RETURNED:
            name = facts.called.get(line.staff_id or "", line.staff_id or "")
            ended = [
                stint.to
                for stint in facts.stints.get(line.family_id, ())
                if stint.staff_id == line.staff_id and stint.to is not None
            ]
            return f"was with {name}" + (f" until {month_name(max(ended))}" if ended else "")
        case _:
            return ""


def _needs(family: Family) -> frozenset[str]:
    """Return the needs as words that are alike however they are written."""
    return frozenset(" ".join(need.split()).casefold() for need in family.needs)


def _without_opening(why: str) -> str:
    """Return a reason without ``Waiting:``, which the panel's title says already."""
    reason = why.removeprefix("Waiting: ")
    return reason[:1].upper() + reason[1:]
