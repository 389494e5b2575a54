"""Queueing a message for somebody, in the transaction that gave rise to it."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from xenia.core.database import AsyncSession
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.transaction import WAKES_SENDER
from xenia.deliveries.models import QUEUED, Delivery


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is said, and in which chat, when a message cannot be delivered."""

    chat_id: int
    screen: Screen


OTHERWISE_JSON: TypeAdapter[Otherwise] = TypeAdapter(Otherwise)


def queue(
    session: AsyncSession,
    kind: str,
    chat_id: int,
    screen: Screen,
    now: datetime,
    otherwise: Otherwise | None = None,
) -> None:
    """Have `screen` sent to a chat once this transaction is committed: at least once, and not before.

    Whoever counts on its arrival is told by `otherwise` when it fails, or has to wait for the person.
    """
    session.add(
        Delivery(
            kind=kind,
            chat_id=chat_id,
            screen=SCREEN_JSON.dump_json(screen).decode(),
            otherwise=OTHERWISE_JSON.dump_json(otherwise).decode() if otherwise else None,
            state=QUEUED,
            attempts=0,
            queued_at=now,
            retry_at=now,
        )
    )
    session.info[WAKES_SENDER] = True
