"""A customer says thank you, or that all is well, when it is solved: the team reads it, nothing opens."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from xenia.care import bring, screens
from xenia.care.after.question import asked_since
from xenia.care.aside import add_all, is_kept
from xenia.care.conversing import Bringing
from xenia.care.early.refusals import NothingKept
from xenia.care.find import is_fresh, recent_cases_of
from xenia.care.said import Said, read_message
from xenia.care.taps import AllWell
from xenia.care.thankful import is_thanks
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.team.models import TeamMember

router = Router(name="care-thanking")

_SOON = timedelta(days=1)
"""So long after it was solved, a thank-you that is said to nobody is for those who solved it.

So it is after the question whether it was.
"""


class ThanksForSolved(Filter):
    """A thank-you that answers no question, of somebody with nothing open and something solved lately."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        now: datetime,
        customer: Customer | None,
        member: TeamMember | None,
        raw_state: str | None = None,
    ) -> bool | dict[str, Any]:
        is_asked = (raw_state or "").endswith("?") and raw_state != Bringing.more.state
        if customer is None or member is not None or is_asked or not is_thanks(message.text):
            return False
        recent = await recent_cases_of(session, customer.id, now)
        if not recent or any(one.is_open for one in recent):
            return False
        newest = max(recent, key=lambda one: one.resolved_at or one.opened_at)
        if newest.resolved_at is not None and now - newest.resolved_at < _SOON:
            return {"ticket_id": newest.id}
        asked = await asked_since(session, customer.id, now - _SOON)
        return {"ticket_id": asked} if asked is not None else False


@router.message(ThanksForSolved(), Joined(), flags=WRITES)
async def thanked(message: Message, ticket_id: int, moment: Moment, customer: Customer, say: Say) -> Answer:
    """It is for those who solved it."""
    return await take_thanks(moment, ticket_id, customer, say, read_message(message))


@router.callback_query(AllWell.filter(), Joined(), flags=WRITES)
async def all_well(_: CallbackQuery, tap: AllWell, moment: Moment, customer: Customer, say: Say) -> Answer:
    """What they wrote about something solved wants no answer: the team reads it."""
    if not await is_kept(moment, customer):
        raise NothingKept
    case = await add_all(moment, tap.ticket, customer, also_ended=True)
    return screens.thanked(say, case, fresh=is_fresh(case.ticket, moment.now))


async def take_thanks(moment: Moment, ticket_id: int, customer: Customer, say: Say, said: Said) -> Answer:
    """The team reads it; nothing is opened by it.

    Raises:
        NoSuchCase: it is not theirs.
    """
    case = await bring.say(moment, ticket_id, customer, said, also_ended=True)
    return screens.thanked(say, case, fresh=is_fresh(case.ticket, moment.now))
