"""Everything held, in the customer's own hands: erasures, what is over, who changed what."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_TABLES = {
    "audit_line": "a line of the audit stays as it was written",
    "change_line": "a line about a change stays as it was written",
}
# Whoever is erased has their card in no line that stays; the page looks it up.
_NO_CARDS = "UPDATE audit_line SET detail = '' WHERE what IN ('card', 'customer')"
# After two years a line may go, as of when what is over was last taken out: that is the house's clock.
_ENDED = "OLD.at < (SELECT {} FROM tidied WHERE id = 1)"
_ON_SQLITE = _ENDED.format("strftime('%Y-%m-%d %H:%M:%f', at, '-730 days')")
_ON_POSTGRESQL = _ENDED.format("at - INTERVAL '730 days'")


def _keep_on_sqlite(table: str, *, ends: bool) -> None:
    for act in ("UPDATE", "DELETE"):
        when = f" WHEN NOT COALESCE({_ON_SQLITE}, 0)" if ends and act == "DELETE" else ""
        op.execute(
            f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table}{when}"
            f" BEGIN SELECT RAISE(ABORT, '{_TABLES[table]}'); END"
        )


def _keep_on_postgresql(table: str, *, ends: bool) -> None:
    # A row is looked at only where there is one: a TRUNCATE has none.
    may_go = f" IF TG_OP = 'DELETE' THEN IF {_ON_POSTGRESQL} THEN RETURN OLD; END IF; END IF;"
    op.execute(
        f"CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN{may_go if ends else ''} RAISE EXCEPTION '{_TABLES[table]}'; END $$"
    )


def _guard_changes() -> None:
    _keep_on_postgresql("change_line", ends=True)
    op.execute(
        "CREATE TRIGGER change_line_stays BEFORE UPDATE OR DELETE ON change_line"
        " FOR EACH ROW EXECUTE FUNCTION change_line_stays()"
    )
    op.execute(
        "CREATE TRIGGER change_line_stays_whole BEFORE TRUNCATE ON change_line"
        " FOR EACH STATEMENT EXECUTE FUNCTION change_line_stays()"
    )


def _audit(*, ends: bool) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("update", "delete"):
            op.execute(f"DROP TRIGGER audit_line_{act}")
        op.execute(_NO_CARDS)
        _keep_on_sqlite("audit_line", ends=ends)
    else:
        op.execute("ALTER TABLE audit_line DISABLE TRIGGER audit_line_stays")
        op.execute(_NO_CARDS)
        op.execute("ALTER TABLE audit_line ENABLE TRIGGER audit_line_stays")
        _keep_on_postgresql("audit_line", ends=ends)


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
    if op.get_bind().dialect.name == "sqlite":
        _keep_on_sqlite("change_line", ends=True)
    else:
        _guard_changes()
    _audit(ends=True)
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
    _audit(ends=False)
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
