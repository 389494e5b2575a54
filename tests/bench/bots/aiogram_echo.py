"""aiogram's echo bot with everything as it comes."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text or "")


def run(dispatcher: Dispatcher, api: str, token: str, mode: str, port: str) -> None:
    """Run a dispatcher the way aiogram's documentation does, by polling or webhook."""
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    if mode == "polling":
        asyncio.run(dispatcher.start_polling(bot))
        return

    async def on_startup(bot: Bot) -> None:
        await bot.set_webhook(f"https://127.0.0.1:{port}/telegram", secret_token="bench")

    dispatcher.startup.register(on_startup)
    app = web.Application()
    SimpleRequestHandler(dispatcher=dispatcher, bot=bot, secret_token="bench").register(app, path="/telegram")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None)


if __name__ == "__main__":
    run(dispatcher, *sys.argv[1:])
