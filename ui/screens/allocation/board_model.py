"""What the allocation screen shows, worked out from the service and the plan. No window here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome
from planner.planning.problem import children_counted, missed_criteria
from planner.planning.staffing import Staffed, pod_children_cap, staffed
from planner.service import (
    Absence,
    Allocation,
    Band,
    Family,
    FamilyStatus,
    Service,
    StaffMember,
    TravelMode,
    Week,
)
from planner.service.naming import counted, initials, short_names
from ui.dates import month
from ui.screens.allocation.column_notes import column_notes
from ui.screens.allocation.goal_words import goal_cells
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


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is looked up again and again while the board is worked out."""

    service: Service
    week: Week
    district: Callable[[str], str]
    families: Mapping[str, Family]
    staff: Mapping[str, Staffed]
    called: Mapping[str, str]
    children: Mapping[str, int]
    stints: Mapping[str, Sequence[Allocation]]
    absences: Mapping[str, Sequence[Absence]]


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
    facts = _gather(service, week, district)
    part = plan.allocation if plan is not None else None
    lines = part.families if part is not None else _lines_of_today(facts)
    known = [line for line in lines if line.family_id in facts.families]
    breaches = _breaches(part)
    by_worker: dict[str, list[FamilyLine]] = defaultdict(list)
    for line in known:
        if line.staff_id is not None:
            by_worker[line.staff_id].append(line)
    lanes = _lanes(facts, part, by_worker, breaches)
    return BoardModel(
        lanes=lanes,
        waiting=_waiting(facts, known, is_planned=part is not None),
        not_eligible=tuple(
            _not_eligible(facts, line) for line in known if line.outcome is Outcome.NOT_ELIGIBLE
        ),
        goals=goal_cells(service, part) if part is not None else (),
        summary=_summary(lanes),
        check=check,
        planned=part is not None,
    )


def _gather(service: Service, week: Week, district: Callable[[str], str]) -> _Facts:
    stints: dict[str, list[Allocation]] = defaultdict(list)
    for stint in service.allocations:
        stints[stint.family_id].append(stint)
    absences: dict[str, list[Absence]] = defaultdict(list)
    for absence in service.absences:
        absences[absence.person_id].append(absence)
    return _Facts(
        service=service,
        week=week,
        district=district,
        families={family.family_id: family for family in service.families},
        staff={one.member.staff_id: one for one in staffed(service, week)},
        called=short_names({member.staff_id: member.name for member in service.staff}),
        children=children_counted(service),
        stints=stints,
        absences=absences,
    )


def _lines_of_today(facts: _Facts) -> tuple[FamilyLine, ...]:
    """Return the families as they stand today, in the shape of a plan."""
    lines = []
    for family in facts.service.families:
        if family.status is FamilyStatus.CLOSED:
            continue
        current = _current_worker(facts, family)
        missed = (
            missed_criteria(family, facts.service.settings)
            if family.status is FamilyStatus.WAITING
            else ()
        )
        if current is not None:
            outcome = Outcome.KEPT
        else:
            outcome = Outcome.NOT_ELIGIBLE if missed else Outcome.WAITING
        lines.append(
            FamilyLine(
                family_id=family.family_id,
                children=facts.children.get(family.family_id, 0),
                staff_id=current,
                outcome=outcome,
                was=current,
                minutes=None,
                why=missed,
            )
        )
    return tuple(lines)


def _current_worker(facts: _Facts, family: Family) -> str | None:
    stints = facts.stints.get(family.family_id, ())
    return next((stint.staff_id for stint in stints if stint.to is None), None)


def _lanes(
    facts: _Facts,
    part: AllocationPart | None,
    by_worker: Mapping[str, Sequence[FamilyLine]],
    breaches: Mapping[str, str],
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
                )
            )
    lanes = [
        _lane(facts, pod, tuple(columns.pop(pod.pod_id)))
        for pod in facts.service.pods
        if pod.pod_id in columns
    ]
    for rest in columns.values():
        lanes.append(
            Lane(
                pod_id="",
                name="Without a pod",
                consultant="",
                children=sum(column.children for column in rest),
                children_cap=sum(column.children_cap for column in rest),
                columns=tuple(rest),
            )
        )
    return tuple(lanes)


def _lane(facts: _Facts, pod: Pod, columns: tuple[Column, ...]) -> Lane:
    consultant = facts.staff.get(pod.consultant_id or "")
    return Lane(
        pod_id=pod.pod_id,
        name=pod.name,
        consultant=f"Consultant {consultant.member.name}" if consultant is not None else "",
        children=sum(column.children for column in columns),
        children_cap=pod_children_cap(facts.service, pod),
        columns=columns,
    )


def _column(
    facts: _Facts,
    one: Staffed,
    load: WorkerLine | None,
    lines: Sequence[FamilyLine],
    breaches: Mapping[str, str],
) -> Column:
    member = one.member
    return Column(
        staff_id=member.staff_id,
        name=member.name,
        children=sum(line.children for line in lines),
        children_cap=load.children_cap if load is not None else one.children_cap,
        travel_minutes_a_week=load.travel if load is not None else 0,
        cards=tuple(_card(facts, line, member, breaches) for line in lines),
        notes=column_notes(member, facts.absences.get(member.staff_id, ()), facts.week),
        travel_phrase="" if member.travel_mode is TravelMode.CAR else member.travel_mode.phrase,
    )


def _card(
    facts: _Facts, line: FamilyLine, member: StaffMember, breaches: Mapping[str, str]
) -> Card:
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
    )


def _short_reason(facts: _Facts, line: FamilyLine, family: Family) -> str:
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
            return f"was with {name}" + (f" until {month(max(ended))}" if ended else "")
        case _:
            return ""


def _waiting(
    facts: _Facts, lines: Sequence[FamilyLine], *, is_planned: bool
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


def _waiting_card(facts: _Facts, line: FamilyLine) -> WaitingCard:
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
        reason=" ".join(line.why),
        sentence=" ".join(line.why),
        spoken=", ".join(spoken),
    )


def _not_eligible(facts: _Facts, line: FamilyLine) -> NotEligible:
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


def _summary(lanes: Sequence[Lane]) -> str:
    columns = [column for lane in lanes for column in lane.columns]
    free = [max(0, column.children_cap - column.children) for column in columns]
    families = sum(len(column.cards) for column in columns)
    text = (
        f"{_figures(len(columns), 'practitioner')} · "
        f"{_figures(families, 'family', 'families')} · "
        f"{_figures(sum(free), 'place')} free"
    )
    return f"{text}, at most {max(free)} with one person" if any(free) else text


def _figures(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
