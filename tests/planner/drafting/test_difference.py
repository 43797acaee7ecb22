"""Two plans side by side: what is different, what has to go together, and accepting some of it."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

from planner.drafting.difference import Difference, FamilyMove, accept, difference, put_back
from planner.drafting.edits import Edit, Placed, applied
from planner.drafting.in_hand import in_hand_of
from planner.drafting.moving import decisions_of, lock
from planner.drafting.replanning import How, replan
from planner.drafting.together import Together
from planner.service import Pod
from solver.allocation import check
from tests.planner.drafting.answers.boards import board, random_service
from tests.planner.drafting.hands import BECAUSE, EFFORT, moved, with_whom
from tests.planner.planning.services import (
    HOME,
    POD,
    household,
    practitioner,
    service,
)

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.service import Service


def changed(week: InHand, **to: str | None) -> InHand:
    """Return the week with families elsewhere, as a plan might have them."""
    here = decisions_of(week)
    placed = tuple(
        Placed(family_id, week.worker_of(family_id), staff_id) for family_id, staff_id in to.items()
    )
    return applied(week, Edit("", placed, here, here), in_full=True)


def groups(now: InHand, other: InHand) -> dict[str, tuple[str, ...]]:
    """Return the families that go with each family that moves."""
    found = difference(now, other)
    together = Together(now, found)
    return {
        move.family_id: tuple(one.family_id for one in together.group(move).moves)
        for move in found.moves
    }


def full_caseloads(*, pods: int = 1) -> Service:
    """Return three practitioners with two places each, and a family of two at each of them."""
    staff = [
        practitioner(f"S{at}", name, children_cap=2, pod_id=f"P{min(at, pods)}")
        for at, name in enumerate(("Sam", "Dan", "Tom"), 1)
    ]
    homes = [household(f"F{at}", 2, current=f"S{at}") for at in (1, 2, 3)]
    more = tuple(Pod(f"P{at}", f"Pod {at}", "Crewe", HOME) for at in range(2, pods + 1))
    return service(staff, [*homes, household("F4", 2)], pods=(POD, *more))


def test_the_difference_says_who_moves_from_whom_to_whom_and_why() -> None:
    now = board(full_caseloads(), as_it_is=True)
    other = changed(now, F1=None, F4="S1")
    first, second = difference(now, other).moves
    assert (first.family_id, first.before, first.after) == ("F1", "S1", None)
    assert (second.family_id, second.before, second.after) == ("F4", None, "S1")
    assert first.fits_alone
    assert not second.fits_alone
    assert second.why.startswith("New with Sam")


def test_a_family_that_finds_room_moves_alone() -> None:
    staff = [practitioner("S1", "Sam"), practitioner("S2", "Dan")]
    now = board(service(staff, [household("F1", 2, current="S1")]), as_it_is=True)
    assert groups(now, changed(now, F1="S2")) == {"F1": ("F1",)}


def test_a_swap_comes_out_whole() -> None:
    now = board(full_caseloads(), as_it_is=True)
    assert groups(now, changed(now, F1="S2", F2="S1")) == {"F1": ("F1", "F2"), "F2": ("F2", "F1")}


def test_a_chain_of_three_comes_out_whole_from_its_end_and_short_from_its_beginning() -> None:
    # F4 takes F1's place, F1 takes F2's, and F2 waits: who waits needs nobody to make room.
    now = board(full_caseloads(), as_it_is=True)
    found = groups(now, changed(now, F4="S1", F1="S2", F2=None))
    assert found == {"F4": ("F4", "F1", "F2"), "F1": ("F1", "F2"), "F2": ("F2",)}


def test_one_family_that_makes_enough_room_is_taken_before_two() -> None:
    # Three places are needed at Sam's: F3 alone leaves them, F1 and F2 would do it together.
    staff = [practitioner("S1", "Sam", children_cap=6), practitioner("S2", "Dan")]
    homes = [household(f"F{at}", at, current="S1") for at in (1, 2, 3)]
    now = board(service(staff, [*homes, household("F4", 3)]), as_it_is=True)
    found = groups(now, changed(now, F1="S2", F2="S2", F3="S2", F4="S1"))
    assert found["F4"] == ("F4", "F3")
    found = groups(now, changed(now, F1="S2", F2="S2", F4="S1"))
    assert found["F4"] == ("F4", "F2", "F1")


def test_a_full_pod_needs_a_family_to_leave_it() -> None:
    # Each practitioner of the second pod has room; the pod has none until F2 leaves it.
    staff = [
        practitioner("S1", "Sam"),
        practitioner("S2", "Dan", pod_id="P2"),
        practitioner("S3", "Tom", pod_id="P2"),
    ]
    homes = [household("F1", 3), household("F2", 3, current="S2"), household("F3", 3, current="S3")]
    pods = (POD, Pod("P2", "Crewe South", "Crewe", HOME, children_cap=6))
    now = board(service(staff, homes, pods=pods), as_it_is=True)
    assert groups(now, changed(now, F1="S3", F2="S1"))["F1"] == ("F1", "F2")
    # Within the pod nobody makes room: F3 at Dan's is no place more.
    assert groups(now, changed(now, F1="S3", F2="S1", F3="S2"))["F1"] == ("F1", "F2")


def test_a_group_whose_effects_are_told_has_just_these_effects() -> None:
    now = board(full_caseloads(), as_it_is=True)
    found = difference(now, changed(now, F4="S1", F1="S2", F2=None))
    together = Together(now, found)
    for group in map(together.group, found.moves):
        after = applied(now, accept(now, group.moves))
        exactly = tuple(
            then - here
            for then, here in zip(
                check.goal_values(after.problem, after.solution),
                check.goal_values(now.problem, now.solution),
                strict=True,
            )
        )
        assert group.effects == exactly
        assert not group.against


def test_a_move_that_breaks_a_rule_whoever_goes_with_it_says_so() -> None:
    now = board(full_caseloads(), as_it_is=True)
    found = difference(now, changed(now, F4="S1"))
    group = Together(now, found).group(*found.moves)
    assert group.against == "Would make 4 of 2 children."


def test_a_move_that_is_not_of_the_difference_has_no_group() -> None:
    now = board(full_caseloads(), as_it_is=True)
    stranger = FamilyMove("F3", 2, "S3", None, "", (0,) * 5, fits_alone=True)
    with pytest.raises(KeyError):
        Together(now, Difference((), ())).group(stranger)


def test_accepting_is_called_by_what_it_does() -> None:
    now = board(full_caseloads(), as_it_is=True)
    found = difference(now, changed(now, F4="S1", F1="S2", F2=None))
    f1, f2, f4 = found.moves
    assert accept(now, (f1,)).name == "Accept F1 to Dan"
    assert accept(now, (f2,)).name == "Accept F2 to those who wait"
    assert accept(now, (f4, f1)).name == "Accept F4 and one other"
    assert accept(now, (f4, f1, f2)).name == "Accept F4 and two others"
    assert accept(now, found.moves, name="Accept all").name == "Accept all"
    assert put_back(now, (f1,)).name == "Put F1 back with Dan"
    assert put_back(now, (f2,)).name == "Put F2 back to waiting"
    assert put_back(now, (f1, f2)).name == "Put F1 and one other back"


def test_what_is_accepted_is_no_decision_by_hand_and_leaves_locks_alone() -> None:
    now = board(full_caseloads(), as_it_is=True)
    now = applied(now, lock(now, family_id="F3"))
    after = applied(now, accept(now, difference(now, changed(now, F1=None)).moves))
    assert with_whom(after)["F1"] is None
    assert not after.hand
    assert after.locks == now.locks


def test_a_family_that_is_there_already_is_passed_over() -> None:
    now = board(full_caseloads(), as_it_is=True)
    found = difference(now, changed(now, F1=None))
    after = applied(now, accept(now, found.moves))
    assert accept(after, found.moves).placed == ()


def test_putting_back_what_was_moved_by_hand_takes_the_decision_back() -> None:
    # F4 made four of two at Sam's, with a reason. Put back, nothing is overruled any more.
    before = board(full_caseloads(), as_it_is=True)
    now = moved(before, "F4", "S1", BECAUSE)
    found = difference(now, in_hand_of(now.ground, None))
    after = applied(now, put_back(now, found.moves))
    assert with_whom(after) == with_whom(before)
    assert not after.hand
    assert not after.overruled
    assert not after.broken


@pytest.mark.parametrize("seed", range(25))
def test_group_by_group_the_other_plan_is_reached_without_a_broken_rule(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret hangs on it
    today = board(random_service(random), as_it_is=True)
    best, least = (replan(today, how, effort=EFFORT).week for how in (How.WEEK, How.LEAST_CHANGE))
    for start, end in ((today, best), (best, least), (least, best)):
        now = start
        while (found := difference(now, end)).moves:
            group = Together(now, found).group(random.choice(found.moves))
            now = applied(now, accept(now, group.moves))
            # Today may hold what no plan would: it stands until it is mended.
            assert set(now.broken) <= set(start.broken)
        assert now.solution == end.solution


@pytest.mark.parametrize("seed", range(15))
def test_no_smaller_set_with_the_move_would_do(seed: int) -> None:
    random = Random(100 + seed)  # noqa: S311 - no secret hangs on it
    now = board(random_service(random), as_it_is=True)
    found = difference(now, replan(now, How.WEEK, effort=EFFORT).week)
    together = Together(now, found)
    for move in found.moves:
        size = len(together.group(move).moves)
        others = [one for one in found.moves if one is not move]
        for fewer in range(size - 1):
            for some in combinations(others, fewer):
                after = applied(now, accept(now, (move, *some)))
                assert set(after.broken) - set(now.broken)


def test_several_families_bring_whoever_makes_room_for_all_of_them() -> None:
    # Sam has two places. F2 or F3 alone fits in; both need F1 to leave.
    staff = [practitioner("S1", "Sam", children_cap=4), practitioner("S2", "Dan")]
    homes = [household("F1", 2, current="S1"), household("F2", 2), household("F3", 2)]
    now = board(service(staff, homes), as_it_is=True)
    found = difference(now, changed(now, F1="S2", F2="S1", F3="S1"))
    f1, f2, f3 = found.moves
    together = Together(now, found)
    assert together.group(f2).moves == (f2,)
    assert together.group(f3).moves == (f3,)
    both = together.group_of_all((f2, f3))
    assert both.moves == (f2, f3, f1)
    assert not both.against


@pytest.mark.parametrize("seed", range(25))
def test_any_families_together_with_those_they_need_break_no_rule(seed: int) -> None:
    random = Random(200 + seed)  # noqa: S311 - no secret hangs on it
    now = board(random_service(random), as_it_is=True)
    found = difference(now, replan(now, How.WEEK, effort=EFFORT).week)
    together = Together(now, found)
    for many in range(1, len(found.moves) + 1):
        chosen = random.sample(found.moves, many)
        group = together.group_of_all(chosen)
        assert set(chosen) <= set(group.moves)
        assert len(set(group.moves)) == len(group.moves)
        after = applied(now, accept(now, group.moves))
        assert set(after.broken) <= set(now.broken)
