from datetime import timedelta

from planner.service import (
    MatchState,
)
from tests.planner.sample.made import (
    WEEK,
    every_service,
    made,
)


@every_service
def test_volunteers_stand_at_every_gate(pods: int, seed: int) -> None:
    volunteers = made(pods, seed).volunteers
    lasts = timedelta(days=3 * 365)
    checked = [each.dbs_on + lasts for each in volunteers if each.dbs_on]
    assert any(expires < WEEK.monday for expires in checked)
    assert any(WEEK.sunday < expires <= WEEK.sunday + timedelta(days=28) for expires in checked)
    assert any(not each.has_references for each in volunteers)
    assert any(each.training_on is None for each in volunteers)
    assert any(each.dbs_on is None for each in volunteers)
    assert len(volunteers) >= max(9, 4 * pods)


@every_service
def test_matches_stand_in_every_state_one_at_most_a_family_and_a_volunteer(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    assert {match.state for match in service.matches} == set(MatchState)
    assert len({match.family_id for match in service.matches}) == len(service.matches)
    assert len({match.volunteer_id for match in service.matches}) == len(service.matches)
    over = {MatchState.ENDED, MatchState.DECLINED}
    assert all((match.to is not None) == (match.state in over) for match in service.matches)
