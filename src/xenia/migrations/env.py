"""Run by Alembic: on the connection it was handed, inside a transaction that is already open."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from xenia.app import Base
from xenia.core.database import Moment


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    # A migration must not depend on code that may change after it.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_render,
    # The transaction is the caller's: a migration that fails half-way leaves nothing behind.
    transactional_ddl=False,
)
context.run_migrations()
