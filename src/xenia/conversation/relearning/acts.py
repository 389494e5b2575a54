"""Wishing to learn anew, what came of it, and going back."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from xenia.conversation.learning import examples
from xenia.conversation.relearning.models import Learned, TalkModel, TalkUse
from xenia.conversation.relearning.using import in_use
from xenia.conversation.relearning.worker import Line
from xenia.conversation.understand import understand
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.team.models import TeamMember

KEPT = 3
"""Models that the shop can come back to, the one in use among them."""


class NothingNew(Refusal):
    """All labels are in the model in use already."""

    def __init__(self) -> None:
        super().__init__("relearn-refusal-nothing")


class AtIt(Refusal):
    """It is being learned already."""

    def __init__(self) -> None:
        super().__init__("relearn-refusal-at-it")


class NotThere(Refusal):
    """That model is not kept any more, or cannot be used."""

    def __init__(self) -> None:
        super().__init__("relearn-refusal-gone")


async def labelled_lines(session: AsyncSession) -> list[Line]:
    """What the team has labelled, in the order of the folded words."""
    found = await examples(session)
    return sorted((one.folded, one.intent, _language(one.words)) for one in found)


def _language(words: str) -> str:
    return "el" if any("Ͱ" <= letter <= "Ͽ" for letter in words) else understand(words).language


async def lines_in_use(session: AsyncSession) -> list[Line]:
    """The labelled lines of which the model in use was made."""
    use = await in_use(session)
    if use is None or use.model_id is None:
        return []
    return lines_of(await session.get_one(TalkModel, use.model_id))


def lines_of(model: TalkModel) -> list[Line]:
    """The labelled lines of which a model is made."""
    return [(folded, intent, language) for folded, intent, language in json.loads(model.taught)]


async def wish(session: AsyncSession, member: TeamMember | None, now: datetime) -> TalkModel:
    """Have a model learned from all labels there are, from the next tick on.

    Raises:
        AtIt: one is being learned.
        NothingNew: they are what the model in use was made of, or what was refused the last time.
    """
    last = await latest(session)
    if last is not None and last.state == Learned.WANTED:
        raise AtIt
    lines = await labelled_lines(session)
    refused = lines_of(last) if last is not None and last.state == Learned.REFUSED else None
    if lines == refused or lines == await lines_in_use(session):
        raise NothingNew
    return await _wanted(session, lines, member, now)


async def _wanted(
    session: AsyncSession, lines: list[Line], member: TeamMember | None, now: datetime
) -> TalkModel:
    model = TalkModel(
        state=Learned.WANTED,
        asked_by=member.id if member else None,
        asked_at=now,
        done_at=None,
        lines=len(lines),
        taught=json.dumps(lines, ensure_ascii=False),
        worse="",
        based_on=None,
        checksum=None,
        packed=None,
    )
    session.add(model)
    await session.flush()
    return model


async def latest(session: AsyncSession) -> TalkModel | None:
    """What was wished last."""
    return await session.scalar(select(TalkModel).order_by(TalkModel.id.desc()).limit(1))


async def usable(session: AsyncSession) -> Sequence[TalkModel]:
    """The shop's own models that are kept, the newest first."""
    found = select(TalkModel).where(TalkModel.state == Learned.TAKEN, TalkModel.checksum.is_not(None))
    return (await session.scalars(found.order_by(TalkModel.id.desc()))).all()


async def use(session: AsyncSession, model_id: int | None, member: TeamMember | None, now: datetime) -> None:
    """Use that model from the next tick on; None is the built-in. Used already, it goes on.

    Raises:
        NotThere: it is not kept.
    """
    if model_id is not None and model_id not in {one.id for one in await usable(session)}:
        raise NotThere
    current = await in_use(session)
    if (current.model_id if current else None) != model_id:
        session.add(TalkUse(model_id=model_id, at=now, by=member.id if member else None))
        await session.flush()


async def unusable(session: AsyncSession, model_id: int, why: Learned, now: datetime) -> None:
    """A model in use cannot be read: the built-in is used; one of another version is learned anew."""
    model = await session.get_one(TalkModel, model_id)
    if model.state != Learned.TAKEN:
        return
    model.state, model.checksum, model.packed = why, None, None
    await use(session, None, None, now)
    last = await latest(session)
    if why is Learned.OUTDATED and not (last is not None and last.state == Learned.WANTED):
        await _wanted(session, await labelled_lines(session), None, now)


async def refused(session: AsyncSession, model: TalkModel, worse: Sequence[str], now: datetime) -> None:
    """Something would have been understood worse."""
    model.state, model.worse, model.done_at = Learned.REFUSED, " ".join(worse), now
    await session.flush()


async def taken(
    session: AsyncSession, model: TalkModel, packed: bytes, checksum: str, based_on: str, now: datetime
) -> None:
    """Nothing got worse: it is used, and the oldest of those that were kept is let go."""
    model.state, model.done_at = Learned.TAKEN, now
    model.packed, model.checksum, model.based_on = packed, checksum, based_on
    await session.flush()
    await use(session, model.id, None, now)
    gone = [one.id for one in (await usable(session))[KEPT:]]
    await session.execute(
        update(TalkModel).where(TalkModel.id.in_(gone)).values(packed=None, checksum=None),
        execution_options={"synchronize_session": False},
    )
