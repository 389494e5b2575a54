"""Marking what customers told us with themes, which are made while marking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from xenia.care.find import case_for
from xenia.care.models import Ticket
from xenia.care.refusals import OwnCase
from xenia.care.themes.models import Theme, ThemeMark
from xenia.care.told import words_of_feedback, words_of_ticket
from xenia.core.database import AsyncSession
from xenia.core.names import without_accents
from xenia.core.refusal import Refusal
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.feedback.screens import stars
from xenia.team.models import TeamMember

COUNTED_FOR = timedelta(days=90)
"""How far back themes are counted, by when their tickets and ratings were marked."""


class NoSuchTheme(Refusal):
    """There is none, or what it should be about has been taken back."""

    def __init__(self) -> None:
        super().__init__("themes-refusal-none")


@dataclass(frozen=True, slots=True)
class About:
    """A ticket or a rating that can be marked."""

    customer_id: int
    of: int
    """Its number."""
    is_rating: bool
    title: str
    """What people call it: a ticket's reference, a rating's stars."""
    words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A theme, and how many tickets and ratings it has lately."""

    theme: Theme
    many: int


def key_of(name: str) -> str:
    """What two ways of writing the same theme have in common: no accents, no capitals, single spaces."""
    return " ".join(without_accents(name).split())


async def about(session: AsyncSession, member: TeamMember, of: int, *, is_rating: bool) -> About:
    """What is to be marked.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NoSuchTheme: the rating has been taken back, or there is none.
    """
    if not is_rating:
        found = await case_for(session, of, member)
        words = await words_of_ticket(session, of)
        return About(found.customer.id, of, is_rating, found.ticket.reference, words)
    feedback = await session.get(Feedback, of)
    if feedback is None or feedback.withdrawn_at is not None:
        raise NoSuchTheme
    customer = await session.get_one(Customer, feedback.customer_id)
    if customer.telegram_id == member.telegram_id:
        raise OwnCase
    words = await words_of_feedback(session, of)
    return About(customer.id, of, is_rating, stars(feedback.rating), words)


async def theme_of(session: AsyncSession, theme_id: int) -> Theme:
    """A theme by its number.

    Raises:
        NoSuchTheme: there is none.
    """
    theme = await session.get(Theme, theme_id)
    if theme is None:
        raise NoSuchTheme
    return theme


async def theme_called(session: AsyncSession, name: str, member: TeamMember, now: datetime) -> Theme:
    """The theme of that name, made now where there is none; however it is written, it is the same."""
    key = key_of(name)
    theme = await session.scalar(select(Theme).where(Theme.key == key))
    if theme is None:
        theme = Theme(name=name, key=key, made_by=member.id, made_at=now)
        session.add(theme)
        await session.flush()
    return theme


async def mark(
    session: AsyncSession,
    theme: Theme,
    about: About,
    member: TeamMember,
    now: datetime,
    *,
    keep: bool = False,
) -> None:
    """It is about that, or where it was already, not any more; `keep` leaves it marked."""
    found = await session.scalar(select(ThemeMark).where(ThemeMark.theme_id == theme.id, _place(about)))
    if found is not None:
        if not keep:
            await session.delete(found)
    else:
        session.add(
            ThemeMark(
                theme_id=theme.id,
                customer_id=about.customer_id,
                ticket_id=None if about.is_rating else about.of,
                feedback_id=about.of if about.is_rating else None,
                marked_by=member.id,
                marked_at=now,
            )
        )
    await session.flush()


async def marks_of(session: AsyncSession, about: About) -> Sequence[Theme]:
    """What it is about, by now."""
    found = await session.scalars(
        select(Theme)
        .join(ThemeMark, ThemeMark.theme_id == Theme.id)
        .where(_place(about))
        .order_by(ThemeMark.id)
    )
    return found.all()


async def themes(session: AsyncSession, now: datetime) -> list[Counted]:
    """All of them, the most frequent of the last 90 days first. What was taken back counts no more."""
    is_counted = and_(
        ThemeMark.marked_at > now - COUNTED_FOR,
        or_(ThemeMark.feedback_id.is_(None), Feedback.withdrawn_at.is_(None)),
    )
    many = func.count(case((is_counted, ThemeMark.id)))
    found = await session.execute(
        select(Theme, many.label("many"))
        .outerjoin(ThemeMark, ThemeMark.theme_id == Theme.id)
        .outerjoin(Feedback, Feedback.id == ThemeMark.feedback_id)
        .group_by(Theme.id)
        .order_by(many.desc(), Theme.key)
    )
    return [Counted(row[0], row[1]) for row in found]


async def cases_about(
    session: AsyncSession, theme: Theme, member: TeamMember, limit: int
) -> Sequence[Ticket]:
    """The newest tickets about a theme, but for what the member brought themself."""
    found = await session.scalars(
        select(Ticket)
        .join(ThemeMark, ThemeMark.ticket_id == Ticket.id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(ThemeMark.theme_id == theme.id, Customer.telegram_id != member.telegram_id)
        .order_by(Ticket.id.desc())
        .limit(limit)
    )
    return found.all()


def _place(about: About) -> ColumnElement[bool]:
    return (ThemeMark.feedback_id if about.is_rating else ThemeMark.ticket_id) == about.of
