"""Whose history can be asked for: every family, practitioner and week, to search as people type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from planner.history.words import People
from planner.service import FamilyStatus, Role, Week
from planner.service.naming import initials
from ui.dates import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.service import Service
    from planner.store.plan_heads import PlanHead  # noqa: TC004 - a window opens sooner without it


class HistoryKind(Enum):
    """What a history is of; the value is what people choose by."""

    FAMILY = "Families"
    PRACTITIONER = "Practitioners"
    WEEK = "Weeks"
    OVERRIDES = "Overrides"


@dataclass(frozen=True, slots=True)
class Choice:
    """One family, practitioner or week.

    Attributes
    ----------
    key
        The reference, the staff id, or the Monday as ``2026-11-23``.
    title, beside, note
        ``F012``, ``KL``, ``with Sam``: what is read first, beside it, and at the end.
    sought
        The words it is found by, folded.
    """

    key: str
    title: str
    beside: str
    note: str
    sought: str

    @property
    def spoken(self) -> str:
        """All of it, for screen readers."""
        return ", ".join(filter(None, (self.title, self.beside, self.note)))


@dataclass(frozen=True, slots=True)
class HistoryIndex:
    """Everything whose history can be asked for.

    Attributes
    ----------
    week
        The week of today.
    choices
        By kind, in the order to show them: open families first, the newest week first.
    names
        What everybody is called in full, by staff id.
    people
        What they are called in a sentence.
    heads
        Every plan without what it says, by number.
    """

    week: Week
    choices: Mapping[HistoryKind, tuple[Choice, ...]]
    names: Mapping[str, str]
    people: People
    heads: Mapping[int, PlanHead] = field(default_factory=dict)

    @property
    def has_approved(self) -> bool:
        """Whether any week was ever approved."""
        return any(head.approved_at is not None for head in self.heads.values())

    def name(self, staff_id: str | None) -> str:
        """Return somebody's name in full; ``nobody``."""
        if staff_id is None:
            return "nobody"
        return self.names.get(staff_id, self.people(staff_id))

    def choice(self, kind: HistoryKind, key: str) -> Choice | None:
        """Return what has this key; `None` where there is none."""
        return next((one for one in self.choices.get(kind, ()) if one.key == key), None)

    def kind_of(self, key: str) -> HistoryKind:
        """Return whether a key is of a family, a practitioner or a week."""
        kinds = (HistoryKind.FAMILY, HistoryKind.PRACTITIONER, HistoryKind.WEEK)
        return next((kind for kind in kinds if self.choice(kind, key)), HistoryKind.FAMILY)


def index_of(service: Service, heads: Sequence[PlanHead], *, week: Week) -> HistoryIndex:
    """Return the index of a service.

    Parameters
    ----------
    heads
        Every plan, the newest week first, in a week the newest version first
        (`planner.store.plan_heads.plan_heads`).
    week
        The week of today.
    """
    people = People(service)
    return HistoryIndex(
        week=week,
        choices={
            HistoryKind.FAMILY: tuple(_families(service, people)),
            HistoryKind.PRACTITIONER: tuple(_practitioners(service, people)),
            HistoryKind.WEEK: tuple(_weeks(heads)),
        },
        names={member.staff_id: member.name or member.staff_id for member in service.staff},
        people=people,
        heads={head.number: head for head in heads},
    )


def _families(service: Service, people: People) -> Iterator[Choice]:
    current = {one.family_id: one.staff_id for one in service.allocations if one.to is None}
    closed = FamilyStatus.CLOSED
    for family in sorted(service.families, key=lambda one: one.status is closed):
        staff_id = current.get(family.family_id)
        if family.status is closed:
            note = "closed"
        elif family.status is FamilyStatus.WAITING or staff_id is None:
            note = "waiting"
        else:
            note = f"with {people(staff_id)}"
        letters = initials(family.name)
        sought = f"{family.family_id} {family.name} {note}"
        yield Choice(family.family_id, family.family_id, letters, note, sought.casefold())


def _practitioners(service: Service, people: People) -> Iterator[Choice]:
    pods = {pod.pod_id: pod.name for pod in service.pods}
    with_stints = dict.fromkeys(one.staff_id for one in service.allocations)
    known = set()
    for member in service.staff:
        known.add(member.staff_id)
        if member.role is Role.PRACTITIONER or member.staff_id in with_stints:
            name, pod = member.name or member.staff_id, pods.get(member.pod_id or "", "")
            yield Choice(member.staff_id, name, "", pod, f"{name} {pod}".casefold())
    for staff_id in with_stints:
        if staff_id not in known:
            yield Choice(staff_id, people(staff_id), "", "", staff_id.casefold())


def _weeks(heads: Sequence[PlanHead]) -> Iterator[Choice]:
    # Here, because a window opens sooner without it.
    from planner.store.plans import PlanState

    newest: dict[Week, list[PlanHead]] = {}
    for head in heads:
        newest.setdefault(head.week, []).append(head)
    for week, versions in newest.items():
        day = day_words(week.monday)
        approved = next((one for one in versions if one.state is PlanState.APPROVED), None)
        note = "draft" if approved is None else f"by {approved.approved_by}"
        yield Choice(str(week), day, "", note, f"{day} {week} {note}".casefold())
