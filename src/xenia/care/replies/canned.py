"""The shop's ready answers: written, changed, retired, and filled in for one ticket."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select

from xenia.care.find import Case
from xenia.care.models import Kind
from xenia.care.replies.fill import fill
from xenia.care.replies.models import CannedAnswer
from xenia.core.database import AsyncSession
from xenia.core.names import vocative
from xenia.core.refusal import Refusal
from xenia.core.room import Moment
from xenia.ledger import balance
from xenia.team.models import TeamMember


class NoSuchAnswer(Refusal):
    """It has been retired, or there never was one."""

    def __init__(self) -> None:
        super().__init__("replies-refusal-none")


async def answers(session: AsyncSession, kind: Kind | None = None) -> Sequence[CannedAnswer]:
    """All that are in use, by title; those for a kind of ticket, where one is named."""
    found = await session.scalars(
        select(CannedAnswer)
        .where(CannedAnswer.retired_at.is_(None))
        .order_by(CannedAnswer.title, CannedAnswer.id)
    )
    return [one for one in found if kind is None or not one.kinds or kind.value in one.kinds.split()]


async def answer_of(session: AsyncSession, answer_id: int) -> CannedAnswer:
    """One that is in use.

    Raises:
        NoSuchAnswer: it is not.
    """
    found = await session.get(CannedAnswer, answer_id)
    if found is None or found.retired_at is not None:
        raise NoSuchAnswer
    return found


async def keep(
    session: AsyncSession,
    answer_id: int,
    member: TeamMember,
    *,
    title: str,
    words_el: str,
    words_en: str,
    kinds: Collection[str],
    now: datetime,
) -> CannedAnswer:
    """Keep a new one (number 0), or one that was changed; whatever was sent of it stays as it was read.

    Raises:
        NoSuchAnswer: it has been retired meanwhile.
    """
    if answer_id:
        answer = await answer_of(session, answer_id)
    else:
        answer = CannedAnswer(retired_at=None)
        session.add(answer)
    answer.title, answer.words_el, answer.words_en = title, words_el, words_en
    answer.kinds = " ".join(sorted(kinds))
    answer.changed_by, answer.changed_at = member.id, now
    await session.flush()
    return answer


async def retire(session: AsyncSession, answer_id: int, member: TeamMember, now: datetime) -> None:
    """Nobody picks it any more. Retired twice, it is retired once."""
    answer = await session.get(CannedAnswer, answer_id)
    if answer is not None and answer.retired_at is None:
        answer.retired_at = answer.changed_at = now
        answer.changed_by = member.id


async def filled(moment: Moment, answer: CannedAnswer, case: Case, member: TeamMember) -> str:
    """The answer as this customer reads it, in their language."""
    is_greek = case.customer.language == "el"
    name = case.customer.first_name
    has = await balance(moment.session, case.customer.id, moment.now)
    values = {
        "name": vocative(name) if is_greek else name,
        "member": member.name,
        "shop": moment.shop.name,
        "reference": case.ticket.reference,
        "points": str(has.available),
    }
    return fill(answer.words_el if is_greek else answer.words_en, values)
