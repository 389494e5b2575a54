"""Which handlers are for those who have joined."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from xenia.customers.models import Customer


class Joined(Filter):
    """Lets through those who take part in the programme now."""

    async def __call__(self, event: TelegramObject, customer: Customer | None) -> bool:  # noqa: ARG002 - aiogram calls it so
        return customer is not None
