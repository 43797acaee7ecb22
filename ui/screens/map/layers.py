"""What of the map is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.service import Band

if TYPE_CHECKING:
    from planner.whereabouts import MapFamily, MapModel


class Layer(Enum):
    """One thing that can be shown or not. Families with a practitioner are told by band."""

    HIGH = "Families, high"
    MEDIUM = "Families, medium"
    LOW = "Families, low"
    WAITING = "Waiting"
    OFFICES = "Offices"
    REACH = "Reach in minutes"


_LAYER_OF_BAND = {Band.HIGH: Layer.HIGH, Band.MEDIUM: Layer.MEDIUM, Band.LOW: Layer.LOW}


@dataclass(frozen=True, slots=True)
class Layers:
    """Which layers are shown."""

    shown: frozenset[Layer] = frozenset(Layer)

    def __contains__(self, layer: Layer) -> bool:
        """Return whether a layer is shown."""
        return layer in self.shown


def layer_of(family: MapFamily) -> Layer:
    """Return the layer that a family is on: its band's, or that of those who wait."""
    return Layer.WAITING if family.is_waiting else _LAYER_OF_BAND[family.band]


def layer_counts(model: MapModel) -> dict[Layer, int]:
    """Return how many there are on each layer but the last, which is nothing to count."""
    counts = Counter(layer_of(family) for family in model.families)
    counts[Layer.OFFICES] = len(model.offices)
    return {layer: counts[layer] for layer in Layer if layer is not Layer.REACH}
