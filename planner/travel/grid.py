"""From latitude and longitude to the British National Grid."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Transformer

# The land of Great Britain, from Scilly to Unst and from St Kilda to Lowestoft, a little wider.
# The grid itself reaches far into the North Sea, where a forgotten minus would put Crewe.
_LATITUDES = (49.8, 60.9)
_LONGITUDES = (-8.7, 1.8)


def from_latitude_longitude(latitude: float, longitude: float) -> tuple[float, float] | None:
    """Return the easting and northing in metres of a point in degrees (WGS 84).

    `None` outside Great Britain. Exact to about five metres.
    """
    south, north = _LATITUDES
    west, east = _LONGITUDES
    if not (south <= latitude <= north and west <= longitude <= east):
        return None
    easting, northing = _transformer().transform(longitude, latitude)
    return float(easting), float(northing)


@cache
def _transformer() -> Transformer:
    # Imported here: pyproj takes 0.2 s to start and few services write coordinates.
    from pyproj import Transformer
    from pyproj.network import (  # type: ignore[attr-defined]  # public, yet not in __all__
        set_network_enabled,
    )

    # Better grids exist online; they are never fetched.
    set_network_enabled(active=False)
    return Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
