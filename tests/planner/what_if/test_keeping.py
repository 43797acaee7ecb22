"""What stands on the desk after a what-if is kept."""

from datetime import date

from planner.drafting.decision import Locks
from planner.travel.places import load_gazetteer
from planner.what_if.keeping import kept
from planner.what_if.suppositions import IsAway, Leaves
from tests.planner.planning.services import household, practitioner, service
from tests.planner.what_if.desks import desk, tried

GIVEN = service(
    (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
    (household("F001", 3, current="S01"), household("F002", 2, current="S02")),
)


def test_what_shows_this_week_puts_its_plan_on_the_desk() -> None:
    week = desk(GIVEN)
    found = tried(week, Leaves("S01", date(2026, 11, 25)))
    after = kept(week, found, gazetteer=load_gazetteer())
    assert after.worker_of("F001") == "S02"
    assert after.ground.service.staff[0].ends_on == date(2026, 11, 25)
    assert after.ground.service == found.service


def test_what_shows_later_changes_the_service_and_leaves_the_plan() -> None:
    week = desk(GIVEN)
    found = tried(week, Leaves("S01", date(2026, 12, 18)))
    after = kept(week, found, gazetteer=load_gazetteer())
    assert after.worker_of("F001") == "S01"
    assert after.ground.week == week.ground.week
    assert after.ground.service.staff[0].ends_on == date(2026, 12, 18)


def test_a_short_absence_leaves_the_plan() -> None:
    week = desk(GIVEN)
    found = tried(week, IsAway("S01", date(2026, 11, 23), date(2026, 12, 4)))
    after = kept(week, found, gazetteer=load_gazetteer())
    assert after.solution == week.solution
    assert len(after.ground.service.absences) == 1


def test_decisions_by_hand_and_locks_stay_on_the_desk() -> None:
    week = desk(GIVEN, locks=Locks(families=frozenset({"F002"})))
    found = tried(week, Leaves("S01", date(2026, 12, 18)))
    after = kept(week, found, gazetteer=load_gazetteer())
    assert after.locks == week.locks
