"""Somebody writes before they have joined, joins, and says what it was."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from xenia.care import screens as care_screens
from xenia.care.conversing import go_on
from xenia.care.early import keep, screens
from xenia.care.early.taps import BringEarly, DropEarly
from xenia.care.filters import NotOurCommand
from xenia.care.marks import NOTED
from xenia.care.promise import promised
from xenia.care.said import SAID_JSON, read_message
from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.shop import Shop
from xenia.team.models import TeamMember

router = Router(name="care-early")
last = Router(name="care-early-last")

_QUIET_FOR = timedelta(minutes=2)
"""So long who goes on writing is not told the same again."""


class Unknown(Filter):
    """Lets through those who have not joined and are not on the team."""

    async def __call__(
        self,
        event: TelegramObject,  # noqa: ARG002 - aiogram calls it so
        customer: Customer | None,
        member: TeamMember | None,
    ) -> bool:
        return customer is None and member is None


@last.message(NotOurCommand(), Unknown(), flags=WRITES)
async def kept(
    message: Message, session: AsyncSession, moment: Moment, shop: Shop, say: Say, now: datetime
) -> Answer:
    """Nobody has to write it again."""
    before = await keep.kept_of(session, message.chat.id)
    if not await keep.keep(moment, message.chat.id, read_message(message)):
        raise SkipHandler
    if before and now - before[-1].at < _QUIET_FOR:
        return Reply(reaction=NOTED)
    name = message.from_user.first_name if message.from_user else ""
    return screens.kept(say, shop, clean_name(name, otherwise=""))


async def greet(moment: Moment, telegram_id: int, say: Say) -> Screen | None:
    """What is asked of somebody who has just joined, and had written before."""
    found = await keep.kept_of(moment.session, telegram_id)
    return screens.offer(say, [SAID_JSON.validate_json(one.said) for one in found]) if found else None


@router.callback_query(BringEarly.filter(), Joined(), flags=CONVERSES)
async def brought(
    _: CallbackQuery,
    tap: BringEarly,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """It is a ticket."""
    case, told = await keep.bring(moment, customer, tap.kind)
    await go_on(state, case.ticket.id, now)
    return care_screens.received(say, case, await promised(moment, say, case), told=told)


@router.callback_query(DropEarly.filter(), Joined(), flags=WRITES)
async def dropped(_: CallbackQuery, session: AsyncSession, customer: Customer, say: Say) -> Answer:
    """It was nothing."""
    await keep.drop(session, customer.telegram_id)
    return care_screens.kept_out(say)
