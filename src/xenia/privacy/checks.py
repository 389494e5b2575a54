"""What must be true of the consent log, and of erasures."""

from collections.abc import AsyncIterator

from sqlalchemy import and_, func, or_, select

from xenia.core.database import AsyncSession
from xenia.privacy.consent import GIVEN, fingerprint
from xenia.privacy.erase import FAILS
from xenia.privacy.models import ConsentRecord, ConsentStanding, Erasure


async def check_standing(session: AsyncSession) -> AsyncIterator[str]:
    """Where each customer stands is what the newest of their records says; yields what is not so."""
    newest = (
        select(func.max(ConsentRecord.id).label("id"), ConsentRecord.customer_id, ConsentRecord.purpose)
        .group_by(ConsentRecord.customer_id, ConsentRecord.purpose)
        .subquery()
    )
    missing = (
        select(newest.c.customer_id, newest.c.purpose)
        .outerjoin(
            ConsentStanding,
            and_(
                ConsentStanding.customer_id == newest.c.customer_id,
                ConsentStanding.purpose == newest.c.purpose,
            ),
        )
        .where(or_(ConsentStanding.record_id.is_(None), ConsentStanding.record_id != newest.c.id))
    )
    for customer_id, purpose in (await session.execute(missing)).all():
        yield f"consent of customer {customer_id} to {purpose}: the newest record is another"
    its_record = (ConsentRecord.id == ConsentStanding.record_id) & (
        (ConsentRecord.customer_id == ConsentStanding.customer_id)
        & (ConsentRecord.purpose == ConsentStanding.purpose)
    )
    otherwise = (
        select(ConsentStanding.customer_id, ConsentStanding.purpose)
        .outerjoin(ConsentRecord, its_record)
        .where(
            or_(
                ConsentRecord.id.is_(None),
                ConsentStanding.given != (ConsentRecord.event == GIVEN),
                ConsentStanding.since != ConsentRecord.at,
            )
        )
    )
    for customer_id, purpose in (await session.execute(otherwise)).all():
        yield f"consent of customer {customer_id} to {purpose}: it is not what its record says"
    # No database here computes the fingerprint; the sentences are few.
    sentences = select(ConsentRecord.notice, ConsentStanding.notice).join(ConsentStanding, its_record)
    for notice, kept in (await session.execute(sentences.distinct())).all():
        if fingerprint(notice) != kept:
            yield f"consents under the fingerprint {kept}: it is not that of the sentence in their records"


async def check_erasures(session: AsyncSession) -> AsyncIterator[str]:
    """Whoever is to be erased is; yields those of whom it cannot be done."""
    for row in (await session.scalars(select(Erasure).where(FAILS).order_by(Erasure.customer_id))).all():
        yield f"erasure of customer {row.customer_id}: tried in vain {row.failures} times"
