"""Who gets where in time, so that the invented families live where their practitioner can go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.sample.places import FAR_OUT, every_place
from planner.travel.matrix import minutes_between
from planner.travel.places import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.sample.chance import Chance
    from planner.sample.people import Practitioner, Team
    from planner.service import TravelMode

LIMIT_MINUTES = 40
"""The service's limit for one way, the setting's default."""

_MARGIN_MINUTES = 3
"""Families live this much nearer than the limit: measured journeys may be a little longer."""


def table_of_minutes(
    starts: Iterable[tuple[str, TravelMode]], places: Iterable[str]
) -> dict[tuple[str, TravelMode], dict[str, int]]:
    """Return one-way minutes from every start, by its mode, to every place."""
    from_each, to_each = tuple(dict.fromkeys(starts)), tuple(dict.fromkeys(places))
    matrix = minutes_between(from_each, to_each, overrides=(), gazetteer=load_gazetteer())
    return {
        start: dict(zip(to_each, row, strict=True))
        for start, row in zip(from_each, matrix.tolist(), strict=True)
    }


class Reach:
    """Minutes from where practitioners start to every place of the service's towns."""

    def __init__(self, team: Team) -> None:
        self._minutes = table_of_minutes(
            [(each.base, each.member.travel_mode) for each in team.practitioners],
            [*every_place(team.towns), *FAR_OUT],
        )

    def minutes(self, worker: Practitioner) -> dict[str, int]:
        """Return one-way minutes from where someone starts, by place."""
        return self._minutes[worker.base, worker.member.travel_mode]

    def home(self, chance: Chance, worker: Practitioner) -> str:
        """Return where a family of this practitioner may live: in the town and within the limit."""
        limit = min(LIMIT_MINUTES, worker.member.max_travel_minutes or LIMIT_MINUTES)
        minutes = self.minutes(worker)
        return chance.pick_weighted(
            {
                place: weight
                for place, weight in worker.town.homes.items()
                if minutes[place] <= limit - _MARGIN_MINUTES
            }
        )

    def beyond(self, chance: Chance, worker: Practitioner | None = None) -> str:
        """Return a place just beyond one practitioner's limit, or anywhere at the county's edge."""
        if worker is None:
            return chance.pick(FAR_OUT)
        minutes = self.minutes(worker)
        beyond = [place for place in FAR_OUT if minutes[place] > LIMIT_MINUTES + _MARGIN_MINUTES]
        return chance.pick(sorted(beyond, key=minutes.__getitem__)[:3])
