"""The shop's answers: found by their words, kept, retired."""

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import select

from xenia.conversation.faq_models import FaqEntry, Kind
from xenia.conversation.stem import terms
from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.core.room import Moment
from xenia.team.models import TeamMember

DEFAULTS = Path(__file__).parent / "faq.toml"
"""What every shop begins with."""
GOOD = 0.6
"""As much as this of what is asked must be in an entry, and of the entry's line in what is asked."""


Titled = tuple[int, str, str]
"""An entry's number, and its questions in Greek and English, one a line."""


class NoSuchEntry(Refusal):
    """It has been retired, or there never was one."""

    def __init__(self) -> None:
        super().__init__("faq-refusal-none")


async def entries(session: AsyncSession, kind: Kind | None = None) -> Sequence[FaqEntry]:
    """All that are in use, in the order in which they came."""
    asked = select(FaqEntry).where(FaqEntry.retired_at.is_(None)).order_by(FaqEntry.id)
    found = await session.scalars(asked if kind is None else asked.where(FaqEntry.kind == kind))
    return found.all()


async def entry_of(session: AsyncSession, entry_id: int) -> FaqEntry:
    """One that is in use.

    Raises:
        NoSuchEntry: it is not.
    """
    found = await session.get(FaqEntry, entry_id)
    if found is None or found.retired_at is not None:
        raise NoSuchEntry
    return found


async def known_answer(session: AsyncSession, code: str) -> FaqEntry | None:
    """The entry of that code, if it is in use."""
    found = select(FaqEntry).where(FaqEntry.code == code, FaqEntry.retired_at.is_(None))
    return await session.scalar(found)


_ASKED = Asked(
    select(FaqEntry.id, FaqEntry.title_el, FaqEntry.title_en)
    .where(FaqEntry.retired_at.is_(None))
    .order_by(FaqEntry.id)
)


async def find_answer(session: AsyncSession, text: str, good: float = GOOD) -> FaqEntry | None:
    """The entry that answers a question, in whatever alphabet it is asked; None: no good match."""
    if not terms(text):
        return None
    found = best(text, tuple((one, el, en) for one, el, en in await _ASKED(session)), good)
    return None if found is None else await session.get(FaqEntry, found)


def best(text: str, among: tuple[Titled, ...], good: float = GOOD) -> int | None:
    """The number of the best of some entries, if it is good enough; each with its titles in both languages.

    Each line of an entry is held against the text: twice the weight of the terms they share, by the weight of
    both (Dice), where rare terms weigh more. A text that shares one term of many is no match.
    """
    known, asked = _read(among), terms(text)
    in_asked = known.weight(asked)
    scored = [
        (2 * known.weight(asked & line) / (in_asked + weight), number)
        for number, line, weight in known.lines
        if not asked.isdisjoint(line)
    ]
    score, number = max(scored, key=itemgetter(0), default=(0.0, None))
    return number if score >= good else None


@dataclass(frozen=True, slots=True)
class _Known:
    """The lines of all entries, ready to be compared."""

    lines: tuple[tuple[int, frozenset[str], float], ...]
    """The entry's number, the line's terms, and what these weigh."""
    weights: Mapping[str, float]
    rarest: float
    """What a term weighs that is in no line."""

    def weight(self, some: frozenset[str]) -> float:
        return sum([self.weights.get(term, self.rarest) for term in some])


@lru_cache(maxsize=2)
def _read(among: tuple[Titled, ...]) -> _Known:
    lines = [(number, terms(line)) for number, el, en in among for line in _lines(el, en)]
    lines = [(number, line) for number, line in lines if line]
    often = Counter(term for _, line in lines for term in line)
    weights = {term: math.log(1 + len(lines) / (1 + times)) + 0.1 for term, times in often.items()}
    known = _Known((), weights, math.log(1 + len(lines)) + 0.1)
    return replace(known, lines=tuple((number, line, known.weight(line)) for number, line in lines))


def _lines(el: str, en: str) -> list[str]:
    return [line for line in f"{el}\n{en}".splitlines() if line.strip()]


async def keep(
    session: AsyncSession, entry_id: int, member: TeamMember, given: Mapping[str, Any], now: datetime
) -> FaqEntry:
    """Keep a new one (number 0), or one that was changed.

    Raises:
        NoSuchEntry: it has been retired meanwhile.
    """
    if entry_id:
        entry = await entry_of(session, entry_id)
    else:
        entry = FaqEntry(code="", kind=given["kind"], built_in=False, retired_at=None)
    entry.title_el, entry.title_en = given["title_el"], given["title_en"]
    entry.words_el, entry.words_en = given["words_el"], given["words_en"]
    entry.changed_by, entry.changed_at = member.id, now
    if not entry_id:
        entry.code = f"new{member.id}"  # until it has a number
        session.add(entry)
        await session.flush()
        entry.code = f"e{entry.id}"
    await session.flush()
    return entry


async def retire(session: AsyncSession, entry_id: int, member: TeamMember, now: datetime) -> None:
    """Nobody is told it any more. Retired twice, it is retired once."""
    entry = await session.get(FaqEntry, entry_id)
    if entry is not None and entry.retired_at is None:
        entry.retired_at = entry.changed_at = now
        entry.changed_by = member.id


async def defaults(moment: Moment) -> int:
    """Give the shop those of the file that it never had; what it changed or retired stays as it is."""
    known = set(await moment.session.scalars(select(FaqEntry.code)))
    read = tomllib.loads(DEFAULTS.read_text("utf-8"))
    missing = {code: one for code, one in read.items() if code not in known}
    for code, one in missing.items():
        moment.session.add(
            FaqEntry(
                code=code,
                kind=one["kind"],
                title_el=one["el"]["ask"].strip(),
                title_en=one["en"]["ask"].strip(),
                words_el=one["el"]["say"].strip(),
                words_en=one["en"]["say"].strip(),
                built_in=True,
                changed_by=None,
                changed_at=moment.now,
                retired_at=None,
            )
        )
    return len(missing)
