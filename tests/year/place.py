"""The house of the year: its rooms, governor and sender are the real ones. Only Telegram is in memory."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

from sqlalchemy import text

import xenia.app
from telegram_sandbox import Sandbox, serve
from xenia.app import ROOMS, App, build
from xenia.core.database import Database
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Later, Moment, Room
from xenia.core.texts import LANGUAGES, LOCALES, Say, Texts
from xenia.core.transaction import transaction
from xenia.deliveries.carry import Send
from xenia.deliveries.sender import Sender
from xenia.settings import read_settings
from xenia.shop.shop import ShopSecret
from year import news
from year.acts import Acts
from year.diary import Diary
from year.people import PURPOSES, Span
from year.telegram import Label, Telegram

TOKEN = "1001:a-token-for-the-year"
REWORDED = "checkins"
"""The purpose whose sentence is written anew in the course of the year."""


class Place:
    """One house, which may be closed and opened again."""

    def __init__(self, url: str, bot_api: str, folder: Path, diary: Diary, span: Span) -> None:
        self._url, self._bot_api, self._folder = url, bot_api, folder
        self.diary = diary
        self._news = news.room_of(span)
        self.now = datetime.min.replace(tzinfo=UTC)
        self.telegram: Telegram
        self.acts = Acts()
        self.app: App
        self._locales = LOCALES

    async def open(self) -> None:
        """Begin, or begin again."""
        settings = read_settings(
            bot_token=TOKEN,
            bot_api=self._bot_api,
            database_url=self._url,
            points_months=2,
            daily_awards=10_000,
            daily_award_euros=1_000_000,
            _env_file=None,
        )
        with (
            mock.patch.object(xenia.app, "ROOMS", [_labelling(room) for room in (*ROOMS, self._news)]),
            mock.patch.object(xenia.app, "Sender", self._sender),
            mock.patch.object(xenia.app, "Texts", lambda zone: _read_texts(zone, self._locales)),
        ):
            self.app = await build(settings, lambda: self.now)
        self.acts.app = self.app
        said = [self.app.ground.texts.say(language) for language in LANGUAGES]
        self.diary.words.set(
            self.diary.next(),
            {
                purpose: frozenset(say.plain(f"privacy-purpose-{purpose}") for say in said)
                for purpose in PURPOSES
            },
        )

    def _sender(self, database: Database, _: Send, *given: Any, **named: Any) -> Sender:
        """The real one, to the Telegram in memory, which knows no limits of speed."""
        return Sender(database, self.telegram.send, *given, **{**named, "pace": None})

    async def reword(self) -> None:
        """Close, write one purpose's sentence anew, and open: who said yes before is asked again."""
        await self.app.close()
        self._locales = self._folder / "locales"
        await asyncio.to_thread(shutil.copytree, LOCALES, self._locales)
        for file in self._locales.glob("*/privacy.ftl"):
            lines = file.read_text("utf-8").splitlines()
            lines = [
                f"{line} (2)" if line.startswith(f"privacy-purpose-{REWORDED} =") else line for line in lines
            ]
            file.write_text("\n".join(lines), "utf-8")
        await self.open()

    async def restart(self) -> None:
        """Close, and open again."""
        await self.app.close()
        await self.open()

    async def work(self) -> None:
        """One tick, and everything that may leave now leaves."""
        self.diary.clock.append((self.diary.next(), self.now))
        await self.app.tick()
        await self.app.sender.look_after()
        while await self.app.sender.drain():
            pass


@cache
def _read_texts(zone: ZoneInfo, folder: Path) -> Texts:
    """Read once: a house that opens again would take its time over the same files."""
    return Texts(zone, folder)


def _labelling(room: Room) -> Room:
    """The room, writing on every message that it composes what it is."""
    return replace(room, delivery_kinds=tuple(_labelled(kind) for kind in room.delivery_kinds))


def _labelled(kind: DeliveryKind) -> DeliveryKind:
    if kind.purpose is None:
        return kind
    purpose = kind.purpose

    async def compose(moment: Moment, about: int, say: Say) -> Screen | Later | None:
        screen = await kind.compose(moment, about, say)
        return Label(kind.name, purpose, about).on(screen) if isinstance(screen, Screen) else screen

    return replace(kind, compose=compose)


async def _keep_secret(url: str) -> None:
    database = Database(url)
    async with transaction(database) as session:
        session.add(ShopSecret(id=1, value=b"a secret that stays: " + b"." * 11))
    await database.close()


@asynccontextmanager
async def open_place(
    url: str, folder: Path, diary: Diary, span: Span, began: datetime
) -> AsyncIterator[Place]:
    """A house on an empty, migrated database, with a server that knows its token."""
    await _keep_secret(url)  # shares that are drawn by it are the same ones each time
    sandbox = Sandbox()
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username="shop_of_the_year_bot")
    server = await serve(sandbox, host="127.0.0.1", port=0)
    try:
        place = Place(url, server.url, folder, diary, span)
        place.now = began
        place.telegram = Telegram(diary, lambda: place.now, span)
        await place.open()
        try:
            yield place
        finally:
            await place.app.close()
    finally:
        await server.close()


async def log_of(database: Database) -> list[tuple[int, int, str, str, str]]:
    """The consent log as it stands, read past every room: id, customer, purpose, event, notice."""
    async with transaction(database) as session:
        rows = await session.execute(
            text("SELECT id, customer_id, purpose, event, notice FROM consent_record ORDER BY id")
        )
        return [tuple(row) for row in rows]
