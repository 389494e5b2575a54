"""A Telegram on this machine, for anyone who writes a bot: Bot API server, people's side and a page."""

from telegram_sandbox.client import People
from telegram_sandbox.raw_bot import RawBot
from telegram_sandbox.raw_hook import RawHook
from telegram_sandbox.server import Server, serve
from telegram_sandbox.world import Sandbox

__all__ = ["People", "RawBot", "RawHook", "Sandbox", "Server", "serve"]
