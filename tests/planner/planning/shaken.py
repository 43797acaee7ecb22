"""Invented services to which a good deal has happened."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from planner.sample import make_service
from planner.service import Absence, GenderWish, Pair, PairRule, Service, Settings
from planner.service.settings import Caps, Goals, TravelSettings
from tests.planner.planning.services import WEEK


def shaken(seed: int) -> Service:
    """Return an invented service to which a good deal has happened."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    given = make_service(pods=chance.choice((1, 1, 2)), seed=seed, week=WEEK)
    staff = []
    for member in given.staff:
        happened = chance.random()
        if happened < 0.1:
            continue  # known by id alone from now on
        changed = member
        if happened < 0.2:
            changed = replace(member, ends_on=WEEK.monday)
        elif happened < 0.35:
            changed = replace(member, children_cap=chance.randrange(6))
        elif happened < 0.45:
            changed = replace(member, fte=Decimal("0.35"), max_travel_minutes=15)
        elif happened < 0.5:
            changed = replace(member, gender=None, languages=())
        staff.append(changed)
    ids = {member.staff_id for member in staff}
    families = tuple(
        replace(
            family,
            worker_gender=chance.choice(list(GenderWish)),
            visits_per_week=chance.randrange(8),
        )
        if chance.random() < 0.2
        else family
        for family in given.families
    )
    pairs = tuple(
        Pair(family.family_id, chance.choice(sorted(ids)), chance.choice(list(PairRule)))
        for family in families
        for _ in range(2)
        if chance.random() < 0.2
    )
    first_two = chance.sample(("changes", "waiting"), 2)
    others = chance.sample(("preferences", "peak_load", "travel"), 3)
    return replace(
        given,
        settings=replace(
            Settings(),
            caps=Caps(children_per_pod=chance.choice((48, 20, 5))),
            travel=TravelSettings(max_minutes=chance.choice((40, 20))),
            goals=Goals(allocation=(*first_two, *others)),
        ),
        pods=tuple(replace(pod, consultant_id=None) for pod in given.pods),
        staff=tuple(staff),
        families=families,
        children=tuple(child for child in given.children if chance.random() < 0.95),
        pairs=(*(pair for pair in given.pairs if pair.person_id in ids), *pairs),
        absences=tuple(
            Absence(staff_id, WEEK.monday, WEEK.shifted(4).monday)
            for staff_id in sorted(ids)
            if chance.random() < 0.1
        ),
    )
