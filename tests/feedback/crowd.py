"""Many customers at once, written straight into the tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import insert

from xenia.core.database import AsyncSession
from xenia.core.texts import Texts
from xenia.customers.models import Customer
from xenia.deliveries.models import Delivery
from xenia.feedback.models import Question, Survey
from xenia.ledger.models import Account, Purchase
from xenia.privacy.consent import fingerprint, notice_for
from xenia.privacy.models import ConsentRecord, ConsentStanding


async def crowd(
    session: AsyncSession, texts: Texts, size: int, *, since: datetime, purchases: tuple[datetime, ...] = ()
) -> None:
    """Customers 1 to `size` who agreed to check-ins at `since`, with the same purchases."""
    numbers = range(1, size + 1)
    notice = notice_for(texts.say("el"), "checkins")
    await session.execute(
        insert(Customer),
        [
            {
                "id": number,
                "telegram_id": 10_000_000 + number,
                "first_name": "Άννα",
                "language": "el",
                "card_number": str(100_000 + number),
                "joined_at": since,
            }
            for number in numbers
        ],
    )
    await session.execute(
        insert(Account),
        [
            {
                "id": 1_000 + number,
                "customer_id": number,
                "kind": "customer",
                "available": 0,
                "held": 0,
                "debt": 0,
                "seq": 0,
            }
            for number in numbers
        ],
    )
    await session.execute(
        insert(ConsentRecord),
        [
            {
                "id": number,
                "record_id": str(number),
                "schema_version": "1",
                "customer_id": number,
                "controller": "Το Καφενείο",
                "purpose": "checkins",
                "lawful_basis": "consent",
                "event": "given",
                "notice": notice,
                "notice_language": "el",
                "method": "tap",
                "jurisdiction": "GR",
                "at": since,
            }
            for number in numbers
        ],
    )
    await session.execute(
        insert(ConsentStanding),
        [
            {
                "customer_id": number,
                "purpose": "checkins",
                "given": True,
                "notice": fingerprint(notice),
                "record_id": number,
                "since": since,
            }
            for number in numbers
        ],
    )
    for visit, at in enumerate(purchases):
        await session.execute(
            insert(Purchase),
            [
                {
                    "account_id": 1_000 + number,
                    "source": "till",
                    "external_id": f"{number}-{visit}",
                    "cents": 100,
                    "refunded_cents": 0,
                    "awarded": 0,
                    "rule_snapshot": {},
                    "at": at,
                }
                for number in numbers
            ],
        )


async def answered(
    session: AsyncSession,
    question: Question,
    scores: Sequence[int | None],
    *,
    at: datetime,
    state: str = "sent",
    dismissed: int = 0,
) -> None:
    """Surveys that were sent at a moment, one to each customer from the first on; None is no answer."""
    for number, score in enumerate(scores, 1):
        survey = Survey(
            question=question,
            customer_id=number,
            subject=f"{at.timestamp()}:{state}",
            planned_at=at - timedelta(hours=1),
            score=score,
            answered_at=None if score is None else at,
            dismissed_at=at if score is None and number > len(scores) - dismissed else None,
        )
        session.add(survey)
        await session.flush()
        session.add(
            Delivery(
                kind="checkin",
                chat_id=number,
                customer_id=number,
                purpose="checkins",
                consent_id=number,
                subject=f"survey:{survey.id}",
                about=survey.id,
                state=state,
                attempts=1,
                queued_at=at,
                retry_at=at,
                sent_at=None if state == "cancelled" else at,
            )
        )
    await session.flush()
