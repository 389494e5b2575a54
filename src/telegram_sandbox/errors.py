"""What goes wrong, in Telegram's words for bots and in plain sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON


class ApiError(Exception):
    """A refusal as Telegram words it for bots. `parameters` is Telegram's ResponseParameters."""

    def __init__(self, code: int, description: str, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class BadRequest(ApiError):  # noqa: N818 - Telegram's own name for it
    """400: the request itself is wrong."""

    def __init__(self, reason: str) -> None:
        super().__init__(400, f"Bad Request: {reason}")


class Upgraded(ApiError):  # noqa: N818 - it says what became of the group
    """400: the basic group is a supergroup now, which has another number."""

    def __init__(self, number: int) -> None:
        parameters = {"migrate_to_chat_id": number}
        super().__init__(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters)


class Forbidden(ApiError):  # noqa: N818 - Telegram's own name for it
    """403: the bot may not do this there."""

    def __init__(self, reason: str) -> None:
        super().__init__(403, f"Forbidden: {reason}")


class Conflict(ApiError):  # noqa: N818 - Telegram's own name for it
    """409: two receivers of one bot's updates."""

    def __init__(self, reason: str) -> None:
        super().__init__(409, f"Conflict: {reason}")


class TooManyRequests(ApiError):  # noqa: N818 - Telegram's own name for it
    """429: the bot must be silent for `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        parameters = {"retry_after": retry_after}
        super().__init__(429, f"Too Many Requests: retry after {retry_after}", parameters)
        self.retry_after = retry_after


class Refused(Exception):  # noqa: N818 - it is a refusal told to a person, read as a sentence
    """A refusal on the people's side: an HTTP status and a sentence."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status
