"""Models that the shop learned, and which of them was in use when."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from xenia.core.database import Base


class Learned(StrEnum):
    """What became of a wish to learn."""

    WANTED = "wanted"
    TAKEN = "taken"
    REFUSED = "refused"
    """Something would have been understood worse: it was not taken, and is not kept."""
    FAILED = "failed"
    """The learning itself broke off."""
    BROKEN = "broken"
    """It was taken once; what is kept of it is not what was learned."""
    OUTDATED = "outdated"
    """It was made for another version, whose examples or reading were others."""


class TalkModel(Base):
    """One learning from the lines that the team had labelled by then."""

    __tablename__ = "talk_model"

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[Learned] = mapped_column(String(8))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    """None: the house itself, after a change of version."""
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    lines: Mapped[int]
    """How many labelled lines it was made of."""
    taught: Mapped[str] = mapped_column(Text)
    """These lines: a JSON list of folded words, intent and language each."""
    worse: Mapped[str] = mapped_column(Text)
    """Intents that would have been understood worse, with a blank between them."""
    based_on: Mapped[str | None] = mapped_column(String(16))
    """What the built-in model of that version was made of."""
    checksum: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of `packed`, in hexadecimal."""
    packed: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    """The model; None where it was not taken, or is too old to come back to."""


class TalkUse(Base):
    """From when on which model is used; the last row says it, and without one it is the built-in."""

    __tablename__ = "talk_use"

    id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[int | None] = mapped_column(ForeignKey("talk_model.id"))
    """None: the built-in."""
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    """None: the house itself, or the operator's command."""
