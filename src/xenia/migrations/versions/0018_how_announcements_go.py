"""How announcements go: the way to the messages of one, and to those who withdrew."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None

_ABOUT = sa.text("about IS NOT NULL")
_WITHDRAWN = sa.text("event = 'withdrawn'")


def upgrade() -> None:
    op.create_index(
        "ix_delivery_about",
        "delivery",
        ["kind", "about", "state", "reason", "id"],
        sqlite_where=_ABOUT,
        postgresql_where=_ABOUT,
    )
    op.create_index(
        "ix_consent_record_withdrawn",
        "consent_record",
        ["purpose", "at"],
        sqlite_where=_WITHDRAWN,
        postgresql_where=_WITHDRAWN,
    )


def downgrade() -> None:
    op.drop_index("ix_consent_record_withdrawn", "consent_record")
    op.drop_index("ix_delivery_about", "delivery")
