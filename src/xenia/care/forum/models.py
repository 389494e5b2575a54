"""The group that is the staff forum, the codes that bind one, and the topics of tickets in it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

_BOUND = "unbound_at IS NULL"
_LIVE = "gone_at IS NULL"


class Lack(StrEnum):
    """What keeps a group from being our forum."""

    GONE = "gone"
    """The bot is not in it, or there is no such group."""
    TOPICS = "topics"
    """It has no topics."""
    RIGHTS = "rights"
    """The bot is no administrator who may manage topics."""
    UNKNOWN = "unknown"
    """Telegram could not be asked."""


class StaffForum(Base):
    """A group that the owner has bound. One at a time; the others are its history."""

    __tablename__ = "staff_forum"
    __table_args__ = (
        Index(
            "ix_staff_forum_bound",
            "chat_id",
            unique=True,
            sqlite_where=text(_BOUND),
            postgresql_where=text(_BOUND),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(String(128))
    language: Mapped[str] = mapped_column(String(2))
    """In which the bot speaks there: that of who bound it."""
    bound_by: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    bound_at: Mapped[datetime]
    unbound_at: Mapped[datetime | None]
    trouble: Mapped[str | None] = mapped_column(String(8))
    """A `Lack`, while there is one: what is to be told goes to the team in private meanwhile."""
    trouble_at: Mapped[datetime | None]
    """Since when; kept until its topics have been told what was said in private meanwhile."""
    aside_thread: Mapped[int | None] = mapped_column(BigInteger)
    """Where somebody was last told that what they write belongs to no ticket; 0 is General."""
    aside_at: Mapped[datetime | None]


class ForumCode(Base):
    """A one-time code that binds a group. Only a digest is kept."""

    __tablename__ = "forum_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_by: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ForumTopic(Base):
    """The topic of a ticket. Kept when it is gone, so that nothing about a ticket is forgotten."""

    __tablename__ = "forum_topic"
    __table_args__ = (
        UniqueConstraint("chat_id", "thread_id"),
        Index(
            "ix_forum_topic_live",
            "ticket_id",
            "chat_id",
            unique=True,
            sqlite_where=text(_LIVE),
            postgresql_where=text(_LIVE),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int] = mapped_column(BigInteger)
    """Telegram's `message_thread_id`."""
    title: Mapped[str] = mapped_column(String(128))
    icon: Mapped[str] = mapped_column(String(32))
    """Its emoji; empty where it has none."""
    made_at: Mapped[datetime]
    card_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The ticket's card, once it stands there with all that was said before."""
    card_shown: Mapped[str | None] = mapped_column(String(64))
    """A digest of the card as it was last shown."""
    card_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    """Since when somebody keeps it closed: nobody but administrators can answer in it."""
    gone_at: Mapped[datetime | None]
