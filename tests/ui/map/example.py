"""A small map by hand: two pods, three practitioners, seven families, two of them waiting."""

from __future__ import annotations

from planner.plan import Option
from planner.service import Band, TravelMode
from planner.whereabouts import (
    Disc,
    MapFamily,
    MapModel,
    MapPractitioner,
    Office,
    Settlement,
    SettlementSize,
)

CREWE = (371_000.0, 355_500.0)
MACCLESFIELD = (391_500.0, 373_500.0)
SAM, DAN, HANNAH = "S1", "S2", "S3"
WAITS, WAITS_TOO = "F6", "F7"


def family(
    family_id: str,
    east: float,
    north: float,
    *,
    band: Band = Band.MEDIUM,
    staff_id: str | None = SAM,
    near: tuple[float, float] = CREWE,
    could_be: tuple[Option, ...] = (),
) -> MapFamily:
    """Return a family so many metres east and north of a town."""
    who = f"with {staff_id}" if staff_id else "waiting"
    return MapFamily(
        family_id=family_id,
        initials="AB",
        band=band,
        children=3,
        district="CW1",
        easting=near[0] + east,
        northing=near[1] + north,
        staff_id=staff_id,
        minutes=None if staff_id is None else 8,
        why="Kept with Sam: three months together." if staff_id else "Waiting: three children.",
        spoken=f"{family_id}, {band.value}, three children, {who}, CW1",
        could_be=could_be,
    )


def practitioner(
    staff_id: str,
    name: str,
    pod_id: str | None,
    at: tuple[float, float] | None,
    *,
    mode: TravelMode = TravelMode.CAR,
    within_reach: tuple[str, ...] = (),
) -> MapPractitioner:
    """Return somebody with ten of twelve children and a limit of 40 minutes."""
    return MapPractitioner(
        staff_id=staff_id,
        name=name,
        pod_id=pod_id,
        easting=at[0] if at is not None else None,
        northing=at[1] if at is not None else None,
        children=10,
        children_cap=12,
        families=4,
        travel=240,
        travel_mode=mode,
        limit_minutes=40,
        within_reach=within_reach,
    )


def example() -> MapModel:
    """Return the map."""
    full = (Option(SAM, ("children_cap",), "Would make 13 of 12 children. And more."),)
    return MapModel(
        settlements=(
            Settlement("Crewe", *CREWE, SettlementSize.LARGE_TOWN),
            Settlement("Macclesfield", *MACCLESFIELD, SettlementSize.LARGE_TOWN),
            Settlement("Congleton", 386_000, 363_000, SettlementSize.TOWN),
            Settlement("Goostrey", 377_453, 370_083, SettlementSize.VILLAGE),
        ),
        discs=(Disc(*CREWE, 850), Disc(*MACCLESFIELD, 850), Disc(386_000, 363_000, 500)),
        offices=(
            Office("P1", "Crewe North", "Crewe", "N", *CREWE),
            Office("P2", "Macclesfield", "Macclesfield", "M", *MACCLESFIELD),
        ),
        pods=(("P1", "Crewe North"), ("P2", "Macclesfield")),
        practitioners=(
            practitioner(SAM, "Sam Okoro", "P1", CREWE, within_reach=(WAITS, WAITS_TOO)),
            practitioner(DAN, "Dan Whitlow", "P1", CREWE, mode=TravelMode.BUS),
            practitioner(HANNAH, "Hannah Keele", "P2", MACCLESFIELD),
        ),
        families=(
            family("F1", 3_000, 0, band=Band.HIGH),
            family("F2", 6_000, 0),
            family("F3", 0, 4_000, band=Band.LOW, staff_id=DAN),
            family("F4", 1_500, 0, near=MACCLESFIELD, staff_id=HANNAH),
            family("F5", -3_000, 0, near=MACCLESFIELD, staff_id=HANNAH, band=Band.HIGH),
            family(WAITS, -2_000, -2_000, staff_id=None, band=Band.HIGH, could_be=full),
            family(WAITS_TOO, 4_000, -3_000, staff_id=None),
        ),
        not_placeable=("F9",),
        is_planned=True,
    )
