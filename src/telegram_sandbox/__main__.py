"""The command line: `python -m telegram_sandbox`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal

from telegram_sandbox.server import serve
from telegram_sandbox.world import Sandbox


def main() -> None:
    """Serve a sandbox until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m telegram_sandbox",
        description="A Telegram on this machine: a Bot API for your bot, a page for you. All in memory.",
        epilog="Give http://127.0.0.1:PORT to your bot as its Bot API and open it in a browser.",
    )
    parser.add_argument(
        "--port", type=int, default=8081, help="port on 127.0.0.1; 0 takes any free one (default: 8081)"
    )
    parser.add_argument(
        "--bot",
        action="append",
        default=[],
        metavar="TOKEN:NAME:USERNAME",
        type=_bot,
        help="a bot to begin with, such as 1001:demo:Café:cafe_bot, whose token is 1001:demo; repeatable",
    )
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NAME",
        help="a person to begin with; repeatable",
    )
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(given))


async def _run(given: argparse.Namespace) -> None:
    sandbox = Sandbox()
    for token, first_name, username in given.bot:
        sandbox.add_bot(token, first_name, username)
    for name in given.person:
        sandbox.add_person(name)
    server = await serve(sandbox, port=given.port)
    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    print(f"The sandbox is open at {server.url} (Ctrl-C closes it)", flush=True)  # noqa: T201 - this is what it says
    for bot in sandbox.bots.values():
        print(f"  @{bot.username}: token {bot.token}", flush=True)  # noqa: T201
    try:
        await stop.wait()
    finally:
        await server.close()


def _bot(given: str) -> tuple[str, str, str]:
    parts = given.split(":")
    if len(parts) < 4:  # noqa: PLR2004 - the token has a colon of its own
        raise argparse.ArgumentTypeError("a bot is TOKEN:NAME:USERNAME, and a token is NUMBER:SECRET")
    return ":".join(parts[:2]), ":".join(parts[2:-1]), parts[-1]


if __name__ == "__main__":
    main()
