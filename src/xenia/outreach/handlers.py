"""The customer looks at their offers and takes them."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.ledger import balance
from xenia.outreach import screens
from xenia.outreach.offers import OfferOver, offer_of, open_offers, take
from xenia.outreach.taps import ShowOffers, TakeOffer
from xenia.shop import Shop

router = Router(name="outreach")


@router.callback_query(ShowOffers.filter(), Joined(), flags=READS)
async def offered(
    _: CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """What the customer may take now."""
    return screens.offers(say, await open_offers(session, customer.id, now))


@router.callback_query(TakeOffer.filter(), Joined(), flags=WRITES)
async def taking(
    _: CallbackQuery,
    tap: TakeOffer,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer takes an offer; a second tap shows its voucher again. The wish stays where it is."""
    got = await take(session, shop, customer.id, tap.offer, now)
    if got.again and got.voucher is None:
        return Reply(notice=say.plain("outreach-taken-already"))
    reward = got.made.prepared.reward
    points = (await balance(session, customer.id, now)).available
    page = screens.taken(say, shop, got, reward.terms if reward else None, points, now)
    return Reply((page,), fresh=True)


@router.callback_query(TakeOffer.filter(), flags=READS)
async def taking_from_outside(
    query: CallbackQuery, tap: TakeOffer, session: AsyncSession, say: Say, now: datetime
) -> Answer:
    """Somebody who left taps an offer that was made before: it waits for them, and works on their return."""
    who = await session.scalar(select(Customer.id).where(Customer.telegram_id == query.from_user.id))
    made = await offer_of(session, tap.offer, who or 0)
    if made.offer.taken_at is not None:
        return Reply(notice=say.plain("outreach-taken-already"))
    if made.offer.valid_until <= now:
        raise OfferOver
    return Reply((screens.waits(say, made),), fresh=True)
