"""A relay between a guest's chat and a forum, written with each of two frameworks and used by people."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat
from telegram import Update  # noqa: TC002 - the framework reads the handlers' annotations
from telegram.error import BadRequest, ChatMigrated
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from teremok.validation import validate_method

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from aiogram.methods import TelegramMethod
    from aiogram.types import Message

    from telegram_sandbox import People
    from telegram_sandbox.client import PersonClient

TOKEN = "1001:demo"
USERNAME = "kafeneio_bot"
Context = ContextTypes.DEFAULT_TYPE


class Relay:
    """Which topic belongs to which guest, whatever framework asks."""

    def __init__(self, group: int) -> None:
        self.group = group
        self.topics: dict[int, int] = {}  # guest -> topic
        self.refusals: list[str] = []
        self.one_by_one = asyncio.Lock()  # or two pictures of an album would make two topics

    def guest(self, topic: int | None) -> int | None:
        return next((guest for guest, number in self.topics.items() if number == topic), None)


async def judge(
    make_request: Callable[[Bot, TelegramMethod[Any]], Awaitable[Any]], bot: Bot, method: TelegramMethod[Any]
) -> Any:
    """Hold every call against an independent reading of Telegram's rules."""
    validate_method(bot, method)
    return await make_request(bot, method)


@asynccontextmanager
async def with_aiogram(url: str, relay: Relay) -> AsyncIterator[None]:
    router = Router()

    async def into_topic(message: Message, bot: Bot) -> None:
        guest = message.chat.id
        for _ in range(3):
            if guest not in relay.topics:
                topic = await bot.create_forum_topic(relay.group, f"Παράπονο {guest}")
                relay.topics[guest] = topic.message_thread_id
            try:
                await message.copy_to(relay.group, message_thread_id=relay.topics[guest])
            except TelegramMigrateToChat as moved:
                relay.group = moved.migrate_to_chat_id
            except TelegramBadRequest as refused:
                relay.refusals.append(refused.message.lower())
                del relay.topics[guest]
            else:
                return

    @router.message(F.chat.type == "private")
    async def from_guest(message: Message, bot: Bot) -> None:
        async with relay.one_by_one:
            await into_topic(message, bot)

    @router.message(F.is_topic_message, ~F.from_user.is_bot)
    async def from_staff(message: Message) -> None:
        guest = relay.guest(message.message_thread_id)
        if guest is not None and message.text and not message.text.startswith("//"):
            await message.copy_to(guest)

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    session.middleware(judge)
    bot = Bot(TOKEN, session=session)
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, polling_timeout=2, close_bot_session=False)
    )
    try:
        yield
    finally:
        await dispatcher.stop_polling()
        await polling
        await session.close()


@asynccontextmanager
async def with_ptb(url: str, relay: Relay) -> AsyncIterator[None]:
    async def from_guest(update: Update, context: Context) -> None:
        assert update.message
        guest = update.message.chat_id
        for _ in range(3):
            if guest not in relay.topics:
                topic = await context.bot.create_forum_topic(relay.group, f"Παράπονο {guest}")
                relay.topics[guest] = topic.message_thread_id
            try:
                await update.message.copy(relay.group, message_thread_id=relay.topics[guest])
            except ChatMigrated as moved:
                relay.group = moved.new_chat_id
            except BadRequest as refused:
                relay.refusals.append(refused.message.lower())
                del relay.topics[guest]
            else:
                return

    async def from_staff(update: Update, _: Context) -> None:
        assert update.message
        guest = relay.guest(update.message.message_thread_id) if update.message.is_topic_message else None
        text = update.message.text
        if guest is not None and text and not text.startswith("//"):
            await update.message.copy(guest)

    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.ChatType.PRIVATE, from_guest))
    application.add_handler(MessageHandler(filters.ChatType.SUPERGROUP & filters.TEXT, from_staff))
    async with application:
        assert application.updater
        await application.start()
        await application.updater.start_polling(poll_interval=0, timeout=2)
        yield
        await application.updater.stop()
        await application.stop()


async def relayed(people: People, anna: PersonClient, maria: PersonClient, relay: Relay) -> None:
    """Let a guest complain and the owner answer, while topics go and one message is a note."""
    forum, guest = maria.group(relay.group), anna.chat(USERNAME)
    await guest.write("Ο καφές ήταν κρύος")
    told = await forum.answer()
    assert (told.text, told.topic) == ("Ο καφές ήταν κρύος", relay.topics[anna.id])
    topic = forum.topic(relay.topics[anna.id])
    await topic.write("// η μηχανή θέλει σέρβις")
    await topic.write("Συγγνώμη")
    assert (await guest.answer()).text == "Συγγνώμη"
    await forum.delete_topic(relay.topics[anna.id])
    await guest.write("Με ακούτε;")
    told = await forum.answer()
    assert (told.text, told.topic) == ("Με ακούτε;", relay.topics[anna.id])
    await people.plan_upset("delete_topic", relay.group)
    await guest.send_album([None, None])
    pictures = [await forum.answer(), await forum.answer()]
    assert {told.topic for told in pictures} == {relay.topics[anna.id]}
    assert all(told.photo for told in pictures)
    words = [screen.text for screen in await guest.messages() if not screen.outgoing]
    assert words == ["Συγγνώμη"]  # and never the note
    assert len(await people.upsets()) == 1
    assert len(relay.refusals) == 2
    assert all("message thread not found" in refusal for refusal in relay.refusals)


async def test_a_relay_with_aiogram(url: str, people: People, anna: PersonClient) -> None:
    maria = await people.person("Μαρία")
    relay = Relay(await people.group("Ομάδα", [maria], admin_bots=[USERNAME], forum=True))
    async with with_aiogram(url, relay):
        await relayed(people, anna, maria, relay)


async def test_a_relay_with_python_telegram_bot(url: str, people: People, anna: PersonClient) -> None:
    maria = await people.person("Μαρία")
    relay = Relay(await people.group("Ομάδα", [maria], admin_bots=[USERNAME], forum=True))
    async with with_ptb(url, relay):
        await relayed(people, anna, maria, relay)


async def test_both_frameworks_understand_an_upgrade(url: str, people: People, anna: PersonClient) -> None:
    for relaying in (with_aiogram, with_ptb):
        basic = anna.group(await people.group("Παρέα", [anna], admin_bots=[USERNAME], type="group"))
        relay = Relay(basic.id)
        relay.topics[anna.id] = 0  # no topic in a group that has none
        moved = await basic.upgrade()
        async with relaying(url, relay):
            await anna.chat(USERNAME).write("γεια")
            assert (await moved.answer()).text == "γεια"
            assert relay.group == moved.id
