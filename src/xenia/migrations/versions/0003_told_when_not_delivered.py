"""A delivery may say who is told when it cannot be delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("delivery", sa.Column("otherwise", sa.Text(), nullable=True))


def downgrade() -> None:
    op.execute("UPDATE delivery SET state = 'failed' WHERE state = 'paused'")
    op.drop_column("delivery", "otherwise")
