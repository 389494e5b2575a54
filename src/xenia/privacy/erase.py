"""Erasing a person: every room lets go of its part, and what must stay belongs to a number."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, or_, select, update

from xenia.core.changes import changed
from xenia.core.database import AsyncSession, Base
from xenia.core.held import CUSTOMERS, Person, answers, emptied, theirs
from xenia.core.reply import Screen
from xenia.core.room import Aside, Moment
from xenia.privacy.journal import Line, lines_of, mark_of, write_line
from xenia.privacy.models import Erasure

log = logging.getLogger("xenia.privacy")

COOLING_OFF = timedelta(days=7)
"""How long an erasure can be taken back, unless the customer wants it at once."""
WORTH_TELLING = 2
"""The first attempt in vain may be a moment's trouble."""
FAILS = Erasure.done_at.is_(None) & (Erasure.failures >= WORTH_TELLING)
"""The condition that an erasure cannot be done, again and again."""
_AGAIN_AFTER = timedelta(minutes=10)


async def person_of(session: AsyncSession, customer_id: int) -> tuple[Person, datetime] | None:
    """A customer as the journal and the tables know them, and since when they are one."""
    customers = Base.metadata.tables[CUSTOMERS].c
    query = select(customers.telegram_id, customers.joined_at).where(customers.id == customer_id)
    row = (await session.execute(query)).first()
    return (Person(customer_id, row.telegram_id), row.joined_at) if row is not None else None


async def erasure_of(session: AsyncSession, customer_id: int) -> Erasure | None:
    """What the customer has asked for and not taken back."""
    return await session.scalar(select(Erasure).where(Erasure.customer_id == customer_id))


async def ask(session: AsyncSession, customer_id: int, now: datetime, *, at_once: bool) -> Erasure:
    """The customer wants to be erased: in seven days, or at once. Asked twice, the sooner counts."""
    row = await session.get(Erasure, customer_id, with_for_update=True, populate_existing=True)
    if row is None:
        row = Erasure(customer_id=customer_id, asked_at=now, due_at=now + COOLING_OFF)
        session.add(row)
    if at_once:
        row.due_at = min(row.due_at, now)
    await session.flush()
    changed(session, "erasure-asked", now, of=f"customer {customer_id}", customer_id=customer_id)
    return row


async def take_back(session: AsyncSession, customer_id: int, now: datetime) -> bool:
    """The customer stays. False when it has begun already."""
    gone = await session.execute(
        delete(Erasure)
        .where(Erasure.customer_id == customer_id, Erasure.begun_at.is_(None))
        .returning(Erasure.customer_id),
        execution_options={"synchronize_session": False},
    )
    if gone.first() is None:
        return await erasure_of(session, customer_id) is None
    changed(session, "erasure-taken-back", now, of=f"customer {customer_id}", customer_id=customer_id)
    return True


async def carry_out(moment: Moment) -> int:
    """Erase one customer whose time has come; due work, in two steps.

    First it is written that it has begun and cannot be taken back; that is committed before the journal,
    which is outside of the database, says that it is done.
    """
    session, row = moment.session, await _next(moment)
    if row is None or moment.journal is None:
        return 0
    if row.begun_at is None:
        row.begun_at = moment.now
        return 1
    found = await person_of(session, row.customer_id)
    if found is not None and found[0].telegram_id > 0:
        person, joined_at = found
        write_line(
            moment.journal, Line(person.id, mark_of(moment.shop.secret, person, joined_at), moment.now)
        )
        await erase(moment, person)
    row.done_at = moment.now
    return 1


async def set_aside(moment: Moment) -> Aside | None:
    """That one could not be done: others come before it; owners are told of the first that fails again."""
    row = await _next(moment)
    if row is None:
        return None
    row.failed_at, row.failures = moment.now, row.failures + 1
    others = select(Erasure.customer_id).where(FAILS, Erasure.customer_id != row.customer_id)
    if row.failures != WORTH_TELLING or await moment.session.scalar(others.limit(1)) is not None:
        return Aside()
    number, minutes = row.customer_id, _AGAIN_AFTER // timedelta(minutes=1)
    return Aside(lambda say: Screen(say("data-erase-fails", customer=str(number), minutes=minutes)))


async def _next(moment: Moment) -> Erasure | None:
    """Whose turn it is: after an attempt in vain the others', and some minutes later theirs again."""
    is_turn = or_(Erasure.failed_at.is_(None), Erasure.failed_at <= moment.now - _AGAIN_AFTER)
    due = select(Erasure).where(Erasure.done_at.is_(None), Erasure.due_at <= moment.now, is_turn)
    return await moment.session.scalar(
        due.order_by(func.coalesce(Erasure.failed_at, Erasure.due_at), Erasure.customer_id).limit(1)
    )


async def erase(moment: Moment, person: Person) -> None:
    """Let go of all that is a person's, in one transaction: rows go, or lose their words and every tie."""
    session, known = moment.session, answers(moment.rooms)
    for room in moment.rooms:
        for before in room.erasing:
            await before(moment, person)
    for table in reversed(Base.metadata.sorted_tables):  # what leads to the person goes last
        held = known[table.name][1]
        if not held.is_personal:
            continue
        rows = theirs(held, person, known)
        if held.unless is not None:
            rows &= ~held.unless(table.c)
        if held.delete:
            await session.execute(delete(table).where(rows))
        elif values := emptied(held, person):
            await session.execute(update(table).where(rows).values(values))
    session.expire_all()
    changed(session, "erased", moment.now, of=f"customer {person.id}", customer_id=person.id)


async def replay(moment: Moment) -> int:
    """Erase again whom the journal says to be erased: after a restore, or where the last commit was lost.

    Returns:
        How many there were; 0 when this has been done before.
    """
    if moment.journal is None:
        return 0
    log.info("erasures are written down in %s", moment.journal)
    session, count = moment.session, 0
    for line in lines_of(moment.journal):
        row = await session.get(Erasure, line.customer_id)
        if row is not None and row.begun_at is not None and row.done_at is None:
            continue  # due work will do it; where it fails, the shop opens all the same
        found = await person_of(session, line.customer_id)
        if found is None or mark_of(moment.shop.secret, *found) != line.mark:
            continue  # gone already, not there yet, or another person by the same number
        await erase(moment, found[0])
        await session.execute(delete(Erasure).where(Erasure.customer_id == line.customer_id))
        done = {"asked_at": line.at, "due_at": line.at, "begun_at": line.at, "done_at": moment.now}
        await session.execute(insert(Erasure).values(customer_id=line.customer_id, **done))
        count += 1
    return count
