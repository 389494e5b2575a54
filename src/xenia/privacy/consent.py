"""Giving and withdrawing consent: equally easy, one tap each, and every one kept with its proof."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import ColumnElement, and_, bindparam, select

from xenia.core.database import AsyncSession
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.privacy.models import ConsentRecord, ConsentStanding

PURPOSES = ("announcements", "birthday", "nameday", "checkins", "winback", "expiry", "offers")
"""What a customer may agree to hear about, in the order in which they are asked."""

GIVEN, WITHDRAWN = "given", "withdrawn"
_SCHEMA = "ISO/IEC TS 27560:2023"

Notices = Mapping[str, frozenset[str]]
"""By purpose: the fingerprints of the sentences that ask for it today, one in each language."""


@dataclass(frozen=True, slots=True)
class Consent:
    """Where a customer stands on one purpose."""

    purpose: str
    given: bool
    since: datetime | None
    is_current: bool = True
    """Whether the sentence they read is still today's; a yes to other words is asked for again."""

    @property
    def in_force(self) -> bool:
        """Whether we may write to them for this purpose."""
        return self.given and self.is_current


def notice_for(say: Say, purpose: str) -> str:
    """The exact sentence that asks for this consent."""
    return say.plain(f"privacy-purpose-{purpose}")


def fingerprint(notice: str) -> str:
    """Eight characters that tell whether the sentence on an old screen is still today's."""
    return sha256(notice.encode()).hexdigest()[:8]


@lru_cache(maxsize=8)
def notices_of(texts: Texts) -> Notices:
    """The sentences that ask today: whoever said yes to one of them, in any language, said it to today's."""
    said = [texts.say(language) for language in LANGUAGES]
    return {purpose: frozenset(fingerprint(notice_for(say, purpose)) for say in said) for purpose in PURPOSES}


def in_force(purpose: str, notices: Notices) -> ColumnElement[bool]:
    """The condition that a row of `ConsentStanding` lets us write for that purpose now."""
    return and_(
        ConsentStanding.purpose == bindparam(None, purpose, literal_execute=True),
        ConsentStanding.given,
        ConsentStanding.notice.in_(sorted(notices[purpose])),
    )


async def standing_consents(
    session: AsyncSession, customer_ids: Collection[int], notices: Notices
) -> dict[tuple[int, str], ConsentStanding]:
    """What these customers agreed to, in today's words and not withdrawn, by customer and purpose."""
    found = await session.scalars(
        select(ConsentStanding).where(ConsentStanding.customer_id.in_(customer_ids), ConsentStanding.given)
    )
    return {
        (one.customer_id, one.purpose): one
        for one in found
        if one.notice in notices.get(one.purpose, frozenset())
    }


async def consents(session: AsyncSession, customer_id: int, notices: Notices) -> Mapping[str, Consent]:
    """Every purpose and where the customer stands; what was never asked is a no."""
    found = await session.scalars(select(ConsentStanding).where(ConsentStanding.customer_id == customer_id))
    known = {
        one.purpose: Consent(
            one.purpose,
            given=one.given,
            since=one.since,
            is_current=not one.given or one.notice in notices.get(one.purpose, frozenset()),
        )
        for one in found
    }
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
    """Write a yes or a no with the text that was shown.

    Saying the same twice adds nothing, but for a yes to other words than those agreed to before.
    """
    standing = await session.get(ConsentStanding, (customer_id, purpose))
    agreed_to = standing.notice if standing is not None and standing.given else None
    if agreed_to == (fingerprint(notice) if given else None):
        return
    record = ConsentRecord(
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
    session.add(record)
    await session.flush()
    if standing is None:
        standing = ConsentStanding(customer_id=customer_id, purpose=purpose)
        session.add(standing)
    standing.given = given
    standing.notice = fingerprint(notice)
    standing.record_id = record.id
    standing.since = now
    await session.flush()


async def withdraw_all(
    session: AsyncSession,
    customer_id: int,
    *,
    notice: str,
    language: str,
    controller: str,
    method: str,
    now: datetime,
) -> None:
    """Withdraw whatever was given, in whichever words."""
    given = select(ConsentStanding.purpose).where(
        ConsentStanding.customer_id == customer_id, ConsentStanding.given
    )
    for purpose in (await session.scalars(given.order_by(ConsentStanding.purpose))).all():
        await decide(
            session,
            customer_id,
            purpose,
            given=False,
            notice=notice,
            language=language,
            controller=controller,
            method=method,
            now=now,
        )
