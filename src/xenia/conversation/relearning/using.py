"""The model that a shop uses: its own, if it has learned one that is whole, or else the built-in."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import undefer

from xenia.conversation.model import Model, ModelError, made_of, read_model, unpacked
from xenia.conversation.relearning.models import Learned, TalkModel, TalkUse
from xenia.conversation.understand import Context, Understanding, understand
from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading

log = logging.getLogger("xenia.conversation")

_SHORT = 40
"""Letters of a text that is worth remembering: many ask the same in the same few words."""
_REMEMBERED = 2048
Hears = Callable[[str, Context], Understanding]


@dataclass(frozen=True, slots=True)
class Ear:
    """Understands with one model, and remembers what is asked often."""

    number: int | None
    """Of the shop's own model; None: the built-in."""
    own: Model | None
    hears: Hears
    often: Hears

    @property
    def model(self) -> Model:
        """What it understands with."""
        return self.own or read_model()

    def __call__(self, text: str, context: Context) -> Understanding:
        """What a text is about."""
        return (self.often if len(text) <= _SHORT else self.hears)(text, context)


def ear(number: int | None = None, own: Model | None = None) -> Ear:
    """An ear with that model."""

    def hears(text: str, context: Context) -> Understanding:
        return understand(text, context, own, explain=False)

    return Ear(number, own, hears, lru_cache(_REMEMBERED)(hears))


_BUILT_IN = ear()
_EARS: WeakKeyDictionary[Database, Ear] = WeakKeyDictionary()


def ear_of(database: Database) -> Ear:
    """With which the shop of that database hears now."""
    return _EARS.get(database, _BUILT_IN)


async def in_use(session: AsyncSession) -> TalkUse | None:
    """Since when which model is to be used; None: the built-in, from the beginning."""
    return await session.scalar(select(TalkUse).order_by(TalkUse.id.desc()).limit(1))


async def load(database: Database) -> tuple[int, Learned] | None:
    """Hear with the model that is to be used, if that is another than before.

    Returns:
        None when all is well; else the number of a model that cannot be used, and why. It is not used then.
    """
    async with reading(database) as session:
        use = await in_use(session)
        number = use.model_id if use else None
        if number == ear_of(database).number:
            return None
        if number is None:
            _EARS.pop(database, None)
            return None
        kept = await session.get_one(TalkModel, number, options=(undefer(TalkModel.packed),))
        told = kept.packed, kept.checksum, kept.based_on
    try:
        own = await asyncio.to_thread(whole, *told)
    except ModelError as error:
        _EARS.pop(database, None)
        log.error("the shop's own model cannot be used", extra={"model": number, "error": str(error)})  # noqa: TRY400 - the reason is told; it needs no trace
        return number, Learned.BROKEN if told[2] == made_of() else Learned.OUTDATED
    _EARS[database] = ear(number, own)
    return None


async def check_models(session: AsyncSession) -> AsyncIterator[str]:
    """Each model that the shop could use is the one that it learned."""
    kept = select(TalkModel).where(TalkModel.state == Learned.TAKEN, TalkModel.checksum.is_not(None))
    for one in await session.scalars(kept.options(undefer(TalkModel.packed)).order_by(TalkModel.id)):
        if hashlib.sha256(one.packed or b"").hexdigest() != one.checksum:
            yield f"model {one.id} of understanding is not what was learned"


def whole(packed: bytes | None, checksum: str | None, based_on: str | None) -> Model:
    """The model that was packed, if it is the very one that was learned, for this version.

    Raises:
        ModelError: it is not.
    """
    if based_on != made_of():
        raise ModelError("it was learned by another version")
    if packed is None or hashlib.sha256(packed).hexdigest() != checksum:
        raise ModelError("it is not what was learned")
    return unpacked(packed)
