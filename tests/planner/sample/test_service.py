from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from planner.exchange.service_folder import read_service, write_service
from planner.sample import make_service
from planner.service import (
    Band,
    FamilyStatus,
    GenderWish,
    PairRule,
    Role,
    TravelMode,
)
from planner.travel.places import load_gazetteer
from tests.planner.sample.made import (
    SEEDS,
    SIZES,
    WEEK,
    cap,
    caseloads,
    counted_children,
    current_workers,
    eligible,
    every_service,
    made,
    minutes_to_worker,
    practitioners,
)


@every_service
def test_it_reads_back_from_its_files_without_a_fault(pods: int, seed: int, tmp_path: Path) -> None:
    service = made(pods, seed)
    write_service(service, tmp_path)
    read = read_service(tmp_path, gazetteer=load_gazetteer())
    assert read.service == service
    assert all("has left" in warning.sentence for warning in read.warnings)


def test_the_same_seed_gives_the_same_service_and_another_seed_another() -> None:
    assert make_service(pods=4, seed=7, week=WEEK) == make_service(pods=4, seed=7, week=WEEK)
    assert make_service(pods=4, seed=7, week=WEEK) != make_service(pods=4, seed=8, week=WEEK)


def test_another_week_moves_every_date() -> None:
    later = make_service(week=WEEK.shifted(10))
    for before, after in zip(made(3, 1).families, later.families, strict=True):
        assert after.referred_on is not None
        assert before.referred_on is not None
        assert after.referred_on - before.referred_on == timedelta(weeks=10)


def test_a_service_without_pods_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one pod"):
        make_service(pods=0, week=WEEK)


@every_service
def test_most_of_about_twenty_two_families_a_pod_are_open(pods: int, seed: int) -> None:
    service = made(pods, seed)
    assert 19 * pods <= len(service.families) <= 24 * pods + 6
    status = Counter(family.status for family in service.families)
    open_ones = status[FamilyStatus.OPEN] + status[FamilyStatus.CLOSING]
    assert open_ones > 0.6 * len(service.families)
    assert set(status) == set(FamilyStatus)
    assert 2.0 <= len(service.children) / len(service.families) <= 2.7


@every_service
def test_families_wait_in_every_band_and_for_several_weeks(pods: int, seed: int) -> None:
    service = made(pods, seed)
    waiting = set(eligible(service))
    rows = [family for family in service.families if family.family_id in waiting]
    assert {family.band for family in rows} == set(Band)
    weeks = {(WEEK.monday - family.referred_on).days // 7 for family in rows if family.referred_on}
    assert len(weeks) >= 2
    assert max(counted_children(service)[family] for family in waiting) == 5


@every_service
def test_families_who_may_not_be_placed_miss_different_criteria(pods: int, seed: int) -> None:
    service = made(pods, seed)
    waiting = set(eligible(service))
    missed = [
        (
            family.motivated,
            family.would_benefit,
            family.consents,
            family.previous_referrals <= 2,
        )
        for family in service.families
        if family.status is FamilyStatus.WAITING and family.family_id not in waiting
    ]
    assert len(missed) >= 2
    assert len(set(missed)) == min(len(missed), 4)


@every_service
def test_one_practitioner_in_three_pods_is_one_child_over_the_cap_and_no_pod_is(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    loads = caseloads(service)
    over = {
        worker: loads[worker] - cap(member)
        for worker, member in practitioners(service).items()
        if loads[worker] > cap(member)
    }
    assert list(over.values()) == [1] * -(-pods // 3)
    of_pod: Counter[str | None] = Counter()
    for worker, member in practitioners(service).items():
        of_pod[member.pod_id] += loads[worker]
    assert all(of_pod[pod.pod_id] <= (pod.children_cap or 48) for pod in service.pods)


@every_service
def test_one_family_in_three_pods_lives_beyond_its_workers_limit(pods: int, seed: int) -> None:
    beyond = [
        family
        for family, (minutes, limit) in minutes_to_worker(made(pods, seed)).items()
        if minutes > limit
    ]
    assert len(beyond) == -(-pods // 3)


@every_service
def test_there_are_no_more_free_places_than_children_who_need_one(pods: int, seed: int) -> None:
    service = made(pods, seed)
    loads = caseloads(service)
    children = counted_children(service)
    away = {
        absence.person_id
        for absence in service.absences
        if absence.from_ <= WEEK.monday and absence.to >= WEEK.monday + timedelta(days=27)
    }
    planned = {
        worker: member
        for worker, member in practitioners(service).items()
        if worker not in away and (member.ends_on is None or member.ends_on >= WEEK.sunday)
    }
    free = sum(max(0, cap(member) - loads[worker]) for worker, member in planned.items())
    current = current_workers(service)
    to_place = [
        family.family_id
        for family in service.families
        if family.status in {FamilyStatus.OPEN, FamilyStatus.CLOSING}
        and current.get(family.family_id) not in planned
    ]
    needed = sum(children[family] for family in (*eligible(service), *to_place))
    assert 0.5 * needed < free <= needed


@every_service
def test_practitioners_differ_as_they_do_in_life(pods: int, seed: int) -> None:
    service = made(pods, seed)
    staff = practitioners(service).values()
    assert {member.role for member in service.staff} == set(Role)
    assert any(member.fte < 1 for member in staff)
    assert any(member.base for member in staff)
    assert any(member.starts_on == WEEK.monday for member in staff)
    ends = [member.ends_on for member in staff if member.ends_on]
    assert any(end < WEEK.monday for end in ends)
    assert any(WEEK.monday <= end < WEEK.sunday for end in ends)
    modes: dict[str | None, set[TravelMode]] = defaultdict(set)
    for member in staff:
        modes[member.pod_id].add(member.travel_mode)
    assert any(TravelMode.BUS in each for each in modes.values())
    assert all(each != {TravelMode.BUS} for each in modes.values())


@every_service
def test_everyone_who_leaves_this_week_has_families_to_hand_over(pods: int, seed: int) -> None:
    service = made(pods, seed)
    workers = set(current_workers(service).values())
    leaving = [
        member.staff_id
        for member in service.staff
        if member.ends_on and WEEK.monday <= member.ends_on <= WEEK.sunday
    ]
    assert leaving
    assert set(leaving) <= workers


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_is_away_for_so_long_that_the_families_need_another(seed: int) -> None:
    service = made(3, seed)
    away = [
        absence.person_id
        for absence in service.absences
        if absence.from_ <= WEEK.monday and absence.to >= WEEK.monday + timedelta(days=27)
    ]
    assert set(away) & set(current_workers(service).values())


@every_service
def test_some_are_away_for_two_days_and_some_for_the_whole_week(pods: int, seed: int) -> None:
    lengths = {
        (absence.to - absence.from_).days + 1
        for absence in made(pods, seed).absences
        if WEEK.monday <= absence.from_ and absence.to <= WEEK.sunday
    }
    assert {2, 5} <= lengths


@every_service
def test_stints_follow_one_another_while_their_workers_were_there(pods: int, seed: int) -> None:
    service = made(pods, seed)
    staff = {member.staff_id: member for member in service.staff}
    assert any(stint.staff_id not in staff for stint in service.allocations)
    stints = defaultdict(list)
    for stint in service.allocations:
        stints[stint.family_id].append(stint)
        member = staff.get(stint.staff_id)
        assert stint.from_ <= WEEK.monday
        if member and member.starts_on:
            assert member.starts_on <= stint.from_
        if member and member.ends_on and stint.to:
            assert stint.to <= member.ends_on
    for family in service.families:
        own = stints[family.family_id]
        for earlier, later in pairwise(own):
            assert earlier.to == later.from_ - timedelta(days=1)
            assert earlier.staff_id != later.staff_id
        if family.status is not FamilyStatus.WAITING:
            assert own[0].from_ == family.opened_on
            assert family.worker_changes == len(own) - 1


@every_service
def test_children_are_under_eighteen_and_siblings_are_not_born_too_close(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    born = defaultdict(list)
    for child in service.children:
        assert child.born_on is not None
        assert timedelta(0) < WEEK.monday - child.born_on < timedelta(days=18 * 365)
        born[child.family_id].append(child.born_on)
    assert set(born) == {family.family_id for family in service.families}
    for days in born.values():
        assert all(later - earlier >= timedelta(days=300) for earlier, later in pairwise(days))


@every_service
def test_wishes_for_a_workers_gender_are_kept_today_and_some_wait_for_it(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    current = current_workers(service)
    staff = practitioners(service)
    wishing = [family for family in service.families if family.worker_gender is not GenderWish.ANY]
    assert 0 < len(wishing) <= 0.15 * len(service.families)
    assert any(family.status is FamilyStatus.WAITING for family in wishing)
    for family in wishing:
        worker = current.get(family.family_id)
        if worker:
            gender = staff[worker].gender
            assert gender is not None
            assert gender.value == family.worker_gender.value


@every_service
def test_pairs_of_every_rule_are_there_and_none_contradicts_the_week(pods: int, seed: int) -> None:
    service = made(pods, seed)
    current = current_workers(service)
    assert {pair.rule for pair in service.pairs} == set(PairRule)
    assert len({(pair.family_id, pair.person_id) for pair in service.pairs}) == len(service.pairs)
    for pair in service.pairs:
        if pair.rule is PairRule.PIN:
            assert current[pair.family_id] == pair.person_id
        elif pair.rule is not PairRule.PREFER:
            assert current.get(pair.family_id) != pair.person_id


@pytest.mark.parametrize("seed", SEEDS)
def test_a_large_service_keeps_the_published_shares_of_crewe_and_macclesfield(seed: int) -> None:
    service = made(30, seed)
    gazetteer = load_gazetteer()
    # Macclesfield's side of the county is the Stockport postcodes, Knutsford and Congleton.
    east = sum(
        gazetteer.district(family.place).startswith(("SK", "WA16", "CW12"))
        or family.place in {"Bollington", "Prestbury", "Gawsworth", "Wilmslow", "Knutsford"}
        or family.place in {"Poynton", "Disley", "Congleton", "Handforth", "Alderley Edge"}
        for family in service.families
    )
    assert 0.15 < east / len(service.families) < 0.25


@every_service
def test_polish_is_the_second_language_of_a_large_service(pods: int, seed: int) -> None:
    service = made(pods, seed)
    spoken = Counter(
        language
        for family in service.families
        for language in family.languages
        if language != "English"
    )
    assert any("English" not in family.languages for family in service.families)
    assert not any("Romanian" in member.languages for member in service.staff)
    if pods == 30:
        assert spoken.most_common(1)[0][0] == "Polish"
        assert len(spoken) >= 7


@pytest.mark.parametrize("pods", SIZES)
def test_ids_are_as_wide_as_the_largest(pods: int) -> None:
    service = made(pods, 1)
    for ids in (
        [row.family_id for row in service.families],
        [row.child_id for row in service.children],
        [row.staff_id for row in service.staff],
        [row.volunteer_id for row in service.volunteers],
        [row.appointment_id for row in service.appointments],
        [row.pod_id for row in service.pods],
    ):
        assert len({len(each) for each in ids}) == 1
        assert ids == sorted(ids)
