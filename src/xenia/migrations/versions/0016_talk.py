"""The shop's answers, tips and stories; what was not understood, and what the team said of it."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0017"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "faq_entry",
        sa.Column("id", _INT, nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title_el", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("words_el", sa.Text(), nullable=False),
        sa.Column("words_en", sa.Text(), nullable=False),
        sa.Column("built_in", sa.Boolean(), nullable=False),
        sa.Column("changed_by", _INT, nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("retired_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["team_member.id"], name=op.f("fk_faq_entry_changed_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_entry")),
        sa.UniqueConstraint("code", name=op.f("uq_faq_entry_code")),
    )
    op.create_table(
        "talk_learning",
        sa.Column("id", _INT, nullable=False),
        sa.Column("on_at", _MOMENT, nullable=False),
        sa.Column("on_by", _INT, nullable=False),
        sa.Column("off_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["on_by"], ["team_member.id"], name=op.f("fk_talk_learning_on_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_learning")),
    )
    op.create_table(
        "talk_missed",
        sa.Column("id", _INT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("guess", sa.String(length=24), nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_missed")),
    )
    op.create_index(op.f("ix_talk_missed_at"), "talk_missed", ["at"])
    op.create_table(
        "talk_example",
        sa.Column("id", _INT, nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("intent", sa.String(length=24), nullable=False),
        sa.Column("labelled_by", _INT, nullable=False),
        sa.Column("labelled_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["labelled_by"], ["team_member.id"], name=op.f("fk_talk_example_labelled_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_example")),
        sa.UniqueConstraint("folded", name=op.f("uq_talk_example_folded")),
    )


def downgrade() -> None:
    for gone in ("talk_example", "talk_missed", "talk_learning", "faq_entry"):
        op.drop_table(gone)
