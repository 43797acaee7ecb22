from planner.free_places import free_places
from planner.plan import WorkerLine
from planner.service import Pod, Role, Service, StaffMember

SERVICE = Service(
    pods=(Pod("P1", "North", "Crewe", "CW1", children_cap=20), Pod("P2", "South", "Crewe", "CW2")),
    staff=tuple(
        StaffMember(staff_id, staff_id, Role.PRACTITIONER, pod_id)
        for staff_id, pod_id in (("S1", "P1"), ("S2", "P1"), ("S3", "P2"), ("S4", None))
    ),
)


def load(staff_id: str, children: int, cap: int = 12) -> WorkerLine:
    return WorkerLine(staff_id, children, cap, families=1, travel=0)


def test_a_pod_has_the_places_of_its_people() -> None:
    free = free_places(SERVICE, (load("S1", 10), load("S2", 9), load("S3", 12)))
    assert free.by_practitioner == {"S1": 1, "S2": 1, "S3": 0}
    assert free.by_pod == {"P1": 1, "P2": 0}


def test_a_pod_has_no_more_places_than_its_cap_leaves() -> None:
    free = free_places(SERVICE, (load("S1", 12), load("S2", 3)))
    assert free.by_pod == {"P1": 5}
    assert free.by_practitioner == {"S1": 0, "S2": 5}
    assert (free.total, free.most_with_one_person) == (5, 5)


def test_one_over_the_cap_takes_no_place_from_the_others() -> None:
    free = free_places(SERVICE, (load("S1", 13), load("S2", 5, cap=6)))
    assert free.by_practitioner == {"S1": 0, "S2": 1}
    assert free.by_pod == {"P1": 1}


def test_children_of_somebody_who_takes_none_fill_the_pod_all_the_same() -> None:
    free = free_places(SERVICE, (load("S1", 8, cap=0), load("S2", 6)))
    assert free.by_practitioner == {"S1": 0, "S2": 6}
    full = free_places(SERVICE, (load("S1", 12, cap=0), load("S2", 8)))
    assert (full.total, full.most_with_one_person) == (0, 0)


def test_a_pod_over_its_cap_has_none() -> None:
    free = free_places(SERVICE, (load("S1", 12), load("S2", 11)))
    assert (free.total, free.most_with_one_person) == (0, 0)


def test_those_without_a_pod_have_their_own_places() -> None:
    free = free_places(SERVICE, (load("S4", 5),))
    assert (free.by_pod, free.total) == ({None: 7}, 7)


def test_nobody_has_no_place() -> None:
    free = free_places(SERVICE, ())
    assert (free.total, free.most_with_one_person) == (0, 0)
