"""Why a message came, an end to its kind, why another did not come; and what admins see of all of them."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.customers.preferences import monthly_of, preferences_of
from xenia.deliveries import screens, told
from xenia.deliveries.taps import LeaveIt, SendAgain, ShowDeliveries, ShowHeldBack, Stop, Why
from xenia.privacy.consent import decide
from xenia.privacy.models import ConsentRecord, ConsentStanding
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="deliveries")


@router.callback_query(Why.filter(), flags=READS)
async def asked_why(query: CallbackQuery, tap: Why, session: AsyncSession, say: Say) -> Answer:
    """Somebody wants to know why they got a message; also long after, and when they have left."""
    delivery = await told.received(session, tap.delivery, query.from_user.id)
    if delivery is None:
        return Reply(notice=say.plain("deliveries-gone"), alert=True)
    consent = await session.get_one(ConsentRecord, delivery.consent_id)
    standing = await session.get_one(ConsentStanding, (consent.customer_id, consent.purpose))
    preferences = (await preferences_of(session, [consent.customer_id])).get(consent.customer_id)
    stopped = None if standing.given else standing.since
    page = screens.why(say, delivery, consent.notice, consent.at, monthly_of(preferences), stopped)
    return Reply((page,), fresh=True)


@router.callback_query(Stop.filter(), flags=WRITES)
async def stopping(
    query: CallbackQuery, tap: Stop, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """Somebody wants no more messages of this one's purpose; said twice it is done once, and said twice."""
    delivery = await told.received(session, tap.delivery, query.from_user.id)
    if delivery is None or delivery.purpose is None or delivery.customer_id is None:
        return Reply(notice=say.plain("deliveries-gone"), alert=True)
    await decide(
        session,
        delivery.customer_id,
        delivery.purpose,
        given=False,
        notice=say.plain("deliveries-stop"),
        language=say.language,
        controller=shop.name,
        method=told.stopped_by(delivery.id),
        now=now,
    )
    await told.cancel_queued(session, delivery.customer_id, delivery.purpose)
    return Reply((screens.stopped(say, delivery.purpose),), fresh=True)


@router.callback_query(ShowHeldBack.filter(), Joined(), flags=READS)
async def asked_why_not(
    _: CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer wants to know why something did not come."""
    return screens.held_back(say, await told.held_back(session, customer.id, now))


@router.callback_query(ShowDeliveries.filter(), Role(ADMIN), flags=READS)
async def looked_over(_: CallbackQuery, session: AsyncSession, say: Say, now: datetime) -> Answer:
    """An admin looks at what was sent and what was not."""
    return screens.overview(say, await told.overview(session, now))


@router.callback_query(SendAgain.filter(), Role(ADMIN), flags=WRITES)
async def sending_again(
    _: CallbackQuery, tap: SendAgain, session: AsyncSession, say: Say, now: datetime
) -> Answer:
    """An admin decides that an unknown message is sent once more."""
    done = await told.send_again(session, tap.delivery, now)
    notice = say.plain("deliveries-again-done" if done else "deliveries-decided-already")
    return Reply((screens.overview(say, await told.overview(session, now)),), notice=notice)


@router.callback_query(LeaveIt.filter(), Role(ADMIN), flags=WRITES)
async def leaving_it(
    _: CallbackQuery, tap: LeaveIt, session: AsyncSession, say: Say, now: datetime
) -> Answer:
    """An admin decides that an unknown message stays as it is."""
    done = await told.leave_it(session, tap.delivery)
    notice = say.plain("deliveries-left-done" if done else "deliveries-decided-already")
    return Reply((screens.overview(say, await told.overview(session, now)),), notice=notice)
