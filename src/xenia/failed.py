"""What failed and was set aside, as the operator sees it."""

import json
from collections.abc import AsyncIterator

from xenia.core import inbox
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import Received
from xenia.core.transaction import reading, transaction
from xenia.core.trouble import Trouble


async def listed(database: Database) -> AsyncIterator[str]:
    """One line for each update that failed in the last 48 hours, the oldest first."""
    async with reading(database) as session:
        for one in await inbox.failed(session):
            at = f"{one.received_at:%Y-%m-%d %H:%M:%S}Z"
            yield f"{one.reference or '-':8}  {at}  {_kind(one):15}  {one.error}"


async def shown(database: Database, reference: str) -> str:
    """All that is kept of one failed update, what the customer sent included.

    Raises:
        Trouble: there is none with that reference.
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
        Trouble: there is none with that reference, or its chat has done something since.
    """
    async with transaction(database) as session:
        one = await _found(session, reference)
        if not await inbox.retry(session, one):
            raise Trouble("not retried: that chat has gone on since, and it would come too late")


async def _found(session: AsyncSession, reference: str) -> Received:
    found = await inbox.failed(session, reference.strip().lower())
    if not found:
        raise Trouble(f"nothing that failed in the last 48 hours has the reference {reference}")
    return found[0]


def _kind(one: Received) -> str:
    return next((name for name in json.loads(one.raw) if name != "update_id"), "")
