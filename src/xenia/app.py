"""The composition root: the one place where rooms meet."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message, MessageId

from xenia import (
    care,
    customers,
    deliveries,
    feedback,
    ledger,
    loyalty,
    outreach,
    privacy,
    rewards,
    shop,
    team,
)
from xenia.bot import home
from xenia.bot.answer import INSIST, Sent
from xenia.bot.desk import Desk
from xenia.bot.forum import ForumSender
from xenia.bot.ground import Ground
from xenia.bot.introduced import introduced
from xenia.bot.menu import set_menus
from xenia.bot.outage import Outage
from xenia.bot.polling import KINDS, poll
from xenia.bot.reacting import Reacted
from xenia.bot.session import TelegramSession, as_it_is, now_or_not_at_all
from xenia.bot.tick import Ticker
from xenia.bot.tuning import calm_the_collector
from xenia.bot.way import Way
from xenia.bot.work import Worker
from xenia.conversation import door as talk
from xenia.core.changes import note_settings
from xenia.core.clock import Clock
from xenia.core.database import Base, Database
from xenia.core.outcomes import Together
from xenia.core.reply import Screen
from xenia.core.room import Moment, Room
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.deliveries.claim import Around
from xenia.deliveries.pace import Pace
from xenia.deliveries.sender import Sender
from xenia.migrations import is_current, migrate
from xenia.outreach import announcements
from xenia.privacy.erase import replay
from xenia.privacy.journal import journal_of
from xenia.settings import Settings
from xenia.shop import Rules, Shop, secret_of
from xenia.team.invite import claim_payload

log = logging.getLogger("xenia")

ROOMS: tuple[Room, ...] = (
    talk.first,
    customers.room,
    care.room,  # before the team's short cuts: a reply to a customer is no purchase
    rewards.room,
    loyalty.room,
    feedback.room,
    outreach.room,
    announcements.room,
    privacy.room,
    deliveries.room,
    ledger.room,
    shop.room,
    team.room,
    talk.room,  # behind all short cuts and conversations; what may be about a ticket it leaves to the next
    care.last,
    home.room,  # last: it answers whatever nobody else did
)
"""Every capability of the house, in the order in which their handlers are asked."""

WAY = Way(ROOMS)

_GRACE = 3.5
"""Seconds for the work in hand when the process is asked to stop."""

__all__ = ["ROOMS", "App", "Base", "build"]


class NotMigrated(Exception):  # noqa: N818 - a state of the database, told to the operator
    """The database is not at the revision this code needs."""


@dataclass(frozen=True, slots=True)
class App:
    """One shop's bot, ready to run."""

    bot: Bot
    settings: Settings
    database: Database
    ground: Ground
    shop: Shop
    desk: Desk
    sender: Sender
    ticker: Ticker
    claim_link: str | None
    """Opened by the first person, it makes them the owner; None when the shop has one."""

    async def run(self) -> None:
        """Take in updates and send deliveries until cancelled; then finish what is in hand, within 5 seconds.

        Raises:
            TelegramUnauthorizedError: the token is no longer good.
            OSError: the address to listen on cannot be had.
        """
        calm_the_collector()
        try:
            await self.desk.recover()
            async with self._listening(), asyncio.TaskGroup() as tasks:
                tasks.create_task(self.sender.run())
                tasks.create_task(self.ticker.run(self.settings.tick_seconds))
                tasks.create_task(self.desk.look_after())
                tasks.create_task(self._finish_when_stopped())
                if self.settings.mode == "polling":
                    tasks.create_task(poll(self.bot, self.desk.take))
        except ExceptionGroup as group:
            raise group.exceptions[0] from None
        finally:
            await self.desk.close(_GRACE)

    async def tick(self) -> None:
        """Have every room do at once what has fallen due."""
        await self.ticker.tick()

    async def _finish_when_stopped(self) -> None:
        # Beside the others, which have something to finish as well: the seconds must not add up.
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await self.desk.close(_GRACE)

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        """Serve health, and the webhook where updates come by it; Telegram is told once it is served."""
        if self.settings.listens is None:
            yield
            return
        from xenia.bot.web import listening, web  # noqa: PLC0415 - loaded only where it is asked for

        hook = self.settings.mode == "webhook" and self.settings.webhook_secret
        secret = hook.get_secret_value() if hook else ""
        app = web(self.desk.is_ready, take=self.desk.take if hook else None, secret=secret)
        async with listening(app, *self.settings.listens):
            if hook:
                url = self.settings.webhook_url or ""
                await INSIST(lambda: self.bot.set_webhook(url, secret_token=secret, allowed_updates=KINDS))
            yield

    async def close(self) -> None:
        """Close the connections to Telegram and to the database."""
        await self.bot.session.close()
        await self.database.close()


async def build(settings: Settings, clock: Clock) -> App:
    """Put the house together: open the database, meet Telegram, set the menus.

    Raises:
        NotMigrated: a PostgreSQL database waits for `xenia migrate`.
        TelegramAPIError: the token is not known, or Telegram cannot be reached for long.
    """
    database = await open_database(settings)
    texts = Texts(ZoneInfo(settings.timezone))
    telegram = TelegramSession(TelegramAPIServer.from_base(settings.bot_api))
    bot = Bot(
        settings.bot_token.get_secret_value(),
        session=telegram,
        default=DefaultBotProperties(parse_mode="HTML"),
    )
    try:
        me = await introduced(bot)
        async with transaction(database) as session:
            shop = shop_of(settings, await secret_of(session), me.username or "")
            claim = await claim_payload(session, clock())
            journal = journal_of(settings.database_url, settings.erasure_journal)
            # A commit that was lost after its line, or a file put back by hand: who was erased stays so.
            await note_settings(session, asdict(shop.rules), clock())
            await replay(Moment(session, texts, shop, clock(), ROOMS, journal))
        ground = Ground(database, texts, clock, shop, ROOMS, journal)
        if settings.mode == "polling":
            await INSIST(bot.delete_webhook)
        await INSIST(lambda: set_menus(bot, ground))  # a moment's trouble must not keep the shop shut
    except BaseException:
        await bot.session.close()
        await database.close()
        raise

    async def send_screen(chat_id: int, screen: Screen) -> Message | MessageId | Sent | Reacted | Together:
        # What Telegram has wait is judged anew before it goes.
        with now_or_not_at_all(), as_it_is(exact=screen.exact):
            return await forum.send(chat_id, screen)

    sender = Sender(
        database,
        send_screen,
        clock,
        around(texts, shop),
        pace=Pace(time.monotonic),
        paused=telegram.paused,
    )
    forum = ForumSender(bot, ground, lambda: sender.pace)
    outage = Outage(bot, ground)
    return App(
        bot=bot,
        settings=settings,
        database=database,
        ground=ground,
        shop=shop,
        desk=Desk(Worker(bot, WAY, ground), outage, ground, bot.id),
        sender=sender,
        ticker=Ticker(ground),
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


def shop_of(settings: Settings, secret: bytes, bot_username: str) -> Shop:
    """The shop as the operator has set it."""
    return Shop(
        name=settings.shop_name,
        bot_username=bot_username,
        zone=ZoneInfo(settings.timezone),
        rules=_rules(settings),
        secret=secret,
        quiet_sundays=settings.quiet_sundays,
        quiet_holidays=settings.quiet_holidays,
    )


def around(texts: Texts, shop: Shop) -> Around:
    """What the sender is told of the rooms: what they compose, and whom they leave in peace."""
    return Around(
        texts,
        shop,
        kinds={kind.name: kind for room in ROOMS for kind in room.delivery_kinds},
        silences=tuple(silence for room in ROOMS for silence in room.silences),
    )


def _rules(settings: Settings) -> Rules:
    return Rules(
        points_per_euro=settings.points_per_euro,
        points_months=settings.points_months,
        award_limit_cents=settings.award_limit_euros * 100,
        daily_awards=settings.daily_awards,
        daily_award_cents=settings.daily_award_euros * 100,
        goodwill_staff=settings.goodwill_staff_points,
        goodwill_lead=settings.goodwill_lead_points,
        goodwill_admin=settings.goodwill_admin_points,
    )
