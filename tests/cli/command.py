"""The command line in processes of its own, for tests."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from house import TOKEN, USERNAME
from telegram_sandbox import Sandbox, serve

STARTED: list[Process] = []
"""Every process of the test that runs now; those still there at its end are killed."""


async def xenia(*arguments: str, folder: Path, **settings: str) -> tuple[int, str, str]:
    """Run one command to its end: status, what it printed, what it said on standard error."""
    process = await start(*arguments, folder=folder, **settings)
    out, err = await asyncio.wait_for(process.communicate(), timeout=60)
    return process.returncode or 0, out.decode(), err.decode()


async def start(*arguments: str, folder: Path, **settings: str) -> Process:
    """Start one command; upper-case settings are variables of their own, the others XENIA_*."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XENIA_")}
    given = {name if name.isupper() else f"XENIA_{name.upper()}": value for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "xenia", *arguments),
        cwd=folder,  # a .env file of the developer's must not reach the test
        env=kept | given,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    STARTED.append(process)
    return process


@asynccontextmanager
async def telegram() -> AsyncIterator[Any]:
    """A Telegram of this machine that knows the bot; its `url` is what XENIA_BOT_API wants."""
    sandbox = Sandbox()
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username=USERNAME)
    server = await serve(sandbox, host="127.0.0.1", port=0)
    try:
        yield server
    finally:
        await server.close()
