"""The measurement's own webhooks: each update is taken once, also where a connection breaks."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bench.webhooks import CONNECTIONS, Webhook

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
TAKEN = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


async def body_of(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    assert b"X-Telegram-Bot-Api-Secret-Token: hush" in head
    assert head.startswith(b"POST /shop/telegram HTTP/1.1")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return await reader.readexactly(length)


@asynccontextmanager
async def bot(serve: Serve) -> AsyncIterator[Webhook]:
    writers: set[asyncio.StreamWriter] = set()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.add(writer)
        try:
            await serve(reader, writer)
        except asyncio.IncompleteReadError:
            return  # the test is over
        finally:
            writer.close()

    server = await asyncio.start_server(accepted, "127.0.0.1", 0)
    webhook = Webhook("https://127.0.0.1/shop/telegram", "hush", server.sockets[0].getsockname()[1])
    try:
        yield webhook
    finally:
        webhook.close()
        server.close()
        await server.wait_closed()


async def test_more_updates_than_connections_wait_their_turn() -> None:
    got: list[bytes] = []
    connections = 0
    everything = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            got.append(await body_of(reader))
            writer.write(TAKEN)
            if len(got) == 3 * CONNECTIONS:
                everything.set()

    async with asyncio.timeout(30), bot(serve) as webhook:
        for number in range(3 * CONNECTIONS):
            webhook.post(number, b"%d" % number)
        await everything.wait()
    assert sorted(map(int, got)) == list(range(3 * CONNECTIONS))
    assert connections == CONNECTIONS


async def test_what_a_broken_connection_carried_is_sent_again() -> None:
    got: list[bytes] = []
    again = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await body_of(reader))
        if len(got) > 1:
            writer.write(TAKEN)
            again.set()
            await body_of(reader)

    async with asyncio.timeout(30), bot(serve) as webhook:
        webhook.post(1, b"once more")
        await again.wait()
    assert got == [b"once more", b"once more"]
