"""Find a place from what a person wrote: a postcode, a part of one, a settlement, a coordinate.

Case never matters, and spaces only where they tell two places apart: ``CW1 2`` is a sector in
Crewe, ``CW12`` the district of Congleton.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import takewhile
from math import hypot
from typing import TYPE_CHECKING

from planner.travel.grid import from_latitude_longitude
from planner.travel.postcodes import UnitPostcodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class PlaceKind(StrEnum):
    """How exactly a place is known."""

    POSTCODE = "postcode"
    SECTOR = "sector"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    COORDINATE = "coordinate"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in Great Britain.

    Attributes
    ----------
    key
        The place in one spelling, equal for the same place. It may be a full postcode, so it is
        never printed or logged.
    kind
        What kind of place it is.
    easting, northing
        Metres of the British National Grid.
    district
        What may be printed: the postcode district, ``CW1``; of a settlement or a coordinate, the
        nearest one.
    """

    key: str
    kind: PlaceKind
    easting: float
    northing: float
    district: str


# No place is longer; a longer cell is a mistake and is not worth a search.
_LONGEST = 60

_COORDINATE = re.compile(r"([+-]?\d{1,3}(?:\.\d*)?) ?, ?([+-]?\d{1,3}(?:\.\d*)?)")
_DISTRICT = r"[A-Z]{1,2}\d[A-Z\d]?"
_POSTCODE_WORDS = re.compile(rf"({_DISTRICT})(\d)([A-Z]{{2}})")
_SECTOR_WORDS = re.compile(rf"({_DISTRICT})(\d)")
_DISTRICT_WORDS = re.compile(_DISTRICT)
_LOOKS_LIKE_A_CODE = re.compile(r"[A-Z]{1,2}[\dIO]")

# Four decimals are 11 metres of latitude: the same door, however many digits were pasted.
_COORDINATE_DECIMALS = 4

# Beyond this the nearest district of the gazetteer says nothing; the whole country is asked.
_FAR_FROM_THE_GAZETTEER_METRES = 10_000


class Gazetteer:
    """Finds places; made by `load_gazetteer`.

    Parameters
    ----------
    districts, sectors, settlements
        Easting and northing in metres by name. They come before what the unit postcodes say.
    postcodes
        The unit postcodes of the country, and with them every other sector and district.
    """

    def __init__(
        self,
        *,
        districts: Mapping[str, tuple[float, float]],
        sectors: Mapping[str, tuple[float, float]],
        settlements: Mapping[str, tuple[float, float]],
        postcodes: UnitPostcodes,
    ) -> None:
        self._districts = districts
        self._sectors = sectors
        self._postcodes = postcodes
        self._settlements = {
            name: Place(
                name.casefold(), PlaceKind.SETTLEMENT, *position, self._nearest_district(position)
            )
            for name, position in settlements.items()
        }
        self._settlements_by_word = _by_word(self._settlements)
        self._found: dict[str, Place | None] = {}

    @property
    def settlements(self) -> Mapping[str, Place]:
        """Every settlement known by name, as it is written."""
        return self._settlements

    def find(self, text: str) -> Place | None:
        """Return the place a person wrote, `None` if there is none."""
        if text not in self._found:
            if len(text) > _LONGEST:
                return None
            self._found[text] = self._find(text)
        return self._found[text]

    def district(self, text: str) -> str:
        """Return what may be printed of a place: its postcode district, empty if unknown."""
        place = self.find(text)
        return "" if place is None else place.district

    def suggestions(self, text: str, most: int = 3) -> tuple[str, ...]:
        """Return the nearest known spellings of an unknown place, the best first.

        Parameters
        ----------
        text
            What was written. A postcode of a known sector gives the sector.
        most
            No more than this many.
        """
        words = " ".join(text[:_LONGEST].upper().replace("\N{MINUS SIGN}", "-").split())
        coordinate = _COORDINATE.fullmatch(words)
        if coordinate is not None:
            return tuple(self._repaired(*coordinate.groups()))[:most]
        names = {name.upper(): name for name in self._settlements}
        close = [names[name] for name in get_close_matches(words, names, n=most)]
        if _LOOKS_LIKE_A_CODE.match(words):
            close = [*self._near_codes(words, most), *close]
        return tuple(close)[:most]

    def _find(self, text: str) -> Place | None:
        words = text.upper().replace("\N{MINUS SIGN}", "-").split()
        coordinate = _COORDINATE.fullmatch(" ".join(words))
        if coordinate is not None:
            latitude, longitude = coordinate.groups()
            return self._coordinate(float(latitude), float(longitude))
        joined = "".join(words)
        postcode = _POSTCODE_WORDS.fullmatch(joined)
        if postcode is not None:
            return self._unit(*postcode.groups())
        sector = _SECTOR_WORDS.fullmatch(joined)
        if sector is not None and len(words) > 1 and len(words[-1]) == 1:
            return self._sector(*sector.groups())
        if _DISTRICT_WORDS.fullmatch(joined):
            district = self._district(joined)
            if district is not None:
                return district
        if sector is not None and len(words) == 1:
            return self._sector(*sector.groups())
        return self._settlements_by_word.get(_word(text))

    def _unit(self, district: str, digit: str, letters: str) -> Place | None:
        position = self._postcodes.unit(district, digit + letters)
        if position is None:
            return None
        return Place(f"{district} {digit}{letters}", PlaceKind.POSTCODE, *position, district)

    def _sector(self, district: str, digit: str) -> Place | None:
        name = f"{district} {digit}"
        position = self._sectors.get(name) or self._postcodes.sector(district, digit)
        return None if position is None else Place(name, PlaceKind.SECTOR, *position, district)

    def _district(self, name: str) -> Place | None:
        position = self._districts.get(name) or self._postcodes.district(name)
        return None if position is None else Place(name, PlaceKind.DISTRICT, *position, name)

    def _coordinate(self, latitude: float, longitude: float) -> Place | None:
        latitude = round(latitude, _COORDINATE_DECIMALS)
        longitude = round(longitude, _COORDINATE_DECIMALS)
        position = from_latitude_longitude(latitude, longitude)
        if position is None:
            return None
        return Place(
            key=f"{latitude:.{_COORDINATE_DECIMALS}f},{longitude:.{_COORDINATE_DECIMALS}f}",
            kind=PlaceKind.COORDINATE,
            easting=position[0],
            northing=position[1],
            district=self._nearest_district(position),
        )

    def _nearest_district(self, position: tuple[float, float]) -> str:
        sector = _nearest(self._sectors, position, within=_FAR_FROM_THE_GAZETTEER_METRES)
        return sector.partition(" ")[0] or _nearest(
            self._postcodes.districts, position, within=float("inf")
        )

    def _near_codes(self, words: str, most: int) -> list[str]:
        """Return what a postcode, sector or district may have been meant to be."""
        misread = [
            place.key for place in map(self.find, _misread(words)) if place and place.key != words
        ]
        if misread:
            return misread
        postcode = _POSTCODE_WORDS.fullmatch(words.replace(" ", ""))
        if postcode is not None:
            district, digit, _ = postcode.groups()
            words = f"{district} {digit}"
            if self._sector(district, digit) is not None:
                return [words]
        return get_close_matches(words, self._codes_of_area(words), n=most)

    def _codes_of_area(self, words: str) -> tuple[str, ...]:
        """Return the sectors and districts of a code's area, ``CW``; of its letter if none is."""
        of_letter = self._postcodes.sectors_of_letter(words[0])
        of_area = [sector for sector in of_letter if _area(sector) == _area(words)]
        sectors = of_area or of_letter
        return (*sectors, *sorted({sector.split()[0] for sector in sectors}))

    def _repaired(self, first: str, second: str) -> list[str]:
        """Return the coordinate with a forgotten minus or with its two halves swapped."""
        candidates = (f"{first},-{second.lstrip('+-')}", f"{second},{first}")
        return [written for written in candidates if self.find(written) is not None]


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer that travels with the program, the same one every time."""
    places: dict[str, dict[str, tuple[float, float]]] = {kind: {} for kind in PlaceKind}
    table = files("resources.gazetteer").joinpath("places.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        places[row["kind"]][row["name"]] = (float(row["easting"]), float(row["northing"]))
    return Gazetteer(
        districts=places[PlaceKind.DISTRICT],
        sectors=places[PlaceKind.SECTOR],
        settlements=places[PlaceKind.SETTLEMENT],
        postcodes=UnitPostcodes(),
    )


def _word(text: str) -> str:
    """Return a name's letters and digits only: ``Mottram St. Andrew`` as people may write it."""
    return "".join(filter(str.isalnum, text.casefold()))


def _by_word(settlements: Mapping[str, Place]) -> dict[str, Place]:
    """Return settlements by their word; ``Leighton (Crewe)`` also answers to ``Leighton``."""
    short = {_word(name.partition("(")[0]): place for name, place in settlements.items()}
    return short | {_word(name): place for name, place in settlements.items()}


def _area(code: str) -> str:
    """Return the letters with which a code begins, at most two."""
    return "".join(takewhile(str.isalpha, code[:2]))


def _misread(words: str) -> Iterator[str]:
    """Yield a code with one letter O or I for its figure, or one figure for its letter."""
    other = {"O": "0", "I": "1", "0": "O", "1": "I"}
    for index, character in enumerate(words):
        if character in other:
            yield words[:index] + other[character] + words[index + 1 :]


def _nearest(
    positions: Mapping[str, tuple[float, float]], point: tuple[float, float], *, within: float
) -> str:
    """Return the name of the position nearest to a point, empty if none is within so far."""
    distances = {
        name: hypot(easting - point[0], northing - point[1])
        for name, (easting, northing) in positions.items()
    }
    name = min(distances, key=distances.__getitem__, default="")
    return name if name and distances[name] <= within else ""
