"""The allocation desk: edits of a draft, what was printed, and caps that grow week by week."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables; let an override name the rules it overruled."""
    op.create_table(
        "plan_edits",
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_plan_edits_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("plan_number", "position", name="pk_plan_edits"),
    )
    op.create_table(
        "prints",
        sa.Column("print_id", sa.Integer(), nullable=False),
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_prints_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("print_id", name="pk_prints"),
    )
    op.create_index("ix_prints_plan_number", "prints", ["plan_number"], unique=False)
    op.create_table(
        "cap_steps",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("from_", sa.Date(), nullable=False),
        sa.Column("children_cap", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
            name="fk_cap_steps_staff_id_staff",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row_id", name="pk_cap_steps"),
    )
    op.create_index("ix_cap_steps_staff_id", "cap_steps", ["staff_id"], unique=False)
    op.add_column(
        "plan_overrides", sa.Column("rules", sa.Text(), nullable=False, server_default="[]")
    )
