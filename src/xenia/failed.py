"""What failed and was set aside, as the operator sees it."""

import json
import re
from collections.abc import AsyncIterator

from sqlalchemy import select

from xenia.core import inbox
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import RETRY, WAITING, Received
from xenia.core.transaction import reading, transaction
from xenia.core.trouble import Trouble

_REFERENCE = re.compile("[0-9a-f]{8}")


async def listed(database: Database) -> AsyncIterator[str]:
    """One line for each update that failed in the last 48 hours, the oldest first."""
    async with reading(database) as session:
        for one in await inbox.failed(session):
            at = f"{one.received_at:%Y-%m-%d %H:%M:%S}Z"
            yield f"{one.reference or '-':8}  {at}  {_kind(one):15}  {one.error}"


async def shown(database: Database, reference: str) -> str:
    """All that is kept of one failed update, what the customer sent included.

    Raises:
        Trouble: there is none with that reference, or it is to be worked again.
    """
    async with reading(database) as session:
        one = await _found(session, reference)
    fields = {
        "reference": one.reference,
        "error": one.error,
        "received": f"{one.received_at:%Y-%m-%d %H:%M:%S}Z",
        "chat": one.chat_id,
        "update": json.loads(one.raw),
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)


async def retried(database: Database, reference: str) -> None:
    """Have a failed update worked again by the bot that runs, or by the next one that does.

    Raises:
        Trouble: there is none with that reference, its chat has done something since, or it is to be worked
            again already.
    """
    async with transaction(database) as session:
        one = await _found(session, reference)
        if not await inbox.retry(session, one):
            raise Trouble("not retried: that chat has gone on since, and it would come too late")


async def _found(session: AsyncSession, reference: str) -> Received:
    name = reference.strip().lower()
    if not _REFERENCE.fullmatch(name):
        raise Trouble("a reference is eight of the characters 0-9 a-f, as in `xenia failed list`")
    found = await inbox.failed(session, name)
    if found:
        return found[0]
    again = select(Received.id).where(Received.reference == name, Received.state.in_((RETRY, WAITING)))
    if await session.scalar(again) is not None:
        raise Trouble(
            f"{name} will be worked again already, by the bot that runs or by the next one that does"
        )
    raise Trouble(f"nothing that failed in the last 48 hours has the reference {name}")


def _kind(one: Received) -> str:
    return next((name for name in json.loads(one.raw) if name != "update_id"), "")
