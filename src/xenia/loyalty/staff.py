"""Staff give points: scan a card or write `4821 12,40`, confirm, done."""

import re
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Unasked
from xenia.core.reply import Answer
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say, Texts
from xenia.customers.join import by_card
from xenia.customers.models import Customer
from xenia.deliveries.queue import queue
from xenia.ledger import balance
from xenia.loyalty import screens, staff_screens
from xenia.loyalty.award import award_purchase, cents_of, check_award, undo
from xenia.loyalty.taps import Award, HowToAward, OpenCustomer, UndoAward
from xenia.shop import Shop
from xenia.shop.links import Link
from xenia.team.audit import Viewed, audit
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="loyalty-staff")
_CARD = re.compile(r"#?(\d{4,7})(?:\s+(\S.*))?", re.ASCII)


class Awarding(StatesGroup):
    """What the bot waits for after a card was scanned."""

    amount = State()


class CardTyped(Filter):
    """`4821`, or `4821 12,40`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        match = _CARD.fullmatch(" ".join((message.text or "").split()))
        return {"number": match[1], "amount": match[2]} if match else False


@router.callback_query(HowToAward.filter(), Role(STAFF), flags=READS)
async def how_to(_: CallbackQuery, say: Say) -> Answer:
    """How a purchase is recorded."""
    return staff_screens.how_to(say)


@router.message(Link("card"), Role(STAFF), flags=CONVERSES)
async def scanned(
    _: Message,
    code: str,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    say: Say,
    now: datetime,
) -> Answer:
    """Staff scanned a card: whose it is, and how much was it?"""
    return await _ask_amount(session, state, say, member, code, now)


@router.callback_query(OpenCustomer.filter(), Role(STAFF), flags=CONVERSES)
async def reopened(
    _: CallbackQuery,
    tap: OpenCustomer,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    say: Say,
    now: datetime,
) -> Answer:
    """Staff thought again before confirming."""
    return await _ask_amount(session, state, say, member, tap.card, now)


@router.message(CardTyped(), Unasked(), Role(STAFF), flags=CONVERSES)
async def typed(
    _: Message,
    number: str,
    amount: str | None,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """Staff wrote a card number, perhaps with an amount."""
    waiting = (await state.get_data()).get("card") if await state.get_state() == Awarding.amount else None
    if waiting and amount is None and (cents := cents_of(number)):
        # «1240» after a scan is an amount, not another card.
        return await _confirm(session, state, shop, say, member, waiting, cents)
    if amount is None:
        return await _ask_amount(session, state, say, member, number, now)
    customer = await by_card(session, number)
    if customer is None:
        return staff_screens.no_such_card(say, number)
    cents = cents_of(amount)
    if cents is None:
        await _wait_for_amount(state, number)
        return staff_screens.not_an_amount(say, customer)
    audit(session, member, Viewed.CARD, now, customer_id=customer.id)
    return await _confirm(session, state, shop, say, member, number, cents)


@router.message(Awarding.amount, NotCommand(), Role(STAFF), flags=CONVERSES)
async def amount_typed(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, shop: Shop, say: Say
) -> Answer:
    """The amount after a scan; anything else is asked for again."""
    card = (await state.get_data())["card"]
    cents = cents_of(message.text or "")
    if cents is not None:
        return await _confirm(session, state, shop, say, member, card, cents)
    customer = await by_card(session, card)
    return staff_screens.not_an_amount(say, customer) if customer else staff_screens.no_such_card(say, card)


@router.callback_query(Award.filter(), Role(STAFF), flags=WRITES)
async def confirmed(
    _: CallbackQuery,
    tap: Award,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """Recorded once, however often it is tapped; both are told."""
    customer = await by_card(session, tap.card)
    if customer is None:
        return staff_screens.no_such_card(say, tap.card)
    had = (await balance(session, customer.id, now)).available
    awarded = await award_purchase(
        session, shop, member, customer, cents=tap.cents, intent=tap.intent, now=now
    )
    has = (await balance(session, customer.id, now)).available
    if awarded.purchase.refunded_cents:
        return staff_screens.undone(say, customer, awarded.purchase, has)  # tapped again after an undo
    if awarded.new:
        covered = had + awarded.purchase.awarded - has
        told = screens.told_award(texts.say(customer.language), awarded.purchase, shop.name, covered, has)
        queue(session, "points-awarded", customer.telegram_id, told, now)
    return staff_screens.done(say, shop, customer, awarded.purchase, has)


@router.callback_query(UndoAward.filter(), Role(STAFF), flags=WRITES)
async def undoing(
    _: CallbackQuery,
    tap: UndoAward,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """A mistake is taken back; both are told."""
    undone = await undo(session, shop, member, tap.purchase, now)
    customer = await session.get_one(Customer, undone.customer_id)
    has = (await balance(session, customer.id, now)).available
    if undone.new and customer.is_member:
        taken, debt = undone.refunded.clawed_back, undone.refunded.debt
        words = texts.say(customer.language)
        told = screens.told_undo(words, undone.purchase, shop.name, taken, debt, has)
        queue(session, "points-undone", customer.telegram_id, told, now)
    return staff_screens.undone(say, customer, undone.purchase, has)


async def _ask_amount(
    session: AsyncSession, state: FSMContext, say: Say, member: TeamMember, card: str, now: datetime
) -> Answer:
    customer = await by_card(session, card)
    if customer is None:
        return staff_screens.no_such_card(say, card)
    audit(session, member, Viewed.CARD, now, customer_id=customer.id)
    await _wait_for_amount(state, card)
    points = (await balance(session, customer.id, now)).available
    return staff_screens.customer_page(say, customer, points)


async def _wait_for_amount(state: FSMContext, card: str) -> None:
    await state.set_state(Awarding.amount)
    await state.set_data({"card": card})


async def _confirm(
    session: AsyncSession,
    state: FSMContext,
    shop: Shop,
    say: Say,
    member: TeamMember,
    card: str,
    cents: int,
) -> Answer:
    customer = await by_card(session, card)
    if customer is None:
        return staff_screens.no_such_card(say, card)
    check_award(shop, member, customer, cents)
    await state.clear()
    return staff_screens.confirm(say, shop, customer, cents)
