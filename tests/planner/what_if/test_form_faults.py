"""A supposition filled in wrongly says at each field what would be right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.service import Pod, Role, Service, StaffMember
from planner.travel.places import load_gazetteer
from planner.what_if.form_faults import faults
from planner.what_if.newcomers import GrowingCap
from planner.what_if.suppositions import (
    GoesTo,
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
    Supposition,
)
from tests.planner.planning.services import POD, away, practitioner, service

DAY = date(2026, 12, 18)
LATER = date(2026, 12, 31)


@pytest.fixture
def given() -> Service:
    return service(
        (
            practitioner("S01", "Sam Okoro", ends_on=date(2026, 12, 4)),
            practitioner("S02", "Priya Nair", starts_on=date(2026, 12, 21)),
            practitioner("S03", "Dan Whitlow"),
            StaffMember("C1", "Ruth Adeyemi", Role.CONSULTANT, "P1"),
        ),
        (),
        pods=(POD, Pod("P2", "Crewe South", "Crewe", "CW2 6")),
        absences=(away("S03", date(2026, 12, 14), date(2026, 12, 31)),),
    )


@pytest.mark.parametrize(
    ("supposition", "field", "sentence"),
    [
        (Leaves("S09", DAY), "staff_id", "Choose who leaves."),
        (Leaves("S01", DAY), "on", "Sam leaves on Fri 4 Dec already."),
        (Leaves("S02", DAY), "on", "Priya starts on Mon 21 Dec. Choose a later day."),
        (
            IsAway("S03", LATER, DAY),
            "to",
            "The last day is before the first. Choose Thu 31 Dec or later.",
        ),
        (IsAway("S09", DAY, LATER), "staff_id", "Choose who is away."),
        (IsAway("S01", DAY, LATER), "from_", "Sam leaves on Fri 4 Dec, before that."),
        (IsAway("S02", DAY, DAY), "to", "Priya starts on Mon 21 Dec only."),
        (
            IsAway("S03", DAY, DAY),
            "from_",
            "Dan is away from Mon 14 Dec to Thu 31 Dec already.",
        ),
        (
            Joins(" ", "P1", DAY),
            "name",
            "Write the newcomer’s name, or a word for it such as “New practitioner”.",
        ),
        (Joins("Nia", "P9", DAY), "pod_id", "Choose a pod."),
        (
            Joins("Nia", "P1", DAY, fte=Decimal("1.5")),
            "fte",
            "1.5 of full time is not possible. Choose from 0.1 to 1.",
        ),
        (
            Joins("Nia", "P1", DAY, base="CW1 33"),
            "base",
            '"CW1 33" is not known. Did you mean "CW1 3"',
        ),
        (
            Joins("Nia", "P1", DAY, cap_steps=(GrowingCap(3, 6), GrowingCap(1, 9))),
            "cap_steps",
            "Each step has to begin in a later week than the one before.",
        ),
        (PodCloses("P9", DAY), "pod_id", "Choose which pod closes."),
        (
            PodCloses("P1", DAY, (GoesTo("S03", "P1"),)),
            "people",
            "Choose another pod for Dan.",
        ),
        (PodOpens("", "Crewe", "CW1 2"), "name", "Write the pod’s name."),
        (
            PodOpens("crewe south", "Crewe", "CW1 2"),
            "name",
            "There is a pod called crewe south already. Choose another name.",
        ),
        (PodOpens("New", " ", "CW1 2"), "town", "Write the town of the office."),
        (
            PodOpens("New", "Crewe", ""),
            "office",
            "Write a place: a postcode, a part of one such as CW1 3, or a town.",
        ),
        (
            PodOpens("New", "Crewe", "CW1 2", "S03"),
            "consultant_id",
            "Choose a consultant, or nobody.",
        ),
        (
            PodOpens("New", "Crewe", "CW1 2", None, ("S99",)),
            "people",
            "Choose people of other pods.",
        ),
        (PodMoves("P9", "CW1 2", "Crewe"), "pod_id", "Choose which pod moves."),
        (PodMoves("P1", "Nantwhich", "Nantwich"), "office", '"Nantwhich" is not known. Did you'),
        (PodMoves("P1", "cw13", "Crewe"), "office", "Crewe North has its office there already."),
    ],
)
def test_each_fault_is_told_at_its_field(
    given: Service, supposition: Supposition, field: str, sentence: str
) -> None:
    found = dict(faults(supposition, given, gazetteer=load_gazetteer()))
    assert list(found) == [field]
    assert found[field].startswith(sentence)


@pytest.mark.parametrize(
    "supposition",
    [
        Leaves("S03", DAY),
        Leaves("S01", date(2026, 11, 27)),
        IsAway("S03", DAY, date(2027, 1, 8)),
        Joins("Nia Rees", "P1", DAY, base="Nantwich"),
        PodCloses("P1", DAY, (GoesTo("S03", "P2"),)),
        PodOpens("Nantwich", "Nantwich", "CW5 5", "C1", ("S03",)),
        PodMoves("P1", "CW5 5", "Nantwich"),
    ],
)
def test_what_can_be_tried_has_no_fault(given: Service, supposition: Supposition) -> None:
    assert faults(supposition, given, gazetteer=load_gazetteer()) == ()


def test_the_only_pod_does_not_close(given: Service) -> None:
    alone = replace(given, pods=(POD,))
    found = faults(PodCloses("P1", DAY), alone, gazetteer=load_gazetteer())
    assert found == (("pod_id", "This is the only pod. Open another one first."),)


def test_several_fields_are_told_at_once(given: Service) -> None:
    found = faults(PodOpens("", "", ""), given, gazetteer=load_gazetteer())
    assert [field for field, _ in found] == ["name", "town", "office"]
