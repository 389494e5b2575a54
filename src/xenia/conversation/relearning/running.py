"""Between ticks a process learns; a tick begins it, and a later one takes what it has learned."""

import hashlib
import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select

from xenia.conversation.examples import DIRECTORY
from xenia.conversation.model import ModelError, made_of, unpacked
from xenia.conversation.relearning.acts import (
    lines_in_use,
    lines_of,
    refused,
    taken,
    unusable,
)
from xenia.conversation.relearning.models import Learned, TalkModel
from xenia.conversation.relearning.telling import tell
from xenia.conversation.relearning.using import load
from xenia.conversation.relearning.worker import ANSWER, ASKED, MODEL
from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction

log = logging.getLogger("xenia.conversation")


@dataclass(slots=True)
class Learning:
    """A process that learns, and the folder through which it is spoken to."""

    model_id: int
    process: subprocess.Popen[bytes]
    folder: tempfile.TemporaryDirectory[str]

    def answer(self) -> tuple[list[str], bytes, str] | None:
        """What would be worse, the model, and its checksum; None where it broke off."""
        folder = Path(self.folder.name)
        try:
            told = json.loads((folder / ANSWER).read_text(encoding="utf-8"))
            if told["worse"]:
                return told["worse"], b"", ""
            packed = (folder / MODEL).read_bytes()
            unpacked(packed)
        except (OSError, ValueError, KeyError, ModelError):
            return None
        checksum = hashlib.sha256(packed).hexdigest()
        return ([], packed, checksum) if checksum == told["checksum"] else None


_LEARNING: WeakKeyDictionary[Database, Learning] = WeakKeyDictionary()
examples = DIRECTORY
"""From which the shop learns besides its own lines."""


async def learn_beside(database: Database, now: datetime) -> None:
    """Hear with the model that is to be used; begin to learn, or take what was learned."""
    if (cannot := await load(database)) is not None:
        async with transaction(database) as session:
            await unusable(session, *cannot, now)
            await tell(session, cannot[0], now)
    learning = _LEARNING.get(database)
    if learning is None:
        await _begin(database)
    elif learning.process.poll() is not None:
        del _LEARNING[database]
        with learning.folder:
            await _done(database, learning, now)
        await load(database)


async def _begin(database: Database) -> None:
    async with reading(database) as session:
        model = await _wanted(session)
        if model is None:
            return
        asked = {
            "examples": str(examples),
            "in_use": await lines_in_use(session),
            "labelled": lines_of(model),
        }
        model_id = model.id
    try:
        _LEARNING[database] = _started(model_id, asked)
    except OSError as error:  # no memory, no room on the disk: the next tick tries again
        log.warning("learning waits", extra={"error": str(error)})


def _started(model_id: int, asked: dict[str, Any]) -> Learning:
    folder = tempfile.TemporaryDirectory(prefix="xenia-learns-")
    (Path(folder.name) / ASKED).write_text(json.dumps(asked), encoding="utf-8")
    command = (sys.executable, "-m", "xenia.conversation.relearning.worker", folder.name)
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    return Learning(model_id, process, folder)


async def _wanted(session: AsyncSession) -> TalkModel | None:
    found = select(TalkModel).where(TalkModel.state == Learned.WANTED).order_by(TalkModel.id).limit(1)
    return await session.scalar(found)


async def _done(database: Database, learning: Learning, now: datetime) -> None:
    answer = learning.answer() if learning.process.returncode == 0 else None
    async with transaction(database) as session:
        model = await session.get(TalkModel, learning.model_id)
        if model is None or model.state != Learned.WANTED:
            return
        if answer is None:
            model.state, model.done_at = Learned.FAILED, now
            log.error("learning broke off", extra={"model": model.id, "status": learning.process.returncode})
        elif answer[0]:
            await refused(session, model, answer[0], now)
        else:
            await taken(session, model, *answer[1:], made_of(), now)
        await session.flush()
        await tell(session, model.id, now)
