"""`xenia health` says what the bot on this machine says of itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from cli.command import here
from xenia.health import ask
from xenia.settings import Listen


@asynccontextmanager
async def _bot(status: int, text: str) -> AsyncIterator[int]:
    """Something that answers as a bot would; its port."""

    async def ready(_: web.Request) -> web.Response:
        return web.Response(status=status, text=text)

    app = web.Application()
    app.router.add_get("/health/ready", ready)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(("answer", "status"), [(200, 0), (503, 1), (404, 1)])
async def test_what_the_bot_says_is_the_exit_status(tmp_path: Path, answer: int, status: int) -> None:
    async with _bot(answer, "so it is\n") as port:
        # Who listens everywhere is asked here; a proxy is never asked.
        said = await here(
            "health", folder=tmp_path, listen=f"0.0.0.0:{port}", HTTP_PROXY="http://127.0.0.1:9", NO_PROXY=""
        )
    assert said == (status, "so it is\n", "")


async def test_nobody_there_and_nowhere_to_ask(tmp_path: Path) -> None:
    status, out, err = await here("health", folder=tmp_path, listen="127.0.0.1:9")
    assert (status, err) == (1, "")
    assert out.startswith("no answer from http://127.0.0.1:9/health/ready: ")
    said = await here("health", folder=tmp_path)
    assert said == (2, "", "xenia: XENIA_LISTEN is not set, so there is nobody to ask.\n")


def test_an_address_of_ipv6_is_written_in_brackets() -> None:
    assert not ask(Listen("::1", 9)).ready
    assert "http://[::1]:9/health/ready" in ask(Listen("::", 9)).text
