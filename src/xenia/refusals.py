"""Why a command cannot begin or go on, as the operator reads it: in one line."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xenia.core.database import Database


class StartError(Exception):
    """Why the command cannot begin; one line for the operator."""


@contextmanager
def one_line_for_trouble() -> Iterator[None]:
    """What the database, the disk or another process is in the way with becomes a `StartError`."""
    from alembic.util.exc import CommandError  # noqa: PLC0415 - slow to load
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - as above

    from xenia.core.trouble import Trouble  # noqa: PLC0415 - as above

    try:
        yield
    except Trouble as error:
        raise StartError(f"{error}.") from error
    except CommandError as error:  # a revision that this version does not know
        raise StartError(f"the database is of a newer version of Xenia ({error}).") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        reason = getattr(error, "orig", None) or error
        said = str(reason).strip().splitlines()[0]
        raise StartError(f"the database cannot be used: {said}.") from error
    except OSError as error:
        said = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        raise StartError(f"{said}.") from error
    except ModuleNotFoundError as error:
        if error.name != "psycopg":
            raise
        raise StartError("PostgreSQL needs its driver: install xenia[postgresql].") from error


async def why_not_current(database: "Database") -> str:
    """What to do with a database at another revision than this version's."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - slow to load

    from xenia.core.damage import knows  # noqa: PLC0415 - as above

    revision = await database.run(lambda one: MigrationContext.configure(one).get_current_revision())
    if knows(revision):
        return "the database is not at this version: run `xenia migrate` first."
    return f"the database is of a newer version of Xenia (revision {revision})."


@asynccontextmanager
async def as_it_stands(url: str) -> AsyncIterator["Database"]:
    """The database of a command: not made, and not brought to this version, by looking at it."""
    from xenia.core.damage import file_of  # noqa: PLC0415 - slow to load
    from xenia.core.database import Database  # noqa: PLC0415 - as above
    from xenia.migrations import is_current  # noqa: PLC0415 - as above

    file = file_of(url)
    if file and not await asyncio.to_thread(file.is_file):
        raise StartError(f"there is no database at {file}.")
    with one_line_for_trouble():
        database = Database(url)
        try:
            if not await is_current(database):
                raise StartError(await why_not_current(database))
            yield database
        finally:
            await database.close()


@contextmanager
def telegram_answers(bot_api: str) -> Iterator[None]:
    """What Telegram says against the bot while it starts becomes a `StartError`."""
    from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError  # noqa: PLC0415 - slow to load

    try:
        yield
    except TelegramUnauthorizedError as error:
        raise StartError("Telegram does not know this token; check XENIA_BOT_TOKEN.") from error
    except TelegramAPIError as error:
        said = f"{bot_api} does not answer as a Bot API server ({type(error).__name__})."
        raise StartError(said) from error


@contextmanager
def telegram_goes_on(bot_api: str) -> Iterator[None]:
    """What ends a bot that has started becomes a `StartError`: its token or its webhook is no good."""
    from aiogram.exceptions import (  # noqa: PLC0415 - slow to load
        TelegramAPIError,
        TelegramBadRequest,
        TelegramUnauthorizedError,
    )
    from aiogram.methods import SetWebhook  # noqa: PLC0415 - as above

    try:
        yield
    except TelegramUnauthorizedError as error:
        raise StartError(
            "Telegram no longer accepts this token; a new one goes into XENIA_BOT_TOKEN."
        ) from error
    except TelegramAPIError as error:
        if isinstance(error, TelegramBadRequest) and isinstance(error.method, SetWebhook):
            said = error.message.removeprefix("Bad Request: ")
            raise StartError(f"Telegram refused XENIA_WEBHOOK_URL: {said}.") from error
        said = f"{bot_api} no longer answers as a Bot API server ({type(error).__name__})."
        raise StartError(said) from error
