"""Pins are taken in the order of the file; one that cannot hold is set aside, and told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.service import GenderWish, PairRule, Pod, Volunteer, VolunteerRole
from tests.planner.planning.services import (
    HOME,
    POD,
    Household,
    household,
    journey,
    lines,
    pair,
    planned,
    practitioner,
    service,
    told,
)

if TYPE_CHECKING:
    from planner.service import Pair, Service

SAM = practitioner("S1", "Sam Ode", children_cap=4)
PRIYA = practitioner("S2", "Priya Rao", children_cap=4)
FAR = practitioner("S3", "Kim Ash", base="Nantwich")
GONE = practitioner("S4", "Lee Orme", ends_on=date(2026, 11, 1))
STAFF = (SAM, PRIYA, FAR, GONE)


def pin(family_id: str, staff_id: str) -> Pair:
    return pair(family_id, staff_id, PairRule.PIN)


def pinned(*pins: Pair, homes: tuple[Household, ...], **more: object) -> Service:
    facts = {"travel": (journey("Nantwich", 41),), "pairs": pins, **more}
    return service(STAFF, homes, **facts)


def sentences(given: Service) -> tuple[str, ...]:
    faults = told(given).faults
    assert all(fault.rule == "pinned" for fault in faults)
    return tuple(fault.sentence for fault in faults)


def taken(given: Service) -> tuple[tuple[int, int], ...]:
    return told(given).problem.pinned


F1, F2, F3 = household("F1", 3), household("F2", 2), household("F3", 1)


def test_pins_that_go_together_are_taken_in_the_order_of_the_file() -> None:
    given = pinned(pin("F3", "S1"), pin("F1", "S1"), pin("F2", "S2"), homes=(F1, F2, F3))
    assert taken(given) == ((2, 0), (0, 0), (1, 1))
    assert sentences(given) == ()


@pytest.mark.parametrize(
    ("pins", "families", "says"),
    [
        (
            (pin("F9", "S1"),),
            (household("F9", consents=False),),
            "F9 pinned to Sam is set aside: the family is not planned this week.",
        ),
        (
            (pin("F1", "S4"),),
            (F1,),
            "F1 pinned to Lee is set aside: breaks available (not planned this week).",
        ),
        (
            (pin("F1", "S3"),),
            (F1,),
            "F1 pinned to Kim is set aside: breaks travel_limit "
            "(F1 with Kim: 41 minutes by car, limit 40).",
        ),
        (
            (pin("F1", "S1"),),
            (household("F1", worker_gender=GenderWish.MALE),),
            "F1 pinned to Sam is set aside: breaks worker_gender (F1 asks for a man).",
        ),
        (
            (pair("F1", "S1", PairRule.DECLINED), pin("F1", "S1")),
            (F1,),
            "F1 pinned to Sam is set aside: breaks excluded (F1 is excluded from Sam).",
        ),
        (
            (pin("F1", "S1"), pair("F1", "S1", PairRule.EXCLUDE)),
            (F1,),
            "F1 pinned to Sam is set aside: breaks excluded (F1 is excluded from Sam).",
        ),
        (
            (pin("F4", "S1"),),
            (household("F4", 5),),
            "F4 pinned to Sam is set aside: breaks children_cap (Sam has 5 of 4 children).",
        ),
    ],
)
def test_a_pin_that_cannot_hold_is_set_aside_with_the_rule(
    pins: tuple[Pair, ...], families: tuple[Household, ...], says: str
) -> None:
    given = pinned(*pins, homes=families)
    assert sentences(given) == (says,)
    assert taken(given) == ()


def test_the_first_of_two_pins_of_a_family_holds() -> None:
    given = pinned(pin("F1", "S2"), pin("F1", "S1"), homes=(F1,))
    assert taken(given) == ((0, 1),)
    assert sentences(given) == (
        "F1 pinned to Sam is set aside: breaks one_worker (pinned to Priya already).",
    )
    assert told(given).faults[0].ids == ("F1", "S1")


def test_the_same_pin_twice_is_one_pin() -> None:
    given = pinned(pin("F1", "S1"), pin("F1", "S1"), homes=(F1,))
    assert taken(given) == ((0, 0),)
    assert sentences(given) == ()


def test_a_pin_is_measured_with_those_before_it_and_a_later_one_may_still_fit() -> None:
    given = pinned(pin("F1", "S1"), pin("F2", "S1"), pin("F3", "S1"), homes=(F1, F2, F3))
    assert taken(given) == ((0, 0), (2, 0))
    assert sentences(given) == (
        "F2 pinned to Sam is set aside: breaks children_cap (Sam has 5 of 4 children).",
    )


def test_a_pod_that_would_be_too_full_sets_a_pin_aside() -> None:
    given = pinned(
        pin("F1", "S1"),
        pin("F2", "S2"),
        homes=(F1, F2),
        pods=(Pod("P1", "Crewe North", "Crewe", HOME, children_cap=4),),
    )
    assert sentences(given) == (
        "F2 pinned to Priya is set aside: breaks pod_cap (Crewe North has 5 of 4 children).",
    )


def test_only_pinned_families_count_so_a_pin_may_push_another_family_out() -> None:
    given = pinned(pin("F1", "S1"), homes=(F1, household("F5", 3, current="S1")))
    assert sentences(given) == ()
    found = lines(planned(given))
    assert found["F1"].staff_id == "S1"
    assert found["F5"].staff_id == "S2"
    assert found["F5"].why[0] == "Moved from Sam to Priya: to make room for others."


def test_a_family_may_be_pinned_to_its_own_practitioner_beyond_the_limit() -> None:
    given = pinned(pin("F1", "S3"), homes=(household("F1", 3, current="S3"),))
    assert sentences(given) == ()
    assert lines(planned(given))["F1"].staff_id == "S3"


def test_a_family_that_waits_may_not_be_pinned_to_its_last_practitioner_beyond_the_limit() -> None:
    given = pinned(pin("F1", "S3"), homes=(household("F1", 3, last="S3"),))
    assert taken(given) == ()


def test_practitioners_own_families_above_their_cap_may_be_pinned_as_they_are() -> None:
    homes = (household("F1", 3, current="S1"), household("F2", 3, current="S1"))
    given = pinned(pin("F1", "S1"), pin("F2", "S1"), homes=homes)
    assert sentences(given) == ()


def test_a_pin_to_a_mentor_is_no_matter_of_allocation() -> None:
    mentor = Volunteer("V1", "Jo Sand", "CW1", VolunteerRole.PEER_MENTOR)
    given = pinned(pin("F1", "V1"), homes=(F1,), volunteers=(mentor,))
    assert (taken(given), sentences(given)) == ((), ())


def test_pins_set_aside_are_faults_of_the_plan_and_nobody_is_lost() -> None:
    given = pinned(pin("F1", "S4"), pin("F2", "S1"), homes=(F1, F2), pods=(POD,))
    plan = planned(given)
    assert [fault.ids for fault in plan.faults] == [("F1", "S4")]
    assert {line.staff_id for line in lines(plan).values()} <= {"S1", "S2"}
    assert None not in {line.staff_id for line in lines(plan).values()}
