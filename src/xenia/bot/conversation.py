"""Where a conversation in several messages stands: kept in the same transaction as what it leads to."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import JSON, BigInteger, String, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import AsyncSession, Base


class Conversation(Base):
    """What the bot is waiting for in one private chat. No row: nothing."""

    __tablename__ = "conversation"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


_TABLE = cast("Table", Conversation.__table__)
_STATE = select(_TABLE.c.state).where(_TABLE.c.chat_id == bindparam("chat"))
_DATA = select(_TABLE.c.data).where(_TABLE.c.chat_id == bindparam("chat"))
_KEEP: dict[tuple[str, tuple[str, ...]], Any] = {
    (dialect.__name__.rpartition(".")[2], changed): insert.on_conflict_do_update(
        index_elements=["chat_id"], set_={what: insert.excluded[what] for what in changed}
    )
    for dialect in (sqlite, postgresql)
    for insert in (dialect.insert(_TABLE),)
    for changed in (("data",), ("state",), ("data", "state"))
}
_FORGET = delete(_TABLE).where(_TABLE.c.chat_id == bindparam("chat"))


class TransactionStorage(BaseStorage):
    """aiogram's storage over the session of one update, for one chat. It neither begins nor commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._changed: dict[str, Any] = {}

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:  # noqa: ARG002 - the signature is aiogram's
        self._changed["state"] = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        if "state" in self._changed:
            return cast("str | None", self._changed["state"])
        return await self._session.scalar(_STATE, {"chat": key.chat_id})

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:  # noqa: ARG002 - as above
        self._changed["data"] = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        if "data" in self._changed:
            return dict(self._changed["data"])
        return dict(await self._session.scalar(_DATA, {"chat": key.chat_id}) or {})

    async def keep(self, chat_id: int) -> None:
        """Write down what was set, state and data in one statement."""
        if self._changed:
            row = {"chat_id": chat_id, "state": None, "data": {}, **self._changed}
            keep = _KEEP[self._session.get_bind().dialect.name, tuple(sorted(self._changed))]
            await self._session.execute(keep, row)

    async def close(self) -> None:
        """Nothing of its own to close."""


@asynccontextmanager
async def conversation_of(session: AsyncSession, bot_id: int, chat_id: int) -> AsyncIterator[FSMContext]:
    """The conversation of one private chat, inside one transaction; written down at the end of the block."""
    storage = TransactionStorage(session)
    yield FSMContext(storage, StorageKey(bot_id=bot_id, chat_id=chat_id, user_id=chat_id))
    await storage.keep(chat_id)


async def forget_conversation(session: AsyncSession, chat_id: int) -> None:
    """The person turned to something else: nothing is awaited any more."""
    await session.execute(_FORGET, {"chat": chat_id})
