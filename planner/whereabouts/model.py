"""What the map shows: frozen rows, positions in metres of the British National Grid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.plan import Option
from planner.service import Band, TravelMode


class SettlementSize(Enum):
    """How much weight a label on the map has, the heaviest first."""

    LARGE_TOWN = 1
    TOWN = 2
    VILLAGE = 3
    DISTRICT = 4
    """A postcode district by its code, where no settlement is known by name."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A name on the map."""

    name: str
    easting: float
    northing: float
    size: SettlementSize


@dataclass(frozen=True, slots=True)
class Disc:
    """How densely people live somewhere: the postcodes of one square kilometre.

    Attributes
    ----------
    easting, northing
        The mean of the postcodes' positions.
    radius
        Metres; its area grows with the number of postcodes.
    """

    easting: float
    northing: float
    radius: float


@dataclass(frozen=True, slots=True)
class Office:
    """A pod's office.

    Attributes
    ----------
    letter
        What tells the pod from the others on its mark: one letter where that is enough.
    """

    pod_id: str
    name: str
    town: str
    letter: str
    easting: float
    northing: float


@dataclass(frozen=True, slots=True)
class MapPractitioner:
    """Somebody who has families in this week, or may have them.

    Attributes
    ----------
    easting, northing
        Where they start from: their base, or their pod's office. `None` where it is not known.
    children, children_cap, families
        The caseload, as the board has it.
    travel
        Minutes a week, as the plan counts them; `None` where the week is not planned.
    limit_minutes
        The longest way they may have to a family.
    within_reach
        The waiting families within that limit, by minutes: measured ones where there are any.
    """

    staff_id: str
    name: str
    pod_id: str | None
    easting: float | None
    northing: float | None
    children: int
    children_cap: int
    families: int
    travel: int | None
    travel_mode: TravelMode
    limit_minutes: int
    within_reach: tuple[str, ...] = ()

    @property
    def base(self) -> tuple[float, float] | None:
        """Where they start from, easting and northing; `None` where it is not known."""
        if self.easting is None or self.northing is None:
            return None
        return self.easting, self.northing


@dataclass(frozen=True, slots=True)
class MapFamily:
    """A family's mark. It says where about the family lives and never the address.

    Attributes
    ----------
    easting, northing
        The point of the place as it is written, moved a little where others share it.
    staff_id
        `None` for a family that waits.
    minutes
        One way; `None` where the family waits or the week is not planned.
    why
        The plan's first sentence.
    spoken
        What a screen reader says: ``F031, high, three children, with Priya Nair, CW1``.
    could_be
        The nearest other people, and what stands against each.
    """

    family_id: str
    initials: str
    band: Band
    children: int
    district: str
    easting: float
    northing: float
    staff_id: str | None
    minutes: int | None
    why: str
    spoken: str
    could_be: tuple[Option, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether nobody works with the family in this week."""
        return self.staff_id is None


@dataclass(frozen=True, slots=True)
class MapModel:
    """A week on the map.

    Attributes
    ----------
    settlements
        Heaviest labels first.
    pods
        Names of the pods by id, in the order of the service.
    families
        With a practitioner or waiting, in the order of the service. Closed ones and those that
        miss a referral criterion are not on the map.
    not_placeable
        Families whose place is not known; they are counted and told, never guessed.
    is_planned
        Whether practitioners are the plan's, and not last week's.
    """

    settlements: tuple[Settlement, ...] = ()
    discs: tuple[Disc, ...] = ()
    offices: tuple[Office, ...] = ()
    pods: tuple[tuple[str, str], ...] = ()
    practitioners: tuple[MapPractitioner, ...] = ()
    families: tuple[MapFamily, ...] = ()
    not_placeable: tuple[str, ...] = ()
    is_planned: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody to show."""
        return not (self.offices or self.practitioners or self.families or self.not_placeable)
