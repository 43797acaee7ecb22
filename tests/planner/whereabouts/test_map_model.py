"""The map of a week as data: who is where, who waits, what is within reach."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from math import hypot

import pytest

from planner.plan import AllocationPart, FamilyLine, Outcome, Plan, PlanStatus, WorkerLine
from planner.service import (
    Allocation,
    Child,
    Family,
    FamilyStatus,
    Pod,
    Role,
    Service,
    StaffMember,
    Travel,
    TravelMode,
    Week,
)
from planner.travel.places import load_gazetteer
from planner.whereabouts import (
    CAME_LATER,
    MapFamily,
    MapModel,
    MapPractitioner,
    SettlementSize,
    map_model,
    pod_letters,
)
from planner.whereabouts.making import GROUND_METRES

GAZETTEER = load_gazetteer()
WEEK = Week(date(2026, 11, 23))
PODS = (
    Pod("P1", "Crewe North", "Crewe", "CW1 2BJ"),
    Pod("P2", "Macclesfield", "Macclesfield", "SK10 1EA"),
)
STAFF = (
    StaffMember("S1", "Sam Okoro", Role.PRACTITIONER, "P1"),
    StaffMember("S2", "Hannah Keele", Role.PRACTITIONER, "P2", base="Congleton"),
)
SERVICE = Service(
    pods=PODS,
    staff=STAFF,
    families=(
        Family("F1", "Ann Lee", "CW1 3", FamilyStatus.OPEN),
        Family("F2", "Bo Reed", "CW1 3", FamilyStatus.OPEN),
        Family("F3", "Cy Dale", "Audlem", FamilyStatus.WAITING),
        Family("F4", "Di Ford", "SK11 8", FamilyStatus.WAITING, consents=False),
        Family("F5", "Ed Gray", "CW1 3", FamilyStatus.CLOSED),
        Family("F6", "Flo Hart", "Nowhere at all", FamilyStatus.WAITING),
    ),
    children=(Child("C1", "F1"), Child("C2", "F1"), Child("C3", "F2"), Child("C4", "F3")),
    allocations=(Allocation("F1", "S1", date(2026, 9, 7)), Allocation("F2", "S2", WEEK.monday)),
)
PLAN = Plan(
    WEEK,
    "Test",
    PlanStatus.OPTIMAL,
    AllocationPart(
        PlanStatus.OPTIMAL,
        1.0,
        goals=(),
        families=(
            FamilyLine("F1", 2, "S1", Outcome.KEPT, "S1", 7, ("Kept with Sam: two months.", "x")),
            FamilyLine("F2", 1, "S1", Outcome.MOVED, "S2", 7, ("Moved from Hannah to Sam.",)),
            FamilyLine("F3", 1, None, Outcome.WAITING, None, None, ("Waiting: one child.",)),
            FamilyLine("F4", 0, None, Outcome.NOT_ELIGIBLE, None, None, ("Not agreed.",)),
            FamilyLine("F6", 0, None, Outcome.WAITING, None, None, ("Waiting.",)),
        ),
        workers=(WorkerLine("S1", 3, 12, 2, 28), WorkerLine("S2", 0, 9, 0, 0)),
    ),
)


def model(service: Service = SERVICE, plan: Plan | None = PLAN) -> MapModel:
    return map_model(service, WEEK, plan, gazetteer=GAZETTEER)


def family(of: MapModel, family_id: str) -> MapFamily:
    return next(one for one in of.families if one.family_id == family_id)


def practitioner(of: MapModel, staff_id: str) -> MapPractitioner:
    return next(one for one in of.practitioners if one.staff_id == staff_id)


def point(written: str) -> tuple[float, float]:
    place = GAZETTEER.find(written)
    assert place is not None
    return place.easting, place.northing


def test_a_family_stands_at_its_place_and_with_the_plan_s_practitioner() -> None:
    one = family(model(), "F1")
    assert (one.easting, one.northing) == point("CW1 3")
    assert (one.staff_id, one.minutes, one.initials, one.district) == ("S1", 7, "AL", "CW1")
    assert one.why == "Kept with Sam: two months."
    assert one.spoken == "F1, medium, two children, with Sam Okoro, seven minutes, CW1"
    assert family(model(), "F2").staff_id == "S1"


def test_before_planning_families_are_with_their_practitioner_of_today() -> None:
    today = model(plan=None)
    assert not today.is_planned
    assert family(today, "F2").staff_id == "S2"
    assert family(today, "F2").why == "With Hannah."
    assert family(today, "F3").is_waiting
    assert practitioner(today, "S1").children == 2
    assert practitioner(today, "S1").children_cap == 12


def test_closed_and_not_eligible_families_are_not_on_the_map() -> None:
    for plan in (PLAN, None):
        assert {one.family_id for one in model(plan=plan).families} == {"F1", "F2", "F3"}


def test_a_family_at_an_unknown_place_is_told_and_not_guessed() -> None:
    assert model().not_placeable == ("F6",)


def test_a_family_that_came_after_the_plan_waits_and_says_so() -> None:
    late = Family("F7", "Gus Innes", "Sandbach", FamilyStatus.WAITING)
    one = family(model(replace(SERVICE, families=(*SERVICE.families, late))), "F7")
    assert one.is_waiting
    assert one.why == CAME_LATER


def test_families_at_one_place_stand_apart_and_near_and_always_alike() -> None:
    many = tuple(Family(f"F{n}", "Ann Lee", "CW1 3", FamilyStatus.OPEN) for n in range(60))
    spread = model(replace(SERVICE, families=many, children=(), allocations=()), None)
    again = model(replace(SERVICE, families=many, children=(), allocations=()), None)
    assert spread.families == again.families
    middle = point("CW1 3")
    points = [(one.easting, one.northing) for one in spread.families]
    assert points[0] == middle
    assert min(hypot(a - c, b - d) for (a, b), (c, d) in combinations(points, 2)) > 100
    assert max(hypot(a - middle[0], b - middle[1]) for a, b in points) < 1_500


def test_a_family_written_at_an_office_is_not_beneath_it() -> None:
    here = Family("F9", "Ivy Jones", "cw12bj", FamilyStatus.OPEN)
    of = model(replace(SERVICE, families=(here,), children=(), allocations=()), None)
    one, office = of.families[0], of.offices[0]
    assert hypot(one.easting - office.easting, one.northing - office.northing) >= 40


def test_a_practitioner_starts_from_their_base_or_their_office() -> None:
    of = model()
    office = of.offices[0]
    sam, hannah = practitioner(of, "S1"), practitioner(of, "S2")
    assert (sam.easting, sam.northing) == (office.easting, office.northing) == point("CW1 2BJ")
    assert (hannah.easting, hannah.northing) == point("Congleton")
    assert (sam.children, sam.children_cap, sam.families, sam.travel) == (3, 12, 2, 28)
    assert (hannah.children, hannah.children_cap) == (0, 9)


def test_a_practitioner_at_an_unknown_place_has_no_position_and_no_reach() -> None:
    lost = replace(SERVICE, staff=(replace(STAFF[0], base="Nowhere at all"), STAFF[1]))
    sam = practitioner(model(lost), "S1")
    assert (sam.easting, sam.northing, sam.within_reach) == (None, None, ())


def test_waiting_families_within_the_limit_are_named() -> None:
    assert practitioner(model(), "S1").within_reach == ("F3",)
    near = replace(SERVICE, staff=(replace(STAFF[0], max_travel_minutes=15), STAFF[1]))
    assert practitioner(model(near), "S1").within_reach == ()


def test_measured_minutes_count_for_who_is_within_reach() -> None:
    measured = Travel("CW1 2BJ", "Audlem", TravelMode.CAR, 55)
    odd = Travel("Nowhere at all", "Audlem", TravelMode.CAR, 5)
    of = model(replace(SERVICE, travel=(measured, odd)))
    assert practitioner(of, "S1").within_reach == ()


def test_settlements_weigh_what_their_postcodes_do() -> None:
    sizes = {one.name: one.size for one in model().settlements}
    assert sizes["Crewe"] is sizes["Macclesfield"] is SettlementSize.LARGE_TOWN
    assert sizes["Congleton"] is sizes["Nantwich"] is SettlementSize.TOWN
    assert sizes["Audlem"] is sizes["Bunbury"] is SettlementSize.VILLAGE
    assert "Leighton" in sizes


def test_where_no_settlement_is_known_the_districts_are_named() -> None:
    far = Family("F8", "Hal Inns", "YO1 7", FamilyStatus.OPEN)
    names = {one.name: one.size for one in model(replace(SERVICE, families=(far,))).settlements}
    assert names["YO1"] is SettlementSize.DISTRICT
    assert "CW1" not in names


def test_the_ground_lies_round_the_marks_and_is_densest_in_the_towns() -> None:
    discs = model().discs
    in_town = [d.radius for d in discs if hypot(d.easting - 371_000, d.northing - 355_500) < 1_500]
    by_audlem = [
        d.radius for d in discs if hypot(d.easting - 366_000, d.northing - 343_500) < 1_500
    ]
    assert max(in_town) > 1.5 * max(by_audlem)
    northmost = max(office.northing for office in model().offices)
    assert max(d.northing for d in discs) <= northmost + GROUND_METRES


def test_no_name_of_a_family_and_no_full_postcode_is_on_the_map() -> None:
    here = replace(SERVICE.families[0], place="CW1 3AB")
    told = repr(model(replace(SERVICE, families=(here,))))
    assert "Ann Lee" not in told
    assert "CW1 3" not in told


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("Crewe North", "Crewe South", "Macclesfield"), ("N", "S", "M")),
        (("Crewe North", "Nantwich North", "Sandbach"), ("CN", "NN", "S")),
        (("Crewe North", "Congleton North", "North"), ("CN", "CN2", "NO")),
        ((), ()),
    ],
)
def test_a_pod_s_letter_tells_it_from_the_others(
    names: tuple[str, ...], letters: tuple[str, ...]
) -> None:
    assert pod_letters(names) == letters


def test_an_empty_service_makes_an_empty_map() -> None:
    of = map_model(Service(), WEEK, None, gazetteer=GAZETTEER)
    assert of.is_empty
    assert of.discs == ()
