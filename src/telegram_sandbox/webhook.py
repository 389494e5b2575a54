"""How updates reach a bot's own server: one at a time in each queue, again and again until it says 200.

Written after WebhookActor.cpp of telegram-bot-api, whose words and waiting times these are.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections import deque
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import aiohttp

from telegram_sandbox.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram_sandbox.clock import Clock
    from telegram_sandbox.disorder import Disorder
    from telegram_sandbox.updates import Update, Updates

MAX_RESEND_TIMEOUT = 60  # seconds; the longest wait is somewhere between this and its double
MAX_RETRY_AFTER = 3600
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


class Retries:
    """How failed webhook requests wait, for every bot of the sandbox.

    `seconds` is how much real time stands for one second of Telegram's waiting: 0.001 makes a minute 60 ms.
    With None the waiting goes by the sandbox's clock, and so ends when that is moved.
    `read_timeout` is how long a bot may take to answer, in real seconds.
    """

    def __init__(self, clock: Clock) -> None:
        self.seconds: float | None = None
        self.read_timeout = 60.0
        self._clock = clock
        self._asked = 0

    def now(self) -> None:
        """Send everything that waits after a failure again at once."""
        self._asked += 1
        self._clock.moved.fire()

    async def wait(self, delay: int) -> None:
        """Wait for `delay` seconds of Telegram's, or until `now` is called."""
        asked, clock = self._asked, self._clock
        if self.seconds is not None:
            await clock.moved.until(lambda: self._asked != asked or None, delay * self.seconds)
            return
        due = clock.now() + timedelta(seconds=delay)
        while self._asked == asked and (left := (due - clock.now()).total_seconds()) > 0:
            await clock.moved.fired(None if clock.frozen else left)


class Webhook:
    """One bot's webhook, from setWebhook to deleteWebhook."""

    def __init__(
        self,
        updates: Updates,
        clock: Clock,
        retries: Retries,
        disorder: Disorder,
        *,
        url: str,
        secret_token: str,
        max_connections: int,
        reply: Callable[[aiohttp.ClientResponse], Awaitable[None]],
    ) -> None:
        """Begin with what waits. `reply` carries out the call of a method that an answer may contain."""
        self.url = url
        self._address = url if "://" in url else f"https://{url}"
        self.secret_token = secret_token
        self.max_connections = max_connections
        self.last_error: tuple[int, str] | None = None  # when (Unix time) and what
        self._updates = updates
        self._clock = clock
        self._retries = retries
        self._disorder = disorder
        self._reply = reply
        self._random = Random(url)  # noqa: S311 - repeatable, not secret
        self._queues: dict[tuple[str, int], deque[Update]] = {}
        self._working: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(max_connections)
        self._headers = {"Content-Type": "application/json"}
        if secret_token:
            self._headers[SECRET_HEADER] = secret_token
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar()
        )
        for update in updates.waiting():
            self.offer(update)

    def offer(self, update: Update) -> None:
        """Put an update at the end of its queue."""
        key = update.queue()
        queue = self._queues.get(key)
        if queue is not None:
            queue.append(update)
            return
        self._queues[key] = queue = deque((update,))
        work = asyncio.get_running_loop().create_task(self._work(key, queue))
        self._working.add(work)
        work.add_done_callback(self._working.discard)

    async def close(self) -> None:
        """Send nothing any more. What was not answered yet stays waiting."""
        working = list(self._working)
        for each in working:
            each.cancel()
        for outcome in await asyncio.gather(*working, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome
        await self._session.close()

    async def _work(self, key: tuple[str, int], queue: deque[Update]) -> None:
        failures, delay = 0, 1
        while queue:
            if failures == 0:
                self._disorder.overtakes(queue)
            async with self._free:
                update = queue[0]
                if not self._updates.holds(update):  # it has expired or was dropped
                    queue.popleft()
                    failures, delay = 0, 1
                    continue
                retry_after = await self._send(update)
            if retry_after is None:
                if self._updates.holds(update):
                    self._updates.confirm((update,))
                queue.popleft()
                failures, delay = 0, 1
                continue
            wait = retry_after
            if retry_after == 0 and failures > 0:  # the first failure is followed by a second try at once
                most = self._random.randint(MAX_RESEND_TIMEOUT, MAX_RESEND_TIMEOUT * 2)
                wait = delay = min(most, delay * 2)
            failures += 1
            if self._clock.now() + timedelta(seconds=wait) > update.expires:
                if self._updates.holds(update):
                    self._updates.give_up(update)
                continue
            if wait:
                await self._retries.wait(wait)
        del self._queues[key]

    async def _send(self, update: Update) -> int | None:
        """Return None once the bot has said 200, else how long it asks to wait, 0 when it does not say."""
        timeout = aiohttp.ClientTimeout(total=self._retries.read_timeout)
        body = json.dumps(update.body).encode()
        try:
            async with self._session.post(
                self._address, data=body, headers=self._headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if 200 <= answer.status <= 299:  # noqa: PLR2004 - HTTP
                    await self._reply(answer)
                    return None
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                asked = answer.headers.get("Retry-After", "")
                return min(int(asked), MAX_RETRY_AFTER) if asked.isdecimal() else 0
        except ApiError as error:  # what the bot answered cannot be read
            self._failed(error.description)
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ServerDisconnectedError:
            pass  # telegram-bot-api tries again and tells nobody
        except OSError as error:  # aiohttp's errors of connecting, writing and reading
            self._failed(os.strerror(error.errno) if error.errno else str(error))
        except aiohttp.ClientError as error:
            self._failed(str(error) or "Webhook connection closed")
        return 0

    def _failed(self, message: str) -> None:
        self.last_error = (self._clock.unix(), message)
