"""Somebody writes before they have joined, or to nobody; then joins, or asks for somebody to read it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from xenia.care import screens as care_screens
from xenia.care.conversing import TALKING_FOR, Bringing, go_on, wait_for_first, wait_for_tap
from xenia.care.early import keep, screens
from xenia.care.early.models import TicketEarly
from xenia.care.early.taps import BringEarly, DropEarly, WriteAnew
from xenia.care.filters import NotOurCommand
from xenia.care.find import recent_cases_of
from xenia.care.marks import NOTED
from xenia.care.models import Kind
from xenia.care.promise import promised
from xenia.care.said import SAID_JSON, Said, read_message
from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, WRITES, DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.deliveries.queue import owe
from xenia.shop import Shop
from xenia.team.models import TeamMember

router = Router(name="care-early")
last = Router(name="care-early-last")

_QUIET_FOR = timedelta(minutes=2)
"""So long who goes on writing is not told the same again."""
_ASKED_AGAIN = timedelta(minutes=15)
_FOR_SOMEBODY = frozenset({"photo", "video", "video_note", "voice", "audio", "document"})
"""What nobody sends to a bot that only reads words."""


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


@last.message(NotOurCommand(), Joined(), flags=CONVERSES)
async def sent_to_nobody(
    message: Message,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    member: TeamMember | None,
    say: Say,
    now: datetime,
) -> Answer | None:
    """A customer with nothing open sends a picture, or speaks: shall somebody see it?"""
    said = read_message(message)
    if member is not None or said.what not in _FOR_SOMEBODY:
        raise SkipHandler
    before = await keep.lately(moment, customer)
    return await _keep(moment, state, customer, said, before, None, say, now)


@router.message(Bringing.kept, NotOurCommand(), Joined(), flags=CONVERSES)
async def added_to_kept(
    message: Message, moment: Moment, state: FSMContext, customer: Customer, say: Say, now: datetime
) -> Answer | None:
    """More of it, before it leaves: shown with the rest. Who believes that it has left is asked once more."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > TALKING_FOR:
        raise SkipHandler
    before = await keep.lately(moment, customer)
    if before:
        await owe(
            moment.session,
            STILL_HERE,
            customer.telegram_id,
            subject=f"{before[0].id}",
            about=customer.id,
            not_before=now + _ASKED_AGAIN,
            now=now,
        )
    kind = Kind(data["kind"]) if data["kind"] else None
    return await _keep(moment, state, customer, read_message(message), before, kind, say, now)


@router.callback_query(WriteAnew.filter(), Joined(), flags=CONVERSES)
async def written_anew(
    _: CallbackQuery,
    tap: WriteAnew,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """What was kept is dropped, and they begin afresh."""
    await keep.drop(moment.session, customer.telegram_id)
    await wait_for_first(state, tap.kind or Kind.REQUEST, now)
    if tap.kind is not None:
        return care_screens.listening(say, tap.kind)
    return care_screens.ask(say, await recent_cases_of(moment.session, customer.id, now))


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


async def _keep(
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    said: Said,
    before: Sequence[TicketEarly],
    kind: Kind | None,
    say: Say,
    now: datetime,
) -> Answer | None:
    """Keep it, and show all that is kept; an album is shown once."""
    if not await keep.keep(moment, customer.telegram_id, said):
        return screens.full(say, kind)
    await wait_for_tap(state, kind, now)
    if said.album is not None and any(
        SAID_JSON.validate_json(one.said).album == said.album for one in before
    ):
        return None
    kept_now = await keep.kept_of(moment.session, customer.telegram_id)
    return screens.which(say, kept_now) if kind is None else screens.as_it_is(say, kind, kept_now)


async def _still_here(moment: Moment, customer_id: int, say: Say) -> Screen | None:
    """What they have added to and not sent."""
    customer = await moment.session.get_one(Customer, customer_id)
    found = await keep.lately(moment, customer) if customer.is_member else []
    return screens.still_here(say, found) if found else None


STILL_HERE = DeliveryKind("early-still-here", None, 0, _still_here)
