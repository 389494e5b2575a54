"""Who asks about their own data, as these pages see them: also somebody who has left the programme."""

from dataclasses import dataclass
from typing import Any, Protocol

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message
from sqlalchemy import select

from xenia.core.database import AsyncSession, Base
from xenia.core.held import CUSTOMERS, Person


class Named(Protocol):
    """A customer who takes part now, and whose name can be changed."""

    first_name: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody of whom we hold something."""

    id: int
    telegram_id: int
    first_name: str
    card_number: str
    is_member: bool

    @property
    def person(self) -> Person:
        """Whose rows are meant."""
        return Person(self.id, self.telegram_id)


class IsHeld(Filter):
    """Lets through those of whom we hold something, and says who they are."""

    async def __call__(self, event: Message | CallbackQuery, session: AsyncSession) -> bool | dict[str, Any]:
        if event.from_user is None:
            return False
        known = Base.metadata.tables[CUSTOMERS].c
        query = select(known.id, known.telegram_id, known.first_name, known.card_number, known.left_at)
        row = (await session.execute(query.where(known.telegram_id == event.from_user.id))).first()
        return {"asker": Asker(*row[:4], is_member=row.left_at is None)} if row is not None else False


class IsCustomer(Filter):
    """Lets through those who take part in the programme now."""

    async def __call__(self, _: Message | CallbackQuery, customer: object | None) -> bool:
        return customer is not None
