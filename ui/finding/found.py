"""What can be found, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What something that was found is."""

    FAMILY = "family"
    STAFF = "staff"
    VOLUNTEER = "volunteer"
    POD = "pod"
    PLACE = "place"


class Group(Enum):
    """The heads that what was found stands under, in this order."""

    FAMILIES = "Families"
    PEOPLE = "People"
    PLACES = "Places"

    @classmethod
    def of(cls, kind: Kind) -> Group:
        """Return the head of a kind."""
        return _GROUPS[kind]


_GROUPS = {
    Kind.FAMILY: Group.FAMILIES,
    Kind.STAFF: Group.PEOPLE,
    Kind.VOLUNTEER: Group.PEOPLE,
    Kind.POD: Group.PLACES,
    Kind.PLACE: Group.PLACES,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A family, a person or a place.

    Attributes
    ----------
    key
        A family's, a person's or a pod's id; of a place, its title.
    title, second
        What is shown of it: ``F012``, ``KL · CW1 · with Sam Okoro``.
    families
        The references of a pod's or a place's families; none of anybody else.
    """

    kind: Kind
    key: str
    title: str
    second: str
    families: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that can be found, and the words it is found by, as people write them."""

    found: Found
    words: tuple[str, ...]
