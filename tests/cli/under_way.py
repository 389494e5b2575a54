"""Deliveries and updates in every state, as a bot that is stopped in the middle of a day leaves them."""

from datetime import UTC, datetime

from sqlalchemy import insert

from xenia.core.database import AsyncSession
from xenia.core.inbox import Received
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.deliveries.models import Delivery

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
SENT_OR_NOT = ("queued", "sent", "failed", "paused")
WORKED_OR_NOT = ("waiting", "answered", "done", "failed", "retry")


async def fill(session: AsyncSession) -> None:
    """One delivery and one update of each state, to chat 7."""
    screen = SCREEN_JSON.dump_json(Screen(text="γεια")).decode()
    await session.execute(
        insert(Delivery),
        [
            {
                "kind": "note",
                "chat_id": 7,
                "screen": screen,
                "otherwise": None,
                "state": state,
                "attempts": 0,
                "queued_at": NOW,
                "retry_at": NOW,
            }
            for state in SENT_OR_NOT
        ],
    )
    await session.execute(
        insert(Received),
        [
            {
                "bot_id": 1001,
                "update_id": number,
                "chat_id": 7,
                "raw": "{}",
                "state": state,
                "reply": "[]" if state == "answered" else None,
                "reference": "0000beef" if state in {"failed", "retry"} else None,
                "received_at": NOW,
            }
            for number, state in enumerate(WORKED_OR_NOT)
        ],
    )
