"""Who stands in: visits shared evenly, then short ways; held against every possible share."""

import itertools
import random

import pytest

from planner.what_if.standing_in import shared_evenly


def best(visits: list[int], minutes: list[list[int | None]]) -> tuple[int, int]:
    """Return the least maximum of visits and the least travel with it, by trying every share."""
    open_to = [at for at, row in enumerate(minutes) if any(way is not None for way in row)]
    found = []
    for chosen in itertools.product(*(range(len(minutes[0])) for _ in open_to)):
        pairs = list(zip(open_to, chosen, strict=True))
        if any(minutes[at][person] is None for at, person in pairs):
            continue
        found.append(cost(visits, minutes, dict(pairs)))
    return min(found, default=(0, 0))


def cost(
    visits: list[int], minutes: list[list[int | None]], chosen: dict[int, int]
) -> tuple[int, int]:
    loads: dict[int, int] = {}
    travel = 0
    for family, person in chosen.items():
        loads[person] = loads.get(person, 0) + visits[family]
        travel += 2 * visits[family] * (minutes[family][person] or 0)
    return max(loads.values(), default=0), travel


@pytest.mark.parametrize("seed", range(40))
def test_no_share_is_more_even_or_shorter(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    people = chance.randrange(1, 5)
    families = chance.randrange(1, 6)
    visits = [chance.randrange(8) for _ in range(families)]
    minutes = [
        [None if chance.random() < 0.3 else chance.randrange(60) for _ in range(people)]
        for _ in range(families)
    ]
    found = shared_evenly(visits, minutes)
    chosen = {family: person for family, person in enumerate(found) if person is not None}
    assert cost(visits, minutes, chosen) == best(visits, minutes)
    for family, row in enumerate(minutes):
        nobody = all(way is None for way in row)
        assert (found[family] is None) == nobody
        assert nobody or row[found[family] or 0] is not None


def test_even_comes_before_near() -> None:
    """Both families are next door to the first person; one each is even all the same."""
    assert shared_evenly([2, 2], [[1, 30], [1, 20]]) == (0, 1)


def test_a_family_nobody_may_visit_has_nobody() -> None:
    assert shared_evenly([2, 2], [[None, None], [5, None]]) == (None, 0)


def test_with_nobody_there_every_family_has_nobody() -> None:
    assert shared_evenly([2, 1], [[], []]) == (None, None)
    assert shared_evenly([], []) == ()


def test_a_full_pod_of_seven_is_shared_out_exactly() -> None:
    """Twelve families of two visits and six people: four visits each."""
    found = shared_evenly([2] * 12, [[10 + at % 5, 12, 9, 30, 7, 22] for at in range(12)])
    assert [found.count(person) for person in range(6)] == [2] * 6
