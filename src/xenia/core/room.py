"""The door of a room: what a capability brings to the house."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters.callback_data import CallbackData

from xenia.core.database import AsyncSession

READS = {"writes": False}
"""The handler changes nothing: it runs beside the writer."""
WRITES = {"writes": True}
"""The handler changes something: it runs inside a transaction of its own."""
CONVERSES = {"writes": True, "converses": True}
"""The handler belongs to a conversation in several messages. Any other handler ends it first."""

Check = Callable[[AsyncSession], AsyncIterator[str]]
"""Reads the database and yields a sentence for each thing that is not as it must be."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """A button that a room puts on a home screen: its text, where it leads, and on whose screen."""

    text: str
    tap: CallbackData
    place: int
    """Doorways stand in the order of their places."""
    role: str | None = None
    """None is the customers' home; a role of the team is the home of that role and those above it."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bot's menu, with its description; for customers, or from a role of the team on."""

    name: str
    text: str
    place: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """What one capability brings, so that nobody needs to import it to use it."""

    name: str
    router: Router | None = None
    checks: tuple[Check, ...] = ()
    doorways: tuple[Doorway, ...] = ()
    commands: tuple[Command, ...] = ()
