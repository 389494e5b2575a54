"""Staff hand rewards over: scan or type the voucher's code, look, confirm."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import Unasked
from xenia.core.reply import Answer
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say, Texts
from xenia.customers.models import Customer
from xenia.deliveries.queue import queue
from xenia.rewards import staff_screens
from xenia.rewards.collect import collect
from xenia.rewards.models import RewardTerms
from xenia.rewards.refusals import UnknownVoucher
from xenia.rewards.taps import Collect, HowToCollect
from xenia.rewards.vouchers import LENGTH, read_code, voucher_by_code
from xenia.shop import Shop
from xenia.shop.links import Link
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="rewards-staff")


class CodeTyped(Filter):
    """A voucher's code, typed in any way. It has a letter in it: digits alone are a card and an amount."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        typed = "".join((message.text or "").split()).replace("-", "")
        code = read_code(typed) if len(typed) == LENGTH and not typed.isdigit() else None
        return {"code": code} if code else False


@router.callback_query(HowToCollect.filter(), Role(STAFF), flags=READS)
async def how_to(_: CallbackQuery, say: Say) -> Answer:
    """How a reward is handed over."""
    return staff_screens.how_to(say)


@router.message(Link("voucher"), Role(STAFF), flags=READS)
@router.message(CodeTyped(), Unasked(), Role(STAFF), flags=READS)
async def looked_up(_: Message, code: str, session: AsyncSession, say: Say, now: datetime) -> Answer:
    """Staff scanned or typed a voucher: what is it, whose, and is it good?"""
    found = await voucher_by_code(session, code)
    if found is None:
        raise UnknownVoucher
    customer = await session.get_one(Customer, found[0].customer_id)
    return staff_screens.voucher(say, *found, customer, now)


@router.callback_query(Collect.filter(), Role(STAFF), flags=WRITES)
async def handed_over(
    _: CallbackQuery,
    tap: Collect,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """Handed over, once; the customer is told."""
    before = await voucher_by_code(session, tap.code)
    again = before is not None and before[0].collected_at is not None
    voucher = await collect(session, tap.code, member_id=member.id, now=now)
    customer = await session.get_one(Customer, voucher.customer_id)
    terms = await session.get_one(RewardTerms, (voucher.reward_id, voucher.version))
    if customer.is_member and not again:
        told = staff_screens.told_collected(texts.say(customer.language), shop, terms)
        queue(session, "voucher-collected", customer.telegram_id, told, now)
    return staff_screens.collected(say, voucher, terms, customer)
