"""Runs the sandbox and the bot together until stopped; keeps nothing."""

import asyncio
import os
import sys
import tempfile
import webbrowser
from contextlib import AsyncExitStack
from pathlib import Path

from telegram_sandbox import People, Sandbox, serve
from xenia.settings import read_settings

TOKEN = "1001:a-token-of-the-sandbox"  # noqa: S105 - opens nothing but the sandbox of this machine
USERNAME = "kafeneio_gonia_bot"
SHOP = "Καφενείο «Η Γωνιά»"


async def run_demo(port: int, *, customers: int, open_browser: bool) -> None:
    """Serve the page on `port` (0: any free one) and run the café's bot, with so many customers more.

    Raises:
        OSError: the port cannot be had.
    """
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="xenia-demo-"))
        sandbox = Sandbox()
        sandbox.add_bot(token=TOKEN, first_name=SHOP, username=USERNAME)
        server = await serve(sandbox, host="127.0.0.1", port=port)
        stack.push_async_callback(server.close)
        people = await stack.enter_async_context(People(server.url))

        # The port is ours; only now the slow part of the house is loaded.
        from xenia.app import build  # noqa: PLC0415 - see above
        from xenia.bot.menu import set_menus  # noqa: PLC0415 - as above
        from xenia.core.logs import set_up_logs  # noqa: PLC0415 - as above
        from xenia.demo.cafe import furnish, move_in  # noqa: PLC0415 - as above
        from xenia.demo.street import fill  # noqa: PLC0415 - as above

        set_up_logs()
        settings = read_settings(
            bot_token=TOKEN,
            bot_api=server.url,
            database_url=f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}",
            timezone="Europe/Athens",
            shop_name=SHOP,
            tick_seconds=2,  # somebody who moves the page's clock looks for what comes of it
        )
        app = await build(settings, sandbox.clock.now)
        stack.push_async_callback(app.close)
        guests = await move_in(people, USERNAME)
        await furnish(app, guests, sandbox.clock.now())
        running = asyncio.ensure_future(app.run())
        stack.push_async_callback(_stopped, running)
        await guests.greet(USERNAME)
        await fill(app, people, USERNAME, customers, sandbox.clock.now())
        await set_menus(app.bot, app.ground)  # once more: now there is a team
        print(f"The café is open:\n{server.url}\nCtrl-C closes it.", flush=True)  # noqa: T201 - for the person who started it
        if open_browser and _has_screen():
            webbrowser.open(server.url)
        await running


async def _stopped(running: "asyncio.Future[None]") -> None:
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def _has_screen() -> bool:
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
