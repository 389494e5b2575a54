"""A connection carries another call only when nothing of the one before is left on it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from xenia.bot import http
from xenia.bot.http import Answer, Client, Unanswered

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Line:
    """One connection, as the server sees it."""

    heard: list[bytes] = field(default_factory=list)
    writer: asyncio.StreamWriter | None = None
    left: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Server:
    """Answers each request with the next of `answers`, the last one again and again."""

    port: int = 0
    answers: list[bytes] = field(default_factory=lambda: [OK])
    lines: list[Line] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    reads_on: asyncio.Event = field(default_factory=asyncio.Event)
    answers_heads: bool = False
    hangs_up: bool = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(writer=writer)
        self.lines.append(line)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if self.answers_heads:
                    writer.write(answer)
                self.asked.set()
                await self.reads_on.wait()
                line.heard.append(head + await reader.readexactly(length))
                if not self.answers_heads:
                    writer.write(answer)
                await writer.drain()
                if self.hangs_up:
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            return  # they have gone
        finally:
            line.left.set()
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    server.reads_on.set()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield server


@pytest.fixture
async def client(server: Server) -> AsyncIterator[Client]:
    client = Client("127.0.0.1", server.port, secure=None, name="shop:1", limit=10)
    yield client
    await client.close()


async def post(client: Client, *pieces: bytes, seconds: float = 5) -> Answer:
    return await client.post(b"/bot1:a/sendMessage", b"application/json", pieces or (b"{}",), seconds)


async def test_one_connection_carries_one_call_after_the_other(server: Server, client: Client) -> None:
    assert [await post(client), await post(client, b'{"a":', b"1}")] == [(200, b"ok"), (200, b"ok")]
    (line,) = server.lines
    head = b"POST /bot1:a/sendMessage HTTP/1.1\r\nHost: shop:1\r\nContent-Type: application/json\r\n"
    assert line.heard[0] == head + b"Content-Length: 2\r\n\r\n{}"
    assert line.heard[1] == head + b'Content-Length: 7\r\n\r\n{"a":1}'


async def test_calls_beside_each_other_have_connections_of_their_own(server: Server, client: Client) -> None:
    await asyncio.gather(*(post(client) for _ in range(3)))
    assert len(server.lines) == 3
    await asyncio.gather(*(post(client) for _ in range(3)))
    assert len(server.lines) == 3, "which are used again"


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n3\r\n or\r\n0\r\n\r\n", b"ok or"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, b"ok"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b""),
        (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok", b"ok"),
    ],
)
async def test_an_answer_ends_where_it_says(
    server: Server, client: Client, answer: bytes, body: bytes
) -> None:
    server.answers = [answer]
    assert [await post(client), await post(client)] == [(200, body)] * 2
    assert len(server.lines) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        OK + b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nunasked",
        OK + b"HTTP/1.1 200 OK\r\nConte",
        OK + b"\x00",
    ],
)
async def test_a_connection_that_may_say_something_else_is_closed(
    server: Server, client: Client, answer: bytes
) -> None:
    server.answers = [answer, OK]
    assert await post(client) == (200, b"ok")
    await asyncio.wait_for(server.lines[0].left.wait(), 5)
    assert await post(client) == (200, b"ok")
    assert len(server.lines) == 2


@pytest.mark.parametrize("deed", ["speaks", "hangs up"])
async def test_a_kept_connection_that_stirs_is_not_used_again(
    server: Server, client: Client, deed: str
) -> None:
    await post(client)
    writer = server.lines[0].writer
    assert writer is not None
    if deed == "speaks":
        writer.write(OK)
    else:
        writer.close()
    await asyncio.wait_for(server.lines[0].left.wait(), 5)
    async with asyncio.timeout(30):
        while client._open:  # noqa: ASYNC110 - the other end of a socket
            await asyncio.sleep(0.001)
    assert await post(client) == (200, b"ok")
    assert len(server.lines) == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\nok",  # its end would be that of the connection: cut off, it looks the same
        b"",
    ],
)
async def test_an_answer_without_its_end_is_none(server: Server, client: Client, answer: bytes) -> None:
    server.answers, server.hangs_up = [answer], True
    with pytest.raises(Unanswered) as caught:
        await post(client)
    assert caught.value.began


async def test_an_answer_that_never_ends_is_cut_off(
    server: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "LARGEST_ANSWER", 1000)
    server.answers = [b"HTTP/1.1 200 OK\r\nX: " + b"x" * 2000]
    with pytest.raises(Unanswered, match="too large") as caught:
        await post(client)
    assert caught.value.began


async def test_a_cancelled_call_takes_its_connection_along(server: Server, client: Client) -> None:
    server.answers = [b"", OK]
    calling = asyncio.create_task(post(client))
    await asyncio.wait_for(server.asked.wait(), 5)
    calling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await calling
    await asyncio.wait_for(server.lines[0].left.wait(), 5)
    assert await post(client) == (200, b"ok")
    assert len(server.lines) == 2


async def test_what_nobody_uses_is_closed(
    server: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "LONGEST_IDLE", 0.05)
    await asyncio.gather(post(client), post(client))
    for line in server.lines:
        await asyncio.wait_for(line.left.wait(), 5)
    assert not client._idle
    assert await post(client) == (200, b"ok")


async def test_a_closed_client_leaves_nothing_open(server: Server, client: Client) -> None:
    server.answers = [OK, b""]
    await post(client)
    server.asked.clear()
    calling = asyncio.create_task(post(client))
    await asyncio.wait_for(server.asked.wait(), 5)
    await client.close()
    with pytest.raises(Unanswered, match="closed"):
        await calling
    assert not client._open


BIG = b"x" * 65536


async def test_a_slow_server_gets_a_file_by_and_by(server: Server, client: Client) -> None:
    server.reads_on.clear()
    calling = asyncio.create_task(post(client, *[BIG] * 400))  # far more than sockets hold
    await asyncio.wait_for(server.asked.wait(), 5)
    for _ in range(200):
        await asyncio.sleep(0)
    (line,) = client._open
    assert line._transport.get_write_buffer_size() < 4 * len(BIG), "what cannot leave stays where it was"
    assert not calling.done()
    server.reads_on.set()
    assert await calling == (200, b"ok")
    assert len(server.lines[0].heard[0].partition(b"\r\n\r\n")[2]) == 400 * len(BIG)


async def test_a_file_that_is_refused_at_its_first_bytes_is_not_sent_to_its_end(
    server: Server, client: Client
) -> None:
    server.answers_heads, server.answers = (
        True,
        [b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno", OK],
    )
    server.reads_on.clear()
    assert await post(client, *[BIG] * 400) == (413, b"no")
    server.reads_on.set()
    assert await post(client) == (200, b"ok")
    assert len(server.lines) == 2, "the rest of the file would be read as a request"
    await asyncio.wait_for(server.lines[0].left.wait(), 5)
    assert server.lines[0].heard == []


async def test_a_file_is_not_sent_on_into_a_connection_that_broke(server: Server, client: Client) -> None:
    server.reads_on.clear()
    calling = asyncio.create_task(post(client, *[BIG] * 400))
    await asyncio.wait_for(server.asked.wait(), 5)
    writer = server.lines[0].writer
    assert writer is not None
    writer.transport.abort()
    with pytest.raises(Unanswered) as caught:
        await calling
    assert caught.value.began
    server.reads_on.set()
