"""python-telegram-bot's echo bot with everything as it comes."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(api: str, token: str, mode: str, port: str) -> None:
    application = Application.builder().token(token).base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    if mode == "polling":
        application.run_polling()
    else:
        application.run_webhook(
            listen="127.0.0.1",
            port=int(port),
            url_path="telegram",
            secret_token="bench",
            webhook_url=f"https://127.0.0.1:{port}/telegram",
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
