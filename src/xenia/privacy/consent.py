"""Giving and withdrawing consent: equally easy, one tap each, and every one kept with its proof."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select

from xenia.core.database import AsyncSession
from xenia.core.texts import Say
from xenia.privacy.models import ConsentRecord

PURPOSES = ("announcements", "checkins", "expiry")
"""What a customer may agree to hear about: news of the shop, how a visit was, points about to expire."""

GIVEN, WITHDRAWN = "given", "withdrawn"
_SCHEMA = "ISO/IEC TS 27560:2023"


@dataclass(frozen=True, slots=True)
class Consent:
    """Where a customer stands on one purpose."""

    purpose: str
    given: bool
    since: datetime | None


def notice_for(say: Say, purpose: str) -> str:
    """The exact sentence that asks for this consent."""
    return say.plain(f"privacy-purpose-{purpose}")


def fingerprint(notice: str) -> str:
    """Eight characters that tell whether the sentence on an old screen is still today's."""
    return sha256(notice.encode()).hexdigest()[:8]


async def consents(session: AsyncSession, customer_id: int) -> Mapping[str, Consent]:
    """Every purpose and where the customer stands; what was never asked is a no."""
    latest = (
        select(func.max(ConsentRecord.id))
        .where(ConsentRecord.customer_id == customer_id)
        .group_by(ConsentRecord.purpose)
    )
    records = await session.scalars(select(ConsentRecord).where(ConsentRecord.id.in_(latest)))
    known = {one.purpose: Consent(one.purpose, one.event == GIVEN, one.at) for one in records}
    return {purpose: known.get(purpose, Consent(purpose, given=False, since=None)) for purpose in PURPOSES}


async def decide(
    session: AsyncSession,
    customer_id: int,
    purpose: str,
    *,
    given: bool,
    notice: str,
    language: str,
    controller: str,
    method: str,
    now: datetime,
) -> None:
    """Write a yes or a no with the text that was shown. Saying the same twice adds nothing."""
    standing = (await consents(session, customer_id))[purpose]
    if standing.given == given:
        return
    session.add(
        ConsentRecord(
            record_id=uuid.uuid4().hex,
            schema_version=_SCHEMA,
            customer_id=customer_id,
            controller=controller,
            purpose=purpose,
            lawful_basis="consent",
            event=GIVEN if given else WITHDRAWN,
            notice=notice,
            notice_language=language,
            method=method,
            jurisdiction="GR",
            at=now,
        )
    )
    await session.flush()


async def withdraw_all(
    session: AsyncSession, customer_id: int, *, notice: str, language: str, controller: str, now: datetime
) -> None:
    """Withdraw whatever was given: the customer leaves."""
    for standing in (await consents(session, customer_id)).values():
        if standing.given:
            await decide(
                session,
                customer_id,
                standing.purpose,
                given=False,
                notice=notice,
                language=language,
                controller=controller,
                method="leaving the programme",
                now=now,
            )
