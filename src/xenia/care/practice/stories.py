"""A pretend ticket's life: the story goes on with each thing that who practises does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from xenia.care.models import Side, State
from xenia.care.practice.models import PracticeTicket
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession
from xenia.core.names import vocative
from xenia.core.refusal import Refusal
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.team.models import TeamMember

STORIES = (1, 2, 3)
KEPT_FOR = timedelta(days=1)
"""Who does not come back to it by then begins anew."""
QUICK = timedelta(minutes=10)
"""An answer within that is worth a word."""
_A_SENTENCE = 20
"""Letters; fewer do not tell how something was solved."""
_SORRY = re.compile(r"σ[υύ]γγ?ν[ωώ]μ|λυπ[αάοόύ]|s[yi]g+n[wo]mi|sorry|apolog", re.IGNORECASE)


class Over(Refusal):
    """That practice has ended."""

    def __init__(self) -> None:
        super().__init__("practice-over")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was good, in the order in which it is said, and the one thing worth trying next time."""

    good: tuple[str, ...]
    minutes: int
    """From the first words of the pretend customer to the first answer."""
    next_time: str
    """Empty where nothing is missing."""


async def begin(
    session: AsyncSession, member: TeamMember, story: int, say: Say, now: datetime
) -> PracticeTicket:
    """Begin a story; what this member had not finished is forgotten."""
    await stop(session, member)
    practice = PracticeTicket(member_id=member.id, story=story, opened_at=now, lines=[])
    _add(practice, Side.SYSTEM, "opened", None, now)
    _add(practice, Side.CUSTOMER, "text", say.plain("practice-first", story=story), now)
    session.add(practice)
    await session.flush()
    return practice


async def stop(session: AsyncSession, member: TeamMember) -> None:
    """Forget what this member practises on."""
    await session.execute(
        delete(PracticeTicket).where(PracticeTicket.member_id == member.id),
        execution_options={"synchronize_session": "fetch"},
    )


async def practice_of(session: AsyncSession, member: TeamMember) -> PracticeTicket | None:
    """What this member practises on now."""
    return await session.scalar(
        select(PracticeTicket).where(PracticeTicket.member_id == member.id),
        execution_options={"populate_existing": True},
    )


async def own_practice(
    session: AsyncSession, member: TeamMember, practice_id: int | None = None
) -> PracticeTicket:
    """What this member practises on; nobody comes near another's.

    Raises:
        Over: there is none, or it is another one by now.
    """
    found = await practice_of(session, member)
    if found is None or practice_id not in {None, found.id}:
        raise Over
    return found


async def forget_old(moment: Moment) -> int:
    """Forget what nobody came back to."""
    await moment.session.execute(
        delete(PracticeTicket).where(PracticeTicket.opened_at < moment.now - KEPT_FOR),
        execution_options={"synchronize_session": False},
    )
    return 0


def claim(practice: PracticeTicket, now: datetime) -> None:
    """Take it, once."""
    if state_of(practice.lines) == State.NEW:
        _add(practice, Side.SYSTEM, "claimed", None, now)


def wait(practice: PracticeTicket, say: Say, now: datetime) -> None:
    """Wait for the pretend customer, who answers at once."""
    claim(practice, now)
    _add(practice, Side.SYSTEM, "waiting", None, now)
    _answers(practice, say, now)


def write(practice: PracticeTicket, mode: Mode, words: str, say: Say, now: datetime) -> None:
    """Write a note, an answer, or how it was solved; to all but a note the pretend customer answers."""
    if mode == Mode.NOTE:
        _add(practice, Side.NOTE, "text", words, now)
        return
    claim(practice, now)
    if mode == Mode.RESOLVE:
        _add(practice, Side.STAFF, "resolved", words, now)
        return
    _add(practice, Side.STAFF, "text", words, now)
    _answers(practice, say, now)


def state_of(lines: Sequence[dict[str, Any]]) -> State:
    """Where it stands, by what was done."""
    done = {one["what"] for one in lines}
    if "resolved" in done:
        return State.RESOLVED
    return State.CLAIMED if "claimed" in done else State.NEW


def what_was_good(lines: Sequence[dict[str, Any]], opened_at: datetime, name: str) -> Seen:
    """What whoever teaches would say at the end, from what was written and when."""
    said = [one for one in lines if one["side"] == Side.STAFF.value]
    words = "\n".join(one["words"] for one in said)
    first = datetime.fromisoformat(said[0]["at"]) if said else opened_at
    ended = [one["words"] for one in said if one["what"] == "resolved"]
    folded = words.casefold()
    seen = {
        "quick": bool(said) and first - opened_at <= QUICK,
        "sorry": bool(_SORRY.search(words)),
        "how": any(len(one) >= _A_SENTENCE for one in ended),
        "name": name.casefold() in folded or vocative(name).casefold() in folded,
        "note": any(one["side"] == Side.NOTE.value for one in lines),
    }
    missing = [one for one in ("sorry", "how", "quick", "name") if not seen[one]]
    good = tuple(one for one, is_so in seen.items() if is_so)
    return Seen(good, int((first - opened_at).total_seconds()) // 60, missing[0] if missing else "")


def _answers(practice: PracticeTicket, say: Say, now: datetime) -> None:
    heard = sum(one["side"] == Side.CUSTOMER.value for one in practice.lines)
    key = "practice-more" if heard == 1 else "practice-content"
    _add(practice, Side.CUSTOMER, "text", say.plain(key, story=practice.story), now)


def _add(practice: PracticeTicket, side: Side, what: str, words: str | None, now: datetime) -> None:
    line = {"side": side.value, "what": what, "words": words, "at": now.isoformat()}
    practice.lines = [*practice.lines, line]
