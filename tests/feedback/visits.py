"""A shop on a working day, and customers of it who agreed to be asked."""

from datetime import datetime, timedelta

from sqlalchemy import select

from house import House, said
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.deliveries.models import Delivery
from xenia.feedback.models import Survey
from xenia.ledger import record_purchase, refund
from xenia.privacy.consent import decide, notice_for

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+02:00")


async def working_day(house: House) -> ChatClient:
    """Nothing is sent on Sundays: it is Monday now. Gives somebody of the team."""
    await house.people.set_clock(MONDAY)
    return await house.team_member()


async def customer_of(house: House, chat: ChatClient) -> Customer:
    """Who is behind a chat."""
    async with reading(house.app.database) as session:
        found = select(Customer).where(Customer.telegram_id == chat.person.id)
        return (await session.scalars(found)).one()


async def agrees(house: House, chat: ChatClient, *, given: bool = True) -> None:
    """Somebody says yes to check-ins, or no."""
    customer = await customer_of(house, chat)
    say = house.app.ground.texts.say(customer.language)
    async with transaction(house.app.database) as session:
        await decide(
            session,
            customer.id,
            "checkins",
            given=given,
            notice=notice_for(say, "checkins"),
            language=say.language,
            controller="Το Καφενείο",
            method="tap on a button in the private chat",
            now=house.now,
        )


async def guest_of_checkins(house: House, name: str = "Άννα", language: str = "el") -> ChatClient:
    """A customer who said yes to check-ins."""
    chat = await house.customer(name, language)
    await agrees(house, chat)
    return chat


async def buys(house: House, chat: ChatClient, *, cents: int = 1240) -> int:
    """A purchase as a till records it; its number."""
    customer = await customer_of(house, chat)
    name = f"{customer.id}-{house.now.isoformat()}"
    async with transaction(house.app.database) as session:
        bought = await record_purchase(
            session,
            customer.id,
            source="till",
            external_id=name,
            cents=cents,
            points=cents // 10,
            key=name,
            actor_id=None,
            rule_snapshot={},
            expires_at=house.now + timedelta(days=365),
            now=house.now,
        )
        return bought.id


async def gives_back(house: House, purchase_id: int, *, cents: int) -> None:
    """Money is given back for a purchase."""
    async with transaction(house.app.database) as session:
        await refund(
            session,
            purchase_id,
            external_id="back",
            cents=cents,
            points_after=lambda left, _: left // 10,
            actor_id=None,
            now=house.now,
        )


async def asked(house: House, chat: ChatClient, **after: float) -> Screen:
    """Time passes, and the customer is asked."""
    await house.people.advance(**after)
    await house.tick()
    question = await chat.answer()
    assert "Από 1" in said(question) or "Από 0" in said(question) or "From " in said(question)
    return question


async def check_ins(house: House) -> list[Delivery]:
    """The deliveries of surveys."""
    return [one for one in await house.rows(Delivery) if one.kind == "checkin"]


async def scores(house: House) -> list[int | None]:
    """What each survey was answered with."""
    return [one.score for one in await house.rows(Survey)]
