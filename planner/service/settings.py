"""The service's own numbers (``service.toml``), each with its published or agreed default."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time

ALLOCATION_GOALS = ("changes", "waiting", "preferences", "peak_load", "travel")
MENTORING_GOALS = ("broken", "unmatched", "misfit", "travel")
ROTA_GOALS = ("unplaced", "late", "bunched", "unfair", "travel")


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """Name and hours; service hours are the same on every day of the week."""

    name: str = "Families Service"
    opens: time = time(8, 0)
    closes: time = time(20, 0)


@dataclass(frozen=True, slots=True)
class Caps:
    """Caseload caps, in children; and how many practitioners a consultant supervises."""

    children_per_practitioner: int = 12
    children_per_pod: int = 48
    practitioners_per_consultant: int = 4


@dataclass(frozen=True, slots=True)
class Referral:
    """The referral criteria that are numbers."""

    max_previous_referrals: int = 2


@dataclass(frozen=True, slots=True)
class TravelSettings:
    """The service's limit for one way, in minutes."""

    max_minutes: int = 40


@dataclass(frozen=True, slots=True)
class Goals:
    """The order of the goals of each part, most important first; each name exactly once."""

    allocation: tuple[str, ...] = ALLOCATION_GOALS
    mentoring: tuple[str, ...] = MENTORING_GOALS
    rota: tuple[str, ...] = ROTA_GOALS


@dataclass(frozen=True, slots=True)
class Mentoring:
    """Numbers of mentor matching, and what is printed for mentors.

    Attributes
    ----------
    closed_case_months
        How long a mentor's own case has to be closed.
    same_postcode_allowed
        Whether a mentor may meet a family of their own postcode.
    shared_minutes
        How much time a week a mentor and a family need in common.
    contact
        The coordinator's number, or whatever a mentor's sheet says about whom to ask.
    recheck_years
        How long after ``dbs_on`` a check is renewed where ``dbs_expires_on`` is blank.
    """

    closed_case_months: int = 12
    same_postcode_allowed: bool = False
    shared_minutes: int = 120
    contact: str = ""
    recheck_years: int = 3


@dataclass(frozen=True, slots=True)
class Rota:
    """Numbers of the weekly rota; working time of England unless the service says otherwise."""

    week_minutes: int = 2220
    day_minutes: int = 600
    rest_hours: int = 11
    break_after_minutes: int = 360
    break_minutes: int = 20
    evenings_a_week: int = 2
    evening_from: time = time(18, 0)
    weekend_days: int = 1
    slot_minutes: int = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything ``service.toml`` may say; the field names are its table and key names."""

    service: ServiceSettings = field(default_factory=ServiceSettings)
    caps: Caps = field(default_factory=Caps)
    referral: Referral = field(default_factory=Referral)
    travel: TravelSettings = field(default_factory=TravelSettings)
    goals: Goals = field(default_factory=Goals)
    mentoring: Mentoring = field(default_factory=Mentoring)
    rota: Rota = field(default_factory=Rota)
