"""Who may change what the shop says of itself."""

from typing import Protocol

from aiogram.filters import Filter
from aiogram.types import TelegramObject

ADMIN = "admin"
"""The role from which on; the team itself, with its roles, is a room above this one."""


class Colleague(Protocol):
    """Somebody on the team, as far as this room looks at them."""

    def may(self, role: str) -> bool:
        """Whether they have at least that role now."""


class Admin(Filter):
    """Lets through those who have at least that role now."""

    async def __call__(self, event: TelegramObject, member: Colleague | None) -> bool:  # noqa: ARG002 - aiogram calls it so
        return member is not None and member.may(ADMIN)
