"""An update that fails: rolled back, set aside, told; and worked again when the operator asks for it."""

import asyncio
import json
import re
from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import GetMe

from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.bot import desk as desk_module
from xenia.core import inbox, shared_commits, transaction
from xenia.core.database import AsyncSession
from xenia.core.inbox import DONE, FAILED, Received
from xenia.core.transaction import in_transaction, reading
from xenia.feedback.models import Feedback
from xenia.feedback.tell import tell_staff


async def broken(*_: Any, **__: Any) -> None:
    raise KeyError("what they wrote")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk looks for what the operator asks without a pause."""
    monkeypatch.setattr(desk_module, "_LOOK", 0.01)
    monkeypatch.setattr(desk_module, "_REMEMBER", 1)


async def set_aside(house: House) -> list[Received]:
    async with reading(house.app.database) as session:
        return await inbox.failed(session)


async def fails_to_rate(chat: ChatClient, monkeypatch: pytest.MonkeyPatch) -> str:
    """A rating that breaks; returns the reference of the apology."""
    await writes(chat, "/feedback")
    with monkeypatch.context() as patch:
        patch.setattr("xenia.feedback.handlers.tell_staff", broken)
        toast = await chat.tap("1 ★")
        assert toast is not None
        (reference,) = re.findall("[0-9a-f]{8}", toast.text or "")
    await chat.settled()
    return str(reference)


async def test_what_failed_is_found_by_what_the_customer_was_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    reference = await fails_to_rate(anna, monkeypatch)
    async with reading(house.app.database) as session:
        (row,) = await inbox.failed(session, reference)
        assert await inbox.failed(session, "00000000") == []
    assert (row.state, row.chat_id) == (FAILED, anna.person.id)
    assert '"callback_query"' in row.raw
    assert re.fullmatch(r"KeyError at give.py:\d+ \w+|KeyError at handlers.py:\d+ rated", row.error or "")
    assert "what they wrote" not in (row.error or "")
    assert await house.rows(Feedback) == []


@pytest.mark.usefixtures("quick")
async def test_a_retry_over_the_wire_gives_the_answer_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    reference = await fails_to_rate(anna, monkeypatch)

    async def ask_again(session: AsyncSession) -> bool:
        (row,) = await inbox.failed(session, reference)
        return await inbox.retry(session, row)

    assert await in_transaction(house.app.database, ask_again)
    assert said(await anna.answer()).startswith("★☆☆☆☆")
    await anna.settled()
    assert [row.rating for row in await house.rows(Feedback)] == [1]
    assert await set_aside(house) == []
    await house.app.desk._intake.flush()
    assert {row.state for row in await house.rows(Received)} == {DONE}


@pytest.mark.usefixtures("quick")
async def test_a_retry_comes_too_late_when_they_have_written_since(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    reference = await fails_to_rate(anna, monkeypatch)
    await taps(anna, "4 ★")

    async def ask_again(session: AsyncSession) -> bool:
        (row,) = await inbox.failed(session, reference)
        return await inbox.retry(session, row)

    await anna.settled()
    assert not await in_transaction(house.app.database, ask_again)
    assert [row.rating for row in await house.rows(Feedback)] == [4]


@pytest.mark.usefixtures("quick")
async def test_a_retry_that_fails_again_keeps_its_reference(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    reference = await fails_to_rate(anna, monkeypatch)
    monkeypatch.setattr("xenia.feedback.handlers.tell_staff", broken)

    async def ask_again(session: AsyncSession) -> bool:
        (row,) = await inbox.failed(session, reference)
        return await inbox.retry(session, row)

    assert await in_transaction(house.app.database, ask_again)
    async with asyncio.timeout(30):
        while True:
            if rows := await set_aside(house):
                break
            await asyncio.sleep(0.01)  # the desk looks by itself
    assert [row.reference for row in rows] == [reference]
    assert await house.rows(Feedback) == []


async def test_the_admins_hear_once_of_a_kind_of_error(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.owner()
    await house.team_member()
    guests = [await house.customer(name) for name in ("Άννα", "Νίκος", "Ελένη")]
    references = [await fails_to_rate(guest, monkeypatch) for guest in guests]
    (alert,) = await house.deliveries()
    assert alert.kind == "alert"
    assert references[0] in (alert.screen or "")
    assert "KeyError" in (alert.screen or "")

    async def other(*_: Any) -> None:
        raise LookupError

    monkeypatch.setattr("xenia.customers.handlers.consents", other)
    await writes(guests[0], "/settings")
    await guests[0].settled()
    assert ["KeyError" in (one.screen or "") for one in await house.deliveries()] == [True, False]


async def test_a_stuck_writing_handler_is_cut_off_and_the_next_has_its_turn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    for module in (shared_commits, transaction):
        monkeypatch.setattr(module, "LONGEST_WORK", 0.1)
    monkeypatch.setattr("xenia.bot.work.AGAIN_AFTER", (0.0,))
    for chat in (anna, nikos):
        await writes(chat, "/feedback")

    async def stuck(*given: Any, **more: Any) -> bool:
        if given[3].rating == 1:
            await asyncio.Event().wait()
        return await tell_staff(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr("xenia.feedback.handlers.tell_staff", stuck)
        toast, other = await asyncio.gather(anna.tap("1 ★"), nikos.tap("3 ★"))
    assert toast is not None
    assert (toast.text or "").startswith("Συγγνώμη, κάτι πήγε στραβά")
    assert other is not None
    assert not other.text, "whoever shared a commit with it is served"
    await anna.settled()
    (row,) = await set_aside(house)
    assert (row.error or "").startswith("TimeoutError")
    assert [one.rating for one in await house.rows(Feedback)] == [3]
    assert said(await taps(anna, "4 ★")).startswith("★★★★☆")


async def test_a_stuck_reading_handler_holds_up_its_own_chat_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    goes_on = asyncio.Event()

    async def slow(*_: Any) -> None:
        await goes_on.wait()
        raise LookupError

    with monkeypatch.context() as patch:
        patch.setattr("xenia.customers.handlers.consents", slow)
        await anna.write("/settings")
        await anna.write("/menu")
        assert "Γεια σας, Νίκο" in said(await writes(nikos, "/menu"))
        await writes(nikos, "/feedback")
        assert said(await taps(nikos, "4 ★")).startswith("★★★★☆"), "nor does it keep anybody from writing"
        assert [one.text for one in await anna.messages()][-2:] == ["/settings", "/menu"]
        goes_on.set()
        assert said(await anna.answer()).startswith("Συγγνώμη")
        assert "Γεια σας, Άννα" in said(await anna.answer()), "in their order"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_waited_too_long_for_the_server_goes_its_way_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite statements wait for nobody: what takes too long there is stuck."""
    anna = await house.customer()
    monkeypatch.setattr(transaction, "LONGEST_WORK", 0.1)
    monkeypatch.setattr("xenia.bot.work.AGAIN_AFTER", (0.0, 0.0))
    await writes(anna, "/feedback")
    waits = iter((True, True))

    async def slow(*given: Any, **more: Any) -> bool:
        if next(waits, False):
            await asyncio.Event().wait()
        return await tell_staff(*given, **more)

    monkeypatch.setattr("xenia.feedback.handlers.tell_staff", slow)
    await taps(anna, "1 ★")
    assert await set_aside(house) == []
    assert [one.rating for one in await house.rows(Feedback)] == [1]


async def test_a_stuck_reading_handler_is_cut_off(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await house.customer()
    monkeypatch.setattr("xenia.bot.work.AGAIN_AFTER", (0.0,))
    monkeypatch.setattr("xenia.bot.way.LONGEST_WORK", 0.1)

    async def stuck(*_: Any) -> None:
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr("xenia.customers.handlers.consents", stuck)
        await anna.write("/settings")
        await anna.write("/menu")
        assert said(await anna.answer()).startswith("Συγγνώμη, κάτι πήγε στραβά")
        assert "Γεια σας, Άννα" in said(await anna.answer())
    await anna.settled()
    (row,) = await set_aside(house)
    assert (row.error or "").startswith("TimeoutError")


async def test_what_failed_is_kept_although_the_apology_reaches_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await anna.settled()

    async def gone(*_: object) -> None:
        raise TelegramForbiddenError(GetMe(), "Forbidden: bot was blocked by the user")

    monkeypatch.setattr("xenia.bot.work.respond", gone)
    monkeypatch.setattr("xenia.feedback.handlers.tell_staff", broken)
    await anna.tap("4 ★", seconds=0.1)
    await anna.settled()
    (row,) = await set_aside(house)
    assert "KeyError" in (row.error or "")
    assert "rate:4" in row.raw


async def test_an_update_that_cannot_be_read_is_kept_for_a_version_that_can(house: House) -> None:
    strange = {"update_id": 9, "message": {"chat": {"id": 5}, "date": "tomorrow"}}
    await house.app.desk.take([strange])
    await house.app.desk.settled()
    (row,) = await set_aside(house)
    assert json.loads(row.raw) == strange
    assert (row.error or "").startswith("ValidationError")


async def test_a_retry_that_was_asked_for_is_not_worked_once_the_chat_has_gone_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    reference = await fails_to_rate(anna, monkeypatch)
    async with transaction.transaction(house.app.database) as session:
        (row,) = await inbox.failed(session, reference)
        assert await inbox.retry(session, row)
        later = await inbox.take_in(session, house.app.bot.id, [(1, row.chat_id, "{}")], house.now)
        assert await inbox.asked_again(session) == []
        await inbox.done(session, [one.id for one in later])
    assert [one.reference for one in await set_aside(house)] == [reference]
