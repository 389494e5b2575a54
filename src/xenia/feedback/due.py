"""What falls due: a question after a visit, one about recommending us twice a year, and one reminder.

Each slice is a fixed number of statements inside the database, however many customers there are.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, SQLColumnExpression, String, cast, func, literal, or_, select, update

from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.deliveries.models import SENT, Delivery
from xenia.feedback.checkins import (
    APART,
    GOOD_FOR,
    NPS_APART,
    VISIT,
    ask,
    asked_since,
    has_agreed,
    left_at,
    send,
    subject_of,
)
from xenia.feedback.models import Question, Survey
from xenia.ledger.models import Account, Purchase
from xenia.privacy.models import ConsentStanding

SLICE = 1_000
"""The most customers in one transaction."""
AFTER_VISIT = timedelta(minutes=90)
"""Long enough to have come home, and short enough to remember."""
WHILE_FRESH = timedelta(hours=24)
"""A visit longer ago is not asked about: the bot was off, and the day has gone by."""
TURN = 191
"""Days from one turn to be asked about recommending us to the next; prime. The 180 that are promised lie also
between a turn taken late and the next one; where the question had to wait as well, the next turn does."""
LATE_BY = 7
"""Days for which a turn that could not be taken, because the bot was off or it was too soon, still stands."""
FROM_HOUR = timedelta(hours=11)
"""When in the shop's day a turn begins: not all at once at the end of the quiet hours."""
KNOWS_US = 3
"""Purchases after which somebody can tell whether they would recommend us."""
REMIND_AFTER = timedelta(days=3)
"""One reminder, that long after the question left."""
REMIND_WITHIN = timedelta(days=6)
"""After that a reminder would come out of the blue."""


async def after_visits(moment: Moment) -> int:
    """Ask how it was: 90 minutes after a purchase that was not wholly refunded."""
    now = moment.now
    since_turn = _days_since_turn(ConsentStanding.customer_id, _day_of_turns(moment))
    last = func.max(Purchase.id)
    found = (
        select(Account.customer_id, (literal(VISIT) + _text(last)).label("subject"))
        .join(Purchase, Purchase.account_id == Account.id)
        .join(Customer, Customer.id == Account.customer_id)
        .join(ConsentStanding, ConsentStanding.customer_id == Account.customer_id)
        .where(
            Purchase.at <= now - AFTER_VISIT,
            Purchase.at > now - WHILE_FRESH,
            # Some of it given back is a visit all the same; to leave those out would flatter the figures.
            Purchase.refunded_cents < Purchase.cents,
            # A yes is about what comes, not about visits before it.
            Purchase.at >= ConsentStanding.since,
            Customer.left_at.is_(None),
            has_agreed(moment.texts),
            # Of the consent's column, as below: so it is looked for only where there is one.
            ~asked_since(ConsentStanding.customer_id, now - APART),
            # Those whose turn for the other question is near keep their one survey for it: who comes often
            # would never be asked otherwise. The turn is drawn by lot, so that nobody's opinion is left out.
            or_(since_turn < TURN - APART.days, _purchases(Account.id) < KNOWS_US),
        )
        .group_by(Account.customer_id)
        .limit(SLICE)
    )
    return await ask(moment.session, moment.texts, Question.CSAT, found, now)


async def by_turns(moment: Moment) -> int:
    """Ask whether they would recommend us: a few customers each day, everybody about twice a year."""
    now = moment.now
    day = _day_of_turns(moment)
    since = _days_since_turn(ConsentStanding.customer_id, day)
    found = (
        select(
            ConsentStanding.customer_id,
            (literal("turn:") + _text((day - since) // TURN)).label("subject"),
        )
        .join(Customer, Customer.id == ConsentStanding.customer_id)
        .join(Account, Account.customer_id == ConsentStanding.customer_id)
        .where(
            since < LATE_BY,
            has_agreed(moment.texts),
            # Whoever agrees in the week of their turn is not asked at that very moment.
            ConsentStanding.since <= now - timedelta(days=LATE_BY),
            Customer.left_at.is_(None),
            ~asked_since(ConsentStanding.customer_id, now - APART),
            ~asked_since(ConsentStanding.customer_id, now - NPS_APART, Question.NPS),
            _purchases(Account.id) >= KNOWS_US,
        )
        .limit(SLICE)
    )
    return await ask(moment.session, moment.texts, Question.NPS, found, now)


async def reminders(moment: Moment) -> int:
    """Remind, once, whoever has neither answered nor dismissed a question that reached them."""
    now = moment.now
    # Planned at the latest when it left, and at the earliest when it could just wait that long to leave.
    earliest = now - REMIND_WITHIN - max(GOOD_FOR.values())
    unanswered = (
        select(Survey.id)
        .join(Customer, Customer.id == Survey.customer_id)
        .join(ConsentStanding, ConsentStanding.customer_id == Survey.customer_id)
        .where(
            Survey.planned_at.between(earliest, now - REMIND_AFTER),
            Survey.answered_at.is_(None),
            Survey.dismissed_at.is_(None),
            Survey.reminded_at.is_(None),
            left_at(Survey.id, Delivery.state == SENT).between(now - REMIND_WITHIN, now - REMIND_AFTER),
            Customer.left_at.is_(None),
            has_agreed(moment.texts),
        )
        .limit(SLICE)
    )
    reminded = (
        await moment.session.execute(
            update(Survey)
            .where(Survey.id.in_(unanswered.scalar_subquery()))
            .values(reminded_at=now)
            .returning(Survey.id, Survey.question),
            execution_options={"synchronize_session": False},
        )
    ).all()
    subject = subject_of(Survey.id) + literal(":reminder")
    for question, good_for in GOOD_FOR.items():
        ids = [row.id for row in reminded if row.question == question]
        await send(moment.session, moment.texts, ids, subject, now + good_for, now)
    return len(reminded)


def _day_of_turns(moment: Moment) -> int:
    """The number of the shop's day, which for turns begins at eleven."""
    return (moment.now.astimezone(moment.shop.zone) - FROM_HOUR).toordinal()


def _days_since_turn(customer_id: SQLColumnExpression[int], day: int) -> ColumnElement[int]:
    """How many days ago a customer's turn was, from 0 to `TURN` - 1; the same on both databases.

    Turns are spread by multiplicative hashing (D. E. Knuth, The Art of Computer Programming 3, 6.4), which
    keeps customers who joined one after the other far apart.
    """
    turn = customer_id % 2**31 * 2_654_435_761 % 2**32 * TURN // 2**32
    return (day - turn) % TURN


def _purchases(account_id: SQLColumnExpression[int]) -> ColumnElement[int]:
    """How many purchases stand."""
    bought = select(func.count()).where(
        Purchase.account_id == account_id, Purchase.refunded_cents < Purchase.cents
    )
    return bought.correlate(Account).scalar_subquery()


def _text(number: ColumnElement[int]) -> ColumnElement[str]:
    return cast(number, String)
