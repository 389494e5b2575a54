"""The shop's opening hours: its week, the days unlike it, and whether it rests on public holidays."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WHOLE = "(opens IS NULL) = (closes IS NULL)"
_SPAN = "opens >= 0 AND opens < closes AND closes <= 1440"


def upgrade() -> None:
    op.create_table(
        "opening",
        sa.Column("id", _INT, nullable=False),
        sa.Column("weekday", _INT, nullable=False),
        sa.Column("opens", _INT, nullable=True),
        sa.Column("closes", _INT, nullable=True),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_opening_weekday")),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_opening_whole")),
        sa.CheckConstraint(_SPAN, name=op.f("ck_opening_span")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening")),
        sa.UniqueConstraint("weekday", "opens", name=op.f("uq_opening_weekday_opens")),
    )
    op.create_table(
        "opening_exception",
        sa.Column("id", _INT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opens", _INT, nullable=True),
        sa.Column("closes", _INT, nullable=True),
        sa.Column("note_el", sa.String(length=100), nullable=False),
        sa.Column("note_en", sa.String(length=100), nullable=False),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_opening_exception_whole")),
        sa.CheckConstraint(_SPAN, name=op.f("ck_opening_exception_span")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_exception")),
        sa.UniqueConstraint("day", "opens", name=op.f("uq_opening_exception_day_opens")),
    )
    op.create_table(
        "opening_rule",
        sa.Column("id", _INT, nullable=False),
        sa.Column("closed_on_holidays", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_opening_rule_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_rule")),
    )


def downgrade() -> None:
    for gone in ("opening_rule", "opening_exception", "opening"):
        op.drop_table(gone)
