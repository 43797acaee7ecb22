"""The allocation desk: edits of a draft, what was printed, caps that grow week by week.

What a plan does with each family, and each practitioner's caseload in it, become rows, so that
they can be asked for over many weeks.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables; let an override name the rules it overruled."""
    plan_families = op.create_table(
        "plan_families",
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("was", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_plan_families_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("plan_number", "position", name="pk_plan_families"),
    )
    op.create_index("ix_plan_families_family_id", "plan_families", ["family_id"], unique=False)
    plan_workers = op.create_table(
        "plan_workers",
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("children_cap", sa.Integer(), nullable=False),
        sa.Column("families", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_plan_workers_plan_number_plans"
        ),
        sa.PrimaryKeyConstraint("plan_number", "position", name="pk_plan_workers"),
    )
    op.create_index("ix_plan_workers_staff_id", "plan_workers", ["staff_id"], unique=False)
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
    _fill(plan_families, plan_workers)


def _fill(families: sa.Table, workers: sa.Table) -> None:
    """Write the rows of the plans that are kept already, as their JSON has them."""
    connection = op.get_bind()
    plans = sa.table("plans", sa.column("number"), sa.column("plan_json"))
    for number in connection.execute(sa.select(plans.c.number)).scalars().all():
        text = connection.execute(
            sa.select(plans.c.plan_json).where(plans.c.number == number)
        ).scalar_one()
        part = json.loads(text).get("allocation") or {"families": (), "workers": ()}
        for line in part["families"]:
            line["why"] = next(iter(line["why"]), "")
        for table, lines in ((families, part["families"]), (workers, part["workers"])):
            columns = [column.name for column in table.columns][2:]
            rows = [
                {"plan_number": number, "position": position}
                | {column: line[column] for column in columns}
                for position, line in enumerate(lines)
            ]
            if rows:
                connection.execute(table.insert(), rows)
