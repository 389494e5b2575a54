"""The table of routes that serves the people's side and is its OpenAPI document."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp import web

from telegram_sandbox.door import Door
from telegram_sandbox.errors import ApiError, Refused
from telegram_sandbox.people_side import schema

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message
    from telegram_sandbox.world import Sandbox


DOOR = web.AppKey("door", Door)
STOPPING = web.AppKey("stopping", asyncio.Event)  # set when the server closes, so that streams end


@dataclass(slots=True, frozen=True)
class Visit:
    """One request on the people's side, its body checked."""

    sandbox: Sandbox
    request: web.Request
    body: JSON

    def number(self, name: str, default: int | None = None) -> int:
        """Return a whole number from the path or the query."""
        given = self.request.match_info.get(name) or self.request.query.get(name)
        if given is None and default is not None:
            return default
        try:
            return int(given or "")
        except ValueError:
            raise Refused(f"{name} must be a whole number.") from None

    def seconds(self, name: str, default: float) -> float:
        """Return how long to wait, from the query, at most 60 seconds."""
        try:
            return min(max(float(self.request.query.get(name, default)), 0.0), 60.0)
        except ValueError:
            raise Refused(f"{name} must be a number of seconds.") from None

    def raw(self, data: bytes, kind: str) -> web.Response:
        """Answer with bytes instead of JSON."""
        return web.Response(body=data, headers={"Content-Type": kind, "Cache-Control": "no-store"})

    def person(self) -> Person:
        """Return who acts."""
        found = self.sandbox.people.get(self.number("person"))
        if found is None:
            raise Refused("There is no such person.", 404)
        return found

    def bot(self) -> Bot:
        """Return the bot that the path names by its number."""
        found = self.sandbox.bots_by_id.get(self.number("bot"))
        if found is None:
            raise Refused("There is no such bot.", 404)
        return found

    def group(self) -> Chat:
        """Return the group that is acted in."""
        found = self.chat()
        if found.private:
            raise Refused("That is no group.")
        return found

    def chat(self) -> Chat:
        """Return the chat that is acted in."""
        return self.chat_of(self.person(), self.number("chat"))

    def chat_of(self, person: Person, number: int) -> Chat:
        """Return a person's chat by the number they know it by."""
        if bot := self.sandbox.bots_by_id.get(number):
            return self.sandbox.private(bot, person)
        group = self.sandbox.groups.get(number)
        if group is None or person.id not in group.people:
            raise Refused("There is no such chat for this person.", 404)
        return group

    def message(self) -> Message:
        """Return the message that is acted on."""
        found = self.chat().messages.get(self.number("message"))
        if found is None:
            raise Refused("There is no such message in this chat.", 404)
        return found


Answer = Callable[[Visit], Any]
F = TypeVar("F", bound=Answer)


@dataclass(slots=True, frozen=True)
class Route:
    """One thing people can do."""

    method: str
    path: str
    summary: str
    answer: Answer
    body: JSON | None
    query: dict[str, JSON] = field(default_factory=dict)
    returns: JSON = field(default_factory=dict)


ROUTES: list[Route] = []


def route(
    method: str,
    path: str,
    summary: str,
    *,
    body: JSON | None = None,
    query: dict[str, JSON] | None = None,
    returns: JSON | None = None,
) -> Callable[[F], F]:
    """Enter a function into the table. Its result is sent as JSON unless it is a response already."""

    def enter(function: F) -> F:
        ROUTES.append(Route(method, path, summary, function, body, query or {}, returns or {}))
        return function

    return enter


def serve_route(sandbox: Sandbox, entry: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Return the aiohttp handler of a route."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            result = entry.answer(Visit(sandbox, request, await _body(request, entry.body)))
            if isinstance(result, Awaitable):
                result = await result
        except UnicodeError:
            return web.json_response({"error": "A text has half a character in it."}, status=400)
        except Refused as refusal:
            return web.json_response({"error": str(refusal)}, status=refusal.status)
        except ApiError as error:
            return web.json_response({"error": error.description}, status=error.code)
        return result if isinstance(result, web.StreamResponse) else web.json_response(result)

    return handle


async def _body(request: web.Request, expected: JSON | None) -> JSON:
    if expected is None:
        return {}
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError:
        raise Refused("The body must be JSON.") from None
    schema.check(body, expected)
    return dict(body)
