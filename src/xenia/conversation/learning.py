"""Learning without surprise: off until an owner switches it on, and only from what the team has labelled."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from xenia.conversation.fold import fold
from xenia.conversation.intents import BY_RULE, Intent
from xenia.conversation.learning_models import TalkExample, TalkLearning, TalkMissed
from xenia.conversation.scrub import scrub
from xenia.conversation.understand import Understanding
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.team.models import TeamMember

KEPT_FOR = timedelta(days=30)
"""How long a line waits for a label before it is deleted."""
_MOST = 2_000
"""Lines kept at most: a flood teaches nothing."""
_FOLDED = 200


class NoSuchLine(Refusal):
    """Somebody else has labelled it, or its time was over."""

    def __init__(self) -> None:
        super().__init__("talk-refusal-line")


async def is_on(session: AsyncSession) -> bool:
    """Whether lines that were not understood are kept."""
    return await _current(session) is not None


async def switch(session: AsyncSession, member: TeamMember, now: datetime, *, on: bool) -> None:
    """Begin to keep lines, or stop and delete those that wait. Labels stay."""
    current = await _current(session)
    if on and current is None:
        session.add(TalkLearning(on_at=now, on_by=member.id, off_at=None))
    if not on and current is not None:
        current.off_at = now
        await session.execute(delete(TalkMissed))


async def keep_missed(
    session: AsyncSession, text: str, heard: Understanding, customer: Customer, now: datetime
) -> None:
    """Keep a line that was not understood, without what is personal in it, if the shop wishes so."""
    if not await is_on(session):
        return
    if (await session.scalar(select(func.count()).select_from(TalkMissed)) or 0) >= _MOST:
        return
    team = await session.scalars(select(TeamMember.name))
    words = scrub(text, [customer.first_name, *team])
    if any(letter.isalpha() for letter in words):
        guess = heard.alternatives[0][0].value if heard.alternatives else None
        session.add(TalkMissed(words=words, guess=guess, at=now))


async def waiting(session: AsyncSession) -> tuple[TalkMissed | None, int]:
    """The oldest line without a label, and how many there are."""
    many = await session.scalar(select(func.count()).select_from(TalkMissed)) or 0
    return await session.scalar(select(TalkMissed).order_by(TalkMissed.id).limit(1)), many


async def label(
    session: AsyncSession, line_id: int, intent: Intent | None, member: TeamMember, now: datetime
) -> None:
    """Say what a line is about; None throws it away. Lines that are written alike are done with it.

    Raises:
        NoSuchLine: it is not there any more.
    """
    line = await session.get(TalkMissed, line_id)
    if line is None:
        raise NoSuchLine
    folded = fold(line.words)[:_FOLDED]
    alike = [
        one.id for one in await session.scalars(select(TalkMissed)) if fold(one.words)[:_FOLDED] == folded
    ]
    await session.execute(delete(TalkMissed).where(TalkMissed.id.in_(alike)))
    if intent is None or not folded or intent in BY_RULE:
        return
    known = await session.scalar(select(TalkExample).where(TalkExample.folded == folded))
    example = known or TalkExample(folded=folded)
    example.words, example.intent = line.words, intent.value
    example.labelled_by, example.labelled_at = member.id, now
    session.add(example)


async def forget(session: AsyncSession, example_id: int) -> None:
    """A label was wrong. Forgotten twice, it is forgotten once."""
    await session.execute(delete(TalkExample).where(TalkExample.id == example_id))


async def examples(session: AsyncSession) -> Sequence[TalkExample]:
    """What the team has labelled, the newest first."""
    return (await session.scalars(select(TalkExample).order_by(TalkExample.id.desc()))).all()


async def taught(session: AsyncSession, text: str) -> Intent | None:
    """What the team said of a line that folds like this one; None where nobody did."""
    folded = fold(text)
    if not folded or len(folded) > _FOLDED:
        return None
    found = await session.scalar(select(TalkExample.intent).where(TalkExample.folded == folded))
    return Intent(found) if found else None


async def prune(moment: Moment) -> int:
    """Delete the lines whose time is over."""
    old = moment.now - KEPT_FOR
    found = (await moment.session.scalars(select(TalkMissed.id).where(TalkMissed.at < old).limit(500))).all()
    await moment.session.execute(delete(TalkMissed).where(TalkMissed.id.in_(found)))
    return len(found)


async def _current(session: AsyncSession) -> TalkLearning | None:
    return await session.scalar(select(TalkLearning).where(TalkLearning.off_at.is_(None)))
