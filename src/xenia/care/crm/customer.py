"""What we know of a customer, gathered for one member: what they may not see is not even read."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, select

from xenia.care.crm.visible import Part, visible
from xenia.care.models import OPEN, Ticket
from xenia.care.refusals import NoSuchCustomer, OwnPage
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.deliveries.models import PAUSED, SENT, UNKNOWN, Delivery
from xenia.feedback.give import survey_of
from xenia.feedback.models import Feedback, FeedbackPart, Survey
from xenia.ledger import Balance, Purchase, Spent, balance, last_purchase_at, last_purchases, spent_by
from xenia.privacy.consent import Consent, consents, notices_of
from xenia.team.models import TeamMember

MOST_TICKETS, MOST_MARKS, MOST_PURCHASES, MOST_MESSAGES = 6, 5, 10, 10
"""On one page: it must fit into one message."""
YEAR = timedelta(days=365)
"""The time over which purchases are summed up."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A feedback that stands, with its words."""

    feedback: Feedback
    survey: Survey | None
    words: str
    photos: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a customer stands with us."""

    is_reached: bool
    """False while they have stopped the bot, as far as we have noticed."""
    win_back: datetime | None
    """When they last got a word because they had not come for long."""


@dataclass(slots=True)
class Shown:
    """A customer as one member may see them: of a part that they may not see, nothing is here."""

    customer: Customer
    parts: frozenset[Part]
    points: Balance | None = None
    visit: datetime | None = None
    standing: Standing | None = None
    open: Sequence[Ticket] = ()
    ended: Sequence[Ticket] = ()
    """The newest of them."""
    marks: list[Mark] = field(default_factory=list)
    purchases: Sequence[Purchase] = ()
    spent: Spent | None = None
    """Over the last year."""
    consents: Mapping[str, Consent] | None = None
    messages: Sequence[Delivery] = ()


async def look_at(moment: Moment, customer_id: int, member: TeamMember) -> Shown:
    """Gather what a member may see of a customer.

    Raises:
        NoSuchCustomer: there is none.
        OwnPage: it is the member themself.
    """
    customer = await moment.session.get(Customer, customer_id)
    if customer is None:
        raise NoSuchCustomer
    if customer.telegram_id == member.telegram_id:
        raise OwnPage
    shown = Shown(customer, visible(member, customer))
    for part, read in _READ.items():
        if part in shown.parts:
            await read(moment, shown)
    return shown


async def _points(moment: Moment, shown: Shown) -> None:
    shown.points = await balance(moment.session, shown.customer.id, moment.now)


async def _visit(moment: Moment, shown: Shown) -> None:
    shown.visit = await last_purchase_at(moment.session, shown.customer.id)


async def _standing(moment: Moment, shown: Shown) -> None:
    who = shown.customer
    waits = exists().where(Delivery.chat_id == who.telegram_id, Delivery.state == PAUSED)
    missed = (
        select(Delivery.sent_at)
        .where(Delivery.customer_id == who.id, Delivery.purpose == "winback", Delivery.state == SENT)
        .order_by(Delivery.sent_at.desc())
        .limit(1)
    )
    waiting, win_back = await moment.session.scalar(select(waits)), await moment.session.scalar(missed)
    shown.standing = Standing(not waiting, win_back)


async def _open(moment: Moment, shown: Shown) -> None:
    shown.open = await _tickets(moment, shown.customer, Ticket.state.in_(OPEN))


async def _ended(moment: Moment, shown: Shown) -> None:
    shown.ended = await _tickets(moment, shown.customer, Ticket.state.not_in(OPEN))


async def _tickets(moment: Moment, customer: Customer, which: ColumnElement[bool]) -> Sequence[Ticket]:
    found = select(Ticket).where(Ticket.customer_id == customer.id, which)
    return (await moment.session.scalars(found.order_by(Ticket.id.desc()).limit(MOST_TICKETS))).all()


async def _feedback(moment: Moment, shown: Shown) -> None:
    found = await moment.session.scalars(
        select(Feedback)
        .where(Feedback.customer_id == shown.customer.id, Feedback.withdrawn_at.is_(None))
        .order_by(Feedback.id.desc())
        .limit(MOST_MARKS)
    )
    for feedback in found.all():
        parts = select(FeedbackPart).where(FeedbackPart.feedback_id == feedback.id).order_by(FeedbackPart.id)
        said = (await moment.session.scalars(parts)).all()
        words = " ".join(one.words for one in said if one.words)
        photos = sum(one.photo_file_id is not None for one in said)
        shown.marks.append(Mark(feedback, await survey_of(moment.session, feedback), words, photos))


async def _purchases(moment: Moment, shown: Shown) -> None:
    session, customer_id = moment.session, shown.customer.id
    shown.purchases = await last_purchases(session, customer_id, MOST_PURCHASES)
    shown.spent = await spent_by(session, customer_id, moment.now - YEAR)


async def _consents(moment: Moment, shown: Shown) -> None:
    shown.consents = await consents(moment.session, shown.customer.id, notices_of(moment.texts))


async def _messages(moment: Moment, shown: Shown) -> None:
    found = await moment.session.scalars(
        select(Delivery)
        .where(
            Delivery.customer_id == shown.customer.id,
            Delivery.state.in_((SENT, UNKNOWN)),
            Delivery.sent_at.is_not(None),
        )
        .order_by(Delivery.sent_at.desc(), Delivery.id.desc())
        .limit(MOST_MESSAGES)
    )
    shown.messages = found.all()


_READ: Mapping[Part, Callable[[Moment, Shown], Awaitable[None]]] = {
    Part.POINTS: _points,
    Part.VISIT: _visit,
    Part.STANDING: _standing,
    Part.OPEN: _open,
    Part.ENDED: _ended,
    Part.FEEDBACK: _feedback,
    Part.PURCHASES: _purchases,
    Part.CONSENTS: _consents,
    Part.MESSAGES: _messages,
}
