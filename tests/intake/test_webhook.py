"""The webhook as it is on the wire: who may bring updates, what is no update, and who asks how we are."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web as aioweb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from xenia.bot.intake import _row
from xenia.bot.web import LARGEST_UPDATE, listening, web

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = "a-secret_of-Ours"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = {"update_id": 1, "message": {"text": "Καλημέρα"}}


class Desk:
    """Takes updates as the desk does, or is in trouble."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.trouble: Exception | None = None
        self.waits: asyncio.Event | None = None

    async def take(self, updates: Any) -> None:
        for one in updates:
            _row(one)
        if self.waits is not None:
            await self.waits.wait()
        if self.trouble is not None:
            raise self.trouble
        self.taken += updates

    async def is_ready(self) -> bool:
        return self.trouble is None


@asynccontextmanager
async def served(desk: Desk, *, takes: bool = True) -> AsyncIterator[str]:
    app = web(desk.is_ready, take=desk.take if takes else None, secret=SECRET)
    async with listening(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def serving() -> AsyncIterator[tuple[Desk, str]]:
    """One for all tests: its end takes a fifth of a second."""
    desk = Desk()
    async with served(desk) as url:
        yield desk, url


@pytest.fixture
def desk(serving: tuple[Desk, str]) -> Desk:
    """As if nothing had come yet."""
    desk, _ = serving
    vars(desk).update(vars(Desk()))
    return desk


@pytest.fixture
def url(serving: tuple[Desk, str]) -> str:
    return serving[1]


async def status(url: str, body: Any = None, method: str = "POST", **headers: str) -> int:
    data = json.dumps(UPDATE).encode() if body is None else body
    async with aiohttp.request(method, url, data=data, headers=headers) as answer:
        await answer.read()
        return answer.status


async def raw(url: str, head: bytes, *parts: bytes) -> bytes:
    """The first line of the answer to whatever bytes."""
    host, _, port = url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + head + b"\r\n")
    with contextlib.suppress(ConnectionError):  # it may hang up once it has heard enough
        for part in parts:
            writer.write(part)
            await writer.drain()
    async with asyncio.timeout(30):
        line = await reader.readline()
    writer.close()
    return line


SECRET_LINE = f"{HEADER}: {SECRET}\r\n".encode()


async def test_the_right_secret_brings_an_update(url: str, desk: Desk) -> None:
    assert await status(url, **{HEADER: SECRET}) == 200
    assert desk.taken == [UPDATE]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        f"{HEADER}: \r\n".encode(),
        f"{HEADER}: wrong\r\n".encode(),
        f"{HEADER}: {SECRET}x\r\n".encode(),
        f"{HEADER}: {SECRET[:-1]}\r\n".encode(),
        f"{HEADER}: {SECRET.upper()}\r\n".encode(),
        f"{HEADER}: μυστικό\r\n".encode(),
        HEADER.encode() + b": \xff\xfe\x80\r\n",
        f"{HEADER}: wrong\r\n{HEADER}: {SECRET}\r\n".encode(),
        f"{HEADER}: {'x' * 30_000}\r\n".encode(),
        f"Authorization: {SECRET}\r\n".encode(),
    ],
)
async def test_any_other_secret_is_refused(url: str, desk: Desk, line: bytes) -> None:
    body = json.dumps(UPDATE).encode()
    answer = await raw(url, line + b"Content-Length: %d\r\n" % len(body), body)
    assert answer.split()[1] == b"401"
    assert desk.taken == []


async def test_a_header_without_end_is_no_request(url: str, desk: Desk) -> None:
    answer = await raw(url, f"{HEADER}: {'x' * 200_000}\r\n".encode())
    assert answer.split()[1] in {b"400", b"401", b"431"}
    assert await status(url, **{HEADER: SECRET}) == 200
    assert desk.taken == [UPDATE]


async def test_too_much_is_refused_however_it_comes(url: str) -> None:
    much = b"x" * (LARGEST_UPDATE + 1)
    length = b"Content-Length: %d\r\n" % len(much)
    assert (await raw(url, SECRET_LINE + length, much)).split()[1] == b"413"
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    chunked = await raw(url, SECRET_LINE + b"Transfer-Encoding: chunked\r\n", *[piece] * 40)
    assert chunked.split()[1] == b"413"
    full = json.dumps(UPDATE).encode().ljust(LARGEST_UPDATE)
    assert await status(url, full, **{HEADER: SECRET}) == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'"update_id"',
        b'{"update_id": null}',
        b'{"update_id": "1"}',
        b'{"update_id": 1.5}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b'{"update_id": 1, "message": {"text": "\\ud83d"}}',
        b"\xff\xfe{",
        b'{"update_id": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"update_id=1",
    ],
)
async def test_what_is_no_update_is_refused(url: str, desk: Desk, body: bytes) -> None:
    assert await status(url, body, **{HEADER: SECRET}) == 400
    assert desk.taken == []


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
bodies = st.binary(max_size=60) | st.one_of(
    values, st.dictionaries(st.sampled_from(["update_id", "message", "callback_query"]), values)
).map(lambda value: json.dumps(value).encode())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies)
async def test_nothing_that_is_sent_is_a_failure_of_ours(url: str, desk: Desk, body: bytes) -> None:
    before = len(desk.taken)
    found = await status(url, body, **{HEADER: SECRET})
    assert found in {200, 400}
    assert (found == 200) == (len(desk.taken) == before + 1)


@pytest.mark.parametrize(
    "trouble", [OperationalError("INSERT", None, Exception("full")), TimeoutError()], ids=["error", "late"]
)
async def test_what_cannot_be_kept_now_is_brought_again(url: str, desk: Desk, trouble: Exception) -> None:
    desk.trouble = trouble
    headers = {HEADER: SECRET}
    async with aiohttp.request("POST", url, json=UPDATE, headers=headers) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert await status(f"{url}/health/live", method="GET") == 200
    assert await status(f"{url}/health/ready", method="GET") == 503
    desk.trouble = None
    assert await status(f"{url}/health/ready", method="GET") == 200


async def test_without_a_webhook_there_is_health_alone(desk: Desk) -> None:
    async with served(desk, takes=False) as url:
        assert await status(f"{url}/health/live", method="GET") == 200
        assert await status(url, **{HEADER: SECRET}) in {404, 405}
        assert await status(f"{url}/docs", method="GET") == 404


@asynccontextmanager
async def proxy(behind: str, forward: Callable[[str], str]) -> AsyncIterator[str]:
    """A reverse proxy that hands on what comes to it, at the path that `forward` says."""
    async with aiohttp.ClientSession() as session:

        async def hand_on(request: aioweb.Request) -> aioweb.Response:
            headers = {name: value for name, value in request.headers.items() if name.startswith("X-")}
            target, body = behind + forward(request.path), await request.read()
            async with session.request(request.method, target, data=body, headers=headers) as answer:
                return aioweb.Response(status=answer.status, body=await answer.read())

        app = aioweb.Application()
        app.router.add_route("*", "/{path:.*}", hand_on)
        runner = aioweb.AppRunner(app, access_log=None, shutdown_timeout=0.05)
        await runner.setup()
        await aioweb.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


@pytest.mark.parametrize("strips", [True, False])
async def test_behind_a_proxy_under_a_path(url: str, desk: Desk, *, strips: bool) -> None:
    def forward(path: str) -> str:
        return path.removeprefix("/shops/cafe") or "/" if strips else path

    async with proxy(url, forward) as outside:
        for path in ("/shops/cafe", "/shops/cafe/", "/shops/cafe/hook"):
            assert await status(outside + path, **{HEADER: SECRET}) == 200
            assert await status(outside + path) == 401
        assert await status(f"{outside}/shops/cafe/health/live", method="GET") == 200
        assert await status(f"{outside}/shops/cafe/health/ready", method="GET") == 200
    assert desk.taken == [UPDATE] * 3


async def test_a_request_in_hand_is_answered_before_the_end(desk: Desk) -> None:
    desk.waits = asyncio.Event()
    serving = served(desk)
    url = await serving.__aenter__()
    bringing: asyncio.Future[int] = asyncio.ensure_future(status(url, **{HEADER: SECRET}))
    await asyncio.sleep(0.05)
    ending: Awaitable[Any] = asyncio.ensure_future(serving.__aexit__(None, None, None))
    await asyncio.sleep(0.05)
    desk.waits.set()
    assert await bringing == 200
    await ending
    assert desk.taken == [UPDATE]
    with pytest.raises(aiohttp.ClientConnectorError):
        await status(url)
