"""What the ground holds of a person while their words are being worked."""

from typing import Any

from sqlalchemy import select

from xenia.bot.conversation import Conversation
from xenia.care.models import Ticket
from xenia.core.held import BRIEFLY, Held, Person
from xenia.core.inbox import ANSWERED, DONE, WAITING, Received
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.team.models import TeamMember

HELD = (
    Held(Conversation, BRIEFLY, chat=("chat_id",), delete=True),
    Held(
        Received,
        BRIEFLY,
        chat=("chat_id",),
        once={"raw": "", "reply": None, "error": None, "reference": None, "state": DONE},
        unless=lambda column: column.state.in_((WAITING, ANSWERED)),  # in hand: emptied when it is done
        hide=("bot_id",),
    ),
)


async def forget_drafts(moment: Moment, person: Person) -> None:
    """What somebody of the team is about to write about that person is not finished."""
    session = moment.session
    about: dict[str, set[Any]] = {
        "ticket": set(await session.scalars(select(Ticket.id).where(Ticket.customer_id == person.id))),
        "feedback": set(await session.scalars(select(Feedback.id).where(Feedback.customer_id == person.id))),
    }
    about["card"] = set(await session.scalars(select(Customer.card_number).where(Customer.id == person.id)))
    of_team = select(Conversation).join(TeamMember, TeamMember.telegram_id == Conversation.chat_id)
    for one in (await session.scalars(of_team)).all():
        if any(one.data.get(name) in ids for name, ids in about.items()):
            await session.delete(one)
    await session.flush()
