"""Which messages are about a ticket."""

import re
from collections.abc import Sequence
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from xenia.care.find import by_reference, case_of, line_at, open_cases_of
from xenia.care.models import TicketLine
from xenia.care.references import LENGTH, read_reference
from xenia.care.said import name_in
from xenia.core.database import AsyncSession
from xenia.core.room import Room
from xenia.customers.models import Customer

_COMMAND = re.compile(r"/(\w+)")
_ALWAYS = {"start"}


class NotOurCommand(Filter):
    """Anything but a command of ours: who begins with a slash otherwise is not to lose what they wrote."""

    async def __call__(self, message: Message, rooms: Sequence[Room]) -> bool:
        text = message.text or message.caption or ""
        word = _COMMAND.match(text)
        known = _ALWAYS | {command.name for room in rooms for command in room.commands}
        return word is None or word[1] not in known


class OfCustomer(Filter):
    """A reply, by its customer, to a message that carried a line of a ticket, or to one of their own."""

    async def __call__(
        self, message: Message, session: AsyncSession, customer: Customer | None
    ) -> bool | dict[str, Any]:
        line = await _replied(session, message) if customer is not None else None
        if line is None or customer is None:
            return False
        case = await case_of(session, line.ticket_id)
        return {"ticket_id": line.ticket_id} if case.customer.id == customer.id else False


class OfTeam(Filter):
    """A reply, by somebody of the team, to a message that carried a line to them, or to one of their own."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, Any]:
        line = await _replied(session, message)
        if line is None:
            return False
        case = await case_of(session, line.ticket_id)
        return {"ticket_id": line.ticket_id} if case.customer.telegram_id != message.chat.id else False


class WithOpenCase(Filter):
    """Something a customer with an open ticket writes where nothing else is waited for."""

    async def __call__(
        self,
        message: Message,  # noqa: ARG002 - aiogram calls it so
        session: AsyncSession,
        customer: Customer | None,
    ) -> bool:
        return customer is not None and bool(await open_cases_of(session, customer.id))


class ReferenceTyped(Filter):
    """The reference of a ticket, typed alone."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, Any]:
        reference = read_reference(message.text or "") if len(message.text or "") <= 2 * LENGTH else None
        found = await by_reference(session, reference) if reference else None
        return {"ticket_id": found} if found is not None else False


async def _replied(session: AsyncSession, message: Message) -> TicketLine | None:
    """The line that the message replied to is, or carries; of one carried twice, by what it is called."""
    to = message.reply_to_message
    if to is None:
        return None
    return await line_at(session, message.chat.id, to.message_id, name_in(to))
