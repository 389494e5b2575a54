"""What the buttons of the house lead to, for who says in words what they would tap."""

from collections.abc import Mapping
from typing import Any, Protocol

from aiogram.filters.callback_data import CallbackData
from aiogram.types import User

from xenia.core.reply import Answer


class Pages(Protocol):
    """Every handler of a button is given one as `pages`, and so is every handler of a message."""

    async def open(
        self, tap: CallbackData | str, user: User, given: Mapping[str, Any], *, converses: bool = False
    ) -> Answer | None:
        """What that button's own handler answers, in the transaction at hand.

        None where the handler would change something: that takes a tap. With `converses` one that only begins
        a conversation is asked too. `given` is what the asking handler was given itself.
        """
