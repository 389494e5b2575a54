"""Tickets: what customers brought to us, every word said about it, and to whom each word was carried."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base


class Kind(StrEnum):
    """What a customer came with."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    REQUEST = "request"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class State(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    """Nobody of the team has it yet."""
    CLAIMED = "claimed"
    WAITING_CUSTOMER = "waiting-customer"
    """We have asked something, and can go on when the customer answers."""
    WAITING_US = "waiting-us"
    """The customer has answered, or has brought it back."""
    RESOLVED = "resolved"
    """Somebody has told the customer how it was solved."""
    CLOSED = "closed"
    """The customer says it is solved or not needed any more, or was told why we do no more about it."""


OPEN = (State.NEW, State.CLAIMED, State.WAITING_CUSTOMER, State.WAITING_US)


class Source(StrEnum):
    """How a ticket came to be."""

    PERSON = "person"
    """The customer asked for a person."""
    FEEDBACK = "feedback"
    """The same, after a low rating or a low answer to a survey."""
    STAFF = "staff"
    """Somebody of the team wrote down what the customer told them."""


class Side(StrEnum):
    """Whose line it is, and so who may read it."""

    CUSTOMER = "customer"
    STAFF = "staff"
    """Read by the customer."""
    NOTE = "note"
    """Never read by the customer."""
    SYSTEM = "system"
    """What happened to the ticket."""


def _values(enum: type[StrEnum]) -> list[str]:
    return [one.value for one in enum]


def _of(enum: type[StrEnum], length: int) -> Enum:
    """A column of words that the database holds against their list."""
    return Enum(
        enum,
        native_enum=False,
        length=length,
        values_callable=_values,
        create_constraint=True,
        name=enum.__name__.lower(),
    )


_IS_OPEN = "state NOT IN ('resolved', 'closed')"


class Ticket(Base):
    """One matter that a customer brought and the team must finish."""

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("customer_id", "about"),
        CheckConstraint(
            "(state = 'new') = (claimed_by IS NULL) OR state IN ('resolved', 'closed')", name="held"
        ),
        CheckConstraint("(state = 'waiting-customer') = (paused_at IS NOT NULL)", name="paused"),
        CheckConstraint("state <> 'resolved' OR resolved_at IS NOT NULL", name="resolved"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        Index(None, "customer_id", "id"),
        Index(
            "ix_ticket_open",
            "opened_at",
            sqlite_where=text(_IS_OPEN),
            postgresql_where=text(_IS_OPEN),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(6), unique=True)
    """What people call it by: see `references`."""
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[Kind] = mapped_column(_of(Kind, 10))
    state: Mapped[State] = mapped_column(_of(State, 16))
    source: Mapped[Source] = mapped_column(_of(Source, 8))
    about: Mapped[str | None] = mapped_column(String(40))
    """What it is about, where that is something we hold: `feedback:12`. One ticket for each."""
    priority: Mapped[int]
    """0, or 1 for what the customer had to bring back."""
    opened_at: Mapped[datetime]
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    """Who has it, also after they have left the team: then nobody has."""
    first_answered_at: Mapped[datetime | None]
    """When somebody first wrote to the customer."""
    paused_at: Mapped[datetime | None]
    """Since when we wait for the customer."""
    resolved_at: Mapped[datetime | None]
    """When it was last said to be solved."""
    closed_at: Mapped[datetime | None]
    reopened: Mapped[int]
    """How often it was brought back."""
    lines: Mapped[int]
    """How many lines its history has; they are numbered from 1."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN


class TicketLine(Base):
    """One line of a ticket's history. Nothing is ever changed or taken out: an edit is a line of its own."""

    __tablename__ = "ticket_line"
    __table_args__ = (
        UniqueConstraint("ticket_id", "number"),
        UniqueConstraint("chat_id", "message_id", "version"),
        CheckConstraint("(version > 1) = (edits_id IS NOT NULL)", name="version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    number: Mapped[int]
    at: Mapped[datetime]
    side: Mapped[Side] = mapped_column(_of(Side, 8))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    """Who of the team said or did it."""
    what: Mapped[str] = mapped_column(String(16))
    """`text`, or Telegram's word for what was sent; of a system line, what happened."""
    words: Mapped[str | None] = mapped_column(Text)
    file: Mapped[str | None] = mapped_column(Text)
    """Telegram's id of a file."""
    album: Mapped[str | None] = mapped_column(String(40))
    """Telegram's name of the album of which it is a part."""
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """Where it was written."""
    version: Mapped[int]
    """1, or which edit of the message it is, from 2 on."""
    edits_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_line.id"), index=True)
    """Of an edit: the line as it was first said."""
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_line.id"))
    """The line to which it is a reply."""
    copies: Mapped[int]
    """How many messages carry it on, to all who should have it."""


class TicketCopy(Base):
    """A message that carries a line on. Kept for ever: an answer to it finds its ticket years later."""

    __tablename__ = "ticket_copy"

    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), primary_key=True, autoincrement=False)
    line_id: Mapped[int] = mapped_column(ForeignKey("ticket_line.id"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)


class TicketAside(Base):
    """What a customer wrote outside the conversation: kept until they say to which ticket it belongs."""

    __tablename__ = "ticket_aside"
    __table_args__ = NUMBERS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    at: Mapped[datetime]
    said: Mapped[str] = mapped_column(Text)
    """A `Said`, in JSON."""
