"""Thousands of customers who said yes, a message that nobody asked for, and one that is owed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import cast as sql_cast
from sqlalchemy import insert, literal, null, select
from sqlalchemy.types import String

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say, Texts
from xenia.customers.models import Customer
from xenia.deliveries.claim import Around
from xenia.deliveries.queue import plan_from, queue
from xenia.privacy.consent import GIVEN, fingerprint, notice_for
from xenia.privacy.models import ConsentRecord, ConsentStanding
from xenia.shop import Rules, Shop

ATHENS = ZoneInfo("Europe/Athens")
TEXTS = Texts(ATHENS)
SHOP = Shop("Το Καφενείο", "shop_bot", ATHENS, Rules(10, 12, 30_000, 200, 300_000), b"secret")
MORNING = datetime(2027, 6, 1, 7, tzinfo=UTC)
"""Ten o'clock on a Tuesday in Athens."""
PURPOSE = "winback"
FIRST_CHAT = 5_000_001


async def greet(_: Moment, about: int, __: Say) -> Screen | None:
    """What nobody asked for."""
    return Screen(f"greeting {about}")


GREETING = DeliveryKind("winback", PURPOSE, 5, greet)
AROUND = Around(TEXTS, SHOP, {GREETING.name: GREETING})


async def customers(session: AsyncSession, count: int, purposes: Sequence[str] = (PURPOSE,)) -> None:
    """Into an empty database: so many customers, numbered from 1, who said yes to these a month ago."""
    numbers = range(1, count + 1)
    before = MORNING - timedelta(days=30)
    await session.execute(
        insert(Customer),
        [
            {
                "telegram_id": FIRST_CHAT + number,
                "first_name": "Άννα",
                "language": "el",
                "card_number": str(10_000_000 + number),
                "joined_at": before,
            }
            for number in numbers
        ],
    )
    if not purposes:
        return
    consents = [(number, purpose) for number in numbers for purpose in purposes]
    notices = {purpose: notice_for(TEXTS.say("el"), purpose) for purpose in purposes}
    await session.execute(
        insert(ConsentRecord),
        [
            {
                "record_id": f"{row:032x}",
                "schema_version": "ISO/IEC TS 27560:2023",
                "customer_id": number,
                "controller": SHOP.name,
                "purpose": purpose,
                "lawful_basis": "consent",
                "event": GIVEN,
                "notice": notices[purpose],
                "notice_language": "el",
                "method": "a tap",
                "jurisdiction": "GR",
                "at": before,
            }
            for row, (number, purpose) in enumerate(consents, 1)
        ],
    )
    await session.execute(
        insert(ConsentStanding),
        [
            {
                "customer_id": number,
                "purpose": purpose,
                "given": True,
                "notice": fingerprint(notices[purpose]),
                "record_id": row,
                "since": before,
            }
            for row, (number, purpose) in enumerate(consents, 1)
        ],
    )


async def greetings(session: AsyncSession, now: datetime = MORNING, kind: DeliveryKind = GREETING) -> int:
    """Plan a message for everybody who agreed to it; returns how many are new."""
    everybody = (
        select(
            Customer.id.label("customer_id"),
            Customer.telegram_id.label("chat_id"),
            ConsentStanding.record_id.label("consent_id"),
            (literal("greeting:") + sql_cast(Customer.id, String)).label("subject"),
            Customer.id.label("about"),
            null().label("not_before"),
            null().label("expires_at"),
        )
        .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
        .where(ConsentStanding.purpose == kind.purpose)
    )
    return await plan_from(session, kind, everybody, now)


async def receipts(session: AsyncSession, numbers: Sequence[int], now: datetime = MORNING) -> None:
    """What is owed to some of them."""
    for number in numbers:
        queue(session, "receipt", FIRST_CHAT + number, Screen(f"receipt {number}"), now)
