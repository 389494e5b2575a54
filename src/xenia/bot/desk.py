"""The desk: one update at a time from each chat, in the order in which they came."""

import asyncio
import json
import logging
import time
from collections.abc import Sequence
from functools import partial
from itertools import count

from xenia.bot.ground import Ground
from xenia.bot.intake import Intake, Raw, chat_of
from xenia.bot.line import MOST_IN_MEMORY, Line
from xenia.bot.outage import Outage, is_trouble
from xenia.bot.pace import Pace
from xenia.bot.work import Worker
from xenia.core import inbox
from xenia.core.inbox import Item
from xenia.core.transaction import TROUBLE, in_transaction, reading

log = logging.getLogger("xenia.update")

_PAGE = 500
_MOST_CHATS = 1_000
"""Chats with something in hand while what an earlier run left is fetched."""
_LOOK, _REMEMBER, _PRUNE = 2, 60, 3600
"""Seconds between looks: for what the operator asks, for who the admins are, for what is old."""


_FLUSH = 0.5
"""Seconds, at the end, to write down which answers have left."""


class Desk:
    """Chats are served side by side: one's flood or slow answer delays nobody else."""

    def __init__(self, worker: Worker, outage: Outage, ground: Ground, bot_id: int) -> None:
        self._worker, self._outage, self._ground = worker, outage, ground
        self._database = ground.database
        self._intake = Intake(ground.database, bot_id, ground.clock, self.put)
        self._lines: dict[int, Line] = {}
        self._serving: dict[int, asyncio.Task[None]] = {}
        self._pace = Pace(time.monotonic)
        self._closing = False

    async def take(self, updates: Sequence[Raw]) -> None:
        """Take updates in: they are safe when this returns.

        Raises:
            SQLAlchemyError, TimeoutError: they could not be written down, and have to be brought again.
        """
        updates = [one for one in updates if not _is_idle(one)]
        try:
            await self._intake.take(updates)
        except TROUBLE as error:
            for one in updates:
                await self._say_away(Item(0, chat_of(one), json.dumps(one)))
            await self._outage.met(error, "intake")
            raise
        await self._outage.over("intake")

    def put(self, items: Sequence[Item]) -> None:
        """Have updates worked that are taken in."""
        for item in items:
            line = self._lines.get(item.chat_id)
            if line is None:
                line = self._lines[item.chat_id] = Line(item.chat_id)
                self._serving[item.chat_id] = asyncio.create_task(self._serve(line))
            line.put(item)

    async def recover(self) -> None:
        """Before anything new is taken in: what an earlier run took in and did not finish."""
        last = 0
        while True:
            async with reading(self._database) as session:
                items = await inbox.in_hand(session, after=last, limit=_PAGE)
            if not items:
                return
            last = items[-1].id
            self.put(items)
            while len(self._lines) >= _MOST_CHATS:
                await asyncio.wait(self._serving.values(), return_when=asyncio.FIRST_COMPLETED)

    async def look_after(self) -> None:
        """Until cancelled: work what the operator asks for again, and forget what is old."""
        for seconds in count(0, _LOOK):
            try:
                self.put(await in_transaction(self._database, inbox.asked_again))
                if self._outage.lasts:
                    await self._outage.try_writing()
                    for by in ("look", "intake"):
                        await self._outage.over(by)
                self._pace.forget()
                if seconds % _REMEMBER == 0:
                    await self._outage.remember_admins()
                if seconds % _PRUNE == 0:
                    await in_transaction(self._database, partial(inbox.prune, now=self._ground.clock()))
            except TROUBLE as error:
                await self._outage.met(error, "look")
            await asyncio.sleep(_LOOK)

    async def settled(self) -> None:
        """Wait until nothing is in hand."""
        while self._serving:
            await asyncio.wait(list(self._serving.values()))

    async def is_ready(self) -> bool:
        """Whether an update that came now could be worked."""
        if self._closing or self._outage.lasts:
            return False
        try:
            async with reading(self._database) as session:
                await inbox.in_hand(session, limit=1)
        except TROUBLE:
            return False
        return True

    async def close(self, seconds: float) -> None:
        """Finish what is being worked, for at most `seconds`; the rest stays in the inbox."""
        self._closing = True
        if self._serving:
            _, late = await asyncio.wait(self._serving.values(), timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        try:
            async with asyncio.timeout(_FLUSH):
                await self._intake.flush()
        except TROUBLE as error:
            # Its answers have left; at the next start they are given once more.
            log.warning("not written down at the end", extra={"error": type(error).__name__})

    async def _serve(self, line: Line) -> None:
        try:
            while not self._closing:
                if line.items:
                    item = line.items.popleft()
                    await self._finish(item)
                    wait = self._pace.worked(line.chat_id)
                    if wait and self._pace.is_news_to(line.chat_id):
                        await self._worker.say(item, "bot-slow-down")
                    await asyncio.sleep(wait)
                elif line.is_flooded:
                    await self._fetch(line)
                else:
                    return
        finally:
            del self._lines[line.chat_id], self._serving[line.chat_id]

    async def _fetch(self, line: Line) -> None:
        """Take up what did not fit into memory."""
        up_to = line.left_behind
        try:
            async with reading(self._database) as session:
                # No further: what the line has not been told of yet would be worked again when it is.
                items = await inbox.in_hand(
                    session, after=line.last, up_to=up_to, chat_id=line.chat_id, limit=MOST_IN_MEMORY
                )
        except TROUBLE as error:
            await self._outage.met(error, line.chat_id)
            await self._outage.pause(0)
            return
        await self._outage.over(line.chat_id)
        line.fetched(items, up_to)

    async def _finish(self, item: Item) -> None:
        """Work an update until it is answered or set aside, however long the database is away."""
        attempt = 0
        while True:
            try:
                worked = await self._worker.work(item)
                break
            except Exception as error:
                if not is_trouble(error) and not isinstance(error, TimeoutError):
                    # It stays in the inbox for the next start, and those behind it have their turn.
                    log.exception("update left", extra={"item": item.id})
                    return
                await self._say_away(item)
                await self._outage.met(error, item.chat_id)
                await self._outage.pause(attempt)
                attempt += 1
        await self._outage.over(item.chat_id)
        if not worked.is_kept:
            self._intake.done(item.id, wrote=worked.wrote)

    async def _say_away(self, item: Item) -> None:
        if self._outage.is_news_to(item.chat_id):
            await self._worker.say(item, "bot-database-away")


def _is_idle(update: Raw) -> bool:
    """Whether it says that a person began or stopped the bot: that is seen by what they write, and refuse."""
    change = update.get("my_chat_member")
    chat = change.get("chat") if isinstance(change, dict) else None
    return isinstance(chat, dict) and chat.get("type") == "private"
