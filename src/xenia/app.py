"""The composition root: the one place where rooms meet."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from xenia import customers, feedback, ledger, loyalty, rewards, shop, team
from xenia.bot import home
from xenia.bot.answer import send
from xenia.bot.desk import Desk
from xenia.bot.menu import set_menus
from xenia.bot.polling import poll
from xenia.bot.transact import Ground, dispatcher_of
from xenia.bot.tuning import keep_response_types
from xenia.core.clock import Clock
from xenia.core.database import Base, Database
from xenia.core.reply import Screen
from xenia.core.room import Room
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.deliveries.sender import Sender
from xenia.migrations import is_current, migrate
from xenia.settings import Settings
from xenia.shop import Rules, Shop, secret_of
from xenia.team.invite import claim_payload

log = logging.getLogger("xenia")

ROOMS: tuple[Room, ...] = (
    customers.room,
    rewards.room,
    loyalty.room,
    feedback.room,
    ledger.room,
    shop.room,
    team.room,
    home.room,  # last: it answers whatever nobody else did
)
"""Every capability of the house, in the order in which their handlers are asked."""

DISPATCHER = dispatcher_of(ROOMS)

__all__ = ["ROOMS", "App", "Base", "build"]


class NotMigrated(Exception):  # noqa: N818 - a state of the database, told to the operator
    """The database is not at the revision this code needs."""


@dataclass(frozen=True, slots=True)
class App:
    """One shop's bot, ready to run."""

    bot: Bot
    database: Database
    ground: Ground
    shop: Shop
    desk: Desk
    sender: Sender
    claim_link: str | None
    """Opened by the first person, it makes them the owner; None when the shop has one."""

    async def run(self) -> None:
        """Take in updates and send deliveries until cancelled.

        Raises:
            TelegramUnauthorizedError: the token is no longer good.
        """
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self.sender.run())
                tasks.create_task(poll(self.bot, self.desk))
        except ExceptionGroup as group:
            raise group.exceptions[0] from None

    async def close(self) -> None:
        """Close the connections to Telegram and to the database."""
        await self.bot.session.close()
        await self.database.close()


async def build(settings: Settings, clock: Clock) -> App:
    """Put the house together: open the database, meet Telegram, set the menus.

    Raises:
        NotMigrated: a PostgreSQL database waits for `xenia migrate`.
        TelegramAPIError: the token is not known, or Telegram cannot be reached.
    """
    keep_response_types()
    zone = ZoneInfo(settings.timezone)
    database = await open_database(settings)
    texts = Texts(zone)
    bot = Bot(
        settings.bot_token.get_secret_value(),
        session=AiohttpSession(api=TelegramAPIServer.from_base(settings.bot_api)),
        default=DefaultBotProperties(parse_mode="HTML"),
    )
    try:
        me = await bot.me()
        async with transaction(database) as session:
            shop = Shop(
                name=settings.shop_name,
                bot_username=me.username or "",
                zone=zone,
                rules=_rules(settings),
                secret=await secret_of(session),
            )
            claim = await claim_payload(session, clock())
        ground = Ground(database, texts, clock, shop, ROOMS)
        await bot.delete_webhook()
        await set_menus(bot, ground)
    except BaseException:
        await bot.session.close()
        await database.close()
        raise

    async def send_screen(chat_id: int, screen: Screen) -> Message:
        return await send(bot, chat_id, screen)

    return App(
        bot=bot,
        database=database,
        ground=ground,
        shop=shop,
        desk=Desk(bot, DISPATCHER, ground),
        sender=Sender(database, send_screen, clock),
        claim_link=shop.link(claim) if claim else None,
    )


async def open_database(settings: Settings) -> Database:
    """Open the database; SQLite is migrated by itself, PostgreSQL only by `xenia migrate`.

    Raises:
        NotMigrated: a PostgreSQL database waits for `xenia migrate`.
    """
    database = Database(settings.database_url)
    if database.is_sqlite:
        await migrate(database)
    elif not await is_current(database):
        await database.close()
        raise NotMigrated("the database is not at this version: run `xenia migrate` first")
    return database


async def verify(database: Database) -> AsyncIterator[str]:
    """Ask every room whether what it keeps is as it must be; yields a sentence for each fault."""
    async with reading(database) as session:
        for room in ROOMS:
            for check in room.checks:
                async for fault in check(session):
                    yield f"{room.name}: {fault}"


def _rules(settings: Settings) -> Rules:
    return Rules(
        points_per_euro=settings.points_per_euro,
        points_months=settings.points_months,
        award_limit_cents=settings.award_limit_euros * 100,
        daily_awards=settings.daily_awards,
        daily_award_cents=settings.daily_award_euros * 100,
    )
