"""The sentence that ends a ticket, typed in its topic by who has just been asked for it there.

It is remembered beside whatever that person is doing in their own chat, and ends nothing of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aiogram.fsm.context import FSMContext
from sqlalchemy import case, func, not_, select

from xenia.care.find import line_at
from xenia.care.forum.models import ForumTopic
from xenia.care.forum.told import REACTION
from xenia.care.models import Side, TicketLine
from xenia.care.said import Said
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession
from xenia.team.models import TeamMember

WITHIN = timedelta(minutes=10)
"""After that long, what they write in the topic without replying to the question is an answer again."""
_KEY = "ending"


async def expect(session: AsyncSession, state: FSMContext, ticket_id: int, mode: Mode, now: datetime) -> None:
    """Somebody has been asked for it."""
    last = await session.scalar(select(func.max(TicketLine.id)).where(TicketLine.ticket_id == ticket_id))
    asked = {"of": ticket_id, "mode": mode.value, "last": last or 0, "at": now.isoformat()}
    await state.update_data({_KEY: asked})


async def forget(state: FSMContext) -> None:
    """It has come, or is not wanted any more."""
    data = await state.get_data()
    if data.pop(_KEY, None) is not None:
        await state.set_data(data)


class Between(StrEnum):
    """What came in between."""

    CUSTOMER = "customer"
    """They have written."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Expected:
    """A message that comes after the question."""

    mode: Mode
    between: Between | None
    """Something came in between: then it is an answer."""


async def expected(
    session: AsyncSession, state: FSMContext, topic: ForumTopic, member: TeamMember, said: Said, now: datetime
) -> Expected | None:
    """What a message for the customer would end; None: it is an answer, as one that replies to a line."""
    asked = (await state.get_data()).get(_KEY)
    if asked is None or asked["of"] != topic.ticket_id or said.what != "text":
        return None
    if now - datetime.fromisoformat(asked["at"]) > WITHIN:
        return None
    if said.reply_to is not None and await line_at(session, topic.chat_id, said.reply_to, said.reply_name):
        return None
    is_own = (TicketLine.member_id == member.id) & (
        TicketLine.side.in_((Side.STAFF, Side.NOTE)) | (TicketLine.what == "claimed")
    )
    by_customer = (TicketLine.side == Side.CUSTOMER) & (TicketLine.what != REACTION)
    found = await session.scalars(
        select(case((by_customer, Between.CUSTOMER.value), else_=Between.OTHER.value))
        .where(
            TicketLine.ticket_id == topic.ticket_id,
            TicketLine.id > asked["last"],
            not_(func.coalesce(is_own, False)),
        )
        .distinct()
    )
    return Expected(Mode(asked["mode"]), min(map(Between, found), default=None))
