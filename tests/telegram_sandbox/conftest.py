"""A sandbox with a café's bot and one guest who has said hello."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from telegram_sandbox import People, RawHook, Sandbox, serve
from telegram_sandbox.raw_bot import RawBot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram_sandbox.client import ChatClient, PersonClient

TOKEN = "1001:demo"
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def sandbox() -> Sandbox:
    world = Sandbox()
    world.clock.freeze()
    world.clock.set(NOON)
    world.add_bot(token=TOKEN, first_name="Καφενείο", username="kafeneio_bot")
    return world


@pytest.fixture
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    server = await serve(sandbox)
    yield server.url
    await server.close()


@pytest.fixture
async def people(url: str) -> AsyncIterator[People]:
    async with People(url) as everybody:
        yield everybody


@pytest.fixture
async def bot(url: str) -> AsyncIterator[RawBot]:
    async with RawBot(url, TOKEN) as calls:
        yield calls


@pytest.fixture
async def hook() -> AsyncIterator[RawHook]:
    async with RawHook() as server:
        yield server


@pytest.fixture
async def anna(people: People) -> PersonClient:
    return await people.person("Άννα", language_code="el", username="anna_k")


@pytest.fixture
async def chat(anna: PersonClient, bot: RawBot) -> ChatClient:
    """Her chat with the bot, begun and with nothing waiting."""
    place = anna.chat("kafeneio_bot")
    await place.write("/start")
    await bot.updates()
    await bot.updates()
    return place
