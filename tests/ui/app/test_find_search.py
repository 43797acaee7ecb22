"""Finding by a few letters."""

from __future__ import annotations

import pytest

from ui.finding.found import Findable, Found, Group, Kind
from ui.finding.search import MOST, Index, find, folded


def findable(kind: Kind, title: str, *words: str) -> Findable:
    return Findable(Found(kind, title, title, ""), (title, *words))


PEOPLE = Index(
    (
        findable(Kind.FAMILY, "F012", "Karen Lee"),
        findable(Kind.FAMILY, "F013", "Łucja O'Neill"),
        findable(Kind.FAMILY, "F120", "Samantha Birch"),
        findable(Kind.STAFF, "Sam Okoro"),
        findable(Kind.STAFF, "Priya Nair-Lee"),
        findable(Kind.VOLUNTEER, "Zoë Samuels"),
        findable(Kind.POD, "Crewe North"),
        findable(Kind.PLACE, "Crewe"),
        findable(Kind.PLACE, "CW1 3"),
        findable(Kind.PLACE, "CW13"),
    )
)


def titles(text: str, index: Index = PEOPLE) -> list[str]:
    return [found.title for found in find(index, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("F012", "F012"),
        ("f12", "F012"),
        ("lee", "F012"),
        ("oneill", "F013"),
        ("O’Neill", "F013"),
        ("lucja", "F013"),
        ("zoe", "Zoë Samuels"),
        ("OKORO SAM", "Sam Okoro"),
        ("samok", "Sam Okoro"),
        ("  nair lee ", "Priya Nair-Lee"),
        ("crewe n", "Crewe North"),
        ("cw1 3", "CW1 3"),
        ("CW1-3", "CW1 3"),
    ],
)
def test_it_is_found_however_it_is_typed(text: str, first: str) -> None:
    assert titles(text)[0] == first


def test_a_whole_word_comes_before_a_beginning_and_that_before_a_middle() -> None:
    assert titles("sam") == ["Sam Okoro", "Zoë Samuels", "F120"]
    assert titles("am") == ["F120", "Sam Okoro", "Zoë Samuels"]
    assert titles("f1") == ["F012", "F013", "F120"]


def test_the_group_with_the_best_comes_first_and_each_stays_together() -> None:
    groups = [Group.of(found.kind) for found in find(PEOPLE, "lee")]
    assert groups == [Group.FAMILIES, Group.PEOPLE]
    assert Group.of(find(PEOPLE, "sam")[0].kind) is Group.PEOPLE


def test_no_letter_and_no_fit_find_nothing() -> None:
    assert titles("") == []
    assert titles(" ' ") == []
    assert titles("xyzzy") == []


def test_one_letter_is_looked_for_at_the_beginning_only() -> None:
    assert titles("o") == ["F013", "Sam Okoro"]


def test_every_group_has_its_share_of_twelve() -> None:
    crowd = Index(
        (
            *(findable(Kind.FAMILY, f"F{number:03}") for number in range(40)),
            *(findable(Kind.STAFF, f"Fay {number}") for number in range(5)),
            findable(Kind.PLACE, "Frodsham"),
        )
    )
    found = find(crowd, "f")
    assert len(found) == MOST
    counts = [sum(Group.of(each.kind) is group for each in found) for group in Group]
    assert counts == [7, 4, 1]
    assert len(find(crowd, "f0")) == MOST


def test_folding_leaves_letters_and_figures() -> None:
    assert folded("Ștefan Đorđević 7") == "stefandordevic7"
    assert folded("Straße") == "strasse"
