"""Who is writing: one query, at every update, so that a role taken away is gone at once."""

from dataclasses import dataclass, replace

from aiogram.types import User
from sqlalchemy import BigInteger, bindparam, select

from xenia.bot.conversation import Conversation
from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.core.texts import language_of
from xenia.customers.models import Customer
from xenia.team.models import TeamMember


@dataclass(frozen=True, slots=True)
class Who:
    """A person as the house knows them; someone may be a customer and on the team at once."""

    customer: Customer | None
    """Set while they take part in the programme."""
    member: TeamMember | None
    """Set while they are on the team."""
    language: str
    awaited: str | None
    """The state of a conversation in several messages, if one is going on."""
    name: str
    """Their first name at Telegram, fit to be shown; perhaps empty."""

    @property
    def is_known(self) -> bool:
        """Whether they have joined or are on the team."""
        return self.customer is not None or self.member is not None

    def as_guest(self) -> "Who":
        """The same person as a customer only."""
        return replace(self, member=None)


_PERSON = select(bindparam("person", type_=BigInteger).label("id")).subquery()
# Built once: every update asks for it, and building takes longer than asking.
_WHO = (
    select(Customer, TeamMember, Conversation.state)
    .select_from(_PERSON)
    .outerjoin(Customer, Customer.telegram_id == _PERSON.c.id)
    .outerjoin(TeamMember, TeamMember.telegram_id == _PERSON.c.id)
    .outerjoin(Conversation, Conversation.chat_id == _PERSON.c.id)
)


async def recognise(session: AsyncSession, user: User) -> Who:
    """Look a person up by their Telegram id."""
    row = (await session.execute(_WHO, {"person": user.id})).one()
    customer: Customer | None = row[0] if row[0] is not None and row[0].is_member else None
    member: TeamMember | None = row[1] if row[1] is not None and row[1].removed_at is None else None
    known = customer or member
    language = known.language if known else language_of(user.language_code)
    return Who(customer, member, language, row[2], clean_name(user.first_name, otherwise=""))
