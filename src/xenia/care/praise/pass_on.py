"""Kind words are chosen, somebody is named, the customer is asked once; after a yes only others read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, exists, select

from xenia.care.find import case_for
from xenia.care.models import Kind
from xenia.care.praise.models import Consent, Praise, PraiseFor
from xenia.care.praise.refusals import Asked, NoPraise, NotHere, NoWords
from xenia.care.refusals import OwnCase
from xenia.care.told import feedback_with_words, last_part, words_of_feedback, words_of_ticket
from xenia.core.database import AsyncSession
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.team.members import team
from xenia.team.models import TeamMember

S = TypeVar("S", bound=Select[*tuple[Any, ...]])
BEST = 5
"""The rating whose words are offered to be passed on."""


async def from_ticket(session: AsyncSession, member: TeamMember, ticket_id: int) -> Praise:
    """The kind words of a ticket, as they stand now, to be passed on.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NoPraise: the ticket is something else.
        NoWords: there are none.
    """
    case = await case_for(session, ticket_id, member)
    if case.ticket.kind != Kind.PRAISE:
        raise NoPraise
    known = await session.scalar(select(Praise).where(Praise.ticket_id == ticket_id))
    praise = known or Praise(customer_id=case.customer.id, ticket_id=ticket_id)
    return await _chosen(session, praise, case.ticket.lines)


async def from_feedback(session: AsyncSession, member: TeamMember, feedback_id: int) -> Praise:
    """The same of the words that came with the best rating.

    Raises:
        NoPraise: it was another rating, or has been taken back.
        OwnCase: they gave it themselves, as a customer.
        NoWords: there are none.
    """
    feedback = await session.get(Feedback, feedback_id)
    if feedback is None or feedback.withdrawn_at is not None or feedback.rating != BEST:
        raise NoPraise
    customer = await session.get_one(Customer, feedback.customer_id)
    if customer.telegram_id == member.telegram_id:
        raise OwnCase
    known = await session.scalar(select(Praise).where(Praise.feedback_id == feedback_id))
    praise = known or Praise(customer_id=customer.id, feedback_id=feedback_id)
    return await _chosen(session, praise, await last_part(session, feedback_id))


async def kind_feedback(session: AsyncSession, member: TeamMember, now: datetime) -> Sequence[Feedback]:
    """Recent best ratings with words about which nobody has asked."""
    asked = exists().where(Praise.feedback_id == Feedback.id, Praise.asked_at.is_not(None))
    return await feedback_with_words(session, now, member.telegram_id, Feedback.rating == BEST, ~asked)


async def chosen_praise(session: AsyncSession, praise_id: int, member: TeamMember) -> Praise:
    """One that this member may pass on.

    Raises:
        NoPraise: there is none, or it is their own as a customer.
    """
    praise = await session.get(Praise, praise_id, with_for_update=True, populate_existing=True)
    if praise is None or (await customer_of(session, praise)).telegram_id == member.telegram_id:
        raise NoPraise
    return praise


async def toggle(session: AsyncSession, praise: Praise, member_id: int) -> None:
    """It is for that member, or not any more.

    Raises:
        Asked: the customer was told for whom it is.
        NotHere: they are not on the team, or brought it themselves.
    """
    if praise.asked_at is not None:
        raise Asked
    if member_id not in {one.id for one in await who_may_earn(session, praise)}:
        raise NotHere
    row = await session.get(PraiseFor, (praise.id, member_id))
    if row is None:
        session.add(PraiseFor(praise_id=praise.id, member_id=member_id))
    else:
        await session.delete(row)
    await session.flush()


async def who_may_earn(session: AsyncSession, praise: Praise) -> list[TeamMember]:
    """The team now, without the customer, who may be on it."""
    customer = await customer_of(session, praise)
    return [one for one in await team(session) if one.telegram_id != customer.telegram_id]


async def earned_by(session: AsyncSession, praise: Praise) -> list[TeamMember]:
    """Those who were named and are still on the team; nobody: the whole team."""
    named = set(await session.scalars(_named(praise)))
    return [one for one in await who_may_earn(session, praise) if one.id in named]


async def is_for_all(session: AsyncSession, praise: Praise) -> bool:
    """Whether nobody was named, so that it is the whole team's."""
    return await session.scalar(_named(praise).limit(1)) is None


async def words_of(session: AsyncSession, praise: Praise) -> str:
    """The words that the customer was, or will be, asked about; none once they were taken back."""
    if praise.ticket_id is not None:
        return await words_of_ticket(session, praise.ticket_id, praise.upto)
    assert praise.feedback_id is not None  # noqa: S101 - the table demands one of the two
    return await words_of_feedback(session, praise.feedback_id, praise.upto)


async def customer_of(session: AsyncSession, praise: Praise) -> Customer:
    """Whose words they are."""
    return await session.get_one(Customer, praise.customer_id)


def standing(praise: S) -> S:
    """Of some kind words, those that may be read."""
    return praise.outerjoin(Feedback, Feedback.id == Praise.feedback_id).where(
        Praise.consent.in_((Consent.NAMED.value, Consent.UNNAMED.value)), Feedback.withdrawn_at.is_(None)
    )


async def _chosen(session: AsyncSession, praise: Praise, upto: int) -> Praise:
    if praise.asked_at is None:
        praise.upto = upto
        if praise.id is None:
            session.add(praise)
        await session.flush()
    if not await words_of(session, praise):
        raise NoWords
    return praise


def _named(praise: Praise) -> Select[int]:
    return select(PraiseFor.member_id).where(PraiseFor.praise_id == praise.id)
