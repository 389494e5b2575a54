"""The bot's own mark on what somebody wrote: an emoji that people hardly choose, so that theirs are seen.

A bot has one reaction to a message. Somebody's emoji takes the place of the mark; one that looks like it is
told in words.
"""

from datetime import datetime

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.deliveries.queue import queue

SENT, NOTED = "🕊", "✍"
"""It is on its way to the other side, or written down."""
MARKS = frozenset({SENT, NOTED})
DELIVERY = "mark"


def mark(session: AsyncSession, chat_id: int, message_id: int, emoji: str, now: datetime) -> None:
    """Put a mark on a message later than in the answer to it."""
    queue(session, DELIVERY, chat_id, Screen("", reaction=(message_id, emoji)), now)
