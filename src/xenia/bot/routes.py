"""Which handler an update is for: looked up, where aiogram would ask each in turn.

Asking 60 takes half a millisecond, and a plain function among their filters goes to a thread each time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
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


class Routes(TelegramEventObserver):
    """The handlers of all rooms for one kind of update, in their order."""

    def __init__(self, dispatcher: Router, kind: str, routers: Iterable[Router]) -> None:
        super().__init__(dispatcher, kind)
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

    async def trigger(self, event: TelegramObject, **data: Any) -> Any:
        """As aiogram's: the first handler whose filters let the update through answers it."""
        for handler in self._candidates(_key(event), data.get("raw_state")):
            data["handler"] = handler
            passed, more = await handler.check(event, **data)
            if not passed:
                continue
            data.update(more)
            try:
                call = self.outer_middleware.wrap_middlewares(self._resolve_middlewares(), handler.call)
                return await call(event, data)
            except SkipHandler:
                continue
        return UNHANDLED

    def _candidates(self, key: str, state: str | None) -> Sequence[HandlerObject]:
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
