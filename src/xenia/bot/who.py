"""Who is writing: one query, at every update, so that a role taken away is gone at once."""

from dataclasses import dataclass, replace

from aiogram.types import User
from sqlalchemy import BigInteger, bindparam, select

from xenia.bot.conversation import Conversation
from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.core.seen import Seen, kept
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


_CUSTOMER, _MEMBER = Seen(Customer), Seen(TeamMember)
_PERSON = select(bindparam("person", type_=BigInteger).label("id")).subquery()
_conversation = Conversation.__table__.c
_WHO = Asked(
    select(_conversation.state, *_CUSTOMER.columns, *_MEMBER.columns)
    .select_from(_PERSON)
    .outerjoin(Customer.__table__, Customer.__table__.c.telegram_id == _PERSON.c.id)
    .outerjoin(TeamMember.__table__, TeamMember.__table__.c.telegram_id == _PERSON.c.id)
    .outerjoin(Conversation.__table__, _conversation.chat_id == _PERSON.c.id)
)
_MEMBER_FROM = 1 + len(_CUSTOMER.columns)


async def recognise(session: AsyncSession, user: User) -> Who:
    """Look a person up by their Telegram id: to be looked at, not to be changed."""
    row = (await _WHO(session, person=user.id))[0]
    customer = _CUSTOMER(row[1:_MEMBER_FROM]) if row[1] is not None else None
    member = _MEMBER(row[_MEMBER_FROM:]) if row[_MEMBER_FROM] is not None else None
    if customer is not None and not customer.is_member:
        customer = None
    if member is not None and member.removed_at is not None:
        member = None
    known = customer or member
    language = known.language if known else language_of(user.language_code)
    return Who(customer, member, language, row[0], clean_name(user.first_name, otherwise=""))


async def recognise_to_write(session: AsyncSession, user: User) -> Who:
    """The same in a transaction, where what is changed about them is written."""
    who = await recognise(session, user)
    customer = kept(session, who.customer) if who.customer else None
    return replace(who, customer=customer, member=kept(session, who.member) if who.member else None)
