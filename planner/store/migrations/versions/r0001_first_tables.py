"""The first tables: the service folder, plans, and who changed what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "absences",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("from_", sa.Date(), nullable=False),
        sa.Column("to", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name="pk_absences"),
    )
    op.create_table(
        "changes",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("change_id", name="pk_changes"),
    )
    op.create_index("ix_changes_row", "changes", ["row"], unique=False)
    op.create_table(
        "cover",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cover_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("weekday", sa.String(), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("end", sa.Time(), nullable=False),
        sa.Column("town", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name="pk_cover"),
        sa.UniqueConstraint("cover_id", name="uq_cover_cover_id"),
    )
    op.create_table(
        "families",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("previous_referrals", sa.Integer(), nullable=False),
        sa.Column("motivated", sa.Boolean(), nullable=False),
        sa.Column("would_benefit", sa.Boolean(), nullable=False),
        sa.Column("consents", sa.Boolean(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("worker_gender", sa.String(), nullable=False),
        sa.Column("visits_per_week", sa.Integer(), nullable=False),
        sa.Column("visit_minutes", sa.Integer(), nullable=False),
        sa.Column("worker_changes", sa.Integer(), nullable=False),
        sa.Column("wants_mentor", sa.Boolean(), nullable=False),
        sa.Column("mentor_gender", sa.String(), nullable=False),
        sa.Column("interests", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name="pk_families"),
        sa.UniqueConstraint("family_id", name="uq_families_family_id"),
    )
    op.create_table(
        "hours",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("weekday", sa.String(), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("end", sa.Time(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name="pk_hours"),
    )
    op.create_table(
        "plans",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("plan_json", sa.Text(), nullable=False),
        sa.Column("problem_json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_plans"),
        sa.UniqueConstraint("week", "version", name="uq_plans_week"),
    )
    op.create_table(
        "pods",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pod_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("consultant_id", sa.String(), nullable=True),
        sa.Column("children_cap", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name="pk_pods"),
        sa.UniqueConstraint("pod_id", name="uq_pods_pod_id"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "travel",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name="pk_travel"),
    )
    op.create_table(
        "volunteers",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("travel_mode", sa.String(), nullable=False),
        sa.Column("max_travel_minutes", sa.Integer(), nullable=False),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("interests", sa.Text(), nullable=False),
        sa.Column("experience", sa.Text(), nullable=False),
        sa.Column("dbs_on", sa.Date(), nullable=True),
        sa.Column("dbs_expires_on", sa.Date(), nullable=True),
        sa.Column("training_on", sa.Date(), nullable=True),
        sa.Column("has_references", sa.Boolean(), nullable=False),
        sa.Column("own_case_closed_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name="pk_volunteers"),
        sa.UniqueConstraint("volunteer_id", name="uq_volunteers_volunteer_id"),
    )
    op.create_table(
        "allocations",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("from_", sa.Date(), nullable=False),
        sa.Column("to", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.family_id"],
            name="fk_allocations_family_id_families",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_allocations"),
    )
    op.create_index("ix_allocations_family_id", "allocations", ["family_id"], unique=False)
    op.create_table(
        "appointments",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=True),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("due_by", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.family_id"],
            name="fk_appointments_family_id_families",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_appointments"),
        sa.UniqueConstraint("appointment_id", name="uq_appointments_appointment_id"),
    )
    op.create_index("ix_appointments_family_id", "appointments", ["family_id"], unique=False)
    op.create_table(
        "children",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("plan", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.family_id"],
            name="fk_children_family_id_families",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_children"),
        sa.UniqueConstraint("child_id", name="uq_children_child_id"),
    )
    op.create_index("ix_children_family_id", "children", ["family_id"], unique=False)
    op.create_table(
        "matches",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.String(), nullable=False),
        sa.Column("from_", sa.Date(), nullable=True),
        sa.Column("to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.family_id"],
            name="fk_matches_family_id_families",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"],
            ["volunteers.volunteer_id"],
            name="fk_matches_volunteer_id_volunteers",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_matches"),
    )
    op.create_index("ix_matches_family_id", "matches", ["family_id"], unique=False)
    op.create_index("ix_matches_volunteer_id", "matches", ["volunteer_id"], unique=False)
    op.create_table(
        "pairs",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.family_id"],
            name="fk_pairs_family_id_families",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_pairs"),
    )
    op.create_index("ix_pairs_family_id", "pairs", ["family_id"], unique=False)
    op.create_table(
        "plan_goals",
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("proven", sa.Boolean(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_plan_goals_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("plan_number", "part", "position", name="pk_plan_goals"),
    )
    op.create_table(
        "plan_overrides",
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_plan_overrides_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("plan_number", "position", name="pk_plan_overrides"),
    )
    op.create_index("ix_plan_overrides_family_id", "plan_overrides", ["family_id"], unique=False)
    op.create_table(
        "plan_reasons",
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_plan_reasons_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("plan_number", "position", name="pk_plan_reasons"),
    )
    op.create_index("ix_plan_reasons_family_id", "plan_reasons", ["family_id"], unique=False)
    op.create_table(
        "staff",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("pod_id", sa.String(), nullable=True),
        sa.Column("fte", sa.String(), nullable=False),
        sa.Column("children_cap", sa.Integer(), nullable=True),
        sa.Column("base", sa.String(), nullable=True),
        sa.Column("travel_mode", sa.String(), nullable=False),
        sa.Column("max_travel_minutes", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("unsocial_before", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pod_id"],
            ["pods.pod_id"],
            name="fk_staff_pod_id_pods",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_staff"),
        sa.UniqueConstraint("staff_id", name="uq_staff_staff_id"),
    )
    op.create_index("ix_staff_pod_id", "staff", ["pod_id"], unique=False)
