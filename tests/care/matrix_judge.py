"""Whether a way to a handler is open: the ticket changed, or somebody read of it in answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from care.matrix import Action, Actions, Place
from care.matrix_hands import InTheHouse
from care.matrix_house import StillHouse
from xenia.core.reply import Answer, Reply, Screen


@dataclass(slots=True)
class Judge:
    """Tries one action after the other before the same ticket."""

    house: StillHouse
    hands: InTheHouse
    place: Place
    was: object
    put_back: Callable[[], None]

    async def wrong(self, actions: Actions, role: str, situation: str) -> list[str]:
        """What somebody in that role may do and must not, or may not do and must."""
        found = []
        for name, ways in actions.items():
            for number, action in enumerate(ways):
                may = await self.is_touched(action)
                if may != (role in action.may(situation)):
                    found.append(f"{situation}: {name} {number} {'may' if may else 'may not'}")
        return found

    async def is_touched(self, action: Action) -> bool:
        """Whether the ticket changed, or was shown to them in answer. All is put back."""
        self.hands.begin()
        try:
            if action.prepare is not None:
                await action.prepare(self.place)
            return await self._is_touched_by(action)
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
    with house.kept() as put_back:
        yield Judge(house, hands, place, house.state(place.ticket), put_back)


def _read(answer: Answer) -> list[str]:
    screens = answer.screens if isinstance(answer, Reply) else (answer,)
    return [text for screen in screens for text in _seen(screen)]


def _seen(screen: Screen) -> list[str]:
    labels = [button.label for row in screen.rows for button in row]
    return [screen.text, *labels, screen.document.content if screen.document else ""]
