"""Whatever is tried on services to which a good deal has happened, rules and decisions hold."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from planner.drafting.decision import HandMove, Locks
from planner.drafting.in_hand import InHand
from planner.service import Service
from planner.travel.places import load_gazetteer
from planner.what_if.form_faults import faults
from planner.what_if.keeping import kept
from planner.what_if.supposing import nearest_pods, people_with_families
from planner.what_if.suppositions import (
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
    Supposition,
)
from tests.planner.planning.services import WEEK
from tests.planner.planning.shaken import shaken
from tests.planner.what_if.desks import NOW, desk, tried


def suppositions(given: Service, chance: random.Random) -> Iterator[Supposition]:
    people = people_with_families(given, week=WEEK)
    staff_id = chance.choice(people).staff_id
    pod_id = chance.choice(given.pods).pod_id
    day = date(2026, 11, chance.randrange(23, 30))
    yield Leaves(staff_id, day)
    yield Leaves(staff_id, date(2026, 12, 18))
    yield IsAway(staff_id, day, date(2026, 12, chance.randrange(1, 31)))
    yield Joins("Nia Rees", pod_id, day)
    yield PodOpens("New", "Crewe", "CW1 2", None, (staff_id,))
    yield PodMoves(pod_id, "CW5 5", "Nantwich")
    yield PodCloses(pod_id, day, nearest_pods(given, pod_id, on=day, gazetteer=load_gazetteer()))


def decided(week: InHand, chance: random.Random) -> InHand:
    """Return the week with some families decided by hand where they are, and some locked."""
    placed = [line for line in week.part.families if line.staff_id is not None]
    return desk(
        week.ground.service,
        planned=True,
        hand=tuple(
            HandMove(line.family_id, line.staff_id, "manager", NOW)
            for line in chance.sample(placed, min(2, len(placed)))
        ),
        locks=Locks(
            families=frozenset(
                line.family_id for line in chance.sample(placed, min(4, len(placed)))
            )
        ),
    )


@pytest.mark.parametrize("seed", range(5))
def test_rules_hold_and_so_do_decisions(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    given = shaken(seed)
    week = decided(desk(given, planned=True), chance)
    held = {move.family_id for move in week.hand} | week.locks.families
    for supposition in suppositions(given, chance):
        if faults(supposition, given, gazetteer=load_gazetteer()):
            continue
        found = tried(week, supposition)
        if not found.takes_hold.is_cover:
            assert found.after.broken == ()
        for family_id in held - set(found.let_go):
            if not found.is_later:
                assert found.after.worker_of(family_id) == week.worker_of(family_id)
        after = kept(week, found, gazetteer=load_gazetteer())
        assert after.ground.service == found.service
        assert after.ground.week == week.ground.week
