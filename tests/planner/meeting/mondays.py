"""A Monday with a meeting: three practitioners, and families that wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from planner.drafting.edits import applied
from planner.meeting.agenda import Item, agenda
from planner.meeting.deciding import decide
from planner.service import Band, PairRule, Service
from planner.travel.places import load_gazetteer
from tests.planner.planning.services import WEEK, household, pair, practitioner, service
from tests.planner.what_if.desks import desk

if TYPE_CHECKING:
    from planner.drafting.decision import Reason
    from planner.drafting.in_hand import InHand

HELD_AT = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - the wall clock of the office
HELD_BY = "Service Manager"
NEEDS = ("domestic abuse",)


def weeks_ago(weeks: int) -> date:
    """Return the Monday so many weeks before the week's."""
    return WEEK.monday - timedelta(weeks=weeks)


def monday() -> Service:
    """Return a service with seven families to talk about.

    Sam has three places, Priya two, Dan six; Dan and F03 are excluded. The plan gives F01 and F02
    a practitioner; F04 has too many children for anybody; F05 to F07 miss a criterion each.
    """
    return service(
        (
            practitioner("S01", "Sam Okoro", children_cap=7),
            practitioner("S02", "Priya Nair", children_cap=2),
            practitioner("S03", "Dan Whitlow", children_cap=6),
        ),
        (
            household("F00", 4, current="S01", name="Karen Lee"),
            household(
                "F01", 2, name="Bo Nash", band=Band.HIGH, referred_on=weeks_ago(5), needs=NEEDS
            ),
            household("F02", 3, name="Mo Tate", band=Band.MEDIUM, referred_on=weeks_ago(3)),
            household("F03", 1, name="Ann Reed", band=Band.HIGH, referred_on=weeks_ago(9)),
            household("F04", 8, name="Una Fell", band=Band.LOW, referred_on=weeks_ago(1)),
            household("F05", 2, name="Ty Banks", band=Band.LOW, motivated=False),
            household("F06", 2, name="Lil Parr", band=Band.HIGH, previous_referrals=3),
            household("F07", 2, name="Ida Vale", band=Band.HIGH, consents=False, referred_on=None),
        ),
        pairs=(pair("F03", "S03", PairRule.EXCLUDE),),
    )


@cache
def planned_monday() -> InHand:
    """Return that Monday with its best plan on the desk."""
    return desk(monday(), planned=True)


def items_of(week: InHand) -> tuple[Item, ...]:
    """Return the agenda of a week."""
    return agenda(week, district=load_gazetteer().district)


def decided(
    week: InHand, family_id: str, staff_id: str | None, reason: Reason | None = None
) -> InHand:
    """Return the week after a decision."""
    edit = decide(week, family_id, staff_id, who=HELD_BY, at=HELD_AT, reason=reason)
    return week if edit is None else applied(week, edit)


def undone(week: InHand, family_id: str) -> InHand:
    """Return the week without a decision, the family where it is."""
    return replace(week, hand=tuple(one for one in week.hand if one.family_id != family_id))
