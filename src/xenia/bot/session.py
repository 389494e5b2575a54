"""Calls to Telegram, and what became of each: done, refused, surely not sent, or unknown."""

import logging
import re
import ssl
from asyncio import get_running_loop, sleep
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from http import HTTPStatus
from json import loads
from math import ceil
from typing import Any, cast

import certifi
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramRetryAfter,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from pydantic import ValidationError
from yarl import URL

from xenia.bot.body import Parcel
from xenia.bot.http import CONNECT_TIMEOUT, Client, Unanswered, named
from xenia.core.outcomes import MaybeSent, NotSent, Unreadable

log = logging.getLogger("xenia.telegram")

Sleep = Callable[[float], Awaitable[None]]
"""Waits for some seconds."""

CONNECTIONS = 100
"""Calls on their way at the same time; the others wait for their turn."""
APART = frozenset(
    ("getUpdates", "setMyCommands", "deleteMyCommands", "setChatMenuButton", "setWebhook", "deleteWebhook")
)
"""Calls that Telegram counts by themselves: being refused one of these says nothing about messages."""
LONGEST_WAIT_APART = 60
"""Seconds that a call of these waits to be repeated; told to wait longer, the caller has to know."""
_IS_PATIENT = ContextVar("is_patient", default=True)
_MAY_BE_PLAIN = ContextVar("may_be_plain", default=True)
_TRUE = b'{"ok":true,"result":true}'


@contextmanager
def now_or_not_at_all() -> Iterator[None]:
    """Within it, a call that would have to wait for Telegram's 429 fails with `TelegramRetryAfter` instead.

    It surely had no effect. For calls that may be right now, and wrong after the wait.
    """
    before = _IS_PATIENT.set(False)
    try:
        yield
    finally:
        _IS_PATIENT.reset(before)


@contextmanager
def as_it_is(*, exact: bool = True) -> Iterator[None]:
    """Within it, a text whose HTML Telegram cannot read is refused instead of sent as plain words."""
    before = _MAY_BE_PLAIN.set(not exact)
    try:
        yield
    finally:
        _MAY_BE_PLAIN.reset(before)


@contextmanager
def to_its_end() -> Iterator[None]:
    """Within it, a call waits for Telegram's 429 all the same: what has begun is finished."""
    before = _IS_PATIENT.set(True)
    try:
        yield
    finally:
        _IS_PATIENT.reset(before)


class NotFetched(AiogramError):  # noqa: N818 - an outcome
    """A file could not be fetched; the text says why, and names no address."""


class TelegramSession(BaseSession):
    """One bot's connections to Telegram.

    - Every failure is Telegram's own refusal (as aiogram has them), `NotSent`, `MaybeSent` or `Unreadable`;
      none of ours holds a token or an address.
    - Told to slow down (429), the whole bot waits but for the calls `APART`, and what was refused is
      repeated: it surely had no effect. The caller notices nothing but the time; or all that does not wait,
      see `now_or_not_at_all`.
    - A text whose HTML Telegram cannot read is sent again as plain words, and reported; or not: `as_it_is`.

    Args:
        api: where Telegram is.
        timeout: seconds for a call from beginning to end, waiting for a free connection included.
        on_report: told the name of the method and the offset in bytes (None if not known) of broken HTML.
        pause: waits for some seconds.
        now: seconds on a clock that only moves forward; the loop's own, if not given.
    """

    def __init__(
        self,
        api: TelegramAPIServer = PRODUCTION,
        *,
        timeout: float = 60,
        on_report: Callable[[str, int | None], None] | None = None,
        pause: Sleep = sleep,
        now: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(api=api, timeout=timeout)
        self.on_report = on_report
        self._pause, self._now = pause, now
        self._open_at = 0.0
        self._calls: Client | None = None
        self._files: ClientSession | None = None
        self._paths: dict[tuple[str, str], bytes] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        """Make a call.

        Raises:
            NotSent: surely nothing happened.
            MaybeSent: nobody can say.
            Unreadable: it was done.
            TelegramAPIError: Telegram refused.
        """
        parcel = Parcel(bot, method)
        seconds = self.timeout if timeout is None else timeout
        try:
            return await self._at_telegrams_pace(bot, method, parcel, seconds)
        except TelegramBadRequest as error:
            is_unread = _MAY_BE_PLAIN.get() and "can't parse entities" in error.message
            if not is_unread or not parcel.without_markup():
                raise
            self._report(method, error)
        return await self._at_telegrams_pace(bot, method, parcel, seconds)

    def paused(self) -> float:
        """Seconds for which the bot still has to wait, as Telegram told it."""
        return max(0.0, self._open_at - (self._now or get_running_loop().time)())

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the signature is aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - the signature is aiogram's
    ) -> AsyncGenerator[bytes, None]:
        """Fetch a file.

        Raises:
            NotFetched: it did not arrive, or not to its end.
        """
        try:
            limit = ClientTimeout(total=timeout, sock_connect=CONNECT_TIMEOUT)
            async with self._file_client().get(url, headers=headers, timeout=limit) as answer:
                trouble = f"HTTP {answer.status}" if raise_for_status and not answer.ok else None
                if trouble is None:
                    async for chunk in answer.content.iter_chunked(chunk_size):
                        yield chunk
        except (ClientError, OSError) as error:
            trouble = named(error)
        if trouble is not None:
            raise NotFetched(trouble)

    async def close(self) -> None:
        """Close the connections; a later call opens new ones."""
        if self._calls is not None:
            await self._calls.close()
            self._calls = None
        if self._files is not None:
            await self._files.close()
            self._files = None

    async def _at_telegrams_pace(
        self, bot: Bot, method: TelegramMethod[TelegramType], parcel: Parcel, seconds: float
    ) -> TelegramType:
        now = self._now or get_running_loop().time
        apart = method.__api_method__ in APART
        while True:
            while not apart and (wait := self.paused()) > 0:
                if not _IS_PATIENT.get():
                    raise TelegramRetryAfter(method, "the bot has to wait", ceil(wait))
                await self._pause(wait)
            status, raw = await self._post(bot, method, parcel, seconds)
            try:
                return self._read(bot, method, status, raw)
            except TelegramRetryAfter as error:
                wait = error.retry_after
                log.warning("told to wait", extra={"method": method.__api_method__, "seconds": wait})
                if not apart:
                    self._open_at = max(self._open_at, now() + wait)
                    if not _IS_PATIENT.get():
                        raise
                elif wait <= LONGEST_WAIT_APART:
                    await self._pause(wait)
                else:
                    raise

    async def _post(
        self, bot: Bot, method: TelegramMethod[Any], parcel: Parcel, seconds: float
    ) -> tuple[int, bytes]:
        kind, pieces = await parcel.body()
        try:
            return await self._client().post(self._path(bot, method), kind, pieces, seconds)
        except Unanswered as error:
            raise (MaybeSent if error.began else NotSent)(method, error.trouble) from None

    def _read(self, bot: Bot, method: TelegramMethod[TelegramType], status: int, raw: bytes) -> TelegramType:
        if raw == _TRUE:  # half of all answers
            return cast("TelegramType", True)  # noqa: FBT003 - it is what the method returns
        if status == HTTPStatus.OK:
            try:
                response = _response_of(type(method)).model_validate_json(raw, context={"bot": bot})
            except ValidationError:
                pass  # perhaps it is not even Telegram's: see below
            else:
                if response.ok and response.result is not None:
                    return cast("TelegramType", response.result)
        answer = _telegrams(raw)
        if answer is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise MaybeSent(method, f"HTTP {status} and no answer of Telegram's")
        if answer["ok"]:
            raise Unreadable(method, "the answer has a form that is not known here")
        try:
            self.check_response(bot, method, status, raw.decode())
        except ClientDecodeError:
            trouble = f"HTTP {status} and a refusal that cannot be read"
        raise MaybeSent(method, trouble)

    def _report(self, method: TelegramMethod[Any], error: TelegramBadRequest) -> None:
        name = method.__api_method__
        found = re.search(r"byte offset (\d+)", error.message)
        offset = int(found[1]) if found else None
        log.error("broken markup, sent as plain text", extra={"method": name, "offset": offset})
        if self.on_report is not None:
            self.on_report(name, offset)

    def _client(self) -> Client:
        if self._calls is None:
            url = URL(self.api.base)
            self._calls = Client(
                url.host or "",
                url.port or 0,
                secure=_trusted() if url.scheme == "https" else None,
                name=url.host_port_subcomponent or "",
                limit=CONNECTIONS,
            )
        return self._calls

    def _path(self, bot: Bot, method: TelegramMethod[Any]) -> bytes:
        key = bot.token, method.__api_method__
        if key not in self._paths:
            self._paths[key] = URL(self.api.api_url(*key)).raw_path_qs.encode("ascii")
        return self._paths[key]

    def _file_client(self) -> ClientSession:
        if self._files is None:
            secure = self.api.file.startswith("https:")
            self._files = ClientSession(
                connector=TCPConnector(ssl=_trusted() if secure else False), cookie_jar=DummyCookieJar()
            )
        return self._files


def _trusted() -> ssl.SSLContext:
    # The certificates of certifi, as in aiogram: a small image may bring none of its own.
    return ssl.create_default_context(cafile=certifi.where())


@cache
def _response_of(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """The type of a method's answer. Kept: pydantic takes milliseconds to build it and soon forgets it."""
    return Response[method.__returning__]  # type: ignore[name-defined]  # known at run time


def _telegrams(raw: bytes) -> dict[str, Any] | None:
    """The answer, if it has the form that all of Telegram's have."""
    try:
        answer = loads(raw)
    except ValueError:
        return None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        return None
    known = "result" in answer if answer["ok"] else isinstance(answer.get("description"), str)
    return answer if known else None
