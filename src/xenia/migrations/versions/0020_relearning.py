"""Models that a shop has learned from its own labels, and which of them is used."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "talk_model",
        sa.Column("id", _INT, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("asked_by", _INT, nullable=True),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.Column("lines", _INT, nullable=False),
        sa.Column("taught", sa.Text(), nullable=False),
        sa.Column("worse", sa.Text(), nullable=False),
        sa.Column("based_on", sa.String(length=16), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["team_member.id"], name=op.f("fk_talk_model_asked_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_model")),
    )
    op.create_table(
        "talk_use",
        sa.Column("id", _INT, nullable=False),
        sa.Column("model_id", _INT, nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", _INT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["team_member.id"], name=op.f("fk_talk_use_by_team_member")),
        sa.ForeignKeyConstraint(
            ["model_id"], ["talk_model.id"], name=op.f("fk_talk_use_model_id_talk_model")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_use")),
    )


def downgrade() -> None:
    op.drop_table("talk_use")
    op.drop_table("talk_model")
