"""Seeing what happens: events, long polls, the ground truth."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import web

from telegram_sandbox.people_side.routes import STOPPING, Visit, route
from telegram_sandbox.people_side.schema import INTEGER, NUMBER

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

HEARTBEAT = 15.0  # seconds of silence after which a comment shows that the stream lives


@route(
    "GET",
    "/sandbox/people/{person}/chats/{chat}/next",
    "Wait for what a bot does next in a chat",
    query={"after": INTEGER, "timeout": NUMBER},
)
async def next_events(visit: Visit) -> JSON:
    """Return what bots did after event `after`, once there is something; nothing after `timeout` seconds."""
    events, person, chat = visit.sandbox.events, visit.person(), visit.chat().id_for_person()
    after = visit.number("after", 0)
    acted = events.signal_of_bots(person.id, chat)
    found = await acted.until(
        lambda: events.from_bots(person.id, chat, after) or None, visit.seconds("timeout", 5)
    )
    return {"events": found or [], "last": events.last}


@route("GET", "/sandbox/settled", "Wait until no update waits for any bot", query={"timeout": NUMBER})
async def settled(visit: Visit) -> JSON:
    """Return whether every update was taken and confirmed, at the latest after `timeout` seconds."""
    sandbox = visit.sandbox
    return {"settled": bool(await sandbox.settled.until(sandbox.all_settled, visit.seconds("timeout", 5)))}


@route("GET", "/sandbox/calls", "Every call of every bot but getUpdates", query={"after": INTEGER})
def calls(visit: Visit) -> list[JSON]:
    """Return the calls with numbers above `after`."""
    return [call.json() for call in visit.sandbox.calls[max(visit.number("after", 0), 0) :]]


@route("GET", "/sandbox/deliveries", "Everything of bots that reached people", query={"after": INTEGER})
def deliveries(visit: Visit) -> list[JSON]:
    """Return the deliveries with numbers above `after`."""
    return [each.json() for each in visit.sandbox.deliveries[max(visit.number("after", 0), 0) :]]


@route(
    "GET",
    "/sandbox/events",
    "A stream of everything that happens (Server-Sent Events)",
    query={"after": INTEGER},
    returns={"text/event-stream": {}},
)
async def stream(visit: Visit) -> web.StreamResponse:
    """Send events as they happen; with `after`, first those that were missed. Without it, only new ones."""
    events = visit.sandbox.events
    seen = visit.request.headers.get("Last-Event-ID", "")
    seq = int(seen) if seen.isdecimal() else visit.number("after", events.last)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(visit.request)
    await response.write(b": open\n\n")
    stopping = visit.request.app[STOPPING]

    def missed() -> list[JSON] | None:
        return events.after(seq) or ([] if stopping.is_set() else None)

    while not stopping.is_set():
        news = await events.happened.until(missed, HEARTBEAT) or []
        seq += len(news)
        lines = [f"id: {event['seq']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n" for event in news]
        try:
            await response.write("".join(lines).encode() or b": still here\n\n")
        except ConnectionResetError:
            break
    return response
