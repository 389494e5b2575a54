"""Who asks about their own data, as these pages see them."""

from typing import Protocol

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from xenia.core.held import Person


class Asker(Protocol):
    """A customer who takes part now."""

    id: int
    telegram_id: int
    first_name: str
    card_number: str
    language: str


class IsCustomer(Filter):
    """Lets through those who take part in the programme now."""

    async def __call__(self, event: TelegramObject, customer: Asker | None) -> bool:  # noqa: ARG002 - aiogram calls it so
        return customer is not None


def person(customer: Asker) -> Person:
    """Whose rows are meant."""
    return Person(customer.id, customer.telegram_id)
