"""Everything held, in the customer's own hands: erasures, what is over, who changed what."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_REFUSED = "a line about a change stays as it was written"
_ON_SQLITE = [
    f"CREATE TRIGGER change_line_{act.lower()} BEFORE {act} ON change_line"
    f" BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    for act in ("UPDATE", "DELETE")
]
_ON_POSTGRESQL = [
    (
        "CREATE FUNCTION change_line_stays() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$"
    ),
    (
        "CREATE TRIGGER change_line_stays BEFORE UPDATE OR DELETE ON change_line"
        " FOR EACH ROW EXECUTE FUNCTION change_line_stays()"
    ),
    (
        "CREATE TRIGGER change_line_stays_whole BEFORE TRUNCATE ON change_line"
        " FOR EACH STATEMENT EXECUTE FUNCTION change_line_stays()"
    ),
]


def upgrade() -> None:
    op.create_table(
        "erasure",
        sa.Column("customer_id", _INT, autoincrement=False, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=True),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.Column("swept_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_erasure_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_erasure")),
    )
    op.create_table(
        "tidied",
        sa.Column("id", _INT, autoincrement=False, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tidied")),
    )
    op.create_table(
        "change_line",
        sa.Column("id", _INT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("member_id", _INT, nullable=True),
        sa.Column("customer_id", _INT, nullable=True),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("of", sa.String(length=80), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_line")),
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _ON_SQLITE if is_sqlite else _ON_POSTGRESQL:
        op.execute(statement)
    with op.batch_alter_table("delivery") as table:
        table.add_column(sa.Column("names_id", _INT, nullable=True))
        table.create_index("ix_delivery_names_id", ["names_id"])
        table.create_foreign_key("fk_delivery_names_id_customer", "customer", ["names_id"], ["id"])
    op.execute(
        "UPDATE delivery SET names_id = ("
        " SELECT ticket.customer_id FROM ticket_copy"
        " JOIN ticket_line ON ticket_line.id = ticket_copy.line_id"
        " JOIN ticket ON ticket.id = ticket_line.ticket_id"
        " WHERE ticket_copy.delivery_id = delivery.id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("delivery") as table:
        table.drop_constraint("fk_delivery_names_id_customer", type_="foreignkey")
        table.drop_index("ix_delivery_names_id")
        table.drop_column("names_id")
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.drop_table("change_line")
    if not is_sqlite:
        op.execute("DROP FUNCTION change_line_stays()")
    op.drop_table("tidied")
    op.drop_table("erasure")
