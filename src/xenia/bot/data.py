"""What the ground holds of a person while their words are being worked."""

from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select, update

from xenia.bot.conversation import Conversation
from xenia.care.models import Ticket
from xenia.core.held import BRIEFLY, Held, Person
from xenia.core.inbox import ANSWERED, DONE, FAILED, WAITING, Received
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.team.models import TeamMember


def _their_own(column: Any, person: Person) -> ColumnElement[bool]:
    """Somebody of the team has tapped below other customers' words, and answered them in the same chat."""
    is_on_team = exists().where(TeamMember.telegram_id == person.telegram_id)
    return or_(column.raw == "", ~is_on_team)


HELD = (
    Held(Conversation, BRIEFLY, chat=("chat_id",), delete=True),
    Held(
        Received,
        BRIEFLY,
        chat=("chat_id",),
        by_chat=_their_own,
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


async def forget_quotes(moment: Moment, person: Person) -> None:  # noqa: ARG001 - the signature is a room's
    """What failed in the team's chats may quote that person, and goes: it is not worked again."""
    of_team = or_(Received.chat_id < 0, Received.chat_id.in_(select(TeamMember.telegram_id)))
    await moment.session.execute(
        update(Received)
        .where(Received.state == FAILED, of_team)
        .values(state=DONE, raw="", reply=None, error=None, reference=None),
        execution_options={"synchronize_session": False},
    )
