"""The map of a week as plain data: where families, practitioners and offices are.

`map_model` makes it from the service and the plan; nothing here draws, and nothing asks a network.
Positions are metres of the British National Grid. `docs/map.md` says what is shown and what is not.
"""

from planner.whereabouts.making import map_model, pod_letters
from planner.whereabouts.model import (
    Disc,
    MapFamily,
    MapModel,
    MapPractitioner,
    Office,
    Settlement,
    SettlementSize,
)
from planner.whereabouts.people import CAME_LATER
from planner.whereabouts.reach import Ring, metres_within, rings

__all__ = [
    "CAME_LATER",
    "Disc",
    "MapFamily",
    "MapModel",
    "MapPractitioner",
    "Office",
    "Ring",
    "Settlement",
    "SettlementSize",
    "map_model",
    "metres_within",
    "pod_letters",
    "rings",
]
