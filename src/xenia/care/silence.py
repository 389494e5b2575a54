"""While something waits to be put right, its customer is sent nothing unasked."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, text

from xenia.care.models import Kind, Ticket
from xenia.core.database import AsyncSession

_TABLE = cast("Table", Ticket.__table__)
# Of the table and not of the class: it is asked for each unasked message that leaves. A kind word and an idea
# wait for nothing to be put right.
_WAITING = select(_TABLE.c.customer_id).where(
    _TABLE.c.customer_id.in_(bindparam("ids", expanding=True)),
    text("state NOT IN ('resolved', 'closed')"),
    _TABLE.c.kind.not_in((Kind.SUGGESTION, Kind.PRAISE)),
)


async def with_open_case(
    session: AsyncSession,
    customer_ids: Collection[int],
    now: datetime,  # noqa: ARG001 - the shape of a silence
) -> set[int]:
    """Those of the customers with an open complaint, question or request."""
    found = await session.execute(_WAITING, {"ids": list(customer_ids)})
    return {row.customer_id for row in found}
