"""Whole bots of two frameworks, run unmodified against the sandbox and used by people."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    MessageReactionUpdated,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from telegram import InlineKeyboardButton as PButton
from telegram import InlineKeyboardMarkup as PMarkup
from telegram import ReplyKeyboardMarkup, ReplyKeyboardRemove, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from telegram_sandbox.files import painted
from telegram_sandbox.raw_bot import RawBot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiogram.methods import SendMessage

    from telegram_sandbox import People, Sandbox
    from telegram_sandbox.client import PersonClient

TOKEN = "1001:demo"
NAME, AGE = range(2)
Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, context: Context) -> None:
    assert update.message
    payload = f" ({context.args[0]})" if context.args else ""
    menu = ReplyKeyboardMarkup([["Μενού", "Φωτογραφία"], ["Εγγραφή"]], resize_keyboard=True)
    await update.message.reply_html(f"<b>Καλώς ήρθατε</b>{payload}", reply_markup=menu)


async def menu(update: Update, _: Context) -> None:
    assert update.message
    rows = [[PButton("Καφές", callback_data="pick:coffee"), PButton("Τσάι", callback_data="pick:tea")]]
    await update.message.reply_text("Τι θα πάρετε;", reply_markup=PMarkup(rows))


async def picked(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query
    assert query.data
    choice = query.data.removeprefix("pick:")
    await query.answer(f"Διαλέξατε {choice}", show_alert=choice == "tea")
    await query.edit_message_text(f"Έρχεται: {choice}")


async def photo(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_photo(painted(5), caption="Το μαγαζί")


async def got_photo(update: Update, _: Context) -> None:
    assert update.message
    file = await update.message.photo[-1].get_file()
    data = await file.download_as_bytearray()
    await update.message.reply_text(f"{len(data)} bytes")


async def join(update: Update, _: Context) -> int:
    assert update.message
    await update.message.reply_text("Το όνομά σας;", reply_markup=ReplyKeyboardRemove())
    return NAME


async def named(update: Update, context: Context) -> int:
    assert update.message
    assert context.user_data is not None
    context.user_data["name"] = update.message.text
    await update.message.reply_text("Πόσων χρονών;")
    return AGE


async def aged(update: Update, context: Context) -> int:
    assert update.message
    assert context.user_data is not None
    await update.message.reply_text(f"{context.user_data['name']}, {update.message.text}")
    return ConversationHandler.END


@asynccontextmanager
async def ptb_bot(url: str) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = builder.build()
    words = filters.TEXT & ~filters.COMMAND
    conversation = ConversationHandler(
        entry_points=[MessageHandler(filters.Text(["Εγγραφή"]), join)],
        states={NAME: [MessageHandler(words, named)], AGE: [MessageHandler(filters.Regex(r"^\d+$"), aged)]},
        fallbacks=[],
    )
    application.add_handlers(
        [
            CommandHandler("start", start),
            conversation,
            MessageHandler(filters.Text(["Μενού"]), menu),
            MessageHandler(filters.Text(["Φωτογραφία"]), photo),
            MessageHandler(filters.PHOTO, got_photo),
            CallbackQueryHandler(picked, pattern="^pick:"),
        ]
    )
    async with application:
        assert application.updater
        await application.start()
        await application.updater.start_polling(poll_interval=0, timeout=2)
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_python_telegram_bot_application(url: str, people: People) -> None:
    async with ptb_bot(url):
        eleni = await people.person("Ελένη")
        chat = eleni.chat("kafeneio_bot")
        await chat.open_link("https://t.me/kafeneio_bot?start=card_7")
        screen = await chat.answer()
        assert screen.text == "Καλώς ήρθατε (card_7)"
        assert screen.entities == [{"type": "bold", "offset": 0, "length": 12}]

        assert await chat.tap("Μενού") is None  # a reply button writes its text
        assert (await chat.answer()).labels == ["Καφές", "Τσάι"]
        toast = await chat.tap("Τσάι")
        assert toast
        assert (toast.text, toast.show_alert) == ("Διαλέξατε tea", True)
        screen = await chat.answer()
        assert (screen.text, screen.edited, screen.labels) == ("Έρχεται: tea", True, [])

        await chat.tap("Φωτογραφία")
        screen = await chat.answer()
        assert screen.caption == "Το μαγαζί"
        assert screen.photo
        assert (screen.photo["width"], screen.photo["height"]) == (800, 600)

        data = painted(9)
        await chat.send_photo(data)
        assert (await chat.answer()).text == f"{len(data)} bytes"

        await chat.tap("Εγγραφή")
        assert (await chat.answer()).text == "Το όνομά σας;"
        assert (await chat.entry())["reply_keyboard"] is None
        await chat.write("Ελένη")
        assert (await chat.answer()).text == "Πόσων χρονών;"
        await chat.write("40")
        assert (await chat.answer()).text == "Ελένη, 40"


router = Router()


@router.message(CommandStart(deep_link=True))
@router.message(Command("help"))
async def greet(message: Message) -> None:
    button = InlineKeyboardButton(text="Δείξε", callback_data="show")
    await message.answer("Γεια <i>σας</i>", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))


@router.callback_query(F.data == "show")
async def show(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    media = InputMediaPhoto(media=BufferedInputFile(painted(3), "p.jpg"), caption="ορίστε")
    await query.message.edit_media(media)
    await query.answer()


@router.message(F.photo, F.media_group_id)
async def album(message: Message) -> None:
    await message.reply(f"από {message.media_group_id}")


@router.message_reaction()
async def reacted(event: MessageReactionUpdated, bot: Bot) -> None:
    await bot.send_message(event.chat.id, f"{len(event.old_reaction)}→{len(event.new_reaction)}")


async def test_an_aiogram_bot(url: str, people: People) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(TOKEN, session=session)
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, polling_timeout=2, close_bot_session=False)
    )
    try:
        nikos = await people.person("Νίκος")
        chat = nikos.chat("kafeneio_bot")
        await chat.write("/help@kafeneio_bot")
        assert (await chat.answer()).text == "Γεια <i>σας</i>"  # no parse mode was asked for
        toast = await chat.tap("Δείξε")
        assert toast
        assert toast.text is None
        screen = await chat.answer()
        assert (screen.caption, screen.text, screen.labels) == ("ορίστε", None, [])
        sent = await chat.send_album([None, None])
        answers = [await chat.answer(), await chat.answer()]
        assert {answer.message["reply_to_message_id"] for answer in answers} == {
            screen.message_id for screen in sent
        }
        await chat.react(sent[0].message_id, "👍")
        assert (await chat.answer()).text == "0→1"
    finally:
        await dispatcher.stop_polling()
        await polling
        await session.close()


async def test_an_aiogram_bot_behind_a_webhook_that_answers_in_its_answers(url: str, people: People) -> None:
    echo = Router()

    @echo.message()
    async def say(message: Message) -> SendMessage:
        return message.answer(f"είπατε {message.text}")

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(TOKEN, session=session)
    dispatcher = Dispatcher()
    dispatcher.include_router(echo)
    application = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="a-b_c")
    handler.register(application, "/hook")
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="a-b_c")
        assert (await bot.get_webhook_info()).max_connections == 40
        chat = (await people.person("Νίκος")).chat("kafeneio_bot")
        await chat.write("γεια")
        assert (await chat.answer()).text == "είπατε γεια"
        assert [call["method"] for call in await people.calls()][-1] == "sendMessage"
    finally:
        await runner.cleanup()
        await session.close()


async def test_the_older_of_two_pollers_gets_a_conflict(bot: RawBot, url: str) -> None:
    first = asyncio.create_task(bot.call("getUpdates", timeout=30))
    async with ptb_bot(url) as application:
        assert (await first) == {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        }
        assert application.running


async def test_two_bots_each_hear_their_own_people(sandbox: Sandbox, url: str, anna: PersonClient) -> None:
    sandbox.add_bot("1002:other", "Δεύτερο", "other_bot")
    await anna.chat("other_bot").write("γεια")
    async with RawBot(url, "1002:other") as other, RawBot(url, TOKEN) as first:
        assert [update["message"]["text"] for update in await other.updates()] == ["γεια"]
        assert await first.updates() == []
