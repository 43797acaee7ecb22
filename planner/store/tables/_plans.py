"""The tables of plans, and of who changed what."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Column, Integer, Text, UniqueConstraint
from sqlmodel import Field

from planner.plan import Outcome, PlanStatus
from planner.store.tables._columns import Moment, StoreModel, texts, word


class PlanState(StrEnum):
    """Where a plan stands. At most one plan of a week is approved."""

    DRAFT = "draft"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class ChangeKind(StrEnum):
    """What was done to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class PlanRow(StoreModel, table=True):
    """A plan of a week, and the problem that was solved to make it, both as JSON."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("week", "version"),)
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    week: date
    version: int
    state: PlanState = word(PlanState)
    status: PlanStatus = word(PlanStatus)
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    made_by: str
    approved_at: datetime | None = Field(sa_column=Column(Moment))
    approved_by: str | None
    plan_json: str = Field(sa_column=Column(Text, nullable=False))
    problem_json: str = Field(sa_column=Column(Text, nullable=False))


class PlanGoalRow(StoreModel, table=True):
    """A goal's number and bound, in the order of the goals."""

    __tablename__ = "plan_goals"
    plan_number: int = Field(primary_key=True, foreign_key="plans.number")
    part: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    value: int
    bound: int
    unit: str
    proven: bool
    before: int | None


class PlanReasonRow(StoreModel, table=True):
    """One sentence of why a family is where the plan has it."""

    __tablename__ = "plan_reasons"
    plan_number: int = Field(primary_key=True, foreign_key="plans.number")
    position: int = Field(primary_key=True)
    family_id: str = Field(index=True)
    staff_id: str | None
    sentence: str


class PlanFamilyRow(StoreModel, table=True):
    """What a plan does with a family, to be asked for over many weeks without their JSON.

    `why` is the first sentence of its reason; empty where there is none.
    """

    __tablename__ = "plan_families"
    plan_number: int = Field(primary_key=True, foreign_key="plans.number")
    position: int = Field(primary_key=True)
    family_id: str = Field(index=True)
    children: int
    staff_id: str | None
    outcome: Outcome = word(Outcome)
    was: str | None
    why: str


class PlanWorkerRow(StoreModel, table=True):
    """One practitioner's caseload in a plan."""

    __tablename__ = "plan_workers"
    plan_number: int = Field(primary_key=True, foreign_key="plans.number")
    position: int = Field(primary_key=True)
    staff_id: str = Field(index=True)
    children: int
    children_cap: int
    families: int


class PlanOverrideRow(StoreModel, table=True):
    """A person's decision against what was proposed for a family, and their reason.

    Families may be purged while their plans stay, so a family is not a reference here.
    """

    __tablename__ = "plan_overrides"
    plan_number: int = Field(primary_key=True, foreign_key="plans.number")
    position: int = Field(primary_key=True)
    family_id: str = Field(index=True)
    staff_id: str | None
    code: str
    reason: str
    who: str
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    rules: tuple[str, ...] = texts()


class PlanEditRow(StoreModel, table=True):
    """One thing that was done to a draft by hand. The payload is its maker's; we only keep it."""

    __tablename__ = "plan_edits"
    plan_number: int = Field(primary_key=True, foreign_key="plans.number")
    position: int = Field(primary_key=True)
    name: str
    who: str
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    payload: str = Field(sa_column=Column(Text, nullable=False))
    is_undone: bool


class PrintRow(StoreModel, table=True):
    """A sheet that was printed or saved, and the digest of what it said."""

    __tablename__ = "prints"
    print_id: int | None = Field(default=None, primary_key=True)
    plan_number: int = Field(foreign_key="plans.number", index=True)
    sheet: str
    subject: str
    digest: str
    who: str
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class ChangeRow(StoreModel, table=True):
    """Who changed which row of which table, when, and what it said before and after."""

    __tablename__ = "changes"
    change_id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    who: str
    kind: ChangeKind = word(ChangeKind)
    table_name: str
    row: str = Field(index=True)
    before: str | None = Field(sa_column=Column(Text))
    after: str | None = Field(sa_column=Column(Text))
