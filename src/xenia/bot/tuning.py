"""What makes aiogram quick, in one place."""

from functools import cache
from typing import Any

from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageMedia,
    EditMessageText,
    GetUpdates,
    Response,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)

_OFTEN: tuple[type[TelegramMethod[Any]], ...] = (
    GetUpdates,
    SendMessage,
    SendPhoto,
    SendDocument,
    EditMessageText,
    EditMessageMedia,
    DeleteMessage,
    AnswerCallbackQuery,
    SetMyCommands,
)


@cache
def keep_response_types() -> tuple[type, ...]:
    """Hold the types of Telegram's answers for as long as the process lives.

    aiogram asks for `Response[…]` anew with every answer. pydantic builds that class in some
    milliseconds and keeps it only weakly: the collector throws it away, and the next answer builds it again.
    """
    return tuple(Response[method.__returning__] for method in _OFTEN)  # type: ignore[name-defined]  # known at run time
