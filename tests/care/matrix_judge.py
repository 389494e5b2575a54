"""Whether a way to a handler is open: the ticket changed, or somebody read of it in answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from aiogram.dispatcher.event.handler import HandlerObject

from care.matrix import Action, Actions, Place
from care.matrix_hands import InTheHouse
from care.matrix_house import StillHouse
from xenia.bot import way
from xenia.core.reply import Answer, Reply, Screen


@dataclass(slots=True)
class Judge:
    """Tries one action after the other before the same ticket."""

    house: StillHouse
    hands: InTheHouse
    place: Place
    was: object
    put_back: Callable[[], None]
    reached: list[str]
    """The handlers that were called."""

    async def wrong(self, actions: Actions, role: str, situation: str) -> list[str]:
        """What somebody in that role may do and must not, or may not do and must."""
        found = []
        for name, ways in actions.items():
            for number, action in enumerate(ways):
                try:
                    may = await self.is_done(name, action)
                except Exception as error:  # noqa: BLE001 - it is reported, with what led to it
                    found.append(f"{situation}: {name} {number} {error!r}")
                    continue
                if may != (role in action.may(situation)):
                    found.append(f"{situation}: {name} {number} {'may' if may else 'may not'}")
        return found

    async def is_done(self, name: str, action: Action) -> bool:
        """Whether the ticket changed, or was shown to them in answer. All is put back."""
        self.hands.begin()
        self.reached.clear()
        try:
            if action.prepare is not None:
                await action.prepare(self.place)
            touched = await self._is_touched_by(action)
            return touched if action.of_ticket else name in self.reached
        finally:
            if self.hands.wrote or action.prepare is not None:
                self.put_back()

    async def _is_touched_by(self, action: Action) -> bool:
        ticket = self.place.ticket
        was = self.was if action.prepare is None else self.house.state(ticket)
        since = self.house.newest_delivery()
        await action.go(self.place)
        shown = [text for answer in self.hands.answers for text in _read(answer)]
        if self.hands.wrote:
            if self.house.state(ticket) != was:
                return True
            shown += self.house.told(self.hands.id, since)
        return any(ticket.reference in text for text in shown)


@contextmanager
def before(house: StillHouse, place: Place, hands: InTheHouse) -> Iterator[Judge]:
    """A judge of what can be done with a ticket as it is now."""
    reached: list[str] = []
    called = way._called

    async def calling(handler: HandlerObject, *given: Any) -> Answer | None:
        reached.append(name_of(handler))
        return await called(handler, *given)

    with house.kept() as put_back, patch.object(way, "_called", calling):
        yield Judge(house, hands, place, house.state(place.ticket), put_back, reached)


def name_of(handler: HandlerObject) -> str:
    """How the matrix calls it."""
    return f"{handler.callback.__module__.removeprefix('xenia.care.')}.{handler.callback.__name__}"


def _read(answer: Answer) -> list[str]:
    screens = answer.screens if isinstance(answer, Reply) else (answer,)
    led_to = answer.opens if isinstance(answer, Reply) else None
    return [text for screen in screens for text in _seen(screen)] + ([led_to] if led_to else [])


def _seen(screen: Screen) -> list[str]:
    labels = [button.label for row in screen.rows for button in row]
    return [screen.text, *labels, screen.document.content if screen.document else ""]
