"""Taps at the same moment: one winner, one effect, one answer."""

import asyncio
import os
from typing import Any

import pytest

from house import House, said
from telegram_sandbox.client import ChatClient
from telegram_sandbox.files import Files
from xenia.core.taps import new_intent
from xenia.core.transaction import reading, transaction
from xenia.rewards import Offered
from xenia.rewards.catalogue import change_reward, offered
from xenia.rewards.taps import Redeem
from xenia.rewards.vouchers import vouchers

_PAIRS = int(os.environ.get("RACES", "60"))
PAIRS = {True: _PAIRS, False: _PAIRS // 4}
"""Pairs of taps on SQLite, and on PostgreSQL, where the same code takes the same locks. RACES sets more."""
PARTS = 2
"""The tests they are shared out to, so that workers share them."""
DOUBLES = {True: 80, False: 20}


async def _rich(house: House, name: str) -> ChatClient:
    chat = await house.customer(name)
    waiter = await house.team_member(name=f"Σερβιτόρος {name}")
    for _ in range(9):
        await house.gives(waiter, chat, "290")
    return chat


async def _wants(chat: ChatClient, page: int, one: Offered, intent: str) -> str | None:
    """Tap "yes" on a message of the bot; returns the notice that says why not, if there is one."""
    tap = Redeem(reward=one.reward.id, version=one.terms.version, intent=intent)
    toast = await chat.tap_data(tap.pack(), page)
    return (toast.text or None) if toast else None


async def _issued(house: House) -> int:
    async with reading(house.app.database) as session:
        return sum([len(await vouchers(session, customer, house.now, limit=5_000)) for customer in (1, 2)])


async def _page(chat: ChatClient) -> int:
    """A message on which people tap."""
    await chat.write("/menu")
    return (await chat.answer()).message_id


@pytest.fixture(autouse=True)
def _photos_in_one_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at them here, and making the other sizes is a fifth of the work."""

    def photo(files: Files, data: bytes) -> list[dict[str, Any]]:
        stored = files.keep("photos", data, "photo.jpg", "image/jpeg")
        sizes = [stored.json() | {"width": 800, "height": 800}]
        files.media[stored.file_id] = ("photo", sizes)
        return sizes

    monkeypatch.setattr(Files, "photo", photo)


@pytest.mark.parametrize("first_tapper", range(PARTS))
async def test_two_tap_for_the_last_one_and_one_gets_it(house: House, first_tapper: int) -> None:
    anna, vasilis = await _rich(house, "Άννα"), await _rich(house, "Βασίλης")
    cake = await house.reward("Κέικ", cost=100, stock=0)
    pairs = PAIRS[house.app.database.is_sqlite] // PARTS
    pages = {chat: await _page(chat) for chat in (anna, vasilis)}
    wins = {0: 0, 1: 0}
    for at in range(pairs):
        async with transaction(house.app.database) as session:
            await change_reward(session, cake.reward.id, now=house.now, stock=1)
        order = (anna, vasilis) if (at + first_tapper) % 2 else (vasilis, anna)
        notices = await asyncio.gather(*(_wants(chat, pages[chat], cake, new_intent()) for chat in order))
        refused = [notice for notice in notices if notice]
        assert len(refused) == 1, (at, notices)
        assert "το τελευταίο μόλις δόθηκε" in refused[0]
        wins[notices.index(None)] += 1
        async with reading(house.app.database) as session:
            left = await offered(session, cake.reward.id)
        assert left is not None
        assert left.reward.stock == 0
    assert await _issued(house) == pairs == sum(wins.values())


async def test_double_taps_have_one_effect_and_one_answer(house: House) -> None:
    anna = await _rich(house, "Άννα")
    coffee = await house.reward("Καφές", cost=100)
    page = await _page(anna)
    doubles = DOUBLES[house.app.database.is_sqlite]
    for _ in range(doubles):
        intent = new_intent()
        first, second = await asyncio.gather(*(_wants(anna, page, coffee, intent) for _ in range(2)))
        assert first is second is None
    await house.people.settled()
    assert await _issued(house) == doubles
    shown = [one for one in await anna.messages() if one.message_id >= page]
    assert len(shown) == 1, "the page became the voucher, and nothing was sent beside it"
    assert "Κωδικός" in said(shown[0])
    await anna.write("/points")
    assert f"<b>{9 * 2_900 - doubles * 100:,}".replace(",", ".") in (await anna.answer()).html
