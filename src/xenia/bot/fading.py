"""What was shown a while ago is forgotten: the short memory of a chat ends by itself."""

from datetime import datetime

from sqlalchemy import delete, select

from xenia.bot.conversation import Conversation
from xenia.core.filters import MEMORY, REMEMBERED_FOR
from xenia.core.room import Moment


async def fade(moment: Moment) -> int:
    """Forget what nobody came back to in time."""
    rows = await moment.session.execute(
        select(Conversation.chat_id, Conversation.data).where(Conversation.state.endswith(MEMORY))
    )
    old = [
        chat_id for chat_id, data in rows if moment.now - datetime.fromisoformat(data["at"]) > REMEMBERED_FOR
    ]
    if old:
        await moment.session.execute(delete(Conversation).where(Conversation.chat_id.in_(old[:500])))
    return len(old[:500])
