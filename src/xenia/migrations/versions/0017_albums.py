"""Albums that stay albums, and messages that are replies."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0018"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("delivery", sa.Column("album", sa.String(length=64), nullable=True))
    op.add_column("delivery", sa.Column("answers_id", _INT, nullable=True))
    op.create_table(
        "ticket_early",
        sa.Column("id", _INT, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_early")),
    )
    op.create_index(op.f("ix_ticket_early_telegram_id"), "ticket_early", ["telegram_id"])
    op.create_index(op.f("ix_ticket_early_at"), "ticket_early", ["at"])
    op.create_table(
        "ticket_doubt",
        sa.Column("id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=False),
        sa.Column("member_id", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("album", sa.String(length=40), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_doubt_ticket_id_ticket")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_ticket_doubt_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_doubt")),
    )
    op.create_index(op.f("ix_ticket_doubt_ticket_id"), "ticket_doubt", ["ticket_id"])
    op.create_index(op.f("ix_ticket_doubt_chat_id_album"), "ticket_doubt", ["chat_id", "album"])


def downgrade() -> None:
    op.drop_table("ticket_doubt")
    op.drop_table("ticket_early")
    op.drop_column("delivery", "answers_id")
    op.drop_column("delivery", "album")
