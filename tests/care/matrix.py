"""The words in which the matrix is written: who, in which situation, by which way to a handler."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from aiogram.filters.callback_data import CallbackData
from sqlalchemy import func, select

from xenia.app import App
from xenia.care.bring import open_case
from xenia.care.history import write
from xenia.care.models import Kind, Side, Ticket
from xenia.care.said import Said
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.core.signing import signed
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.team.models import TeamMember

FREE, HELD, ENDED, CLOSED, ERASED = "free", "held", "ended", "closed", "erased"
SITUATIONS = (FREE, HELD, ENDED, CLOSED, ERASED)
"""`ended` is said to be solved, `closed` is agreed to be; `erased` is held, and its customer has left."""
ELSEWHERE = "elsewhere"
"""In a group: it is held, and another group is the staff forum now."""
ROLES = ("guest", "stranger", "customer", "own", "former", "holder", "colleague", "lead", "admin", "owner")
"""`stranger` is a customer with nothing to do with it; `own` is on the team, and brought it as a customer."""
IN_GROUP = (*ROLES, "anonymous")
"""`anonymous` is an administrator of the group whom nobody can tell."""
TEAM = {"holder", "colleague", "lead", "admin", "owner"}
LEADS = {"lead", "admin", "owner"}
ADMINS = {"admin", "owner"}
THEIRS = {"customer", "own"}
ASKED = {"customer"}
"""What they write outside a conversation, they are asked about."""
ASKED_WHOM = {"holder"}
"""What they write into their own chat in reply to nothing, they are asked about: it may be an answer."""
CUSTOMERS = {"stranger", "customer", "own"}
LEFT = {"stranger"}
"""Who is a customer still, when the ticket's has left."""
NOBODY: set[str] = set()
EVERYBODY = set(IN_GROUP)

Go = Callable[["Place"], Awaitable[object]]


class Hands(Protocol):
    """What somebody does in a chat, over the wire or not. Each is worked when it returns."""

    @property
    def id(self) -> int:
        """Theirs at Telegram."""

    async def tap(self, data: CallbackData) -> None:
        """Forge a tap."""

    async def tap_shown(self, prefix: str) -> None:
        """Tap the newest button that comes back as that."""

    async def write(self, text: str) -> None:
        """Write a text."""

    async def shown(self, text: str) -> int:
        """Have the bot write a text to them; returns its number."""

    async def reply(self, message_id: int, text: str) -> None:
        """Write a text in reply to a message."""

    async def react(self, message_id: int, emoji: str) -> None:
        """Put an emoji on a message."""


@dataclass(slots=True)
class Place:
    """Somebody before a ticket."""

    app: App
    hands: Hands
    ticket: Ticket
    other_id: int
    """Somebody else on the team."""

    def moment(self, session: AsyncSession) -> Moment:
        """Now, in that transaction."""
        return Moment(session, self.app.ground.texts, self.app.shop, self.app.ground.clock())


@dataclass(frozen=True, slots=True)
class Action:
    """A way to a handler, and who may go it: free, held by `holder`, ended, closed, its customer gone."""

    go: Go
    free: set[str]
    held: set[str]
    ended: set[str]
    closed: set[str] | None = None
    """The same as when it is ended, if nothing is said."""
    erased: set[str] | None = None
    """The team as when it is held, and nobody else, if nothing is said."""
    elsewhere: set[str] | None = None
    """Nobody, if nothing is said."""
    prepare: Go | None = None
    """What somebody else has done before."""
    of_ticket: bool = True
    """Else it shows and changes nothing of one, and is done where its handler lets them in."""

    def may(self, situation: str) -> set[str]:
        """Who may go it then."""
        if situation == CLOSED and self.closed is None:
            return self.ended
        if situation == ERASED and self.erased is None:
            return self.held & TEAM
        return getattr(self, situation) or NOBODY


Actions = dict[str, list[Action]]
"""By the name of the handler to which they lead: its module and function."""


def tap(make: Callable[[Place], CallbackData]) -> Go:
    """A tap, forged or not, on the newest message."""

    async def go(place: Place) -> None:
        await place.hands.tap(make(place))

    return go


def led_from_topic(button: type[CallbackData]) -> Go:
    """They were led to their own chat by a button of a topic."""

    async def go(place: Place) -> None:
        code = signed(place.app.shop.secret, button.__prefix__, place.ticket.reference)
        await place.hands.write(f"/start {code}")

    return go


def always(go: Go, who: set[str], *, prepare: Go | None = None) -> Action:
    """What the same may do whatever has become of the ticket."""
    return Action(go, who, who, who, who, who, who, prepare)


def page(go: Go, who: set[str], *, erased: set[str] | None = None, prepare: Go | None = None) -> Action:
    """What is of no ticket; `erased` may do it where the ticket's customer has left, if others may then."""
    return Action(go, who, who, who, who, who if erased is None else erased, who, prepare, of_ticket=False)


async def brought_too(place: Place) -> None:
    """The same customer has brought another."""
    async with transaction(place.app.database) as session:
        customer = await session.get_one(Customer, place.ticket.customer_id)
        await open_case(place.moment(session), customer, Kind.QUESTION, [Said("text", "και κάτι ακόμη")])


async def answered(place: Place) -> None:
    """Somebody has written to the customer since."""
    async with transaction(place.app.database) as session:
        ticket = await session.get_one(Ticket, place.ticket.id)
        member = await session.get_one(TeamMember, place.other_id)
        await write(
            session, ticket, Side.STAFF, Said("text", "Πότε;"), place.app.ground.clock(), member=member
        )


async def newest(place: Place) -> int:
    """The number of the newest ticket."""
    async with reading(place.app.database) as session:
        return await session.scalar(select(func.max(Ticket.id))) or 0
