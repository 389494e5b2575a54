"""Deadlines: what the shop allows itself, how far the clocks of tickets have come, who hears of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_OPEN = sa.text("NOT settled")


def upgrade() -> None:
    op.create_table(
        "deadline_target",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("clock", sa.String(length=5), nullable=False),
        sa.Column("minutes", _INT, nullable=True),
        sa.CheckConstraint("clock IN ('first', 'solve')", name=op.f("ck_deadline_target_clock")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_deadline_target_minutes")),
        sa.PrimaryKeyConstraint("kind", "clock", name=op.f("pk_deadline_target")),
    )
    op.create_table(
        "ticket_deadline",
        sa.Column("ticket_id", _INT, autoincrement=False, nullable=False),
        sa.Column("look_at", _MOMENT, nullable=True),
        sa.Column("lines", _INT, nullable=False),
        sa.Column("basis", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_deadline_ticket_id_ticket")
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_deadline")),
    )
    op.create_index(op.f("ix_ticket_deadline_look_at"), "ticket_deadline", ["look_at"], unique=False)
    op.create_table(
        "deadline_step",
        sa.Column("id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=False),
        sa.Column("clock", sa.String(length=5), nullable=False),
        sa.Column("round", _INT, nullable=False),
        sa.Column("step", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.CheckConstraint("clock IN ('first', 'solve')", name=op.f("ck_deadline_step_clock")),
        sa.CheckConstraint("step BETWEEN 1 AND 3", name=op.f("ck_deadline_step_step")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_deadline_step_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_step")),
        sa.UniqueConstraint(
            "ticket_id", "clock", "round", "step", name=op.f("uq_deadline_step_ticket_id_clock_round_step")
        ),
    )
    op.create_index(op.f("ix_deadline_step_at"), "deadline_step", ["at"], unique=False)
    op.create_table(
        "deadline_notice",
        sa.Column("id", _INT, nullable=False),
        sa.Column("member_id", _INT, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_deadline_notice_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_notice")),
    )
    op.create_index(
        "ix_deadline_notice_open",
        "deadline_notice",
        ["id"],
        unique=False,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )


def downgrade() -> None:
    for gone in ("deadline_notice", "deadline_step", "ticket_deadline", "deadline_target"):
        op.drop_table(gone)
