"""The customer looks at rewards, redeems, and takes points back."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.ledger import NotEnoughPoints, balance
from xenia.privacy.erase import erasure_of
from xenia.rewards import screens
from xenia.rewards.catalogue import Offered, catalogue, offered
from xenia.rewards.models import RewardTerms
from xenia.rewards.redeem import cancel, honoured, redeem
from xenia.rewards.refusals import Retired, TermsChanged, UnknownVoucher
from xenia.rewards.taps import (
    AskRedeem,
    CancelVoucher,
    Redeem,
    ShowReward,
    ShowRewards,
    ShowVoucher,
    ShowVouchers,
)
from xenia.rewards.vouchers import voucher_of, vouchers
from xenia.shop import Shop
from xenia.shop.links import Link

router = Router(name="rewards")


@router.message(Command("rewards"), Joined(), flags=READS)
@router.callback_query(ShowRewards.filter(), Joined(), flags=READS)
async def listed(
    _: Message | CallbackQuery,
    session: AsyncSession,
    customer: Customer,
    say: Say,
    now: datetime,
    tap: ShowRewards | None = None,
) -> Answer:
    """What points buy here."""
    points = (await balance(session, customer.id, now)).available
    return screens.catalogue(say, await catalogue(session, now), points, tap.page if tap else 0)


@router.callback_query(ShowReward.filter(), Joined(), flags=READS)
async def shown(
    _: CallbackQuery, tap: ShowReward, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """One reward's page."""
    one = await offered(session, tap.reward)
    if one is None:
        raise Retired
    points = (await balance(session, customer.id, now)).available
    return screens.reward(say, one, points, now)


@router.callback_query(AskRedeem.filter(), Joined(), flags=READS)
async def wanted(
    _: CallbackQuery, tap: AskRedeem, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer wants it: asks once more, on the terms that were shown."""
    points = (await balance(session, customer.id, now)).available
    try:
        one = Offered(*await honoured(session, tap.reward, tap.version, now))
    except TermsChanged:
        return await _as_it_is_today(session, tap.reward, points, say, now)
    if points < one.terms.cost:
        raise NotEnoughPoints(points, one.terms.cost - points)
    return screens.confirm(say, one, points, await erasure_of(session, customer.id))


@router.callback_query(Redeem.filter(), Joined(), flags=WRITES)
async def confirmed(
    _: CallbackQuery,
    tap: Redeem,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer confirmed one reward, as it was shown."""
    try:
        voucher = await redeem(
            session,
            customer.id,
            tap.reward,
            version=tap.version,
            intent=tap.intent,
            now=now,
            zone=shop.zone,
        )
    except TermsChanged:
        points = (await balance(session, customer.id, now)).available
        return await _as_it_is_today(session, tap.reward, points, say, now)
    terms = await session.get_one(RewardTerms, (voucher.reward_id, voucher.version))
    return screens.voucher(say, shop, voucher, terms, now)


@router.message(Command("vouchers"), Joined(), flags=READS)
@router.callback_query(ShowVouchers.filter(), Joined(), flags=READS)
async def owned(
    _: Message | CallbackQuery,
    session: AsyncSession,
    customer: Customer,
    say: Say,
    now: datetime,
    tap: ShowVouchers | None = None,
) -> Answer:
    """The customer's vouchers."""
    screen = screens.vouchers(say, await vouchers(session, customer.id, now), now)
    return Reply((screen,), fresh=tap is not None and tap.keep)


@router.callback_query(ShowVoucher.filter(), Joined(), flags=READS)
async def opened(
    _: CallbackQuery,
    tap: ShowVoucher,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """One voucher, to show at the counter."""
    found = await voucher_of(session, tap.voucher, customer.id)
    if found is None:
        raise UnknownVoucher
    return screens.voucher(say, shop, *found, now)


@router.callback_query(CancelVoucher.filter(), Joined(), flags=WRITES)
async def cancelling(
    _: CallbackQuery,
    tap: CancelVoucher,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer takes their points back, after a question."""
    found = await voucher_of(session, tap.voucher, customer.id)
    if found is None or found[0].is_gift:
        raise UnknownVoucher
    if not tap.sure:
        return screens.sure_to_cancel(say, shop, *found, now)
    done = await cancel(session, tap.voucher, customer.id, now=now)
    return screens.cancelled(say, shop, done, found[1], now)


@router.message(Link("voucher"), Joined(), flags=READS)
async def scanned_own(
    _: Message, code: str, session: AsyncSession, customer: Customer, shop: Shop, say: Say, now: datetime
) -> Answer:
    """A customer scanned a voucher: their own is shown, another's stays unknown."""
    for one, terms in await vouchers(session, customer.id, now):
        if one.code == code:
            return screens.voucher(say, shop, one, terms, now)
    raise UnknownVoucher


async def _as_it_is_today(
    session: AsyncSession, reward_id: int, points: int, say: Say, now: datetime
) -> Answer:
    """The reward changed since it was shown: nothing was taken, here is how it is now."""
    today = await offered(session, reward_id)
    if today is None:
        raise Retired
    page = screens.reward(say, today, points, now)
    return Reply((page,), notice=say.plain("rewards-refusal-terms-changed"), alert=True)
