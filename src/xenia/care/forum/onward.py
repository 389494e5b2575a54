"""From a topic to the member's own chat, where nobody else decides with them: one tap leads there."""

from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from xenia.care.find import Case, by_reference
from xenia.core.database import AsyncSession
from xenia.core.reply import Reply
from xenia.shop import Shop
from xenia.shop.links import Link, link_to


def onward(shop: Shop, tap: type[CallbackData], case: Case) -> Reply:
    """Leads who tapped to their own chat, and to what stands there behind the same button."""
    return Reply(opens=link_to(shop, tap.__prefix__, case.ticket.reference))


class Onward(Link):
    """Somebody was led here from a topic: the same as if they had tapped that button here."""

    def __init__(self, tap: type[CallbackData]) -> None:
        super().__init__(tap.__prefix__)
        self.tap = tap

    async def __call__(  # type: ignore[override]  # aiogram passes what a filter names
        self, message: Message, bot: Any, shop: Shop, session: AsyncSession
    ) -> bool | dict[str, Any]:
        found = await super().__call__(message, bot, shop)
        ticket = await by_reference(session, found["code"]) if isinstance(found, dict) else None
        return {"callback_data": self.tap.model_validate({"ticket": ticket})} if ticket is not None else False
