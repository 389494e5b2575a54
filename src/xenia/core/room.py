"""The door of a room: what a capability brings to the house."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from aiogram import Bot, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext

from xenia.core.database import AsyncSession, Database
from xenia.core.held import Held, Person
from xenia.core.reply import Screen
from xenia.core.texts import Say, Texts

READS = {"writes": False}
"""The handler changes nothing: it runs beside the writer."""
WRITES = {"writes": True}
"""The handler changes something: it runs inside a transaction of its own."""
CONVERSES = {"writes": True, "converses": True}
"""The handler belongs to a conversation in several messages. Any other handler ends it first."""

Check = Callable[[AsyncSession], AsyncIterator[str]]
"""Reads the database and yields a sentence for each thing that is not as it must be."""


When = Callable[[AsyncSession, int, datetime], Awaitable[bool]]
"""Whether something is there for that customer at that moment."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """A button that a room puts on a page of the house: its text, where it leads, and on whose page."""

    text: str
    tap: CallbackData
    place: int
    """Doorways stand in the order of their places."""
    role: str | None = None
    """None is the customers' page; a role of the team is the page of that role and those above it."""
    page: Literal["home", "messages", "data", "shop", "figures", "team"] = "home"
    """The home screen; a page of customers, on what we write to them or on what is wrong in what we hold; or
    one of the pages behind the home screen of the team, which shows only what is needed every day.
    """
    when: When | None = None
    """On the customers' home: only for those for whom it says so; None is for everybody."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bot's menu, with its description; for customers, or from a role of the team on."""

    name: str
    text: str
    place: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What work that falls due is given: one transaction, and the world as it is at that moment."""

    session: AsyncSession
    texts: Texts
    shop: Any
    """The `xenia.shop.Shop`; the ground does not look up at it."""
    now: datetime
    rooms: tuple["Room", ...] = ()
    """Every capability of the house."""
    journal: Path | None = None
    """Where erasures are written down besides the database; None where nothing is erased."""
    chat_id: int = 0
    """Of a message that is composed: where it goes."""


Due = Callable[[Moment], Awaitable[int]]
"""Does a slice of what is due and not yet done, and returns how much it found; 0 when nothing is left.

It may be called at any time and again: what it does, it writes so that it cannot happen twice.
"""


@dataclass(frozen=True, slots=True)
class Aside:
    """One thing that could not be done stands back behind the others."""

    tell: Callable[[Say], Screen] | None = None
    """What the owners are told of it."""


@dataclass(frozen=True, slots=True)
class OneByOne:
    """Due work on one thing at a time, of which none may keep the others from their turn."""

    work: Due
    set_aside: Callable[[Moment], Awaitable[Aside | None]]
    """Where `work` failed, it looks for the same thing in a transaction of its own, and writes so that the
    next one comes first; None when there is none.
    """

    async def __call__(self, moment: Moment) -> int:
        """Do the work, as any that is due."""
        return await self.work(moment)


Silence = Callable[[AsyncSession, Collection[int], datetime], Awaitable[set[int]]]
"""Which of these customers wait at that moment for us to put something right: nothing unasked goes then."""


@dataclass(frozen=True, slots=True)
class Later:
    """A message that is not to go now: it is asked about again at `until`."""

    until: datetime


Compose = Callable[[Moment, int, Say], Awaitable[Screen | Later | None]]
"""Makes the message about the row with that id, as it is about to leave; None when there is no point now."""


Rests = Callable[[AsyncSession], Awaitable[bool]]
"""Whether no message of a kind may leave now, whoever it is for."""

Greet = Callable[[Moment, int, Say], Awaitable[Screen | None]]
"""What a room says below the welcome to somebody who has just joined, by their Telegram id."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An unhappy customer asks for somebody of the team, with one tap on something they told us."""

    customer_id: int
    about: str
    """Names what they told us, so that it is asked for once: `feedback:12`."""
    mark: str
    """What they gave: stars, a score."""
    parts: tuple[tuple[str | None, str | None], ...]
    """What they said with it: words, and Telegram's id of a photo."""


FindPerson = Callable[[Moment, FSMContext, Say, Wanted], Awaitable[Screen]]
"""Has somebody of the team look after it, and says so; what the customer writes next belongs to it."""


@dataclass(frozen=True, slots=True)
class DeliveryKind:
    """A kind of message that is composed when it leaves.

    One with a purpose is unasked: it needs the customer's consent to that purpose, passes the governor, and
    is sent at most once. One without is owed to somebody, and is sent at least once.
    """

    name: str
    purpose: str | None
    priority: int
    """Lower goes first, and is kept where a cap leaves room for one; 0 is for what is owed."""
    compose: Compose
    rests: Rests | None = None
    """Then nobody looks for them: however many wait, it costs nothing. One that is there may be asked for."""


Erasing = Callable[[Moment, Person], Awaitable[None]]
"""What a room has to do before its rows of a person go, in the same transaction; it may be called again."""

Loses = Callable[[AsyncSession, int, datetime, Say], Awaitable[str | None]]
"""A sentence, in HTML, on what of worth a customer would lose by an erasure; None when nothing."""

InHand = Callable[[Bot, AsyncSession, int, Say], Awaitable[str | None]]
"""A sentence, in HTML, on what becomes of something that a member of the team, by number, has in hand.

None when nothing. Telegram may be asked.
"""

Outside = Callable[[Database, datetime], Awaitable[None]]
"""What is done after each tick outside of any transaction, at that moment where the shop is.

Most often it finds nothing to do, and quickly.
"""


@dataclass(frozen=True, slots=True)
class Room:
    """What one capability brings, so that nobody needs to import it to use it."""

    name: str
    router: Router | None = None
    checks: tuple[Check, ...] = ()
    doorways: tuple[Doorway, ...] = ()
    commands: tuple[Command, ...] = ()
    due: tuple[Due, ...] = ()
    delivery_kinds: tuple[DeliveryKind, ...] = ()
    silences: tuple[Silence, ...] = ()
    find_person: FindPerson | None = None
    groups: Router | None = None
    """What is done in groups. No handler of `router` is ever asked there, and none of these elsewhere."""
    held: tuple[Held, ...] = ()
    """What each of its tables holds of people; no table is without an answer."""
    erasing: tuple[Erasing, ...] = ()
    loses: tuple[Loses, ...] = ()
    leaves: tuple[Loses, ...] = ()
    """The same of what ends, or waits, for a customer who leaves the programme."""
    in_hand: tuple[InHand, ...] = ()
    """What an owner reads before they take somebody off the team."""
    outside: tuple[Outside, ...] = ()
    greet: Greet | None = None
