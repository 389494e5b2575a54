"""`xenia understand --models` and `--use`: which models a shop has, and the way back without a telephone."""

from collections.abc import AsyncIterator
from datetime import datetime

from xenia.conversation.relearning.acts import usable, use
from xenia.conversation.relearning.models import TalkModel
from xenia.conversation.relearning.using import in_use
from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction

BUILT_IN = "built-in"


async def listed(database: Database) -> AsyncIterator[str]:
    """A line for each model that could be used; the one in use says so."""
    async with reading(database) as session:
        current = await in_use(session)
        number = current.model_id if current else None
        since = f", in use since {current.at:%Y-%m-%d %H:%M}Z" if current else ", in use"
        yield f"{BUILT_IN:9} learned by the house{since if number is None else ''}"
        for one in await usable(session):
            yield f"{one.id:<9} {_told(one)}{since if one.id == number else ''}"


async def chosen(database: Database, name: str, now: datetime) -> str:
    """Use the model of that name, or the one before (`previous`), from the next tick of the bot on.

    Raises:
        NotThere: there is none.
    """
    async with transaction(database) as session:
        number = await _before(session) if name == "previous" else None if name == BUILT_IN else int(name)
        await use(session, number, None, now)
    return f"In use within a minute, where the bot runs: {BUILT_IN if number is None else number}."


async def _before(session: AsyncSession) -> int | None:
    """The newest model older than the one in use; None is the built-in."""
    current = await in_use(session)
    number = current.model_id if current else None
    return next((one.id for one in await usable(session) if number is not None and one.id < number), None)


def _told(model: TalkModel) -> str:
    at = model.done_at or model.asked_at
    return f"learned from {model.lines} labelled lines on {at:%Y-%m-%d %H:%M}Z"
