"""The command line for tests: in processes of its own, or sooner done in this one."""

import asyncio
import contextlib
import io
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from house import TOKEN, USERNAME
from telegram_sandbox import Sandbox, serve
from xenia.__main__ import main

STARTED: list[Process] = []
"""Every process of the test that runs now; those still there at its end are killed."""


async def xenia(*arguments: str, folder: Path, **settings: str) -> tuple[int, str, str]:
    """Run one command to its end: status, what it printed, what it said on standard error."""
    process = await start(*arguments, folder=folder, **settings)
    out, err = await asyncio.wait_for(process.communicate(), timeout=60)
    return process.returncode or 0, out.decode(), err.decode()


async def here(*arguments: str, folder: Path, **settings: str) -> tuple[int, str, str]:
    """As `xenia`, in this process; not for what waits for signals or is to be seen logging."""
    return await asyncio.to_thread(_main, arguments, folder, _environment(settings))


def _main(arguments: tuple[str, ...], folder: Path, environment: dict[str, str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch("xenia.core.logs.set_up_logs"),
        mock.patch.object(sys, "argv", ["xenia", *arguments]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as end,
    ):
        main()
    return int(end.value.code or 0), out.getvalue(), err.getvalue()


def _environment(settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XENIA_")}
    return kept | {
        name if name.isupper() else f"XENIA_{name.upper()}": value for name, value in settings.items()
    }


async def start(*arguments: str, folder: Path, **settings: str) -> Process:
    """Start one command; upper-case settings are variables of their own, the others XENIA_*."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "xenia", *arguments),
        cwd=folder,  # a .env file of the developer's must not reach the test
        env=_environment(settings),
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
