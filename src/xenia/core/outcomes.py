"""What became of a call to Telegram that Telegram itself did not answer as it should."""

from dataclasses import dataclass

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError


class NotSent(TelegramNetworkError):  # noqa: N818 - an outcome
    """Telegram surely received nothing: no byte of the request was handed to a connection."""


class MaybeSent(TelegramNetworkError):  # noqa: N818 - an outcome
    """Nobody can say whether Telegram did it: the request went out, and no answer of Telegram's came back.

    This includes every 5xx, in JSON too: a server that failed may have failed after the deed.
    """


class Unreadable(TelegramAPIError):  # noqa: N818 - an outcome
    """Telegram did it, and told us of it in a form that this version does not know: never repeat it."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several messages that one screen became: the parts of an album in their order, and what is below."""

    message_ids: tuple[int, ...]

    @property
    def message_id(self) -> int:
        """The first of them."""
        return self.message_ids[0]
