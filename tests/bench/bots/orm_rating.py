"""The same rating as Xenia's, written the usual way: a middleware opens an ORM session for each update."""

import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware, Dispatcher, F
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject
from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint, event, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bench.bots.aiogram_echo import run


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    first_name: Mapped[str]
    joined_at: Mapped[datetime]


class Feedback(Base):
    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("user_id", "page"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    page: Mapped[str]
    rating: Mapped[int]
    given_at: Mapped[datetime]


Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class DatabaseSession(BaseMiddleware):
    """A session for each update."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self.sessions = sessions

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        async with self.sessions() as session:
            data["session"] = session
            return await handler(event, data)


class CurrentUser(BaseMiddleware):
    """The person's row, made at the first update."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        session, person = data["session"], data["event_from_user"]
        user = await session.scalar(select(User).where(User.telegram_id == person.id))
        if user is None:
            user = User(telegram_id=person.id, first_name=person.first_name, joined_at=datetime.now(UTC))
            session.add(user)
            await session.commit()
        data["user"] = user
        return await handler(event, data)


dispatcher = Dispatcher()


@dispatcher.callback_query(F.data.startswith("rate:"))
async def rated(query: CallbackQuery, session: AsyncSession, user: User) -> None:
    _, stars, page = (query.data or "").split(":")
    values = {"rating": int(stars), "given_at": datetime.now(UTC)}
    await session.execute(
        insert(Feedback)
        .values(user_id=user.id, page=page, **values)
        .on_conflict_do_update(index_elements=["user_id", "page"], set_=values)
    )
    await session.commit()
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(
            f"Ευχαριστούμε για τα {stars} αστέρια, {user.first_name}.",
            reply_markup=InlineKeyboardMarkup(
                inline_keyboard=[
                    [InlineKeyboardButton(text="Αλλαγή", callback_data=f"rerate:{page}")],
                    [InlineKeyboardButton(text="Απόσυρση", callback_data=f"unrate:{page}")],
                ]
            ),
        )


def engine_of(url: str) -> AsyncEngine:
    """SQLite as safe as Xenia keeps it; with time enough that writers beside each other lose nothing."""
    engine = create_async_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def main(api: str, token: str, mode: str, port: str, url: str) -> None:
    engine = engine_of(url)

    async def create_tables() -> None:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    dispatcher.startup.register(create_tables)
    dispatcher.update.outer_middleware(DatabaseSession(async_sessionmaker(engine, expire_on_commit=False)))
    dispatcher.update.outer_middleware(CurrentUser())
    run(dispatcher, api, token, mode, port)


if __name__ == "__main__":
    main(*sys.argv[1:])
