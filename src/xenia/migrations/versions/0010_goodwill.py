"""Putting things right: points given with an apology, and what is asked after a ticket was solved."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_TO_DO = sa.text("done_at IS NULL")
_WAITS = sa.text("state = 'asked'")


def upgrade() -> None:
    op.create_table(
        "goodwill",
        sa.Column("id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=False),
        sa.Column("points", _INT, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("intent", sa.String(length=16), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked", "given", "refused", "lapsed", name="state", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("asked_by", _INT, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("decided_by", _INT, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("entry_id", _INT, nullable=True),
        sa.CheckConstraint("points > 0", name=op.f("ck_goodwill_points")),
        sa.CheckConstraint("(state = 'asked') = (decided_at IS NULL)", name=op.f("ck_goodwill_decided")),
        sa.CheckConstraint("(state = 'given') = (entry_id IS NOT NULL)", name=op.f("ck_goodwill_given")),
        sa.CheckConstraint(
            "(state IN ('given', 'refused')) = (decided_by IS NOT NULL)", name=op.f("ck_goodwill_decider")
        ),
        sa.CheckConstraint("(state = 'refused') = (refusal IS NOT NULL)", name=op.f("ck_goodwill_refused")),
        sa.CheckConstraint(
            "why IS NULL OR decided_by IS NULL OR decided_by <> asked_by",
            name=op.f("ck_goodwill_two_people"),
        ),
        sa.CheckConstraint("why IS NOT NULL OR state <> 'refused'", name=op.f("ck_goodwill_asked_for")),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["team_member.id"], name=op.f("fk_goodwill_asked_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["team_member.id"], name=op.f("fk_goodwill_decided_by_team_member")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_goodwill_entry_id_entry")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_goodwill_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goodwill")),
        sa.UniqueConstraint("asked_by", "intent", name=op.f("uq_goodwill_asked_by_intent")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_goodwill_entry_id")),
    )
    op.create_index(op.f("ix_goodwill_ticket_id"), "goodwill", ["ticket_id"], unique=False)
    op.create_index(
        op.f("ix_goodwill_decided_by_decided_at"), "goodwill", ["decided_by", "decided_at"], unique=False
    )
    op.create_index(
        "ix_goodwill_waits",
        "goodwill",
        ["asked_at"],
        unique=False,
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )
    op.create_table(
        "resolution",
        sa.Column("id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=False),
        sa.Column("round", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("asked", _INT, nullable=False),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("solved", sa.Boolean(), nullable=True),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.CheckConstraint("(answered_at IS NULL) = (solved IS NULL)", name=op.f("ck_resolution_answered")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_resolution_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution")),
        sa.UniqueConstraint("ticket_id", "round", name=op.f("uq_resolution_ticket_id_round")),
    )
    op.create_index(
        "ix_resolution_due",
        "resolution",
        ["due_at"],
        unique=False,
        sqlite_where=_TO_DO,
        postgresql_where=_TO_DO,
    )


def downgrade() -> None:
    op.drop_table("resolution")
    op.drop_table("goodwill")
