"""Tickets that became one, and who of the team wants to hear no more of one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "ticket_merge",
        sa.Column("from_id", _INT, autoincrement=False, nullable=False),
        sa.Column("into_id", _INT, nullable=False),
        sa.Column("member_id", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.CheckConstraint("into_id < from_id", name=op.f("ck_ticket_merge_elder")),
        sa.ForeignKeyConstraint(["from_id"], ["ticket.id"], name=op.f("fk_ticket_merge_from_id_ticket")),
        sa.ForeignKeyConstraint(["into_id"], ["ticket.id"], name=op.f("fk_ticket_merge_into_id_ticket")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_ticket_merge_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("from_id", name=op.f("pk_ticket_merge")),
    )
    op.create_index(op.f("ix_ticket_merge_into_id"), "ticket_merge", ["into_id"], unique=False)
    op.create_table(
        "ticket_mute",
        sa.Column("ticket_id", _INT, autoincrement=False, nullable=False),
        sa.Column("member_id", _INT, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_mute_ticket_id_ticket")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_ticket_mute_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("ticket_id", "member_id", name=op.f("pk_ticket_mute")),
    )


def downgrade() -> None:
    op.drop_table("ticket_mute")
    op.drop_table("ticket_merge")
