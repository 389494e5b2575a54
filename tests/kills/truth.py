"""What has to be true after a step, however often the bot died in it: what was written, and who read what."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Engine, select

from telegram_sandbox.log import Delivery as Shown
from xenia.app import Base
from xenia.care.replies.models import CannedAnswer
from xenia.conversation.faq_models import FaqEntry
from xenia.core.inbox import ANSWERED, DONE, WAITING, Received
from xenia.deliveries.models import QUEUED, SENDING, Delivery
from xenia.outreach.models import Bookmark
from xenia.privacy.models import Tidied

Rows = Counter[tuple[str, str]]
"""How many rows of a table hold the same; what is drawn at random, or only numbers a row, is left out."""

_DRAWN = {
    *("card_number", "code", "digest", "record_id", "intent", "idempotency_key", "request_hash"),
    *("external_id", "rule_snapshot", "data", "screen", "message_id", "reverses_id", "epoch", "detail"),
    *("of", "before", "after"),
}
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_LINK = re.compile(r"team_\w+")
_CARD = re.compile(r"\b\d{4}\b")
_NOT_OF_THE_STEP = (
    Received.__table__,
    Bookmark.__table__,
    CannedAnswer.__table__,
    FaqEntry.__table__,
    Tidied.__table__,
)
"""What comes in is looked at by itself; what planning and the tick put there is their business."""
_TABLES = [table for table in Base.metadata.sorted_tables if table not in _NOT_OF_THE_STEP]


@dataclass(frozen=True)
class Read:
    """Something that a person could see, as far as it is the same on every day."""

    chat_id: int
    kind: str
    words: str
    labels: str


@dataclass(frozen=True)
class Death:
    """What was so when the bot was killed: how much people had seen, and what of it was not written down."""

    shown: int
    unrecorded: frozenset[int]
    """Chats for which an update is in hand or a delivery queued."""


@dataclass
class Verdict:
    """What became of one step."""

    lost: list[str]
    doubled: list[str]
    repeated: int
    """Messages that came once more, the very same, after the bot died between sending and writing it down."""

    @property
    def wrong(self) -> list[str]:
        """What must not be."""
        return [*(f"lost {one}" for one in self.lost), *(f"doubled {one}" for one in self.doubled)]


def rows_of(engine: Engine) -> Rows:
    """All that is written, but for the inbox."""
    found: Rows = Counter()
    with engine.connect() as connection:
        for table in _TABLES:
            columns = [one for one in table.columns if not _is_left_out(one)]
            if columns:
                found.update((table.name, repr(tuple(row))) for row in connection.execute(select(*columns)))
    return found


def unrecorded(engine: Engine) -> frozenset[int]:
    """The chats that something is still to leave for, as far as is written down."""
    in_hand = select(Received.chat_id).where(Received.state.in_((WAITING, ANSWERED)))
    queued = select(Delivery.chat_id).where(Delivery.state.in_((QUEUED, SENDING)))
    with engine.connect() as connection:
        return frozenset(connection.scalars(in_hand)) | frozenset(connection.scalars(queued))


def states_of(engine: Engine) -> Counter[str]:
    """How many updates are in which state; what is done has to be emptied."""
    with engine.connect() as connection:
        rows = connection.execute(select(Received.state, Received.raw, Received.reply)).all()
    return Counter(
        f"{state}, and kept" if state == DONE and (raw or reply) else state for state, raw, reply in rows
    )


def reading_of(shown: Shown) -> Read:
    """What somebody reads, without what is drawn at random."""
    content = shown.content
    media = next((kind for kind in ("photo", "document") if content.get(kind)), "")
    words = f"{media} {content.get('text') or content.get('caption') or ''}"
    for pattern in (_CODE, _LINK, _CARD):
        words = pattern.sub("####", words)
    rows = content.get("inline_keyboard") or []
    labels = " | ".join(_CODE.sub("####", button["text"]) for row in rows for button in row)
    return Read(shown.chat_id, shown.kind, words, labels)


def judge(
    expected: tuple[Rows, Rows, Counter[Read]],
    written: tuple[Rows, Rows],
    shown: list[Shown],
    deaths: list[Death],
) -> Verdict:
    """Hold what a step wrote and showed against what it writes and shows on a day without kills.

    Args:
        expected: rows that go, rows that come, and what is read.
        written: rows that went, and rows that came.
        shown: everything that people could see.
        deaths: when the bot was killed; `shown` counts from the beginning of the step.
    """
    verdict = Verdict([], [], 0)
    _compare("gone", expected[0], written[0], verdict)
    _compare("come", expected[1], written[1], verdict)
    read = [reading_of(one) for one in shown]
    for one, missing in (expected[2] - Counter(read)).items():
        verdict.lost.append(f"{missing} of {one}")
    for one, extra in (Counter(read) - expected[2]).items():
        places = [place for place, each in enumerate(read) if each == one]
        may = sum(
            any(place < death.shown for place in places) and one.chat_id in death.unrecorded
            for death in deaths
        )
        if extra > may or not expected[2][one] or not _the_same(shown[place] for place in places):
            verdict.doubled.append(f"{extra} more of {one}")
        else:
            verdict.repeated += extra
    return verdict


def _compare(what: str, wanted: Rows, found: Rows, verdict: Verdict) -> None:
    missing, extra = wanted - found, found - wanted
    for table in {name for name, _ in (*missing, *extra)}:
        balance = sum(found[row] - wanted[row] for row in {*wanted, *found} if row[0] == table)
        rows = [row for row in (*missing, *extra) if row[0] == table]
        (verdict.lost if balance < 0 else verdict.doubled).append(f"{what}: {rows}")


def _the_same(shown: Iterable[Shown]) -> bool:
    """Whether these are one message several times, down to what its buttons carry."""
    left_out = ("message_id", "date", "edit_date", "photo", "document")
    exact = {json.dumps({k: v for k, v in one.content.items() if k not in left_out}) for one in shown}
    return len(exact) == 1


def _is_left_out(column: Column[Any]) -> bool:
    return column.primary_key or bool(column.foreign_keys) or column.name in _DRAWN
