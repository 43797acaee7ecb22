"""Where the invented service is: real towns and offices of Cheshire East, and who lives near them.

Families live in postcode sectors and settlements, not at unit postcodes: a unit postcode is a
street of some fifteen real households, and no invented family should point at one. The few unit
postcodes are those of public buildings (town halls, libraries, council offices), for pod offices.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A town with pods.

    Attributes
    ----------
    name
        As pods write their town.
    offices
        Unit postcodes of public buildings; pods take them in turn.
    homes
        Where families of the town's pods live, by weight: sectors by their number of addresses,
        the settlements around less.
    """

    name: str
    offices: tuple[str, ...]
    homes: dict[str, float]


CREWE = Town(
    name="Crewe",
    offices=("CW1 2BJ", "CW2 6NE", "CW1 2JZ", "CW1 5NL", "CW2 8AB"),
    homes={
        "CW1 1": 10,
        "CW1 2": 8,
        "CW1 3": 14,
        "CW1 4": 10,
        "CW1 5": 7,
        "CW1 6": 8,
        "CW2 6": 12,
        "CW2 7": 10,
        "CW2 8": 7,
        "Shavington": 2,
        "Haslington": 2,
        "Wistaston": 2,
        "Willaston": 1,
        "Nantwich": 3,
        "Sandbach": 3,
        "Alsager": 1,
        "Middlewich": 1,
        "Wybunbury": 1,
    },
)

_NANTWICH = Town(
    name="Nantwich",
    offices=("CW5 5LY",),
    homes={"CW5 5": 6, "CW5 6": 5, "CW5 7": 4, "CW2 6": 5, "CW2 8": 5, "Audlem": 1, "Bunbury": 1},
)
_SANDBACH = Town(
    name="Sandbach",
    offices=("CW11 1HZ", "CW11 1AL"),
    homes={"CW11 0": 4, "CW11 1": 5, "CW11 3": 5, "CW11 4": 4, "CW1 5": 5, "Holmes Chapel": 2},
)
_ALSAGER = Town(
    name="Alsager",
    offices=("ST7 2AE",),
    homes={"ST7 2": 6, "ST7 3": 3, "Rode Heath": 1, "CW1 5": 4, "CW1 6": 4, "Sandbach": 2},
)
_MIDDLEWICH = Town(
    name="Middlewich",
    offices=("CW10 9AS",),
    homes={"CW10 0": 5, "CW10 9": 4, "CW1 3": 4, "CW1 4": 4, "CW11 3": 3, "Holmes Chapel": 2},
)

MACCLESFIELD = Town(
    name="Macclesfield",
    offices=("SK10 1EA", "SK11 6JE", "SK10 1DX", "SK10 3BL"),
    homes={
        "SK10 1": 10,
        "SK10 2": 11,
        "SK10 3": 9,
        "SK11 6": 9,
        "SK11 7": 11,
        "SK11 8": 11,
        "Bollington": 3,
        "Congleton": 3,
        "Wilmslow": 2,
        "Poynton": 2,
        "Knutsford": 1,
        "Prestbury": 1,
        "Gawsworth": 1,
    },
)

_CONGLETON = Town(
    name="Congleton",
    offices=("CW12 1ET", "CW12 1BN"),
    homes={"CW12 1": 5, "CW12 2": 3, "CW12 3": 4, "CW12 4": 5, "SK11 8": 3, "Gawsworth": 1},
)
_WILMSLOW = Town(
    name="Wilmslow",
    offices=("SK9 1NW",),
    homes={"SK9 1": 3, "SK9 2": 4, "SK9 3": 4, "SK9 5": 3, "Handforth": 3, "Alderley Edge": 1},
)
_POYNTON = Town(
    name="Poynton",
    offices=("SK12 1RB",),
    homes={"SK12 1": 6, "Disley": 2, "Bollington": 3, "SK10 2": 4, "Adlington": 1},
)
_KNUTSFORD = Town(
    name="Knutsford",
    offices=("WA16 0PG",),
    homes={"WA16 0": 4, "WA16 6": 4, "WA16 8": 5, "Mobberley": 2, "Wilmslow": 2},
)

_CREWE_AREA = (
    *(CREWE, CREWE, CREWE, _NANTWICH, CREWE, CREWE, _SANDBACH, CREWE),
    *(CREWE, _ALSAGER, CREWE, CREWE, _MIDDLEWICH, CREWE),
)
_MACCLESFIELD_AREA = (
    *(MACCLESFIELD, MACCLESFIELD, _CONGLETON, MACCLESFIELD, _WILMSLOW),
    *(MACCLESFIELD, _POYNTON, MACCLESFIELD, _KNUTSFORD),
)

_QUARTERS = ("North", "South", "East", "West", "Central")

FAR_OUT = ("Poynton", "Wilmslow", "Disley", "SK11 7", "Audlem", "Nantwich", "Bunbury")
"""Places at the county's edges: whoever works at the other end cannot get there in time."""

COURT = "CW1 2LL"
"""Where court hearings are: a public building in Crewe."""

TRAINING_ROOM = "CW11 1HZ"
"""Where training is: a public building in Sandbach."""


def pod_towns(pods: int) -> tuple[Town, ...]:
    """Return the town of each pod: one pod in five is in the Macclesfield area, the third first.

    That keeps the service's published shares, 80 % of families in Crewe and 19 % in Macclesfield,
    for any number of pods from five on.
    """
    towns = []
    for position in range(pods):
        turn, in_five = divmod(position, 5)
        if in_five == 2:
            towns.append(_MACCLESFIELD_AREA[turn % len(_MACCLESFIELD_AREA)])
        else:
            crewe_turn = turn * 4 + in_five - (in_five > 2)
            towns.append(_CREWE_AREA[crewe_turn % len(_CREWE_AREA)])
    return tuple(towns)


def pod_names(towns: tuple[Town, ...]) -> tuple[str, ...]:
    """Return each pod's name: the town alone where it has one pod, else with a quarter."""
    total = [town.name for town in towns]
    names: list[str] = []
    seen: dict[str, int] = {}
    for name in total:
        turn = seen.get(name, 0)
        seen[name] = turn + 1
        if total.count(name) == 1:
            names.append(name)
            continue
        again, quarter = divmod(turn, len(_QUARTERS))
        names.append(f"{name} {_QUARTERS[quarter]}{f' {again + 1}' if again else ''}")
    return tuple(names)


def every_place(towns: tuple[Town, ...]) -> tuple[str, ...]:
    """Return every place these towns use, each once, in a fixed order."""
    return tuple(dict.fromkeys(place for town in towns for place in (*town.offices, *town.homes)))
