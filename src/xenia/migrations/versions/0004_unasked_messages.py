"""Unasked messages: consents as they stand, preferences, gifts and offers, surveys, what was held back."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STATE = sa.Enum("issued", "collected", "cancelled", name="state", native_enum=False, create_constraint=True)


def upgrade() -> None:
    _consents()
    _preferences_and_surveys()
    _deliveries()
    _gift_vouchers()
    _gifts()


def _consents() -> None:
    op.create_table(
        "consent",
        sa.Column("customer_id", _INT, autoincrement=False, nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("notice", sa.String(length=8), nullable=False),
        sa.Column("record_id", _INT, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_consent_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["consent_record.id"], name=op.f("fk_consent_record_id_consent_record")
        ),
        sa.PrimaryKeyConstraint("customer_id", "purpose", name=op.f("pk_consent")),
    )
    op.create_index(
        "ix_consent_given",
        "consent",
        ["purpose", "customer_id"],
        unique=False,
        sqlite_where=sa.text("given = 1"),
        postgresql_where=sa.text("given"),
    )
    connection = op.get_bind()
    newest = (
        "SELECT id, customer_id, purpose, event, notice, at FROM consent_record WHERE id IN"
        " (SELECT max(id) FROM consent_record GROUP BY customer_id, purpose)"
    )
    typed = sa.text(newest).columns(at=sa.DateTime(timezone=True))
    standing = sa.table(
        "consent",
        *(sa.column(name) for name in ("customer_id", "purpose", "notice", "record_id")),
        sa.column("given", sa.Boolean()),
        sa.column("since", sa.DateTime(timezone=True)),
    )
    for row in connection.execute(typed).all():
        connection.execute(
            standing.insert().values(
                customer_id=row.customer_id,
                purpose=row.purpose,
                given=row.event == "given",
                notice=sha256(row.notice.encode()).hexdigest()[:8],
                record_id=row.id,
                since=row.at,
            )
        )


def _preferences_and_surveys() -> None:
    op.create_table(
        "preferences",
        sa.Column("customer_id", _INT, autoincrement=False, nullable=False),
        sa.Column("of_age", sa.Boolean(), nullable=True),
        sa.Column("birth_month", _INT, nullable=True),
        sa.Column("birth_day", _INT, nullable=True),
        sa.Column("leap_day", sa.String(length=6), nullable=True),
        sa.Column("name_day", sa.String(length=40), nullable=True),
        sa.Column("zone", sa.String(length=40), nullable=True),
        sa.Column("quiet_from", _INT, nullable=True),
        sa.Column("quiet_until", _INT, nullable=True),
        sa.Column("monthly", _INT, nullable=True),
        sa.CheckConstraint(
            "(birth_month IS NULL) = (birth_day IS NULL)", name=op.f("ck_preferences_birthday")
        ),
        sa.CheckConstraint("birth_day BETWEEN 1 AND 31", name=op.f("ck_preferences_birth_day")),
        sa.CheckConstraint("birth_month BETWEEN 1 AND 12", name=op.f("ck_preferences_birth_month")),
        sa.CheckConstraint("monthly BETWEEN 1 AND 4", name=op.f("ck_preferences_monthly")),
        sa.CheckConstraint("quiet_from BETWEEN 0 AND 23", name=op.f("ck_preferences_quiet_from")),
        sa.CheckConstraint("quiet_until BETWEEN 0 AND 23", name=op.f("ck_preferences_quiet_until")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_preferences_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_preferences")),
    )
    op.create_index(
        op.f("ix_preferences_birth_month_birth_day"),
        "preferences",
        ["birth_month", "birth_day"],
        unique=False,
    )
    op.create_index(op.f("ix_preferences_name_day"), "preferences", ["name_day"], unique=False)
    op.add_column("feedback", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("feedback", sa.Column("person_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "survey",
        sa.Column("id", _INT, nullable=False),
        sa.Column(
            "question",
            sa.Enum("csat", "nps", "ces", name="question", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("score", _INT, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback_id", _INT, nullable=True),
        sa.CheckConstraint(
            "(question = 'csat' AND score BETWEEN 1 AND 5) OR (question = 'nps' AND score BETWEEN 0 AND 10)"
            " OR (question = 'ces' AND score BETWEEN 1 AND 7) OR score IS NULL",
            name=op.f("ck_survey_score"),
        ),
        sa.CheckConstraint("(score IS NULL) = (answered_at IS NULL)", name=op.f("ck_survey_answered")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_survey_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_survey_feedback_id_feedback")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint(
            "question", "customer_id", "subject", name=op.f("uq_survey_question_customer_id_subject")
        ),
    )
    op.create_index(
        op.f("ix_survey_customer_id_planned_at"), "survey", ["customer_id", "planned_at"], unique=False
    )
    op.create_index(
        op.f("ix_survey_question_answered_at"), "survey", ["question", "answered_at"], unique=False
    )
    op.create_index(op.f("ix_survey_planned_at"), "survey", ["planned_at"], unique=False)
    is_open = sa.text("answered_at IS NULL AND dismissed_at IS NULL AND reminded_at IS NULL")
    op.create_index(
        "ix_survey_open",
        "survey",
        ["planned_at"],
        unique=False,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index(op.f("ix_purchase_at"), "purchase", ["at"], unique=False)


def _deliveries() -> None:
    with op.batch_alter_table("delivery") as table:
        for name, kind in (
            ("customer_id", _INT),
            ("purpose", sa.String(24)),
            ("consent_id", _INT),
            ("subject", sa.String(80)),
            ("about", _INT),
            ("expires_at", sa.DateTime(timezone=True)),
            ("epoch", _INT),
            ("lease_until", sa.DateTime(timezone=True)),
            ("sent_at", sa.DateTime(timezone=True)),
        ):
            table.add_column(sa.Column(name, kind, nullable=True))
        table.add_column(sa.Column("priority", _INT, nullable=False, server_default="0"))
        table.alter_column("screen", existing_type=sa.Text(), nullable=True)
        table.alter_column("state", existing_type=sa.String(8), type_=sa.String(9), existing_nullable=False)
        table.drop_index("ix_delivery_state_retry_at_id")
        table.create_index("ix_delivery_chat_id_state", ["chat_id", "state"])
        table.create_index("ix_delivery_customer_id_sent_at", ["customer_id", "sent_at"])
        table.create_index("ix_delivery_queued_at", ["queued_at"])
        table.create_index("ix_delivery_state_priority_retry_at_id", ["state", "priority", "retry_at", "id"])
        table.create_unique_constraint("uq_delivery_kind_subject", ["kind", "subject"])
        table.create_foreign_key(
            "fk_delivery_consent_id_consent_record", "consent_record", ["consent_id"], ["id"]
        )
        table.create_foreign_key("fk_delivery_customer_id_customer", "customer", ["customer_id"], ["id"])
    with op.batch_alter_table("delivery") as table:
        table.alter_column("priority", existing_type=_INT, existing_nullable=False, server_default=None)
    op.create_table(
        "held_back",
        sa.Column("delivery_id", _INT, autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_held_back_delivery_id_delivery")
        ),
        sa.PrimaryKeyConstraint("delivery_id", "reason", name=op.f("pk_held_back")),
    )
    op.create_table(
        "sender_epoch",
        sa.Column("id", _INT, autoincrement=False, nullable=False),
        sa.Column("epoch", _INT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sender_epoch")),
    )


def _voucher(*, gift: bool) -> sa.Table:
    """The table before the change; SQLite does not tell what it checks."""
    table = sa.Table(
        "voucher",
        sa.MetaData(),
        sa.Column("id", _INT, primary_key=True),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("reward_id", _INT, nullable=False),
        sa.Column("version", _INT, nullable=False),
        sa.Column("entry_id", _INT, nullable=gift),
        sa.Column("state", _STATE, nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("collected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("collected_by", _INT, nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'cancelled') = (cancelled_at IS NOT NULL)", name=op.f("ck_voucher_cancelled")
        ),
        sa.CheckConstraint(
            "(state = 'collected') = (collected_at IS NOT NULL)", name=op.f("ck_voucher_collected")
        ),
        sa.CheckConstraint("expires_at > issued_at", name=op.f("ck_voucher_span")),
        sa.ForeignKeyConstraint(
            ["collected_by"], ["team_member.id"], name=op.f("fk_voucher_collected_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_voucher_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_voucher_entry_id_entry")),
        sa.ForeignKeyConstraint(
            ["reward_id", "version"],
            ["reward_terms.reward_id", "reward_terms.version"],
            name=op.f("fk_voucher_reward_id_version_reward_terms"),
        ),
        sa.UniqueConstraint("code", name=op.f("uq_voucher_code")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_voucher_entry_id")),
        sa.Index("ix_voucher_customer_id_reward_id", "customer_id", "reward_id"),
    )
    if gift:
        table.append_column(sa.Column("gift_key", sa.String(40), nullable=True))
        table.append_constraint(sa.UniqueConstraint("gift_key", name=op.f("uq_voucher_gift_key")))
        table.append_constraint(
            sa.CheckConstraint("(entry_id IS NULL) <> (gift_key IS NULL)", name=op.f("ck_voucher_paid"))
        )
    return table


def _gift_vouchers() -> None:
    with op.batch_alter_table("voucher", copy_from=_voucher(gift=False)) as table:
        table.add_column(sa.Column("gift_key", sa.String(40), nullable=True))
        table.alter_column("entry_id", existing_type=_INT, nullable=True)
        table.create_unique_constraint("uq_voucher_gift_key", ["gift_key"])
        table.create_check_constraint(op.f("ck_voucher_paid"), "(entry_id IS NULL) <> (gift_key IS NULL)")


def _gifts() -> None:
    op.create_table(
        "gift",
        sa.Column("id", _INT, nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "birthday",
                "nameday",
                "anniversary",
                "appreciation",
                name="occasion",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("points", _INT, nullable=True),
        sa.Column("reward_id", _INT, nullable=True),
        sa.Column("version", _INT, nullable=True),
        sa.Column("valid_days", _INT, nullable=False),
        sa.Column("words_el", sa.Text(), nullable=False),
        sa.Column("words_en", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by", _INT, nullable=True),
        sa.CheckConstraint("(occasion = 'appreciation') = (on_day IS NOT NULL)", name=op.f("ck_gift_on_day")),
        sa.CheckConstraint("(points IS NULL) <> (reward_id IS NULL)", name=op.f("ck_gift_one")),
        sa.CheckConstraint("(reward_id IS NULL) = (version IS NULL)", name=op.f("ck_gift_terms")),
        sa.CheckConstraint("points > 0", name=op.f("ck_gift_points")),
        sa.CheckConstraint("valid_days BETWEEN 1 AND 90", name=op.f("ck_gift_valid_days")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["team_member.id"], name=op.f("fk_gift_created_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["reward_id", "version"],
            ["reward_terms.reward_id", "reward_terms.version"],
            name=op.f("fk_gift_reward_id_version_reward_terms"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift")),
    )
    op.create_index(op.f("ix_gift_occasion_since"), "gift", ["occasion", "since"], unique=False)
    op.create_table(
        "offer",
        sa.Column("id", _INT, nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "birthday",
                "nameday",
                "anniversary",
                "appreciation",
                name="occasion",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("local_year", _INT, nullable=False),
        sa.Column("gift_id", _INT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entry_id", _INT, nullable=True),
        sa.Column("voucher_id", _INT, nullable=True),
        sa.CheckConstraint("(taken_at IS NULL) OR (taken_at < valid_until)", name=op.f("ck_offer_taken")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_offer_customer_id_customer")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_offer_entry_id_entry")),
        sa.ForeignKeyConstraint(["gift_id"], ["gift.id"], name=op.f("fk_offer_gift_id_gift")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_offer_voucher_id_voucher")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_offer_entry_id")),
        sa.UniqueConstraint(
            "occasion", "customer_id", "local_year", name=op.f("uq_offer_occasion_customer_id_local_year")
        ),
        sa.UniqueConstraint("voucher_id", name=op.f("uq_offer_voucher_id")),
    )
    op.create_index(
        op.f("ix_offer_customer_id_valid_until"), "offer", ["customer_id", "valid_until"], unique=False
    )
    op.create_table(
        "win_back",
        sa.Column("id", _INT, nullable=False),
        sa.Column("customer_id", _INT, nullable=False),
        sa.Column("purchase_id", _INT, nullable=False),
        sa.Column("held_out", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_win_back_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_win_back_purchase_id_purchase")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_win_back")),
        sa.UniqueConstraint("purchase_id", name=op.f("uq_win_back_purchase_id")),
    )
    op.create_index(op.f("ix_win_back_customer_id"), "win_back", ["customer_id"], unique=False)
    op.create_table(
        "bookmark",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("after", _INT, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_bookmark")),
    )


def downgrade() -> None:
    for gone in (
        "bookmark",
        "win_back",
        "offer",
        "gift",
        "held_back",
        "sender_epoch",
        "survey",
        "preferences",
        "consent",
    ):
        op.drop_table(gone)
    op.drop_index(op.f("ix_purchase_at"), table_name="purchase")
    for gone in ("person_asked_at", "answered_at"):
        op.drop_column("feedback", gone)
    # The older version knows no gifts: it would look for what was paid.
    op.execute("DELETE FROM voucher WHERE entry_id IS NULL")
    with op.batch_alter_table("voucher", copy_from=_voucher(gift=True)) as table:
        table.drop_constraint(op.f("ck_voucher_paid"), type_="check")
        table.drop_constraint("uq_voucher_gift_key", type_="unique")
        table.alter_column("entry_id", existing_type=_INT, nullable=False)
        table.drop_column("gift_key")
    # Nor does it know what is composed when it leaves, or must not be repeated.
    op.execute("DELETE FROM delivery WHERE screen IS NULL")
    op.execute("UPDATE delivery SET state = 'queued' WHERE state = 'sending'")
    op.execute("UPDATE delivery SET state = 'failed' WHERE state IN ('unknown', 'cancelled')")
    with op.batch_alter_table("delivery") as table:
        table.drop_constraint("fk_delivery_customer_id_customer", type_="foreignkey")
        table.drop_constraint("fk_delivery_consent_id_consent_record", type_="foreignkey")
        table.drop_constraint("uq_delivery_kind_subject", type_="unique")
        table.drop_index("ix_delivery_state_priority_retry_at_id")
        table.drop_index("ix_delivery_customer_id_sent_at")
        table.drop_index("ix_delivery_queued_at")
        table.drop_index("ix_delivery_chat_id_state")
        table.alter_column("state", existing_type=sa.String(9), type_=sa.String(8), existing_nullable=False)
        table.alter_column("screen", existing_type=sa.Text(), nullable=False)
        for name in (
            "customer_id",
            "purpose",
            "consent_id",
            "priority",
            "subject",
            "about",
            "expires_at",
            "epoch",
            "lease_until",
            "sent_at",
        ):
            table.drop_column(name)
        table.create_index("ix_delivery_state_retry_at_id", ["state", "retry_at", "id"])
