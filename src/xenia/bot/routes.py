"""Which handler an update is for: looked up, where aiogram would ask each in turn.

Asking 60 takes half a millisecond, and a plain function among their filters goes to a thread each time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message, TelegramObject


@dataclass(frozen=True, slots=True)
class _Route:
    """A handler, the commands or button it answers, and the state it belongs to; None where it takes any."""

    handler: HandlerObject
    keys: frozenset[str] | None
    state: str | None


class Routes:
    """The handlers of all rooms for one kind of update, in their order."""

    def __init__(self, kind: str, routers: Iterable[Router]) -> None:
        self._routes = [
            _route(handler)
            for router in routers
            for one in router.chain_tail  # itself, and those it includes
            for handler in one.observers[kind].handlers
        ]
        self.handlers = [route.handler for route in self._routes]
        self._keys = frozenset[str]().union(*(route.keys or () for route in self._routes))
        self._states = {route.state for route in self._routes if route.state}
        self._found: dict[tuple[str, str | None], Sequence[HandlerObject]] = {}

    def to(self, event: TelegramObject, state: str | None) -> Sequence[HandlerObject]:
        """Those whose filters are to be asked, the first one first; `state` is what the chat waits for."""
        key = _key(event)
        # What comes from outside names nothing that would be kept for ever.
        place = key if key in self._keys else "", state if state in self._states else None
        if place not in self._found:
            self._found[place] = [
                route.handler
                for route in self._routes
                if (route.keys is None or place[0] in route.keys) and route.state in {None, place[1]}
            ]
        return self._found[place]


def _route(handler: HandlerObject) -> _Route:
    keys: set[str] = set()
    state, others = None, []
    for one in handler.filters or ():
        waited = one.callback
        if isinstance(waited, State):
            state = waited.state  # found by its state, it need not be asked again
            continue
        others.append(one)
        if isinstance(waited, CallbackQueryFilter):
            keys.add(waited.callback_data.__prefix__)
        elif isinstance(waited, Command):
            keys.update(str(command) for command in waited.commands)
    found = HandlerObject(handler.callback, filters=others, flags=handler.flags)
    return _Route(found, frozenset(keys) or None, state)


def _key(event: TelegramObject) -> str:
    """`points` for the command `/points@shop_bot`, and for the button `points:3`."""
    if isinstance(event, CallbackQuery):
        return (event.data or "").partition(":")[0]
    text = (event.text or event.caption or "") if isinstance(event, Message) else ""
    return text[1:].split(maxsplit=1)[0].partition("@")[0] if text[:1] == "/" and text[1:2].strip() else ""
