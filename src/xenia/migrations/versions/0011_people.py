"""Who of the team looked at what: lines that the database lets nobody change or take out."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REFUSED = "a line of the audit stays as it was written"
_ON_SQLITE = [
    f"CREATE TRIGGER audit_line_{act.lower()} BEFORE {act} ON audit_line"
    f" BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    for act in ("UPDATE", "DELETE")
]
_ON_POSTGRESQL = [
    (
        "CREATE FUNCTION audit_line_stays() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$"
    ),
    (
        "CREATE TRIGGER audit_line_stays BEFORE UPDATE OR DELETE ON audit_line"
        " FOR EACH ROW EXECUTE FUNCTION audit_line_stays()"
    ),
    (
        "CREATE TRIGGER audit_line_stays_whole BEFORE TRUNCATE ON audit_line"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_line_stays()"
    ),
]


def upgrade() -> None:
    op.create_table(
        "audit_line",
        sa.Column("id", _INT, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", _INT, nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column(
            "what",
            sa.Enum(
                "ticket",
                "customer",
                "card",
                "record",
                "everything",
                name="what",
                native_enum=False,
                length=16,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("ticket_id", _INT, nullable=True),
        sa.Column("detail", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["team_member.id"], name=op.f("fk_audit_line_member_id_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_line")),
    )
    op.create_index(op.f("ix_audit_line_member_id_id"), "audit_line", ["member_id", "id"], unique=False)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _ON_SQLITE if is_sqlite else _ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("audit_line")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_line_stays()")
