"""What the map says: short, the number before the rule."""

from dataclasses import replace

from planner.whereabouts import MapFamily, MapModel
from tests.ui.map.example import HANNAH, SAM, WAITS, example, family
from ui.screens.map.joining import Mark, alone
from ui.screens.map.words import (
    family_facts,
    family_sentence,
    map_sentence,
    mark_spoken,
    not_placeable_sentence,
    practitioner_sentence,
)

FAMILIES = {one.family_id: one for one in example().families}
PEOPLE = {one.staff_id: one for one in example().practitioners}


def test_a_family_is_told_with_its_way_and_the_limit() -> None:
    assert family_facts(FAMILIES["F1"]) == "AB · three children · CW1"
    assert family_sentence(FAMILIES["F1"], PEOPLE[SAM]) == (
        "Kept with Sam: three months together. Eight minutes by car, limit 40."
    )


def test_a_way_the_plan_tells_already_is_not_told_twice() -> None:
    new = replace(FAMILIES["F1"], why="New with Sam: eight minutes by car.")
    assert family_sentence(new, PEOPLE[SAM]) == new.why


def test_a_waiting_family_is_told_as_the_plan_tells_it() -> None:
    assert family_sentence(FAMILIES[WAITS], None) == "Waiting: three children."


def test_somebody_is_told_with_who_waits_in_reach_and_why_not_theirs() -> None:
    assert practitioner_sentence(PEOPLE[SAM], FAMILIES.get) == (
        "10 of 12 children, four families, 4.0 h of travel a week. "
        "Two waiting families are within 40 minutes by car. "
        "F6: would make 13 of 12 children; F7."
    )
    assert practitioner_sentence(PEOPLE[HANNAH], FAMILIES.get).endswith(
        "No waiting family is within 40 minutes by car."
    )


def test_many_in_reach_are_counted_those_with_a_reason_first() -> None:
    many: dict[str, MapFamily] = {
        f"F{nth}": family(f"F{nth}", 0, 0, staff_id=None) for nth in range(10, 16)
    }
    sam = replace(PEOPLE[SAM], within_reach=(*many, WAITS))
    assert practitioner_sentence(sam, (FAMILIES | many).get).endswith(
        "Seven waiting families are within 40 minutes by car. "
        "F6: would make 13 of 12 children; F10; F11; and four more."
    )


def test_somebody_whose_base_is_not_known_has_no_reach() -> None:
    lost = replace(PEOPLE[SAM], easting=None, northing=None)
    assert practitioner_sentence(lost, FAMILIES.get).endswith("Where the way begins is not known.")


def test_the_whole_map_and_who_is_not_on_it_are_told() -> None:
    assert map_sentence(example()).startswith("5 families with 3 practitioners, 2 waiting. ")
    assert not_placeable_sentence(example()).startswith("One family is not on the map")
    assert not_placeable_sentence(MapModel(not_placeable=("F1", "F2"))).startswith("Two families")
    assert not_placeable_sentence(MapModel()) == ""


def test_a_mark_is_told_aloud() -> None:
    one, waiting = FAMILIES["F1"], FAMILIES[WAITS]
    assert mark_spoken(alone(one)) == one.spoken
    both = Mark((one, waiting, FAMILIES["F2"]), 0, 0, 1)
    assert mark_spoken(both) == "three families here: two high, one medium, one waiting"
