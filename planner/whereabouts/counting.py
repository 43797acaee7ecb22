"""How `resources/gazetteer/density.csv` is made: ``python -m planner.whereabouts.counting``.

To be run again, in the project's folder, when the postcodes are those of another month.
"""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np

from planner.travel.postcodes import UnitPostcodes

CELL_METRES = 1_000
LEAST_POSTCODES = 5
"""Square kilometres with fewer are left out: single farms, two thirds of all rows."""

HEADINGS = "easting_100m,northing_100m,postcodes"


def density_table(postcodes: UnitPostcodes) -> str:
    """Return the file's text: a row a square kilometre, the mean position of its postcodes."""
    letters = [postcodes.positions_of_letter(letter) for letter in string.ascii_uppercase]
    eastings = np.concatenate([each for each, _ in letters]).astype(np.int64)
    northings = np.concatenate([each for _, each in letters]).astype(np.int64)
    # South to north and, within a row, west to east.
    columns = int(eastings.max()) // CELL_METRES + 1
    cells = northings // CELL_METRES * columns + eastings // CELL_METRES
    _, cell_of, counts = np.unique(cells, return_inverse=True, return_counts=True)
    means = (
        np.rint(np.bincount(cell_of, weights=metres) / counts / 100).astype(np.int64)
        for metres in (eastings, northings)
    )
    rows = np.stack((*means, counts), axis=1)[counts >= LEAST_POSTCODES]
    lines = (",".join(map(str, row)) for row in rows.tolist())
    return "\n".join((HEADINGS, *lines, ""))


if __name__ == "__main__":
    Path("resources/gazetteer/density.csv").write_text(
        density_table(UnitPostcodes()), encoding="utf-8", newline="\n"
    )
