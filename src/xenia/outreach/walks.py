"""Walks over all customers, a slice to a transaction: where one stands, and when the next begins."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.outreach.models import Bookmark
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding

SLICE = 5_000
"""Customers in one transaction: some tens of milliseconds in which nobody else writes."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk over those who consented to a purpose, or over all members."""

    name: str
    purpose: str | None
    """None: all members."""
    every: timedelta
    """How long after one walk the next begins."""
    slice: int = SLICE


@dataclass(frozen=True, slots=True)
class Stretch:
    """The customers of one slice: `after` < id <= `last`, or to the end where that is None."""

    after: int
    last: int | None

    @property
    def here(self) -> ColumnElement[bool]:
        """The condition on `ConsentStanding` that the customer is one of these."""
        return self.of(ConsentStanding.customer_id)

    def of(self, customer_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """The condition that the customer of that column is one of these."""
        begins = customer_id > self.after
        return begins if self.last is None else and_(begins, customer_id <= self.last)


async def bookmark(session: AsyncSession, name: str) -> Bookmark | None:
    """Where the work of that name stands; None before it ever began."""
    return await session.get(Bookmark, name, populate_existing=True)


async def set_bookmark(session: AsyncSession, name: str, at: datetime, after: int | None) -> None:
    """Keep where the work of that name stands."""
    row = await bookmark(session, name)
    if row is None:
        session.add(Bookmark(name=name, at=at, after=after))
    else:
        row.at, row.after = at, after
    await session.flush()


async def step(moment: Moment, walk: Walk, plan: Callable[[Stretch], Awaitable[int]]) -> int:
    """Do the next slice of a walk, or nothing while the next walk is not due.

    Returns:
        0 at the end of a walk or between two; else at least 1, so that the next slice follows.
    """
    session = moment.session
    row = await bookmark(session, walk.name)
    # A clock that was set back must not keep it waiting.
    if row is not None and row.after is None and row.at <= moment.now < row.at + walk.every:
        return 0
    after = row.after if row is not None and row.after is not None else 0
    last = await session.scalar(_walkers(moment, walk, after).offset(walk.slice - 1).limit(1))
    planned = await plan(Stretch(after, last))
    await set_bookmark(session, walk.name, moment.now, last)
    return max(planned, 1) if last is not None else 0


def _walkers(moment: Moment, walk: Walk, after: int) -> Select[int]:
    """Those of a walk who come behind that customer, in order."""
    if walk.purpose is None:
        members = select(Customer.id).where(Customer.left_at.is_(None), Customer.id > after)
        return members.order_by(Customer.id)
    consented = in_force(walk.purpose, notices_of(moment.texts))
    asked = select(ConsentStanding.customer_id).where(consented, ConsentStanding.customer_id > after)
    return asked.order_by(ConsentStanding.customer_id)
