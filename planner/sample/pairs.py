"""What is said of single families and people, and the few journeys that somebody measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.sample.families import is_eligible
from planner.sample.people import Part
from planner.sample.reach import LIMIT_MINUTES
from planner.service import FamilyStatus, MatchState, Pair, PairRule, Travel, TravelMode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.sample.chance import Chance
    from planner.sample.families import Household
    from planner.sample.people import Practitioner, Team
    from planner.sample.reach import Reach
    from planner.service import Match, Volunteer


def make_pairs(
    *,
    team: Team,
    households: Sequence[Household],
    volunteers: Sequence[Volunteer],
    matches: Sequence[Match],
    chance: Chance,
) -> Iterator[Pair]:
    """Yield pairs of every rule, some for every three pods, each of one family and one person.

    Reasons are neutral: they stand on paper.
    """
    by_pod = team.by_pod()
    waiting = [
        each
        for each in households
        if each.family.status is FamilyStatus.WAITING and is_eligible(each.family)
    ]
    declined = {
        (match.family_id, match.volunteer_id)
        for match in matches
        if match.state is MatchState.DECLINED
    }
    matched = {match.family_id for match in matches}
    for turn in range(-(-len(team.pods) // 3)):
        here = [each for each in by_pod[team.pods[turn * 3].pod_id] if each.is_planned]
        steady, colleague = here[0], here[-1]
        theirs = [each for each in households if each.worker is steady]
        # The steady one is over the cap; the smallest family is pinned, so that another may move.
        smallest = min(theirs, key=lambda each: each.counted)
        yield _pair(smallest, steady, PairRule.PIN, "Agreed at the last review")
        yield _pair(theirs[-1], colleague, PairRule.EXCLUDE, "Knows the family")
        asked = [each for each in theirs if each is not smallest and each is not theirs[-1]]
        if asked:
            yield _pair(asked[0], colleague, PairRule.PREFER, "Met at the first visit")
        yield from _of_waiting(waiting[turn * 7 : turn * 7 + 7], here)
        volunteer = chance.pick(volunteers)
        family = chance.pick([each for each in households if each.family.family_id not in matched])
        yield Pair(
            family.family.family_id, volunteer.volunteer_id, PairRule.EXCLUDE, "Lives next door"
        )
    for family_id, volunteer_id in sorted(declined)[: -(-len(team.pods) // 3)]:
        yield Pair(family_id, volunteer_id, PairRule.DECLINED, "Times did not suit")


def _of_waiting(waiting: Sequence[Household], here: Sequence[Practitioner]) -> Iterator[Pair]:
    if len(waiting) < 3:
        return
    yield _pair(waiting[0], here[-1], PairRule.PREFER, "Met at the first visit")
    yield _pair(waiting[1], here[-1], PairRule.EXCLUDE, "Lives in the same street")
    yield _pair(waiting[2], here[1], PairRule.DECLINED, "Family asked for somebody else")


def _pair(household: Household, worker: Practitioner, rule: PairRule, reason: str) -> Pair:
    return Pair(household.family.family_id, worker.member.staff_id, rule, reason)


def measured_journeys(team: Team, reach: Reach, chance: Chance) -> Iterator[Travel]:
    """Yield for each pod one or two journeys that take a few minutes more or fewer than estimated.

    None goes beyond the service's limit, and none is measured twice.
    """
    seen: set[tuple[str, str, TravelMode]] = set()
    for worker in team.practitioners:
        mode = worker.member.travel_mode
        if worker.part not in {Part.OVER_CAP, Part.STEADY, Part.BUS}:
            continue
        minutes = reach.minutes(worker)
        near = [place for place in worker.town.homes if 6 <= minutes[place] <= LIMIT_MINUTES - 4]
        if not near:
            continue
        place = chance.pick(near)
        known = (worker.base, place, mode)
        if known not in seen and (place, worker.base, mode) not in seen:
            seen.add(known)
            measured = minutes[place] + chance.pick((-3, -2, 2, 3))
            yield Travel(worker.base, place, mode, measured)
