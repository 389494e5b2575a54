"""Customers who agreed to be written to, and gifts that wait for them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from house import House, said
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.transaction import reading, transaction
from xenia.customers.agree import agree
from xenia.customers.models import Customer
from xenia.customers.preferences import Birthday, say_age, set_birthday, set_name_day, set_zone
from xenia.outreach.gifts import Given, prepare
from xenia.outreach.models import Gift, Occasion, Offer
from xenia.outreach.taps import TakeOffer
from xenia.privacy.consent import notice_for

ATHENS = ZoneInfo("Europe/Athens")


def athens(year: int, month: int, day: int, hour: int = 12) -> datetime:
    """A moment on the shop's clock."""
    return datetime(year, month, day, hour, tzinfo=ATHENS)


async def at(house: House, moment: datetime) -> None:
    """Move the clock there, and have the house do what is due."""
    house.sandbox.clock.set(moment)
    await house.tick()


async def decides(house: House, customer_id: int, *purposes: str, given: bool = True) -> None:
    """The customer says yes (or no) to these purposes, in today's words."""
    async with transaction(house.app.database) as session:
        customer = await session.get_one(Customer, customer_id)
        say = house.app.ground.texts.say(customer.language)
        await say_age(session, customer_id, of_age=True)
        for purpose in purposes:
            notice = notice_for(say, purpose)
            await agree(
                session, customer, purpose, given=given, notice=notice, controller="shop", now=house.now
            )


async def born(house: House, customer_id: int, birthday: Birthday | None) -> None:
    """The customer tells their birthday."""
    async with transaction(house.app.database) as session:
        await set_birthday(session, customer_id, birthday)


async def keeps(house: House, customer_id: int, key: str | None) -> None:
    """The customer tells whose feast they keep."""
    async with transaction(house.app.database) as session:
        await set_name_day(session, customer_id, key)


async def lives_in(house: House, customer_id: int, zone: str) -> None:
    """The customer tells where they live."""
    async with transaction(house.app.database) as session:
        await set_zone(session, customer_id, zone)


async def gift(
    house: House,
    occasion: Occasion,
    given: Given,
    *,
    days: int = 7,
    words: str = "",
    on_day: date | None = None,
) -> Gift:
    """The owner has prepared a gift."""
    async with transaction(house.app.database) as session:
        return await prepare(
            session,
            occasion,
            given,
            valid_days=days,
            words_el=words,
            words_en=words,
            on_day=on_day,
            shop=house.app.shop,
            member_id=None,
            now=house.now,
        )


async def offers(house: House) -> list[Offer]:
    """All offers that were made, the oldest first."""
    async with reading(house.app.database) as session:
        return list((await session.scalars(select(Offer).order_by(Offer.id))).all())


async def reads(chat: ChatClient) -> list[Screen]:
    """What came that the customer had not asked for; whoever had nothing reads nothing."""
    return [
        one
        for one in await chat.messages()
        if any("Γιατί" in label or "Why" in label for label in one.labels)
    ]


async def takes(chat: ChatClient, offer: int = 1) -> str:
    """Somebody taps the button of an offer, on whatever page they find it; what they are told."""
    shown = await chat.messages()
    button = next(one.message_id for one in reversed(shown) if one.labels)
    toast = await chat.tap_data(TakeOffer(offer=offer).pack(), button)
    return toast.text if toast and toast.text else said(await chat.answer())
