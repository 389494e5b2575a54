"""The customer chooses what we may write to them."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import READS, WRITES, Room
from xenia.core.texts import Say, Texts
from xenia.customers import messages_screens, preferences_screens
from xenia.customers.agree import METHOD, AgeNotSaid, agree
from xenia.customers.filters import Joined
from xenia.customers.messages_screens import Choices
from xenia.customers.models import Customer
from xenia.customers.preferences import TooYoung, preferences_of, say_age
from xenia.customers.taps import AskAge, Decide, SayAge, ShowMessages, StopAll
from xenia.privacy.consent import consents, fingerprint, notice_for, notices_of, withdraw_all
from xenia.shop import Shop

router = Router(name="customers-messages")


async def _choices(session: AsyncSession, customer: Customer, texts: Texts, rooms: Sequence[Room]) -> Choices:
    """What the customer chose and told us until now."""
    return Choices(
        consents=await consents(session, customer.id, notices_of(texts)),
        told=(await preferences_of(session, [customer.id])).get(customer.id),
        doorways=[door for room in rooms for door in room.doorways],
    )


@router.callback_query(ShowMessages.filter(), Joined(), flags=READS)
async def shown(
    _: CallbackQuery,
    session: AsyncSession,
    customer: Customer,
    rooms: Sequence[Room],
    texts: Texts,
    say: Say,
) -> Answer:
    """What we may write to the customer."""
    return messages_screens.messages(say, await _choices(session, customer, texts, rooms))


@router.callback_query(Decide.filter(), Joined(), flags=WRITES)
async def deciding(
    _: CallbackQuery,
    tap: Decide,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    rooms: Sequence[Room],
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer says yes or no to one purpose."""
    return await _decide(tap, session, customer, shop, rooms, texts, say, now)


@router.callback_query(StopAll.filter(), Joined(), flags=WRITES)
async def stopping_all(
    _: CallbackQuery,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    rooms: Sequence[Room],
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer wants none of it any more; asked for nothing else."""
    await withdraw_all(
        session,
        customer.id,
        notice=messages_screens.stop_all_notice(say),
        language=customer.language,
        controller=shop.name,
        method=METHOD,
        now=now,
    )
    page = messages_screens.messages(say, await _choices(session, customer, texts, rooms))
    return Reply((page,), notice=say.plain("customers-stopped-all"))


@router.callback_query(AskAge.filter(), Joined(), flags=READS)
async def asked_age(_: CallbackQuery, say: Say) -> Answer:
    """The customer wants to answer the question about their age anew."""
    return messages_screens.ask_age(say)


@router.callback_query(SayAge.filter(), Joined(), flags=WRITES)
async def said_age(
    _: CallbackQuery,
    tap: SayAge,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    rooms: Sequence[Room],
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """15 or older: the yes they were about to say is said. Younger: nothing is on."""
    await say_age(session, customer.id, of_age=tap.of_age)
    if not tap.of_age:
        await withdraw_all(
            session,
            customer.id,
            notice=messages_screens.young_notice(say),
            language=customer.language,
            controller=shop.name,
            method="said to be under 15",
            now=now,
        )
        return messages_screens.too_young(say)
    if tap.purpose:
        yes = Decide(purpose=tap.purpose, given=True, notice=tap.notice or fingerprint(""))
        return await _decide(yes, session, customer, shop, rooms, texts, say, now)
    return messages_screens.messages(say, await _choices(session, customer, texts, rooms))


async def _decide(
    tap: Decide,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    rooms: Sequence[Room],
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    notice = notice_for(say, tap.purpose)
    if fingerprint(notice) != tap.notice:
        page = messages_screens.messages(say, await _choices(session, customer, texts, rooms))
        return Reply((page,), notice=say.plain("privacy-text-changed"), alert=True)
    try:
        await agree(
            session, customer, tap.purpose, given=tap.given, notice=notice, controller=shop.name, now=now
        )
    except AgeNotSaid:
        return messages_screens.ask_age(say, tap.purpose)
    except TooYoung:
        return messages_screens.too_young(say)
    page = _following(say, customer, await _choices(session, customer, texts, rooms), tap, now)
    return Reply((page,), notice=say.plain("privacy-decided", given="yes" if tap.given else "no"))


def _following(say: Say, customer: Customer, choices: Choices, tap: Decide, now: datetime) -> Screen:
    """After a yes to wishes: when the day is. Otherwise the page with what was chosen."""
    if tap.given and tap.purpose in choices.missing:
        if tap.purpose == "birthday":
            return preferences_screens.ask_birthday(say)
        return preferences_screens.ask_name_day(say, choices.told, customer.first_name, now)
    return messages_screens.messages(say, choices)
