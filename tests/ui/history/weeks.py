"""A service of two pods in a store, and weeks of it planned, changed and approved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from planner import actions
from planner.drafting.decision import Reason, ReasonCode
from planner.drafting.moving import lock, move_family
from planner.drafting.options import Stand, options_for
from planner.sample import make_service
from planner.service import Allocation, FamilyStatus, Week
from planner.store.service import load_service, save_service
from ui import tasks
from ui.shown import Author, WeekShown

if TYPE_CHECKING:
    from planner.drafting.edits import Edit
    from planner.store import Store

WEEK = Week(date(2026, 11, 23))
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class Office:
    """A service manager at work, without a window: each thing done is done a minute later."""

    def __init__(self, store: Store, *, week: Week = WEEK, pods: int = 2) -> None:
        self.store = store
        self.minutes = 0
        save_service(store, make_service(pods=pods, week=week), who="Ada", at=START)
        self.shown = tasks.read_week(store, week)

    @property
    def author(self) -> Author:
        return Author("Ada Lee", START + timedelta(minutes=self.minutes))

    def later(self, minutes: int = 1) -> Author:
        """Return the author of what is done next."""
        self.minutes += minutes
        return self.author

    def go_to(self, week: Week) -> None:
        """Look at another week."""
        self.shown = tasks.read_week(self.store, week)

    def plan(self) -> None:
        """Make a version of the week from how it stands."""
        assert self.shown.in_hand is not None
        author = self.later()
        actions.keep_version(
            self.store, self.shown.in_hand, problem_json="{}", who=author.who, at=author.at
        )
        self.shown = tasks.read_week(self.store, self.shown.week)

    def do(self, edit: Edit) -> None:
        """Make a change by hand."""
        assert self.shown.stored is not None
        assert self.shown.in_hand is not None
        author = self.later()
        actions.keep_edit(self.store, self.shown.stored.number, edit, who=author.who, at=author.at)
        self.shown = tasks.read_week(self.store, self.shown.week)

    def move(self, family_id: str, staff_id: str | None, reason: Reason | None = None) -> None:
        """Put a family with somebody."""
        assert self.shown.in_hand is not None
        author = self.author
        self.do(
            move_family(
                self.shown.in_hand, family_id, staff_id, who=author.who, at=author.at, reason=reason
            )
        )

    def lock(self, family_id: str) -> None:
        """Lock a family where it is."""
        assert self.shown.in_hand is not None
        self.do(lock(self.shown.in_hand, family_id=family_id))

    def approve(self) -> None:
        """Approve the draft."""
        self.shown = tasks.approve_plan(self.store, self.shown, author=self.later())

    def somewhere(self, stand: Stand, *, but: frozenset[str] = frozenset()) -> tuple[str, str]:
        """Return a family that has a practitioner, and one it could go to in this way."""
        week = self.shown.in_hand
        assert week is not None
        for line in week.part.families:
            if line.staff_id is None or line.family_id in but:
                continue
            found = options_for(week, line.family_id)
            for option in (*found.open, *found.blocked):
                if option.stand is stand and option.staff_id not in (None, line.staff_id):
                    return line.family_id, option.staff_id or ""
        raise AssertionError(stand)

    def move_freely(self) -> tuple[str, str]:
        """Move a family where no rule stands against it; return it, and with whom it is."""
        family_id, staff_id = self.somewhere(Stand.FITS)
        self.move(family_id, staff_id)
        return family_id, staff_id

    def overrule(self, note: str = "a course in December") -> tuple[str, str]:
        """Move a family against a rule, with a reason."""
        family_id, staff_id = self.somewhere(Stand.WITH_REASON)
        self.move(family_id, staff_id, Reason(ReasonCode.STAFF_REQUEST, note))
        return family_id, staff_id

    def overrule_again(self, times: int) -> list[str]:
        """Overrule a rule for so many families more; return them."""
        done: list[str] = []
        for _ in range(times):
            week = self.shown.in_hand
            assert week is not None
            but = frozenset(move.family_id for move in week.hand)
            family_id, staff_id = self.somewhere(Stand.WITH_REASON, but=but)
            self.move(family_id, staff_id, Reason(ReasonCode.LOCATION))
            done.append(family_id)
        return done

    def carry_out(self, day: date, *, but: frozenset[str] = frozenset()) -> None:
        """Bring in the service as it is once the approved plan was carried out on a day."""
        service = load_service(self.store)
        part = self.shown.stored.plan.allocation if self.shown.stored is not None else None
        assert part is not None
        today = {one.family_id: one.staff_id for one in service.allocations if one.to is None}
        news = {
            line.family_id: line.staff_id
            for line in part.families
            if line.staff_id not in (None, today.get(line.family_id)) and line.family_id not in but
        }
        stints = tuple(
            replace(one, to=day - timedelta(days=1), reason="Handed over")
            if one.family_id in news and one.to is None
            else one
            for one in service.allocations
        )
        begun = tuple(
            Allocation(family_id, staff_id, day) for family_id, staff_id in news.items() if staff_id
        )
        families = tuple(
            replace(one, status=FamilyStatus.OPEN) if one.family_id in news else one
            for one in service.families
        )
        author = self.later()
        after = replace(service, allocations=stints + begun, families=families)
        save_service(self.store, after, who=author.who, at=author.at)
        self.go_to(self.shown.week)


def with_whom(shown: WeekShown, family_id: str) -> str | None:
    """Return with whom a family is."""
    assert shown.in_hand is not None
    return shown.in_hand.worker_of(family_id)


@dataclass(frozen=True)
class Story:
    """What happened in a fortnight at an office.

    Attributes
    ----------
    moved, goes_to
        A family that was moved by hand where no rule stood against it, and to whom.
    overruled
        One that was moved against a rule, for a staff request.
    stayed
        Of those moved against a rule, one whose move was not carried out.
    """

    moved: str
    goes_to: str
    overruled: str
    stayed: str


def fortnight(office: Office) -> Story:
    """Plan and approve a week, change it, approve it again, carry it out but for one family.

    The week after is planned and approved as it then stands, the third one is a draft.
    """
    office.plan()
    moved, goes_to = office.move_freely()
    office.approve()
    but = frozenset({moved})
    family_id, staff_id = office.somewhere(Stand.WITH_REASON, but=but)
    office.plan()
    office.move(family_id, staff_id, Reason(ReasonCode.STAFF_REQUEST, "a course in December"))
    others = office.overrule_again(3)
    office.approve()
    office.carry_out(WEEK.monday + timedelta(days=2), but=frozenset(others[-1:]))
    office.go_to(WEEK.shifted(1))
    office.plan()
    office.approve()
    office.go_to(WEEK.shifted(2))
    office.plan()
    return Story(moved, goes_to, family_id, others[-1])
