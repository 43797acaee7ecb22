"""The fixed words of the service's tables. Each value is the word as it is written in the files."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff is."""

    CONSULTANT = "consultant"
    PRACTITIONER = "practitioner"
    SOCIAL_WORKER = "social_worker"
    MANAGER = "manager"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class TravelMode(StrEnum):
    """How a person gets to a family."""

    CAR = "car"
    BUS = "bus"
    WALK = "walk"
    CYCLE = "cycle"

    @property
    def phrase(self) -> str:
        """As it stands in a sentence: ``by car``, ``on foot``."""
        return {"car": "by car", "bus": "by bus", "walk": "on foot", "cycle": "by bicycle"}[self]


class Gender(StrEnum):
    """A person's gender, where it is known."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class GenderWish(StrEnum):
    """The gender a family asks for."""

    ANY = "any"
    FEMALE = "female"
    MALE = "male"


class FamilyStatus(StrEnum):
    """Where a family stands with the service."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


class Band(StrEnum):
    """A family's urgency."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ChildPlan(StrEnum):
    """A child's plan; every child whose plan is not ``none`` counts on a caseload."""

    CIN = "cin"
    CP = "cp"
    LAC = "lac"
    NONE = "none"


class PairRule(StrEnum):
    """What is said of one family and one person."""

    EXCLUDE = "exclude"
    PIN = "pin"
    PREFER = "prefer"
    DECLINED = "declined"


class Weekday(StrEnum):
    """A day of the week; iteration goes from Monday to Sunday."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class VolunteerRole(StrEnum):
    """What kind of mentor a volunteer is; every role may mentor any family."""

    PEER_MENTOR = "peer_mentor"
    FAMILY_ROLE_MODEL = "family_role_model"
    YOUNG_MENTOR = "young_mentor"


class MatchState(StrEnum):
    """Where a match of a mentor and a family stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    MEETING = "meeting"
    ACTIVE = "active"
    ENDED = "ended"
    DECLINED = "declined"


class MatchStepKind(StrEnum):
    """One thing that happens in the life of a match; all but `MEETING_PLANNED` are over.

    That a match is paused is no step: it follows from the mentor's gates on the day.
    """

    PROPOSED = "proposed"
    AGREED = "agreed"
    MENTOR_YES = "mentor_yes"
    FAMILY_YES = "family_yes"
    MEETING_PLANNED = "meeting_planned"
    FIRST_MEETING = "first_meeting"
    REVIEW = "review"
    ENDED = "ended"
    DECLINED = "declined"


class VolunteerNoteKind(StrEnum):
    """What is written down of a volunteer on a day."""

    SUPERVISION = "supervision"
    HOURS = "hours"
    NOTE = "note"


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    CIN_VISIT = "cin_visit"
    CIN_REVIEW = "cin_review"
    STAR = "star"
    SUPERVISION = "supervision"
    POD_MEETING = "pod_meeting"
    JOINT_VISIT = "joint_visit"
    COURT = "court"
    TRAINING = "training"
    OTHER = "other"


class CoverKind(StrEnum):
    """``duty`` is in the office, ``on_call`` is at home."""

    DUTY = "duty"
    ON_CALL = "on_call"
