"""Queueing a message for somebody, in the transaction that gave rise to it."""

from datetime import datetime

from xenia.core.database import AsyncSession
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.transaction import WAKES_SENDER
from xenia.deliveries.models import QUEUED, Delivery


def queue(session: AsyncSession, kind: str, chat_id: int, screen: Screen, now: datetime) -> None:
    """Have `screen` sent to a chat once this transaction is committed: at least once, and not before."""
    session.add(
        Delivery(
            kind=kind,
            chat_id=chat_id,
            screen=SCREEN_JSON.dump_json(screen).decode(),
            state=QUEUED,
            attempts=0,
            queued_at=now,
            retry_at=now,
        )
    )
    session.info[WAKES_SENDER] = True
