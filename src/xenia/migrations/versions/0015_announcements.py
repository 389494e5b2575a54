"""Announcements: what is said, to whom and when, and what has become of each."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("delivery", sa.Column("also", sa.String(length=160), nullable=True))
    op.create_table(
        "announcement",
        sa.Column("id", _INT, nullable=False),
        sa.Column("created_by", _INT, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("text_el", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("media_group", sa.String(length=64), nullable=True),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("begins_at", _MOMENT, nullable=True),
        sa.Column("local_hour", sa.Boolean(), nullable=False),
        sa.Column("ends_at", _MOMENT, nullable=True),
        sa.Column("holdout_percent", _INT, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("accepted", sa.JSON(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("approved_by", _INT, nullable=True),
        sa.Column("approved_at", _MOMENT, nullable=True),
        sa.Column("planned_after", _INT, nullable=True),
        sa.Column("planned_at", _MOMENT, nullable=True),
        sa.Column("over_at", _MOMENT, nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'waiting', 'scheduled', 'running', 'paused', 'ended', 'cancelled',"
            " 'recalled')",
            name=op.f("ck_announcement_state"),
        ),
        sa.CheckConstraint("holdout_percent BETWEEN 0 AND 50", name=op.f("ck_announcement_holdout_percent")),
        sa.CheckConstraint(
            "(approved_by IS NULL) = (approved_at IS NULL)", name=op.f("ck_announcement_approved")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'waiting', 'cancelled')"
            " OR (approved_at IS NOT NULL AND begins_at IS NOT NULL AND ends_at > begins_at)",
            name=op.f("ck_announcement_ready"),
        ),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["team_member.id"], name=op.f("fk_announcement_approved_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["team_member.id"], name=op.f("fk_announcement_created_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_index(
        op.f("ix_announcement_state_begins_at"), "announcement", ["state", "begins_at"], unique=False
    )
    op.create_index(op.f("ix_announcement_fingerprint"), "announcement", ["fingerprint"], unique=False)
    op.create_table(
        "announcement_left_out",
        sa.Column("announcement_id", _INT, autoincrement=False, nullable=False),
        sa.Column("customer_id", _INT, autoincrement=False, nullable=False),
        sa.Column("why", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_left_out_announcement_id_announcement"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_announcement_left_out_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("announcement_id", "customer_id", name=op.f("pk_announcement_left_out")),
    )
    op.create_index(
        op.f("ix_announcement_left_out_customer_id"), "announcement_left_out", ["customer_id"], unique=False
    )
    op.create_table(
        "announcement_view",
        sa.Column("announcement_id", _INT, autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("shown_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_view_announcement_id_announcement"),
        ),
        sa.PrimaryKeyConstraint("announcement_id", "chat_id", name=op.f("pk_announcement_view")),
    )
    op.create_table(
        "announcement_tap",
        sa.Column("announcement_id", _INT, autoincrement=False, nullable=False),
        sa.Column("customer_id", _INT, autoincrement=False, nullable=False),
        sa.Column("button", _INT, autoincrement=False, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_tap_announcement_id_announcement"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_announcement_tap_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("announcement_id", "customer_id", "button", name=op.f("pk_announcement_tap")),
    )
    op.create_index(
        op.f("ix_announcement_tap_customer_id"), "announcement_tap", ["customer_id"], unique=False
    )


def downgrade() -> None:
    for gone in (
        "announcement_tap",
        "announcement_view",
        "announcement_left_out",
        "announcement",
    ):
        op.drop_table(gone)
    op.drop_column("delivery", "also")
