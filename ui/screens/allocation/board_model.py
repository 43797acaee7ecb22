"""What the allocation screen shows, worked out from the service and the plan. No window here."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.free_places import FreePlaces, free_places
from planner.plan import FamilyLine, Outcome
from planner.planning.staffing import Staffed, pod_children_cap
from planner.service import (
    Band,
    Family,
    FamilyStatus,
    Service,
    StaffMember,
    TravelMode,
    Week,
)
from planner.service.dates import month_name
from planner.service.naming import counted, initials
from ui.screens.allocation.column_notes import column_notes
from ui.screens.allocation.facts import Facts, gather
from ui.screens.allocation.goal_words import goal_cells
from ui.screens.allocation.today import caseloads_today, lines_of_today
from ui.widgets.board.model import (
    NOT_CHECKED,
    BoardModel,
    Card,
    Check,
    Column,
    Lane,
    NotEligible,
    Tag,
    Urgency,
    WaitingCard,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.plan import AllocationPart, Plan, WorkerLine
    from planner.service import Pod

_TAGS = {
    Outcome.KEPT: Tag.KEPT,
    Outcome.NEW: Tag.NEW,
    Outcome.MOVED: Tag.MOVED,
    Outcome.RETURNED: Tag.RETURNED,
}
_URGENCIES = {Band.HIGH: Urgency.HIGH, Band.MEDIUM: Urgency.MEDIUM, Band.LOW: Urgency.LOW}
_BAND_ORDER = (Urgency.HIGH, Urgency.MEDIUM, Urgency.LOW)

CAME_LATER = "Came in after this plan was made. Plan the week again to place the family."


def board_model(
    service: Service,
    week: Week,
    plan: Plan | None,
    *,
    district: Callable[[str], str],
    check: Check = NOT_CHECKED,
) -> BoardModel:
    """Return everything the allocation screen shows.

    Without a plan the board shows every family with its current practitioner.

    Parameters
    ----------
    district
        What may be shown of a place: ``CW1``; empty where the place is unknown.
    check
        What is said of the plan's check.
    """
    facts = gather(service, week, district)
    part = plan.allocation if plan is not None else None
    lines = part.families if part is not None else lines_of_today(facts)
    known = [line for line in lines if line.family_id in facts.families]
    breaches = _breaches(part)
    by_worker: dict[str, list[FamilyLine]] = defaultdict(list)
    for line in known:
        if line.staff_id is not None:
            by_worker[line.staff_id].append(line)
    caseloads = part.workers if part is not None else caseloads_today(facts, by_worker)
    free = free_places(service, caseloads)
    lanes = _lanes(facts, part, by_worker, breaches, free)
    return BoardModel(
        lanes=lanes,
        waiting=_waiting(facts, known, is_planned=part is not None),
        not_eligible=tuple(
            _not_eligible(facts, line) for line in known if line.outcome is Outcome.NOT_ELIGIBLE
        ),
        goals=goal_cells(service, part) if part is not None else (),
        summary=_summary(lanes, free),
        check=check,
        planned=part is not None,
    )


def _lanes(
    facts: Facts,
    part: AllocationPart | None,
    by_worker: Mapping[str, Sequence[FamilyLine]],
    breaches: Mapping[str, str],
    free: FreePlaces,
) -> tuple[Lane, ...]:
    loads = {worker.staff_id: worker for worker in part.workers} if part is not None else {}
    shown = {
        staff_id
        for staff_id, one in facts.staff.items()
        if staff_id in loads or staff_id in by_worker or (part is None and one.planned)
    }
    columns: dict[str | None, list[Column]] = defaultdict(list)
    for one in facts.staff.values():
        member = one.member
        if member.staff_id in shown:
            columns[member.pod_id].append(
                _column(
                    facts,
                    one,
                    loads.get(member.staff_id),
                    by_worker.get(member.staff_id, ()),
                    breaches,
                    free,
                )
            )
    lanes = [
        _lane(facts, pod, tuple(columns.pop(pod.pod_id)), free)
        for pod in facts.service.pods
        if pod.pod_id in columns
    ]
    for pod_id, rest in columns.items():
        lanes.append(
            Lane(
                pod_id="",
                name="Without a pod",
                consultant="",
                children=sum(column.children for column in rest),
                children_cap=sum(column.children_cap for column in rest),
                places_free=free.by_pod.get(pod_id, 0),
                columns=tuple(rest),
            )
        )
    return tuple(lanes)


def _lane(facts: Facts, pod: Pod, columns: tuple[Column, ...], free: FreePlaces) -> Lane:
    consultant = facts.staff.get(pod.consultant_id or "")
    return Lane(
        pod_id=pod.pod_id,
        name=pod.name,
        consultant=f"Consultant {consultant.member.name}" if consultant is not None else "",
        children=sum(column.children for column in columns),
        children_cap=pod_children_cap(facts.service, pod),
        places_free=free.by_pod.get(pod.pod_id, 0),
        columns=columns,
    )


def _column(
    facts: Facts,
    one: Staffed,
    load: WorkerLine | None,
    lines: Sequence[FamilyLine],
    breaches: Mapping[str, str],
    free: FreePlaces,
) -> Column:
    member = one.member
    return Column(
        staff_id=member.staff_id,
        name=member.name,
        children=sum(line.children for line in lines),
        children_cap=load.children_cap if load is not None else one.children_cap,
        places_free=free.by_practitioner.get(member.staff_id, 0),
        travel_minutes_a_week=load.travel if load is not None else None,
        cards=tuple(_card(facts, line, member, breaches) for line in lines),
        notes=column_notes(member, facts.absences.get(member.staff_id, ()), facts.week),
        travel_phrase="" if member.travel_mode is TravelMode.CAR else member.travel_mode.phrase,
    )


def _card(facts: Facts, line: FamilyLine, member: StaffMember, breaches: Mapping[str, str]) -> Card:
    family = facts.families[line.family_id]
    tag = _TAGS.get(line.outcome, Tag.KEPT)
    urgency = _URGENCIES[family.band]
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
        sentence=" ".join(line.why),
        spoken=", ".join(spoken),
        breach=breaches.get(line.family_id, ""),
        town=facts.towns[family.place],
        needs=_needs(family),
    )


def _short_reason(facts: Facts, line: FamilyLine, family: Family) -> str:
    """Return the few words under a changed card."""
    match line.outcome:
        case Outcome.NEW:
            if family.status is not FamilyStatus.WAITING:
                return "had no practitioner"
            weeks = _weeks_waited(facts.week, family.referred_on)
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


def _waiting(
    facts: Facts, lines: Sequence[FamilyLine], *, is_planned: bool
) -> tuple[WaitingCard, ...]:
    cards = [_waiting_card(facts, line) for line in lines if line.outcome is Outcome.WAITING]
    if is_planned:
        told = {line.family_id for line in lines}
        cards.extend(
            _waiting_card(
                facts,
                FamilyLine(
                    family_id=family.family_id,
                    children=facts.children.get(family.family_id, 0),
                    staff_id=None,
                    outcome=Outcome.WAITING,
                    was=None,
                    minutes=None,
                    why=(CAME_LATER,),
                ),
            )
            for family in facts.service.families
            if family.family_id not in told and family.status is not FamilyStatus.CLOSED
        )
    return tuple(
        sorted(cards, key=lambda card: (_BAND_ORDER.index(card.urgency), -(card.weeks or 0)))
    )


def _waiting_card(facts: Facts, line: FamilyLine) -> WaitingCard:
    family = facts.families[line.family_id]
    urgency = _URGENCIES[family.band]
    weeks = (
        _weeks_waited(facts.week, family.referred_on) if family.referred_on is not None else None
    )
    spoken = [line.family_id, urgency.value, counted(line.children, "child", "children")]
    spoken.append("waiting" if weeks is None else f"waiting for {counted(weeks, 'week')}")
    return WaitingCard(
        family_id=line.family_id,
        initials=initials(family.name),
        urgency=urgency,
        children=line.children,
        district=facts.district(family.place),
        weeks=weeks,
        reason=_without_opening(" ".join(line.why)),
        sentence=" ".join(line.why),
        spoken=", ".join(spoken),
        town=facts.towns[family.place],
        needs=_needs(family),
    )


def _needs(family: Family) -> frozenset[str]:
    """Return the needs as words that are alike however they are written."""
    return frozenset(" ".join(need.split()).casefold() for need in family.needs)


def _without_opening(why: str) -> str:
    """Return a reason without ``Waiting:``, which the panel's title says already."""
    reason = why.removeprefix("Waiting: ")
    return reason[:1].upper() + reason[1:]


def _not_eligible(facts: Facts, line: FamilyLine) -> NotEligible:
    return NotEligible(
        family_id=line.family_id,
        initials=initials(facts.families[line.family_id].name),
        reason=" ".join(line.why),
    )


def _weeks_waited(week: Week, referred_on: date | None) -> int:
    return 0 if referred_on is None else max(0, (week.monday - referred_on).days // 7)


def _breaches(part: AllocationPart | None) -> dict[str, str]:
    """Return the sentence of each standing breach by the family it is about."""
    if part is None:
        return {}
    placed = {line.family_id for line in part.families}
    return {
        one: remark.sentence
        for remark in part.warnings
        if remark.rule == "travel_limit"
        for one in remark.ids
        if one in placed
    }


def _summary(lanes: Sequence[Lane], free: FreePlaces) -> str:
    columns = [column for lane in lanes for column in lane.columns]
    families = sum(len(column.cards) for column in columns)
    text = (
        f"{_figures(len(columns), 'practitioner')} · "
        f"{_figures(families, 'family', 'families')} · "
        f"{_figures(free.total, 'place')} free"
    )
    return f"{text}, at most {free.most_with_one_person:,} with one person" if free.total else text


def _figures(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
