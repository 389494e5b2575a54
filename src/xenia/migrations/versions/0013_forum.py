"""The staff forum: the bound group, the codes that bind it, and the topics of tickets."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_BOUND = sa.text("unbound_at IS NULL")
_LIVE = sa.text("gone_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "forum_code",
        sa.Column("id", _INT, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_by", _INT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["team_member.id"], name=op.f("fk_forum_code_created_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_code")),
        sa.UniqueConstraint("digest", name=op.f("uq_forum_code_digest")),
    )
    op.create_table(
        "staff_forum",
        sa.Column("id", _INT, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("bound_by", _INT, nullable=False),
        sa.Column("bound_at", _MOMENT, nullable=False),
        sa.Column("unbound_at", _MOMENT, nullable=True),
        sa.Column("trouble", sa.String(length=8), nullable=True),
        sa.Column("trouble_at", _MOMENT, nullable=True),
        sa.Column("aside_thread", sa.BigInteger(), nullable=True),
        sa.Column("aside_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["bound_by"], ["team_member.id"], name=op.f("fk_staff_forum_bound_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_forum")),
    )
    op.create_index(
        "ix_staff_forum_bound",
        "staff_forum",
        ["chat_id"],
        unique=True,
        sqlite_where=_BOUND,
        postgresql_where=_BOUND,
    )
    op.create_table(
        "forum_topic",
        sa.Column("id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("icon", sa.String(length=32), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("card_message_id", sa.BigInteger(), nullable=True),
        sa.Column("card_shown", sa.String(length=64), nullable=True),
        sa.Column("card_at", _MOMENT, nullable=True),
        sa.Column("closed_at", _MOMENT, nullable=True),
        sa.Column("gone_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_forum_topic_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_topic")),
        sa.UniqueConstraint("chat_id", "thread_id", name=op.f("uq_forum_topic_chat_id_thread_id")),
    )
    op.create_index(
        "ix_forum_topic_live",
        "forum_topic",
        ["ticket_id", "chat_id"],
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )


def downgrade() -> None:
    for gone in ("forum_topic", "staff_forum", "forum_code"):
        op.drop_table(gone)
