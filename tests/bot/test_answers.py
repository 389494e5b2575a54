"""An answer arrives step by step, whatever happens on the way, and no step that is done is done again."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, TypeVar

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message, Update
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wire import (
    MESSAGE,
    Deed,
    Request,
    Time,
    Wire,
    done,
    keeps_silent,
    open_wire,
    refuses,
    resets,
    says,
)
from xenia.bot.answer import PATIENCE, PAUSES, Insistence, respond, send
from xenia.core.outcomes import MaybeSent, NotSent
from xenia.core.picture import Picture
from xenia.core.reply import REPLY_JSON, Button, Photo, Reply, Screen

Event = TypeVar("Event", Message, CallbackQuery)

ANNA = {"id": 42, "is_bot": False, "first_name": "Άννα"}
CHAT = {"id": 42, "type": "private", "first_name": "Άννα"}
BAD_GATEWAY = says(502, b"<html>Bad Gateway</html>")
NOT_MODIFIED = refuses(
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are the same",
)
TOO_OLD = refuses(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
NOTHING_TO_DELETE = refuses(400, "Bad Request: message to delete not found")


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with open_wire() as wire:
        wire.will("sendMessage", done(MESSAGE))
        wire.will("sendPhoto", done(MESSAGE))
        wire.will("editMessageText", done(MESSAGE))
        wire.will("editMessageMedia", done(MESSAGE))
        for method in ("answerCallbackQuery", "deleteMessage"):
            wire.will(method, done(result=True))
        yield wire


@pytest.fixture
async def bot(wire: Wire) -> AsyncIterator[Bot]:
    async with wire.bot(timeout=5) as bot:
        yield bot


@pytest.fixture
async def time() -> Time:
    return Time()


@pytest.fixture
async def insist(time: Time) -> Insistence:
    return Insistence(time.skip, time.now)


def written(bot: Bot) -> Message:
    """Anna wrote."""
    raw = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": CHAT, "from": ANNA, "text": "x"}}
    return event_of(bot, raw, Message)


def tapped(bot: Bot, **message: Any) -> CallbackQuery:
    """Anna tapped a button."""
    under = {"message_id": 5, "date": 1, "chat": CHAT, **message}
    query = {"id": "9", "from": ANNA, "chat_instance": "1", "data": "x", "message": under}
    return event_of(bot, {"update_id": 1, "callback_query": query}, CallbackQuery)


def event_of(bot: Bot, raw: dict[str, Any], kind: type[Event]) -> Event:
    """What a stored update says, read again."""
    event = Update.model_validate(raw, context={"bot": bot}).event
    assert isinstance(event, kind)
    return event


def kept(reply: Reply) -> Reply:
    """A reply as it comes out of the database."""
    return REPLY_JSON.validate_json(REPLY_JSON.dump_json(reply))


def texts(wire: Wire, method: str) -> list[str]:
    """What was said by a method, in order."""
    return [one.fields["text"] for one in wire.asked if one.method == method]


async def test_what_is_done_is_not_done_again(wire: Wire, bot: Bot, insist: Insistence, time: Time) -> None:
    wire.will("sendMessage", BAD_GATEWAY, resets, done(MESSAGE), BAD_GATEWAY, done(MESSAGE))
    await respond(bot, written(bot), Reply((Screen("one"), Screen("two"))), insist)
    assert texts(wire, "sendMessage") == ["one", "one", "one", "two", "two"]
    assert time.pauses == [PAUSES[0], PAUSES[1], PAUSES[0]]


async def test_a_tap_is_released_while_its_message_changes(wire: Wire, bot: Bot) -> None:
    both = asyncio.Barrier(2)

    async def meet(request: Request, writer: asyncio.StreamWriter) -> None:
        await both.wait()
        await done(MESSAGE if request.method == "editMessageText" else True)(request, writer)

    wire.will("answerCallbackQuery", meet)
    wire.will("editMessageText", meet)
    async with asyncio.timeout(30):
        await respond(bot, tapped(bot, text="old"), Reply((Screen("new"),), notice="Έγινε", alert=True))
    (answered,) = [one.fields for one in wire.asked if one.method == "answerCallbackQuery"]
    assert answered == {"callback_query_id": "9", "text": "Έγινε", "show_alert": True}
    (edited,) = [one.fields for one in wire.asked if one.method == "editMessageText"]
    assert (edited["chat_id"], edited["message_id"], edited["text"]) == (42, 5, "new")


@pytest.mark.parametrize("fault", [resets, BAD_GATEWAY])
async def test_a_repeat_that_finds_everything_done_is_done(
    wire: Wire, bot: Bot, insist: Insistence, fault: Deed
) -> None:
    wire.will("answerCallbackQuery", fault, TOO_OLD)
    wire.will("editMessageText", fault, NOT_MODIFIED)
    await respond(bot, tapped(bot, text="old"), Screen("new"), insist)
    assert sorted(wire.methods) == ["answerCallbackQuery"] * 2 + ["editMessageText"] * 2


@pytest.mark.parametrize(
    "refusal", [NOTHING_TO_DELETE, refuses(400, "Bad Request: message can't be deleted")]
)
async def test_a_photo_gives_way_to_words_once(
    wire: Wire, bot: Bot, insist: Insistence, refusal: Deed
) -> None:
    wire.will("deleteMessage", resets, BAD_GATEWAY, refusal)
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    await respond(bot, tapped(bot, photo=photo), Reply((Screen("one"), Screen("two"))), insist)
    assert texts(wire, "sendMessage") == ["one", "two"]
    assert wire.methods.count("deleteMessage") == 3


@pytest.mark.parametrize(
    "refusal",
    [
        refuses(400, "Bad Request: message to edit not found"),
        refuses(400, "Bad Request: message can't be edited"),
    ],
)
async def test_what_cannot_be_edited_is_sent_below(
    wire: Wire, bot: Bot, insist: Insistence, refusal: Deed
) -> None:
    wire.will("editMessageText", resets, refusal)
    await respond(bot, tapped(bot, text="old"), Screen("new"), insist)
    assert texts(wire, "sendMessage") == ["new"]


async def test_a_button_under_a_message_too_old_to_be_seen_is_answered_below(wire: Wire, bot: Bot) -> None:
    query = tapped(bot, date=0)
    assert not isinstance(query.message, Message)
    await respond(bot, query, kept(Reply((Screen("new"),), notice="n")))
    assert sorted(wire.methods) == ["answerCallbackQuery", "sendMessage"]


async def test_a_notice_alone_is_all_that_is_said(wire: Wire, bot: Bot) -> None:
    await respond(bot, tapped(bot, text="old"), kept(Reply(notice="α" * 300)))
    (request,) = wire.asked
    assert request.fields == {"callback_query_id": "9", "text": "α" * 200}


async def test_who_does_not_answer_for_ten_minutes_is_given_up(
    wire: Wire, bot: Bot, insist: Insistence, time: Time
) -> None:
    wire.will("sendMessage", BAD_GATEWAY)
    began = time.at
    with pytest.raises(MaybeSent):
        await respond(bot, written(bot), Screen("x"), insist)
    assert PATIENCE <= time.at - began <= PATIENCE + 2 * PAUSES[-1]
    assert list(PAUSES) == time.pauses[: len(PAUSES)]
    assert len(wire.asked) == len(time.pauses) + 1


async def test_what_surely_did_not_leave_is_tried_again_too(insist: Insistence, time: Time) -> None:
    left = [NotSent(SendMessage(chat_id=1, text="x"), "no")] * 3

    async def step() -> str:
        if left:
            raise left.pop()
        return "done"

    assert await insist(step) == "done"
    assert time.pauses == list(PAUSES[:3])


async def test_a_refusal_is_no_reason_to_insist(wire: Wire, bot: Bot, insist: Insistence, time: Time) -> None:
    wire.will("sendMessage", refuses(403, "Forbidden: bot was blocked by the user"))
    with pytest.raises(TelegramForbiddenError):
        await respond(bot, written(bot), Screen("x"), insist)
    assert time.pauses == []


async def test_neither_half_of_a_tap_takes_the_other_along(wire: Wire, bot: Bot, insist: Insistence) -> None:
    wire.will("answerCallbackQuery", refuses(400, "Bad Request: something else"))
    with pytest.raises(TelegramBadRequest, match="something else"):
        await respond(bot, tapped(bot, text="old"), Reply((Screen("one"), Screen("two"))), insist)
    assert texts(wire, "editMessageText") == ["one"]
    assert texts(wire, "sendMessage") == ["two"]


async def test_what_arrived_and_cannot_be_read_is_an_answer_given(
    wire: Wire, bot: Bot, insist: Insistence, time: Time
) -> None:
    wire.will("sendMessage", done({"message_id": "of a new kind"}))
    await respond(bot, written(bot), Screen("x"), insist)
    assert time.pauses == []


async def test_asked_to_stop_it_stops(wire: Wire, bot: Bot) -> None:
    wire.will("editMessageText", keeps_silent)
    responding = asyncio.create_task(respond(bot, tapped(bot, text="old"), Screen("new")))
    await asyncio.wait_for(wire.arrived.wait(), 5)
    responding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await responding


async def test_pictures_leave_again_as_they_were(wire: Wire, bot: Bot, insist: Insistence) -> None:
    wire.will("sendPhoto", resets, done(MESSAGE))
    wire.will("editMessageMedia", BAD_GATEWAY, NOT_MODIFIED)
    card = Picture("Το Καφενείο", "Άννα", "https://t.me/x", code="4821")
    reply = kept(Reply((Screen("Η κάρτα", picture=card), Screen("x", picture=Photo("file")))))
    await respond(bot, written(bot), reply, insist)
    await respond(bot, tapped(bot, text="old"), Screen("x", picture=Photo("file")), insist)
    assert wire.methods.count("sendPhoto") == 3
    assert wire.methods.count("editMessageMedia") == 2
    assert len({len(one.body) for one in wire.asked[:2]}) == 1
    assert wire.asked[2].fields["photo"] == "file"


async def test_buttons_are_as_they_were_made(wire: Wire, bot: Bot) -> None:
    row = (
        Button("Ναι", data="y", style="success"),
        Button("Σελίδα", url="https://x.gr"),
        Button("Κωδικός", copy="1"),
    )
    await send(bot, 42, kept(Reply((Screen("x", (row,)),))).screens[0])
    assert wire.asked[0].fields["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "Ναι", "callback_data": "y", "style": "success"},
            {"text": "Σελίδα", "url": "https://x.gr"},
            {"text": "Κωδικός", "copy_text": {"text": "1"}},
        ]
    ]


@settings(max_examples=50, deadline=None)
@given(st.from_type(Reply))
def test_a_reply_comes_back_as_it_was_written_down(reply: Reply) -> None:
    assert kept(reply) == reply
