"""How a bot ends that is told to: at once while it is being loaded, and later with its work in hand done."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Coroutine
from threading import current_thread, main_thread


def leave_when_told() -> None:
    """While a bot is being loaded there is nothing to finish: SIGTERM ends it, and that is no failure."""
    if sys.argv[1:2] in (["run"], ["demo"]) and current_thread() is main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


async def until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until done, Ctrl-C or SIGTERM; work in hand is finished first."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task
