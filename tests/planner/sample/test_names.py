from collections import Counter
from datetime import date
from hashlib import sha256

from planner.sample import make_service
from planner.sample.names import every_name
from planner.service import Week

FULL_NAMES = frozenset(
    {
        "0bf655a5be08bd4e",
        "18d2632d5376f4d9",
        "1bf1b87a72a9a9e0",
        "2019351572ebfb97",
        "43c7fe42c81d86d7",
        "48706c6fea289392",
        "4ea30282d57ca8b1",
        "5bdfbe65104234a0",
        "6ed72eeba5d462de",
        "7f30f3df15190e91",
        "86ae117524200b9c",
        "90b9c86efa89a72a",
        "919f1e847a909819",
        "942500669a65a310",
        "9d19e8e0322323c2",
        "9e75be8f601401da",
        "a27a6cf289074e93",
        "b10ef7d2308aaa48",
        "b956034f87081311",
        "b9bf1adc9bd548c2",
        "c45e4cd05ac7ec96",
        "c729cef940dba998",
        "f2464a835f9fd06c",
    }
)
"""The first 16 digits of the SHA-256 of each full name in the public documents, in lower case."""

SURNAMES = frozenset(
    {
        "05b390a5c4c0d937",
        "07cd0a008fb2a4f6",
        "09dcc7a7d81227b6",
        "0a73f1707a128cac",
        "0b6f4dd521490af1",
        "13ffbb2f9bbad7fa",
        "20e09e434912381a",
        "26ae784d194a5760",
        "2c6ac23e4ffdf95f",
        "2cb4f6c89c9b8095",
        "4ca6f6d5a544bf57",
        "52944eb2983b74f8",
        "545f5aaa374f2dfc",
        "58e408f8f1285fbd",
        "599f8341fe3e0fd2",
        "59a0838c05543ca7",
        "5c7803dc68ae2662",
        "5cfd148c378d8016",
        "630471bc17c69d0b",
        "6494e4a5cd10b6a2",
        "656636dc78229618",
        "6cd92b4128dbb7dd",
        "72b672427a922abe",
        "7904791f9bb496a3",
        "7d2a6610f9c97e42",
        "7dce0d8644b3bcdd",
        "80be14061e08633b",
        "84f6986a1b011def",
        "944c27e5b97ab779",
        "a7bc7f5617cc2325",
        "ba4788b226aa8dc2",
        "c08207b92fafcd5b",
        "c185251ef1b46fd8",
        "c4c0da1ce903b8e6",
        "ca700c8aa0b8566b",
        "d97b2a20a6daca88",
        "da5f260042cf37d5",
        "da6b81180fba740f",
        "e3a304e34820f87d",
        "ea71cb2dad30e19e",
        "f21dea74d898cfea",
        "fb4e71f75b173583",
    }
)
"""The same of their surnames, and of the authors the documents cite."""


def digits(name: str) -> str:
    return sha256(name.casefold().encode()).hexdigest()[:16]


def test_no_name_is_that_of_a_person_in_the_documents() -> None:
    names = every_name()
    assert len(names) > 10_000
    assert not {name for name in names if digits(name) in FULL_NAMES}


def test_no_surname_is_that_of_a_person_in_the_documents() -> None:
    surnames = {name.split()[-1] for name in every_name()}
    assert not {surname for surname in surnames if digits(surname) in SURNAMES}


def test_every_person_in_the_sample_has_a_full_name_that_can_be_given() -> None:
    service = make_service(week=Week(date(2026, 11, 23)))
    people = [row.name for row in (*service.staff, *service.families, *service.volunteers)]
    assert set(people) <= every_name()


def test_staff_and_volunteers_of_a_small_service_are_told_apart_by_their_given_names() -> None:
    service = make_service(week=Week(date(2026, 11, 23)))
    given = Counter(row.name.split()[0] for row in (*service.staff, *service.volunteers))
    assert max(given.values()) == 1
