"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=64), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_conversation")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("first_name", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("card_number", sa.String(length=8), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("card_number", name=op.f("uq_customer_card_number")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_customer_telegram_id")),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index(
        op.f("ix_delivery_state_retry_at_id"), "delivery", ["state", "retry_at", "id"], unique=False
    )
    op.create_table(
        "reward",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stock", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("per_customer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("active_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("active_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("photo_file_id", sa.String(length=200), nullable=True),
        sa.CheckConstraint("active_until > active_from", name=op.f("ck_reward_dates")),
        sa.CheckConstraint("per_customer > 0", name=op.f("ck_reward_per_customer")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_reward_stock")),
        sa.CheckConstraint("version > 0", name=op.f("ck_reward_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward")),
    )
    op.create_table(
        "shop_secret",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("value", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_secret")),
    )
    op.create_table(
        "team_member",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_team_member_telegram_id")),
    )
    account = op.create_table(
        "account",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False, start=101),
            nullable=False,
        ),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("available", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("held", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("debt", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'customer') = (customer_id IS NOT NULL)", name=op.f("ck_account_owner")),
        sa.CheckConstraint("available >= 0", name=op.f("ck_account_available")),
        sa.CheckConstraint("debt >= 0", name=op.f("ck_account_debt")),
        sa.CheckConstraint("held >= 0", name=op.f("ck_account_held")),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_account_seq")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_account_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_account_customer_id")),
    )
    # The other side of every entry; named in the code by these numbers.
    op.bulk_insert(
        account,
        [
            {"id": number, "kind": kind, "available": 0, "held": 0, "debt": 0, "seq": 0}
            for number, kind in enumerate(("issued", "spent", "expired", "goodwill", "owed"), start=1)
        ],
    )
    op.create_table(
        "consent_record",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("schema_version", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("controller", sa.String(length=60), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("lawful_basis", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("notice_language", sa.String(length=2), nullable=False),
        sa.Column("method", sa.String(length=48), nullable=False),
        sa.Column("jurisdiction", sa.String(length=2), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_consent_record_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_record")),
        sa.UniqueConstraint("record_id", name=op.f("uq_consent_record_record_id")),
    )
    op.create_index(
        op.f("ix_consent_record_customer_id_purpose_id"),
        "consent_record",
        ["customer_id", "purpose", "id"],
        unique=False,
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("intent", sa.String(length=16), nullable=False),
        sa.Column("rating", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("staff_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_feedback_rating")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_feedback_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("customer_id", "intent", name=op.f("uq_feedback_customer_id_intent")),
    )
    op.create_index(op.f("ix_feedback_customer_id_id"), "feedback", ["customer_id", "id"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("created_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["team_member.id"], name=op.f("fk_invitation_created_by_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["used_by"], ["team_member.id"], name=op.f("fk_invitation_used_by_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("digest", name=op.f("uq_invitation_digest")),
    )
    op.create_table(
        "reward_terms",
        sa.Column(
            "reward_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("name_el", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("about_el", sa.Text(), nullable=False),
        sa.Column("about_en", sa.Text(), nullable=False),
        sa.Column("cost", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("voucher_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("cost > 0", name=op.f("ck_reward_terms_cost")),
        sa.CheckConstraint("voucher_days > 0", name=op.f("ck_reward_terms_voucher_days")),
        sa.ForeignKeyConstraint(["reward_id"], ["reward.id"], name=op.f("fk_reward_terms_reward_id_reward")),
        sa.PrimaryKeyConstraint("reward_id", "version", name=op.f("pk_reward_terms")),
    )
    op.create_table(
        "feedback_part",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("feedback_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("photo_file_id", sa.String(length=200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_feedback_part_feedback_id_feedback")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_part")),
    )
    op.create_index(op.f("ix_feedback_part_feedback_id"), "feedback_part", ["feedback_id"], unique=False)
    op.create_table(
        "purchase",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("external_id", sa.String(length=100), nullable=False),
        sa.Column("cents", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("refunded_cents", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("awarded", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rule_snapshot", sa.JSON(), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("awarded >= 0", name=op.f("ck_purchase_awarded")),
        sa.CheckConstraint("cents > 0", name=op.f("ck_purchase_cents")),
        sa.CheckConstraint(
            "refunded_cents >= 0 AND refunded_cents <= cents", name=op.f("ck_purchase_refunded_cents")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_purchase_account_id_account")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["team_member.id"], name=op.f("fk_purchase_actor_id_team_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_purchase_source_external_id")),
    )
    op.create_index(op.f("ix_purchase_account_id_at"), "purchase", ["account_id", "at"], unique=False)
    op.create_index(op.f("ix_purchase_actor_id_at"), "purchase", ["actor_id", "at"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "award",
                "bonus",
                "goodwill",
                "redeem",
                "cancel",
                "expire",
                "refund",
                "repay",
                name="kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("debit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("credit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("balance_after", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("purchase_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reverses_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("rule_snapshot", sa.JSON(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(kind = 'cancel') = (reverses_id IS NOT NULL)", name=op.f("ck_entry_reverses")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_entry_amount")),
        sa.CheckConstraint("balance_after >= 0", name=op.f("ck_entry_balance_after")),
        sa.CheckConstraint("debit_id <> credit_id", name=op.f("ck_entry_legs")),
        sa.ForeignKeyConstraint(["actor_id"], ["team_member.id"], name=op.f("fk_entry_actor_id_team_member")),
        sa.ForeignKeyConstraint(["credit_id"], ["account.id"], name=op.f("fk_entry_credit_id_account")),
        sa.ForeignKeyConstraint(
            ["customer_account_id"], ["account.id"], name=op.f("fk_entry_customer_account_id_account")
        ),
        sa.ForeignKeyConstraint(["debit_id"], ["account.id"], name=op.f("fk_entry_debit_id_account")),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_entry_purchase_id_purchase")),
        sa.ForeignKeyConstraint(["reverses_id"], ["entry.id"], name=op.f("fk_entry_reverses_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("customer_account_id", "seq", name=op.f("uq_entry_customer_account_id_seq")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_entry_idempotency_key")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_entry_reverses_id")),
    )
    op.create_index(
        "ix_entry_purchase_id",
        "entry",
        ["purchase_id"],
        unique=False,
        sqlite_where=sa.text("purchase_id IS NOT NULL"),
        postgresql_where=sa.text("purchase_id IS NOT NULL"),
    )
    op.create_table(
        "refund",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("purchase_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("external_id", sa.String(length=100), nullable=False),
        sa.Column("cents", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("clawed_back", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("debt", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("cents > 0", name=op.f("ck_refund_cents")),
        sa.CheckConstraint("clawed_back >= 0", name=op.f("ck_refund_clawed_back")),
        sa.CheckConstraint("debt >= 0", name=op.f("ck_refund_debt")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["team_member.id"], name=op.f("fk_refund_actor_id_team_member")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_refund_purchase_id_purchase")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.UniqueConstraint("purchase_id", "external_id", name=op.f("uq_refund_purchase_id_external_id")),
    )
    op.create_table(
        "lot",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("original", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("remaining", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("active_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("expires_at > active_from", name=op.f("ck_lot_span")),
        sa.CheckConstraint("original > 0", name=op.f("ck_lot_original")),
        sa.CheckConstraint("remaining >= 0 AND remaining <= original", name=op.f("ck_lot_remaining")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_lot_account_id_account")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_lot_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_lot_entry_id")),
    )
    op.create_index(
        "ix_lot_account_id_expires_at",
        "lot",
        ["account_id", "expires_at"],
        unique=False,
        sqlite_where=sa.text("remaining > 0"),
        postgresql_where=sa.text("remaining > 0"),
    )
    op.create_table(
        "voucher",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reward_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "issued", "collected", "cancelled", name="state", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("collected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("collected_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher")),
        sa.UniqueConstraint("code", name=op.f("uq_voucher_code")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_voucher_entry_id")),
    )
    op.create_index(
        op.f("ix_voucher_customer_id_reward_id"), "voucher", ["customer_id", "reward_id"], unique=False
    )
    op.create_table(
        "allocation",
        sa.Column(
            "entry_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "lot_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_allocation_amount")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_allocation_entry_id_entry")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_allocation_lot_id_lot")),
        sa.PrimaryKeyConstraint("entry_id", "lot_id", name=op.f("pk_allocation")),
    )
    op.create_index(op.f("ix_allocation_lot_id"), "allocation", ["lot_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_allocation_lot_id"), table_name="allocation")
    op.drop_table("allocation")
    op.drop_index(op.f("ix_voucher_customer_id_reward_id"), table_name="voucher")
    op.drop_table("voucher")
    op.drop_index(
        "ix_lot_account_id_expires_at",
        table_name="lot",
        sqlite_where=sa.text("remaining > 0"),
        postgresql_where=sa.text("remaining > 0"),
    )
    op.drop_table("lot")
    op.drop_table("refund")
    op.drop_index(
        "ix_entry_purchase_id",
        table_name="entry",
        sqlite_where=sa.text("purchase_id IS NOT NULL"),
        postgresql_where=sa.text("purchase_id IS NOT NULL"),
    )
    op.drop_table("entry")
    op.drop_index(op.f("ix_purchase_actor_id_at"), table_name="purchase")
    op.drop_index(op.f("ix_purchase_account_id_at"), table_name="purchase")
    op.drop_table("purchase")
    op.drop_index(op.f("ix_feedback_part_feedback_id"), table_name="feedback_part")
    op.drop_table("feedback_part")
    op.drop_table("reward_terms")
    op.drop_table("invitation")
    op.drop_index(op.f("ix_feedback_customer_id_id"), table_name="feedback")
    op.drop_table("feedback")
    op.drop_index(op.f("ix_consent_record_customer_id_purpose_id"), table_name="consent_record")
    op.drop_table("consent_record")
    op.drop_table("account")
    op.drop_table("team_member")
    op.drop_table("shop_secret")
    op.drop_table("reward")
    op.drop_index(op.f("ix_delivery_state_retry_at_id"), table_name="delivery")
    op.drop_table("delivery")
    op.drop_table("customer")
    op.drop_table("conversation")
