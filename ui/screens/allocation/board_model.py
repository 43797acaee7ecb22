"""What the allocation screen shows, worked out from the service and the plan. No window here."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions
from planner.free_places import FreePlaces, free_places
from planner.plan import FamilyLine, Outcome
from planner.planning.staffing import Staffed, pod_children_cap
from planner.service import Service, TravelMode, Week
from ui.screens.allocation.cards import came_later, card, not_eligible_row, waiting_card
from ui.screens.allocation.column_notes import column_notes
from ui.screens.allocation.facts import gather
from ui.screens.allocation.goal_words import GoalWords
from ui.screens.allocation.today import caseloads_today, lines_of_today
from ui.widgets.board.model import (
    NOT_CHECKED,
    BoardModel,
    Check,
    Column,
    Lane,
    NotEligible,
    Urgency,
    WaitingCard,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.drafting.decision import HandMove
    from planner.plan import AllocationPart, Plan, WorkerLine
    from planner.service import Pod

_BAND_ORDER = (Urgency.HIGH, Urgency.MEDIUM, Urgency.LOW)

OVERRULED = " overruled."
"""Ends the sentence of a breach that somebody allowed (see the rules' `overruled`)."""


def board_model(
    service: Service,
    week: Week,
    plan: Plan | None,
    *,
    district: Callable[[str], str],
    check: Check = NOT_CHECKED,
) -> BoardModel:
    """Return everything the allocation screen shows of a plan, once.

    `BoardMaker` shows a week again and again.
    """
    return BoardMaker(service, week, district=district).board(plan, check=check)


class BoardMaker:
    """Makes the board of a week; what a change does not touch is not made again.

    Parameters
    ----------
    district
        What may be shown of a place: ``CW1``; empty where the place is unknown.
    """

    def __init__(self, service: Service, week: Week, *, district: Callable[[str], str]) -> None:
        self._facts = gather(service, week, district)
        self._goals = GoalWords(service)
        self._columns: dict[str, tuple[object, Column]] = {}
        self._lanes: dict[str, tuple[object, Lane]] = {}
        self._waiting: dict[str, tuple[object, WaitingCard]] = {}
        self._not_eligible: dict[str, tuple[FamilyLine, NotEligible]] = {}

    def board(
        self,
        plan: Plan | None,
        *,
        check: Check = NOT_CHECKED,
        decisions: Decisions | None = None,
        hints: Mapping[str, str] | None = None,
        remark: str = "",
    ) -> BoardModel:
        """Return everything the allocation screen shows.

        Without a plan the board shows every family with its current practitioner.

        Parameters
        ----------
        check
            What is said of the plan's check.
        decisions
            What people decided by hand, and what is locked.
        hints
            What would help each waiting family, in a few words.
        remark
            A sentence about the whole board, such as that nobody has four places together.
        """
        facts = self._facts
        part = plan.allocation if plan is not None else None
        lines = part.families if part is not None else lines_of_today(facts)
        known = [line for line in lines if line.family_id in facts.families]
        by_worker: dict[str, list[FamilyLine]] = defaultdict(list)
        for line in known:
            if line.staff_id is not None:
                by_worker[line.staff_id].append(line)
        caseloads = part.workers if part is not None else caseloads_today(facts, by_worker)
        free = free_places(facts.service, caseloads)
        decided = decisions or Decisions()
        said = _Said(part, decided)
        lanes = self._all_lanes(part, by_worker, said, free)
        waiting = [line for line in known if line.outcome is Outcome.WAITING]
        if part is not None:
            waiting.extend(came_later(facts, {line.family_id: line for line in known}))
        hints = hints or {}
        cards = [self._waiting_card(line, said, hints.get(line.family_id, "")) for line in waiting]
        return BoardModel(
            lanes=lanes,
            waiting=tuple(
                sorted(cards, key=lambda one: (_BAND_ORDER.index(one.urgency), -(one.weeks or 0)))
            ),
            not_eligible=tuple(
                self._not_eligible_row(line)
                for line in known
                if line.outcome is Outcome.NOT_ELIGIBLE
            ),
            goals=self._goals.cells(part) if part is not None else (),
            summary=_summary(lanes, free),
            remark=remark,
            check=check,
            planned=part is not None,
        )

    def _all_lanes(
        self,
        part: AllocationPart | None,
        by_worker: Mapping[str, Sequence[FamilyLine]],
        said: _Said,
        free: FreePlaces,
    ) -> tuple[Lane, ...]:
        facts = self._facts
        loads = {worker.staff_id: worker for worker in part.workers} if part is not None else {}
        columns: dict[str | None, list[Column]] = defaultdict(list)
        for staff_id, one in facts.staff.items():
            if staff_id in loads or staff_id in by_worker or (part is None and one.planned):
                lines = by_worker.get(staff_id, ())
                column = self._column(one, loads.get(staff_id), lines, said, free)
                columns[one.member.pod_id].append(column)
        lanes = [
            self._lane(pod, tuple(columns.pop(pod.pod_id)), said, free)
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

    def _lane(self, pod: Pod, columns: tuple[Column, ...], said: _Said, free: FreePlaces) -> Lane:
        places, locked = free.by_pod.get(pod.pod_id, 0), pod.pod_id in said.locks.pods
        key = (tuple(map(id, columns)), places, locked)
        kept = self._lanes.get(pod.pod_id)
        if kept is not None and kept[0] == key:
            return kept[1]
        consultant = self._facts.staff.get(pod.consultant_id or "")
        lane = Lane(
            pod_id=pod.pod_id,
            name=pod.name,
            consultant=f"Consultant {consultant.member.name}" if consultant is not None else "",
            children=sum(column.children for column in columns),
            children_cap=pod_children_cap(self._facts.service, pod),
            places_free=places,
            columns=columns,
            locked=locked,
        )
        self._lanes[pod.pod_id] = (key, lane)
        return lane

    def _waiting_card(self, line: FamilyLine, said: _Said, hint: str) -> WaitingCard:
        decision = said.decided.get(line.family_id)
        locked = line.family_id in said.locks.families
        key = (line, hint, decision, locked)
        kept = self._waiting.get(line.family_id)
        if kept is not None and kept[0] == key:
            self._waiting[line.family_id] = (key, kept[1])
            return kept[1]
        made = waiting_card(self._facts, line, hint=hint, decision=decision, is_locked=locked)
        self._waiting[line.family_id] = (key, made)
        return made

    def _not_eligible_row(self, line: FamilyLine) -> NotEligible:
        kept = self._not_eligible.get(line.family_id)
        if kept is not None and kept[0] == line:
            return kept[1]
        made = not_eligible_row(self._facts, line)
        self._not_eligible[line.family_id] = (line, made)
        return made

    def _column(
        self,
        one: Staffed,
        load: WorkerLine | None,
        lines: Sequence[FamilyLine],
        said: _Said,
        free: FreePlaces,
    ) -> Column:
        member = one.member
        places = free.by_practitioner.get(member.staff_id, 0)
        locked = member.staff_id in said.locks.practitioners
        told = {line.family_id: said.of(line) for line in lines if line.family_id in said.families}
        key = (lines, load, places, locked, told)
        kept = self._columns.get(member.staff_id)
        if kept is not None and kept[0] == key:
            # The lines of now: the same objects are compared at once the next time.
            self._columns[member.staff_id] = (key, kept[1])
            return kept[1]
        column = Column(
            staff_id=member.staff_id,
            name=member.name,
            children=sum(line.children for line in lines),
            children_cap=load.children_cap if load is not None else one.children_cap,
            places_free=places,
            travel_minutes_a_week=load.travel if load is not None else None,
            cards=tuple(
                card(
                    self._facts,
                    line,
                    member,
                    breach=breach,
                    overruled=overruled,
                    decision=decision,
                    is_locked=is_locked,
                )
                for line in lines
                for breach, overruled, decision, is_locked in (told.get(line.family_id, _NOTHING),)
            ),
            notes=column_notes(
                member, self._facts.absences.get(member.staff_id, ()), self._facts.week
            ),
            travel_phrase="" if member.travel_mode is TravelMode.CAR else member.travel_mode.phrase,
            locked=locked,
        )
        self._columns[member.staff_id] = (key, column)
        return column


_NOTHING = ("", "", None, False)
"""What `_Said.of` returns of most families."""


class _Said:
    """What is said of each family beside the plan's line: breaches, decisions, locks.

    Attributes
    ----------
    families
        Of whom anything may be said, by id, and not of the thousands of others.
    """

    def __init__(self, part: AllocationPart | None, decisions: Decisions) -> None:
        self.locks = decisions.locks
        self.decided: Mapping[str, HandMove] = {move.family_id: move for move in decisions.hand}
        self._breaches: dict[str, str] = {}
        self._overruled: dict[str, str] = {}
        for remark in part.warnings if part is not None else ():
            for one in remark.ids:
                if remark.sentence.endswith(OVERRULED):
                    self._overruled[one] = remark.sentence
                elif remark.rule == "travel_limit":
                    self._breaches[one] = remark.sentence
        self.families = frozenset(
            (*self._breaches, *self._overruled, *self.decided, *self.locks.families)
        )

    def of(self, line: FamilyLine) -> tuple[str, str, HandMove | None, bool]:
        """Return the standing breach, the overruled one, the decision, and whether locked.

        A cap that was overruled is told on the card of the family it was overruled for.
        """
        decision = self.decided.get(line.family_id)
        overruled = self._overruled.get(line.family_id, "")
        if not overruled and decision is not None and decision.overruled:
            overruled = self._overruled.get(line.staff_id or "", "")
        return (
            self._breaches.get(line.family_id, ""),
            overruled,
            decision,
            line.family_id in self.locks.families,
        )


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
