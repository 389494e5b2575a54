"""What a button leads to, asked for in words: the same handler, the same answer, and no effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, User

from xenia.bot.routes import Routes
from xenia.core.reply import Answer, Reply, Screen


@dataclass(frozen=True, slots=True)
class ButtonPages:
    """The handlers of all buttons, to be read from."""

    taps: Routes

    async def open(
        self, tap: CallbackData | str, user: User, given: Mapping[str, Any], *, converses: bool = False
    ) -> Answer | None:
        """As `xenia.core.pages.Pages` says."""
        data = tap if isinstance(tap, str) else tap.pack()
        query = CallbackQuery(id="", from_user=user, chat_instance="", data=data)
        for handler in self.taps.to(query, None):
            passed, found = await handler.check(query, **given)
            if not passed:
                continue
            if handler.flags["writes"] and not (converses and handler.flags.get("converses")):
                return None
            values = {**given, **found, "tap": found.get("callback_data")}
            answer = await handler.call(query, **values)
            return answer if isinstance(answer, Screen | Reply) else None
        return None
