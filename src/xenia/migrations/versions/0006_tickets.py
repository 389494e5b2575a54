"""Tickets: what customers bring, every word about it, and the messages that carry each word."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_IS_OPEN = sa.text("state NOT IN ('resolved', 'closed')")


def upgrade() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", _INT, nullable=False),
        sa.Column("reference", sa.String(length=6), nullable=False),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "complaint",
                "question",
                "request",
                "suggestion",
                "praise",
                name="kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "claimed",
                "waiting-customer",
                "waiting-us",
                "resolved",
                "closed",
                name="state",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum("person", "feedback", "staff", name="source", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("about", sa.String(length=40), nullable=True),
        sa.Column("priority", _INT, nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("claimed_by", _INT, nullable=True),
        sa.Column("first_answered_at", _MOMENT, nullable=True),
        sa.Column("paused_at", _MOMENT, nullable=True),
        sa.Column("resolved_at", _MOMENT, nullable=True),
        sa.Column("closed_at", _MOMENT, nullable=True),
        sa.Column("reopened", _INT, nullable=False),
        sa.Column("lines", _INT, nullable=False),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_ticket_closed")),
        sa.CheckConstraint(
            "(state = 'new') = (claimed_by IS NULL) OR state IN ('resolved', 'closed')",
            name=op.f("ck_ticket_held"),
        ),
        sa.CheckConstraint(
            "(state = 'waiting-customer') = (paused_at IS NOT NULL)", name=op.f("ck_ticket_paused")
        ),
        sa.CheckConstraint("state <> 'resolved' OR resolved_at IS NOT NULL", name=op.f("ck_ticket_resolved")),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["team_member.id"], name=op.f("fk_ticket_claimed_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_ticket_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("customer_id", "about", name=op.f("uq_ticket_customer_id_about")),
        sa.UniqueConstraint("reference", name=op.f("uq_ticket_reference")),
    )
    op.create_index(op.f("ix_ticket_customer_id_id"), "ticket", ["customer_id", "id"], unique=False)
    op.create_index(
        "ix_ticket_open",
        "ticket",
        ["opened_at"],
        unique=False,
        sqlite_where=_IS_OPEN,
        postgresql_where=_IS_OPEN,
    )
    op.create_table(
        "ticket_aside",
        sa.Column("id", _INT, nullable=False),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_ticket_aside_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_aside")),
    )
    op.create_index(op.f("ix_ticket_aside_customer_id"), "ticket_aside", ["customer_id"], unique=False)
    op.create_table(
        "ticket_line",
        sa.Column("id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=False),
        sa.Column("number", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "customer", "staff", "note", "system", name="side", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("member_id", _INT, nullable=True),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("album", sa.String(length=40), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("version", _INT, nullable=False),
        sa.Column("edits_id", _INT, nullable=True),
        sa.Column("reply_to_id", _INT, nullable=True),
        sa.Column("copies", _INT, nullable=False),
        sa.CheckConstraint("(version > 1) = (edits_id IS NOT NULL)", name=op.f("ck_ticket_line_version")),
        sa.ForeignKeyConstraint(
            ["edits_id"], ["ticket_line.id"], name=op.f("fk_ticket_line_edits_id_ticket_line")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_ticket_line_member_id_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["reply_to_id"], ["ticket_line.id"], name=op.f("fk_ticket_line_reply_to_id_ticket_line")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_line_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_line")),
        sa.UniqueConstraint(
            "chat_id", "message_id", "version", name=op.f("uq_ticket_line_chat_id_message_id_version")
        ),
        sa.UniqueConstraint("ticket_id", "number", name=op.f("uq_ticket_line_ticket_id_number")),
    )
    op.create_index(op.f("ix_ticket_line_edits_id"), "ticket_line", ["edits_id"], unique=False)
    op.create_table(
        "ticket_copy",
        sa.Column("delivery_id", _INT, autoincrement=False, nullable=False),
        sa.Column("line_id", _INT, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_ticket_copy_delivery_id_delivery")
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["ticket_line.id"], name=op.f("fk_ticket_copy_line_id_ticket_line")
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_ticket_copy")),
    )
    op.create_index(op.f("ix_ticket_copy_line_id"), "ticket_copy", ["line_id"], unique=False)
    op.add_column("delivery", sa.Column("thread", sa.String(length=24), nullable=True))
    op.add_column("delivery", sa.Column("paused_after", _INT, nullable=True))


def downgrade() -> None:
    op.drop_column("delivery", "paused_after")
    op.drop_column("delivery", "thread")
    for gone in ("ticket_copy", "ticket_aside", "ticket_line", "ticket"):
        op.drop_table(gone)
