"""A customer wants a person: tells them, is told where it stands, is done with it or brings it back."""

from datetime import datetime

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from xenia.care import bring, screens
from xenia.care.aside import add_all, amend_aside, gone_to, lay_aside
from xenia.care.bring import agree_solved, bring_back, correct, open_case, withdraw
from xenia.care.conversing import (
    TALKING_FOR,
    Bringing,
    go_on,
    told_lately,
    wait_for_first,
    wait_for_tap,
)
from xenia.care.doubt.hold import changed_here, settle_before
from xenia.care.doubt.read import Meant, meant_by
from xenia.care.early import screens as early_screens
from xenia.care.early.asking import asked_anew
from xenia.care.early.keep import amend, lately
from xenia.care.filters import NotOurCommand, OfCustomer, WithOpenCase
from xenia.care.find import (
    answered_elsewhere,
    is_fresh,
    is_part_of,
    line_at,
    open_cases_of,
    own_case,
    recent_cases_of,
)
from xenia.care.marks import NOTED
from xenia.care.models import Kind, Side
from xenia.care.promise import promise, promised
from xenia.care.said import Said, read_message
from xenia.care.taps import AddTo, AskPerson, GoOn, MyCase, NewCase, NotSolved, Solved, Withdraw
from xenia.care.thankful import is_thanks
from xenia.care.thanking import take_thanks
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer

router = Router(name="care")
last = Router(name="care-last")
"""Asked after all other rooms: takes what nobody else understood, so that nothing about a ticket is lost."""


@router.message(Command("person"), Joined(), flags=CONVERSES)
@router.callback_query(AskPerson.filter(), Joined(), flags=CONVERSES)
async def asked(
    _: Message | CallbackQuery, moment: Moment, state: FSMContext, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer wants somebody. Whoever begins to write at once needs not choose first."""
    recent = await recent_cases_of(moment.session, customer.id, now)
    kept = [] if any(one.is_open for one in recent) else await lately(moment, customer)
    if kept:
        await wait_for_tap(state, None, now)
        return early_screens.which(say, kept, recent)
    await wait_for_first(state, Kind.REQUEST, now)
    return screens.ask(say, recent)


@router.callback_query(NewCase.filter(), Joined(), flags=CONVERSES)
async def chosen(
    _: CallbackQuery,
    tap: NewCase,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """What it is about. Who has told the bot already needs not write it again."""
    if kept := await lately(moment, customer):
        await wait_for_tap(state, tap.kind, now)
        return early_screens.as_it_is(say, tap.kind, kept)
    await wait_for_first(state, tap.kind, now)
    return screens.listening(say, tap.kind)


@router.message(OfCustomer(), NotOurCommand(), Joined(), flags=CONVERSES)
async def replied(
    message: Message, ticket_id: int, moment: Moment, state: FSMContext, customer: Customer, say: Say
) -> Answer | None:
    """A reply to a message about a ticket belongs to it, whatever was going on."""
    return await _add(moment, state, ticket_id, customer, say, read_message(message))


@router.message(Bringing.words, NotOurCommand(), Joined(), flags=CONVERSES)
async def opened(
    message: Message, moment: Moment, state: FSMContext, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The first thing they send opens the ticket."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > TALKING_FOR:
        raise SkipHandler
    case, told = await open_case(moment, customer, Kind(data["kind"]), [read_message(message)])
    await go_on(state, case.ticket.id, now, told_at=now)
    return screens.received(say, case, await promised(moment, say, case), told=told)


@router.message(Bringing.more, NotOurCommand(), Joined(), flags=CONVERSES)
async def told_more(
    message: Message, moment: Moment, state: FSMContext, customer: Customer, say: Say, now: datetime
) -> Answer | None:
    """Everything they send while it goes on, unless the team spoke last of another ticket of theirs."""
    data = await state.get_data()
    at = datetime.fromisoformat(data["at"])
    if now - at > TALKING_FOR:
        raise SkipHandler
    if await answered_elsewhere(moment.session, customer.id, data["ticket"], at):
        await state.clear()
        return await _add_or_ask_which(message, moment, customer, say)
    return await _add(moment, state, data["ticket"], customer, say, read_message(message))


@router.edited_message(flags=CONVERSES)
async def changed(
    message: Message,
    session: AsyncSession,
    moment: Moment,
    state: FSMContext,
    customer: Customer | None,
    say: Say,
) -> Answer | None:
    """Somebody changed what they had said, customer or team: both versions are kept and carried on.

    Of what has gone to nobody yet there is one version, the new one: who is asked about it reads that.
    """
    said = read_message(message)
    await settle_before(moment, said)
    if (is_new := await amend(session, said)) is not None:
        return await asked_anew(session, state, customer, say) if is_new else None
    if customer is not None and (is_new := await amend_aside(moment, customer, said)) is not None:
        return screens.kept_as_changed(say, said) if is_new else None
    if await changed_here(moment, said):
        return None
    found = await correct(moment, said)
    if found is None:
        return None
    if found[1].side == Side.NOTE and meant_by(said.words) == Meant.CUSTOMER:
        return Screen(say("care-still-note"))
    if found[1].side != Side.CUSTOMER:
        return None
    return screens.corrected(say, found[0])


@router.callback_query(MyCase.filter(), Joined(), flags=READS)
async def shown(
    _: CallbackQuery,
    tap: MyCase,
    session: AsyncSession,
    customer: Customer,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """One of their own."""
    case = await own_case(session, tap.ticket, customer.id)
    return screens.case_page(say, case, await promise(moment, say, case), now)


@router.callback_query(GoOn.filter(), Joined(), flags=CONVERSES)
async def going_on(
    _: CallbackQuery,
    tap: GoOn,
    session: AsyncSession,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer has more to say about it; where it is solved, they are asked whether it is not."""
    case = await own_case(session, tap.ticket, customer.id)
    if not case.ticket.is_open:
        return Reply((screens.not_open(say, case, fresh=is_fresh(case.ticket, now)),), fresh=True)
    await go_on(state, tap.ticket, now)
    return Reply((screens.going_on(say, case),), fresh=True)


@router.callback_query(Solved.filter(), Joined(), flags=WRITES)
async def content(
    _: CallbackQuery, tap: Solved, moment: Moment, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer says that it is solved."""
    case = await agree_solved(moment, tap.ticket, customer)
    if case.ticket.is_open:
        return screens.case_page(say, case, await promise(moment, say, case), now)
    return Reply((screens.agreed(say, case),), fresh=True)


@router.callback_query(NotSolved.filter(), Joined(), flags=CONVERSES)
async def not_solved(
    _: CallbackQuery,
    tap: NotSolved,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """It was not: open again, with what the customer has written about it meanwhile."""
    await bring_back(moment, tap.ticket, customer)
    case = await add_all(moment, tap.ticket, customer)
    await go_on(state, tap.ticket, now)
    return Reply((screens.brought_back(say, case, await promise(moment, say, case)),), fresh=True)


@router.callback_query(Withdraw.filter(), Joined(), flags=WRITES)
async def withdrawing(
    _: CallbackQuery, tap: Withdraw, session: AsyncSession, customer: Customer, moment: Moment, say: Say
) -> Answer:
    """The customer does not need it any more, after a question."""
    case = await own_case(session, tap.ticket, customer.id)
    if not tap.sure and case.ticket.is_open:
        return screens.sure_to_withdraw(say, case)
    return screens.withdrawn(say, await withdraw(moment, tap.ticket, customer))


@router.callback_query(AddTo.filter(), Joined(), flags=CONVERSES)
async def adding(
    _: CallbackQuery,
    tap: AddTo,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """What was written outside belongs to that ticket, if no other tap has put it elsewhere."""
    case = await own_case(moment.session, tap.ticket, customer.id)
    gone = await gone_to(moment, customer, tap.message)
    if gone is None:
        case = await add_all(moment, tap.ticket, customer)
    elif gone.ticket.id != case.ticket.id:
        return screens.already_in(say, gone)
    if not case.ticket.is_open:
        return screens.not_open(say, case, fresh=is_fresh(case.ticket, now))
    await go_on(state, tap.ticket, now)
    return screens.added(say, case)


@last.message(NotOurCommand(), WithOpenCase(), Joined(), flags=WRITES)
async def laid_aside(message: Message, customer: Customer, moment: Moment, say: Say) -> Answer | None:
    """Nobody understood it, and there is an open ticket: it is added; with several, they are asked."""
    return await _add_or_ask_which(message, moment, customer, say)


async def _add_or_ask_which(message: Message, moment: Moment, customer: Customer, say: Say) -> Answer | None:
    said, cases = read_message(message), await open_cases_of(moment.session, customer.id)
    if len(cases) == 1:
        case = await bring.say(moment, cases[0].id, customer, said)
        line = await line_at(moment.session, message.chat.id, message.message_id)
        if line is None or await is_part_of(moment.session, case.ticket.id, said.album):
            return None
        return screens.added(say, case, line.id)
    waiting = await lay_aside(moment, customer, said)
    return screens.which(say, cases, waiting, message.message_id) if waiting and cases else None


async def _add(
    moment: Moment, state: FSMContext, ticket_id: int, customer: Customer, say: Say, said: Said
) -> Answer | None:
    """Add it, or keep it aside where the ticket is solved; an album, or a flood, is confirmed once."""
    case = await own_case(moment.session, ticket_id, customer.id)
    if not case.ticket.is_open:
        if is_thanks(said.words) and said.what == "text":
            return await take_thanks(moment, ticket_id, customer, say, said)
        waiting = await lay_aside(moment, customer, said)
        return screens.not_open(say, case, fresh=is_fresh(case.ticket, moment.now)) if waiting else None
    case = await bring.say(moment, ticket_id, customer, said)
    ticket_id = case.ticket.id
    told_at = await told_lately(state, ticket_id, moment.now)
    await go_on(state, ticket_id, moment.now, told_at=told_at or moment.now)
    if await is_part_of(moment.session, ticket_id, said.album):
        return None
    return Reply(reaction=NOTED) if told_at is not None else screens.added(say, case)
