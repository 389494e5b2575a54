"""Order within a conversation: what was written first arrives first, however often it has to be tried."""

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update

from xenia.core.database import AsyncSession
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import PAUSED, QUEUED, SENDING, Delivery
from xenia.deliveries.queue import OTHERWISE_JSON, queue

_SOON = timedelta(seconds=1)

_TABLE = cast("Table", Delivery.__table__)
_BEFORE = (
    select(_TABLE.c.state, _TABLE.c.retry_at, _TABLE.c.paused_after)
    .where(
        _TABLE.c.chat_id == bindparam("chat"),
        _TABLE.c.state.in_((QUEUED, SENDING, PAUSED)),
        _TABLE.c.thread == bindparam("name"),
        _TABLE.c.id < bindparam("row"),
    )
    .order_by(_TABLE.c.id.desc())
    .limit(1)
)


async def waits_for_its_turn(session: AsyncSession, row: Any, now: datetime) -> bool:
    """Whether something of the same thread must reach that chat before; then it is put off behind it.

    Where that one waits for a person who has stopped the bot, this one waits for them as well, and whoever
    counts on its arrival is told.
    """
    given = {"chat": row.chat_id, "name": row.thread, "row": row.id}
    before = (await session.execute(_BEFORE, given)).first()
    if before is None:
        return False
    mine = update(_TABLE).where(_TABLE.c.id == row.id, _TABLE.c.state == QUEUED)
    if before.state != PAUSED:
        again_at = max(before.retry_at, now) if before.state == QUEUED else now + _SOON
        await session.execute(mine.values(retry_at=again_at))
        return True
    await session.execute(
        mine.values(
            state=PAUSED,
            retry_at=now,
            paused_after=before.paused_after,
            reason=Reason.UNREACHABLE.value,
            otherwise=None,
        )
    )
    if row.otherwise is not None:
        otherwise = OTHERWISE_JSON.validate_json(row.otherwise)
        queue(session, "not-delivered", otherwise.chat_id, otherwise.screen, now, names_id=row.names_id)
    return True
