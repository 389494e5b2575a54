"""Parts of an album: they are collected until no more come, leave together, and are told apart afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update

from xenia.core.database import AsyncSession
from xenia.core.reply import SCREEN_JSON, Copy, Screen
from xenia.deliveries.models import QUEUED, Delivery

GATHERING = timedelta(seconds=2)
"""After its last part so long an album waits for another one; what comes later follows by itself."""
MOST = 10
"""Parts of an album (Bot API, sendMediaGroup)."""
_LONGEST = 1024
_TOGETHER = ({"photo", "video"}, {"document"}, {"audio"})
"""What Telegram shows as one (Bot API, sendMediaGroup)."""

_TABLE = cast("Table", Delivery.__table__)
_BEHIND = (
    select(_TABLE.c.id, _TABLE.c.album, _TABLE.c.screen)
    .where(
        _TABLE.c.chat_id == bindparam("chat"),
        _TABLE.c.state == QUEUED,
        _TABLE.c.thread == bindparam("name"),
        _TABLE.c.id > bindparam("row"),
    )
    .order_by(_TABLE.c.id)
    .limit(2 * MOST)
    .with_for_update()
)
_WAITING = (
    select(_TABLE.c.id)
    .where(
        _TABLE.c.chat_id == bindparam("chat"),
        _TABLE.c.state == QUEUED,
        _TABLE.c.thread == bindparam("name"),
        _TABLE.c.album == bindparam("group"),
        _TABLE.c.attempts == 0,
    )
    .order_by(_TABLE.c.id)
    .with_for_update()
)
_BECAME = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"), _TABLE.c.state == QUEUED)
    .values(
        state=bindparam("became"),
        message_id=bindparam("message"),
        reason=bindparam("why"),
        sent_at=bindparam("left", type_=_TABLE.c.sent_at.type),
        paused_after=bindparam("after"),
        otherwise=None,
    )
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A message, and the parts of its album that leave with it."""

    screen: Screen | str
    riders: tuple[int, ...] = ()


async def wait_for_more(session: AsyncSession, part: Delivery) -> None:
    """Another part has come: all that wait there for the album wait a little longer."""
    given = {"chat": part.chat_id, "name": part.thread, "group": part.album}
    waiting = (await session.scalars(_WAITING, given)).all()
    part.retry_at += GATHERING
    await session.execute(
        update(Delivery).where(Delivery.id.in_(waiting)).values(retry_at=part.retry_at),
        execution_options={"synchronize_session": False},
    )


async def gathered(session: AsyncSession, row: Any) -> Gathered:
    """The message of a row, with those behind it that are parts of the same album, as far as these fit."""
    screen = SCREEN_JSON.validate_json(row.screen)
    first = screen.copied
    if first is None or not _may_stand(first):
        return Gathered(row.screen)
    parts, riders, text = [first], list[int](), screen.text
    given = {"chat": row.chat_id, "name": row.thread, "row": row.id}
    for one in await session.execute(_BEHIND, given):
        if one.album != row.album or len(parts) == MOST:
            break
        part = SCREEN_JSON.validate_json(one.screen).copied
        if part is None:
            continue  # words that are too long to stand under it
        words = f"{text}\n{part.words}" if part.words else text
        if not _go_together(first, part) or len(words.encode("utf-16-le")) // 2 > _LONGEST:
            break
        parts.append(part)
        riders.append(one.id)
        text = words
    if not riders:
        return Gathered(row.screen)
    return Gathered(replace(screen, text=text, copied=None, album=tuple(parts)), tuple(riders))


async def share(
    session: AsyncSession,
    riders: Sequence[int],
    state: str,
    messages: Sequence[int],
    now: datetime | None,
    reason: str | None,
    after: int | None,
) -> None:
    """What became of an album became of its other parts as well; each has a message of its own."""
    known = [*messages, *[None] * len(riders)]
    rows: list[dict[str, Any]] = [
        {"row": row, "became": state, "message": message, "why": reason, "left": now, "after": after}
        for row, message in zip(riders, known, strict=False)
    ]
    await session.execute(_BECAME, rows)


def _may_stand(part: Copy) -> bool:
    return part.file is not None and any(part.what in kinds for kinds in _TOGETHER)


def _go_together(first: Copy, part: Copy) -> bool:
    return _may_stand(part) and any({first.what, part.what} <= kinds for kinds in _TOGETHER)
