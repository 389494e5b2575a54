"""What this room holds of a person: what they told us, and what was said and done about it."""

from datetime import datetime

from sqlalchemy import ColumnElement, case, false, func, null, select, update

from xenia.care.after.models import Resolution
from xenia.care.deadlines.models import DeadlineNotice, DeadlineStep, DeadlineTarget, TicketDeadline
from xenia.care.doubt.models import TicketDoubt
from xenia.care.early.models import TicketEarly
from xenia.care.forum.models import ForumCode, ForumTopic, StaffForum
from xenia.care.goodwill.models import Goodwill
from xenia.care.history import happened
from xenia.care.models import OPEN, Side, State, Ticket, TicketAside, TicketCopy, TicketLine
from xenia.care.practice.models import PracticeTicket
from xenia.care.praise.models import Praise, PraiseFor, StaffSuggestion
from xenia.care.replies.models import CannedAnswer
from xenia.care.themes.models import Theme, ThemeChange, ThemeMark
from xenia.care.threads.models import TicketMerge, TicketMute
from xenia.core.database import AsyncSession
from xenia.core.held import BRIEFLY, FIGURES, SHOP, TEAM, Fades, Held, Person
from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.deliveries.queue import queue

WORDS_DAYS = 730
"""How long words, photos and files are kept: two years."""
ASIDE_DAYS = 30
EARLY_DAYS = 14
DROP = "care-drop"
"""The kind of delivery that takes a topic out of the forum."""

_CLOSED = select(Ticket.id).where(Ticket.state == State.CLOSED)
_WITH_OPEN = select(Ticket.customer_id).where(Ticket.state.in_(OPEN))
_OF_SYSTEM = TicketLine.side == Side.SYSTEM  # numbers, and names of the team: nothing that anybody wrote


def _never(_: object, __: Person) -> ColumnElement[bool]:
    """What is theirs is found by their ticket: of the team, they have written into those of others too."""
    return false()


HELD = (
    Held(Ticket, FIGURES, of=("customer_id",), ours=("reference", "about")),
    Held(
        TicketLine,
        Fades(WORDS_DAYS, "at", only=lambda column: column.ticket_id.in_(_CLOSED)),
        of=("ticket_id",),
        chat=("chat_id",),
        by_chat=_never,
        put={"words": case((_OF_SYSTEM, TicketLine.words), else_=null()), "file": None},
        once={"album": None, "message_id": None},
        ours=("what",),
        hide=("chat_id", "message_id", "copies"),
    ),
    # An answer to a copy finds its ticket, also when all words are gone.
    Held(TicketCopy, FIGURES, of=("line_id",), chat=("chat_id",), by_chat=_never, hide=("chat_id",)),
    Held(
        TicketAside,
        Fades(ASIDE_DAYS, "at", only=lambda column: column.customer_id.not_in(_WITH_OPEN)),
        of=("customer_id",),
        delete=True,
    ),
    Held(TicketEarly, Fades(EARLY_DAYS, "at"), chat=("telegram_id",), delete=True),
    Held(TicketDoubt, Fades(ASIDE_DAYS, "at"), of=("ticket_id",), others=("chat_id",), delete=True),
    Held(Resolution, FIGURES, of=("ticket_id",)),
    Held(TicketDeadline, FIGURES, of=("ticket_id",), ours=("basis",), hide=("basis",)),
    Held(DeadlineStep, FIGURES, of=("ticket_id",), ours=("clock",)),
    Held(DeadlineTarget, SHOP, ours=("kind", "clock"), watched=True),
    Held(DeadlineNotice, TEAM),
    Held(
        Goodwill,
        Fades(WORDS_DAYS, "asked_at"),
        of=("ticket_id",),
        blank=("words", "why", "refusal"),
        ours=("intent",),
        hide=("intent",),
    ),
    Held(Praise, FIGURES, of=("customer_id",), ours=("consent",)),
    Held(PraiseFor, FIGURES, of=("praise_id",)),
    Held(ThemeMark, FIGURES, of=("customer_id",), delete=True),
    Held(TicketMerge, FIGURES, of=("from_id",)),
    Held(TicketMute, TEAM, of=("ticket_id",), delete=True),
    Held(
        ForumTopic,
        FIGURES,
        of=("ticket_id",),
        others=("chat_id",),
        once={"title": "–", "card_shown": None},
        ours=("icon",),
        hide=("chat_id", "thread_id", "card_message_id", "card_shown"),
    ),
    Held(
        StaffForum,
        SHOP,
        others=("chat_id",),
        ours=("title", "language", "trouble"),
        hide=("trouble", "trouble_at", "aside_thread", "aside_at"),
        watched=True,
    ),
    Held(ForumCode, TEAM, ours=("digest",)),
    Held(PracticeTicket, BRIEFLY, ours=("lines",)),  # its customer is made up
    Held(StaffSuggestion, TEAM, ours=("words", "answer")),
    Held(
        CannedAnswer,
        SHOP,
        ours=("built_in", "title", "words_el", "words_en", "kinds"),
        hide=("changed_at",),
        watched=True,
    ),
    Held(Theme, SHOP, ours=("name", "key"), watched=True),
    Held(ThemeChange, SHOP, ours=("words_el", "words_en"), watched=True),
)


async def end_cases(moment: Moment, person: Person) -> None:
    """Nobody is asked, told or reminded of anything about their tickets any more, and their topics go."""
    session = moment.session
    of_theirs = select(Ticket).where(Ticket.customer_id == person.id)
    for ticket in (await session.scalars(of_theirs.where(Ticket.state.in_(OPEN)).order_by(Ticket.id))).all():
        ticket.state, ticket.closed_at, ticket.paused_at = State.CLOSED, moment.now, None
        await happened(session, ticket, "erased", moment.now)
    ids = select(Ticket.id).where(Ticket.customer_id == person.id)
    await session.execute(
        update(Resolution)
        .where(Resolution.ticket_id.in_(ids), Resolution.done_at.is_(None))
        .values(done_at=moment.now),
        execution_options={"synchronize_session": False},
    )
    live = select(ForumTopic).where(ForumTopic.ticket_id.in_(ids), ForumTopic.gone_at.is_(None))
    for topic in (await session.scalars(live)).all():
        topic.gone_at = moment.now
        queue(session, DROP, topic.chat_id, Screen("", drop=topic.thread_id), moment.now)
    await session.flush()


async def open_cases(
    session: AsyncSession,
    customer_id: int,
    now: datetime,  # noqa: ARG001 - the shape of a loss
    say: Say,
) -> str | None:
    """How many of their cases wait to be finished: nobody could answer any more."""
    theirs = (Ticket.customer_id == customer_id) & Ticket.state.in_(OPEN)
    count = await session.scalar(select(func.count()).select_from(Ticket).where(theirs))
    return say("data-lost-cases", count=count) if count else None
