"""Ready answers, practice, kind words passed on, suggestions of the team, themes and what was changed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "canned_answer",
        sa.Column("id", _INT, nullable=False),
        sa.Column("built_in", sa.String(length=16), nullable=True),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("words_el", sa.Text(), nullable=False),
        sa.Column("words_en", sa.Text(), nullable=False),
        sa.Column("kinds", sa.String(length=60), nullable=False),
        sa.Column("changed_by", _INT, nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("retired_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["team_member.id"], name=op.f("fk_canned_answer_changed_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_answer")),
        sa.UniqueConstraint("built_in", name=op.f("uq_canned_answer_built_in")),
    )
    op.create_table(
        "practice_ticket",
        sa.Column("id", _INT, nullable=False),
        sa.Column("member_id", _INT, nullable=False),
        sa.Column("story", _INT, nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_practice_ticket_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_ticket")),
        sa.UniqueConstraint("member_id", name=op.f("uq_practice_ticket_member_id")),
    )
    op.create_table(
        "staff_suggestion",
        sa.Column("id", _INT, nullable=False),
        sa.Column("member_id", _INT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by", _INT, nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_staff_suggestion_answered")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["team_member.id"], name=op.f("fk_staff_suggestion_answered_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_staff_suggestion_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_suggestion")),
    )
    op.create_index(op.f("ix_staff_suggestion_member_id"), "staff_suggestion", ["member_id"], unique=False)
    op.create_table(
        "theme",
        sa.Column("id", _INT, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("made_by", _INT, nullable=True),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["team_member.id"], name=op.f("fk_theme_made_by_team_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("key", name=op.f("uq_theme_key")),
    )
    op.create_table(
        "praise",
        sa.Column("id", _INT, nullable=False),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=True),
        sa.Column("feedback_id", _INT, nullable=True),
        sa.Column("upto", _INT, nullable=False),
        sa.Column("asked_by", _INT, nullable=True),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("consent", sa.String(length=8), nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("told_at", _MOMENT, nullable=True),
        sa.CheckConstraint("(consent IS NULL) = (decided_at IS NULL)", name=op.f("ck_praise_decided")),
        sa.CheckConstraint("(ticket_id IS NULL) <> (feedback_id IS NULL)", name=op.f("ck_praise_source")),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["team_member.id"], name=op.f("fk_praise_asked_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_praise_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_praise_feedback_id_feedback")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_praise_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_praise")),
        sa.UniqueConstraint("feedback_id", name=op.f("uq_praise_feedback_id")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_praise_ticket_id")),
    )
    op.create_table(
        "theme_change",
        sa.Column("id", _INT, nullable=False),
        sa.Column("theme_id", _INT, nullable=False),
        sa.Column("words_el", sa.Text(), nullable=False),
        sa.Column("words_en", sa.Text(), nullable=False),
        sa.Column("made_by", _INT, nullable=True),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("raised", _INT, nullable=False),
        sa.Column("planned", _INT, nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["team_member.id"], name=op.f("fk_theme_change_made_by_team_member")
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_change_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_change")),
    )
    op.create_index(op.f("ix_theme_change_theme_id"), "theme_change", ["theme_id"], unique=False)
    op.create_table(
        "theme_mark",
        sa.Column("id", _INT, nullable=False),
        sa.Column("theme_id", _INT, nullable=False),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=True),
        sa.Column("feedback_id", _INT, nullable=True),
        sa.Column("marked_by", _INT, nullable=True),
        sa.Column("marked_at", _MOMENT, nullable=False),
        sa.CheckConstraint("(ticket_id IS NULL) <> (feedback_id IS NULL)", name=op.f("ck_theme_mark_source")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_theme_mark_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_theme_mark_feedback_id_feedback")
        ),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["team_member.id"], name=op.f("fk_theme_mark_marked_by_team_member")
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_mark_theme_id_theme")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_theme_mark_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_mark")),
        sa.UniqueConstraint("theme_id", "feedback_id", name=op.f("uq_theme_mark_theme_id_feedback_id")),
        sa.UniqueConstraint("theme_id", "ticket_id", name=op.f("uq_theme_mark_theme_id_ticket_id")),
    )
    op.create_index(op.f("ix_theme_mark_customer_id"), "theme_mark", ["customer_id"], unique=False)
    op.create_index(op.f("ix_theme_mark_feedback_id"), "theme_mark", ["feedback_id"], unique=False)
    op.create_index(op.f("ix_theme_mark_ticket_id"), "theme_mark", ["ticket_id"], unique=False)
    op.create_table(
        "praise_for",
        sa.Column("praise_id", _INT, autoincrement=False, nullable=False),
        sa.Column("member_id", _INT, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_praise_for_member_id_team_member")
        ),
        sa.ForeignKeyConstraint(["praise_id"], ["praise.id"], name=op.f("fk_praise_for_praise_id_praise")),
        sa.PrimaryKeyConstraint("praise_id", "member_id", name=op.f("pk_praise_for")),
    )
    op.create_index(op.f("ix_praise_for_member_id"), "praise_for", ["member_id"], unique=False)


def downgrade() -> None:
    for gone in (
        "praise_for",
        "praise",
        "theme_mark",
        "theme_change",
        "theme",
        "staff_suggestion",
        "practice_ticket",
        "canned_answer",
    ):
        op.drop_table(gone)
