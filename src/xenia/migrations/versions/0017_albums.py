"""Albums that stay albums, and messages that are replies."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0018"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("delivery", sa.Column("album", sa.String(length=64), nullable=True))
    op.add_column("delivery", sa.Column("answers_id", _INT, nullable=True))


def downgrade() -> None:
    op.drop_column("delivery", "answers_id")
    op.drop_column("delivery", "album")
