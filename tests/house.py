"""A shop for a test: the real bot, over the wire, on a Telegram of this machine whose clock stands still."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from aiogram import Bot
from aiogram.methods import TelegramMethod
from sqlalchemy import make_url, select
from teremok.validation import validate_method

from at_hand import AtHand
from telegram_sandbox import People, Sandbox, serve
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.app import App, build, verify
from xenia.bot.desk import Desk
from xenia.bot.pace import Pace
from xenia.care import conversing
from xenia.core.database import Base, Database
from xenia.core.transaction import reading, transaction
from xenia.deliveries.models import QUEUED, SENDING, Delivery
from xenia.rewards import Offered, add_reward
from xenia.settings import Settings, read_settings
from xenia.team.invite import invite
from xenia.team.models import OWNER, STAFF

TOKEN = "1001:a-token-for-tests"
USERNAME = "shop_of_tests_bot"
START = datetime.fromisoformat("2026-11-22T10:00:00+02:00")

Row = TypeVar("Row", bound=Base)

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what never reaches the database's own ways: once is enough."""


async def judge(
    make_request: Callable[[Bot, TelegramMethod[Any]], Awaitable[Any]], bot: Bot, method: TelegramMethod[Any]
) -> Any:
    """Hold every call of our bot against an independent reading of Telegram's rules."""
    validate_method(bot, method)
    return await make_request(bot, method)


class Unhurried(Pace):
    """Slows nobody: the people of tests are quicker than people."""

    def worked(self, chat_id: int) -> float:  # noqa: ARG002 - as in Pace
        return 0.0


class Guests(AtHand):
    """People who, when they wait for the bot, wait for what it has taken in as well."""

    desk: Desk
    due: asyncio.Event

    async def advance(self, **by: float) -> datetime:
        """Move the clock: what was written before is worked, and the sender looks for what is due."""
        await self.settled()
        moved = await super().advance(**by)
        self.due.set()
        return moved

    async def settled(self, seconds: float = 30) -> bool:
        """Wait until every update has been worked."""
        taken_in = await super().settled(seconds)
        async with asyncio.timeout(seconds):
            await self.desk.settled()
        return taken_in


SECTIONS = ("Η ομάδα μας", "Το κατάστημα", "Αριθμοί", "Our team", "The shop", "Figures")
"""The pages behind the home screen of the team."""


@dataclass
class House:
    """A running shop and the people around it."""

    app: App
    sandbox: Sandbox
    people: People
    url: str
    settings: Settings

    async def guest(self, name: str = "Άννα", language: str | None = "el") -> ChatClient:
        """Somebody who has not written to the bot yet, in their chat with it."""
        return (await self.people.person(name, language_code=language)).chat(USERNAME)

    async def customer(self, name: str = "Άννα", language: str = "el") -> ChatClient:
        """Somebody who has joined, by the buttons."""
        chat = await self.guest(name, language)
        await chat.write("/start")
        await chat.answer()
        await chat.tap("Γίνομαι μέλος" if language == "el" else "Join")
        await chat.answer()
        return chat

    async def team_member(self, role: str = STAFF, name: str = "Μάρκος", language: str = "el") -> ChatClient:
        """Somebody who opened a one-time link."""
        async with transaction(self.app.database) as session:
            payload = await invite(session, role, by=None, now=self.now)
        chat = await self.guest(name, language)
        await chat.open_link(self.app.shop.link(payload))
        await chat.answer()
        return chat

    async def owner(self) -> ChatClient:
        """The owner of the shop."""
        return await self.team_member(OWNER, "Κατερίνα")

    async def card_of(self, chat: ChatClient) -> str:
        """The number on somebody's card."""
        await chat.write("/card")
        text = (await chat.answer()).caption or ""
        return "".join(letter for letter in text.splitlines()[0] if letter.isdigit())

    async def give(self, staff: ChatClient, customer: ChatClient, amount: str) -> None:
        """Staff record a purchase."""
        await staff.write(f"{await self.card_of(customer)} {amount}")
        await staff.answer()
        await staff.tap("Δίνω")
        await staff.answer()

    async def gives(self, staff: ChatClient, customer: ChatClient, amount: str) -> None:
        """Staff record a purchase; the customer has read that they were told."""
        await self.give(staff, customer, amount)
        await customer.answer()

    async def reward(self, name: str = "Καφές", cost: int = 100, **more: Any) -> Offered:
        """A reward in the catalogue."""
        async with transaction(self.app.database) as session:
            return await add_reward(
                session,
                name_el=name,
                name_en=f"{name} (en)",
                cost=cost,
                now=self.now,
                **{"voucher_days": 30, **more},
            )

    async def rows(self, table: type[Row]) -> list[Row]:
        """All that a table holds, the oldest first."""
        async with reading(self.app.database) as session:
            return list((await session.scalars(select(table).order_by(*table.__table__.primary_key))).all())

    async def deliveries(self) -> list[Delivery]:
        """All messages for somebody, once none is on its way and none of them could leave at this moment."""
        async with asyncio.timeout(30):
            while True:
                found = await self.rows(Delivery)
                due = any(one.state == QUEUED and one.retry_at <= self.now for one in found)
                on_its_way = any(one.state == SENDING for one in found)
                if not due and not on_its_way:
                    return found
                if not on_its_way:
                    self.app.database.due.set()  # the sender looks now, and not within a second
                await asyncio.sleep(0.01)  # it is another task, on the real clock

    async def tick(self) -> None:
        """Everything due now is done by the rooms, and what may leave now has left."""
        await self.people.settled()
        await self.app.tick()
        await self.deliveries()

    @property
    def now(self) -> datetime:
        """The moment at which this house stands."""
        return self.sandbox.clock.now()

    async def faults(self) -> list[str]:
        """What `xenia verify` would print."""
        return [fault async for fault in verify(self.app.database)]


def said(screen: Screen) -> str:
    """What a person reads on a message, under a picture or not."""
    return screen.text or screen.caption or ""


async def writes(chat: ChatClient, text: str) -> Screen:
    """Somebody writes, and reads the answer."""
    await chat.write(text)
    return await chat.answer()


async def taps(chat: ChatClient, label: str) -> Screen:
    """Somebody taps, and reads what comes of it."""
    await chat.tap(label)
    return await chat.answer()


async def _door(chat: ChatClient, label: str) -> Screen | None:
    home = await writes(chat, "/menu")
    if label in home.labels:
        return home
    for section in SECTIONS:
        if section in home.labels and label in (page := await taps(chat, section)).labels:
            return page
        home = await writes(chat, "/menu")
    return None


async def has_door(chat: ChatClient, label: str) -> bool:
    """Whether a page of the house is offered to somebody, on the home screen or behind it."""
    return await _door(chat, label) is not None


async def doorway(chat: ChatClient, label: str) -> Screen:
    """Somebody goes to a page of the house, from the home screen or from a page behind it."""
    assert await has_door(chat, label), f"no door «{label}»"
    return await taps(chat, label)


async def notice(chat: ChatClient, label: str) -> str:
    """Somebody taps, and reads what is shown over the chat."""
    toast = await chat.tap(label)
    return (toast.text or "") if toast else ""


def hurry(database: Database) -> None:
    """Do not wait for the disk."""
    if database.is_sqlite:
        with database.writing_engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous=OFF")  # no power is cut here


def _journal(database_url: str) -> str | None:
    url = make_url(database_url)
    is_sqlite = url.get_backend_name() == "sqlite"
    return None if is_sqlite else f"{tempfile.gettempdir()}/{url.database}.erased"


async def _begun(app: App, *, first_time: bool) -> asyncio.Task[None]:
    """The running bot, once it has done what was due when it began: a test's own moments come after that."""
    ticked, tick = asyncio.Event(), app.ticker.tick

    async def first() -> None:
        del app.ticker.tick  # the class's own again
        if first_time:
            await tick()
        ticked.set()

    app.ticker.tick = first  # type: ignore[method-assign]  # for once
    running, began = asyncio.create_task(app.run()), asyncio.create_task(ticked.wait())
    await asyncio.wait((running, began), return_when=asyncio.FIRST_COMPLETED)
    began.cancel()
    return running


@asynccontextmanager
async def open_house(
    database_url: str, *, first_time: bool = True, slows_floods: bool = False, **settings: Any
) -> AsyncIterator[House]:
    """Open a shop, and close it cleanly.

    On a database on which it has been opened before, at this moment and with these settings, it is not the
    `first_time`: what was due has been done.
    """
    sandbox = Sandbox(now=START)
    sandbox.clock.freeze()
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username=USERNAME)
    server = await serve(sandbox, host="127.0.0.1", port=0)
    quiet_for = conversing.QUIET_FOR
    if not slows_floods:
        conversing.QUIET_FOR = timedelta()  # on a clock that stands still everything is a flood
    try:
        async with Guests(server) as people:
            read = read_settings(
                bot_token=TOKEN,
                bot_api=server.url,
                database_url=database_url,
                _env_file=None,
                # A test ticks where it means to, and leaves no journal in the working folder.
                **{"tick_seconds": 3600, "erasure_journal": _journal(database_url), **settings},
            )
            app = await build(read, sandbox.clock.now)
            people.desk, people.due = app.desk, app.database.due
            hurry(app.database)
            if not slows_floods:
                app.desk._pace = Unhurried(time.monotonic)
                app.sender.pace = None
            app.bot.session.middleware(judge)
            running = await _begun(app, first_time=first_time)
            try:
                yield House(app, sandbox, people, server.url, read)
                assert not running.done(), "the bot runs until it is told to stop"
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                await app.close()
    finally:
        conversing.QUIET_FOR = quiet_for
        await server.close()


async def opened(database_url: str) -> None:
    """Only that: the shop has been there for its first tick."""
    async with open_house(database_url):
        pass
