"""Which handlers are for whom on the team."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from xenia.team.models import TeamMember


class Role(Filter):
    """Lets through those who have at least that role now."""

    def __init__(self, role: str) -> None:
        self.role = role

    async def __call__(self, event: TelegramObject, member: TeamMember | None) -> bool:  # noqa: ARG002 - aiogram calls it so
        return member is not None and member.may(self.role)
