"""Becoming a customer, changing language, leaving and coming back."""

import secrets
from datetime import datetime

from aiogram.types import User
from sqlalchemy import func, select

from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.customers.models import Customer
from xenia.customers.preferences import forget_preferences
from xenia.ledger import open_account
from xenia.privacy.consent import withdraw_all

SHORTEST_CARD = 4
"""Digits; a number that short can be read aloud over a counter."""


async def join(session: AsyncSession, user: User, language: str, now: datetime) -> tuple[Customer, bool]:
    """Make the person a customer, or welcome one back. Doing it twice changes nothing.

    Returns:
        The customer, and whether they were away until now (new or come back).
    """
    customer = await session.scalar(select(Customer).where(Customer.telegram_id == user.id))
    if customer is None:
        customer = Customer(
            telegram_id=user.id,
            first_name=clean_name(user.first_name, otherwise="☺"),
            language=language,
            card_number=await _free_card_number(session),
            joined_at=now,
            left_at=None,
        )
        session.add(customer)
        await session.flush()
        await open_account(session, customer.id)
        return customer, True
    away = customer.left_at is not None
    if away:
        customer.left_at = None
        customer.language = language
        customer.first_name = clean_name(user.first_name, otherwise="☺")
    return customer, away


async def leave(
    session: AsyncSession, customer: Customer, *, notice: str, controller: str, now: datetime
) -> None:
    """The customer leaves: every consent ends, and what they told us about themselves is forgotten.

    Their points wait for them until these expire.
    """
    await withdraw_all(
        session,
        customer.id,
        notice=notice,
        language=customer.language,
        controller=controller,
        method="leaving the programme",
        now=now,
    )
    await forget_preferences(session, customer.id)
    customer.left_at = now


async def by_card(session: AsyncSession, card_number: str) -> Customer | None:
    """The customer with that card, if they take part now."""
    return await session.scalar(
        select(Customer).where(Customer.card_number == card_number, Customer.left_at.is_(None))
    )


async def _free_card_number(session: AsyncSession) -> str:
    """A number nobody has or had, drawn at random so that it tells nothing; longer as the shop fills."""
    count = await session.scalar(select(func.count()).select_from(Customer)) or 0
    digits = max(SHORTEST_CARD, len(str(count * 4)))
    while True:
        number = str(secrets.randbelow(9 * 10 ** (digits - 1)) + 10 ** (digits - 1))
        if not await session.scalar(select(Customer.id).where(Customer.card_number == number)):
            return number
