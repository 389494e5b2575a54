"""Deep links of this shop: cards, vouchers, the poster."""

from typing import Any

from aiogram.filters import CommandStart
from aiogram.types import Message

from xenia.core.signing import opened, signed
from xenia.shop.shop import Shop


def link_to(shop: Shop, kind: str, code: str) -> str:
    """A signed deep link that opens the bot at `code`."""
    return shop.link(signed(shop.secret, kind, code))


class Link(CommandStart):
    """A `/start` whose payload this shop signed for that kind; handlers get what it names as `code`."""

    def __init__(self, kind: str) -> None:
        super().__init__(deep_link=True)
        self.kind = kind

    async def __call__(self, message: Message, bot: Any, shop: Shop) -> bool | dict[str, Any]:  # type: ignore[override]  # aiogram passes what a filter names
        found = await super().__call__(message, bot)
        if not isinstance(found, dict):
            return False
        code = opened(shop.secret, self.kind, found["command"].args or "")
        return {"code": code} if code is not None else False
