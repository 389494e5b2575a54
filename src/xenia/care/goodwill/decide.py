"""A second person agrees, or does not; where nobody does within a week, it lapses."""

from datetime import timedelta

from sqlalchemy import select

from xenia.care.find import Case, case_of
from xenia.care.goodwill import screens
from xenia.care.goodwill.give import DELIVERY, book
from xenia.care.goodwill.limits import left_for, one_at_a_time
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.goodwill.refusals import CustomerGone, NoSuchWish, OverLimit, OwnWish
from xenia.care.history import happened
from xenia.care.refusals import OwnCase
from xenia.core.room import Moment
from xenia.deliveries.queue import queue
from xenia.team.models import LEAD, TeamMember

GOOD_FOR = timedelta(days=7)
"""How long a wish waits for an answer."""
_SLICE = 100


async def wish_for(
    moment: Moment, goodwill_id: int, member: TeamMember, *, to_change: bool = False
) -> tuple[Goodwill, Case]:
    """A wish and its ticket, for whoever may decide about it: from leads on.

    Raises:
        NoSuchWish: there is none, or they may not.
        OwnWish: they asked themselves.
        OwnCase: the points would be theirs.
    """
    row = await moment.session.get(
        Goodwill, goodwill_id, with_for_update=to_change or None, populate_existing=to_change
    )
    if row is None or row.why is None or not member.may(LEAD):
        raise NoSuchWish
    if row.asked_by == member.id:
        raise OwnWish
    case = await case_of(moment.session, row.ticket_id, to_change=to_change)
    if case.customer.telegram_id == member.telegram_id:
        raise OwnCase
    return row, case


async def agree(moment: Moment, goodwill_id: int, member: TeamMember) -> tuple[Goodwill, Case]:
    """Give what was asked for; it counts against the limit of who agrees. Decided already, it stays so.

    Also where the ticket has ended meanwhile: what was right to give before is right after.

    Raises:
        as `wish_for`.
        OverLimit: it is more than they may give themselves now.
        CustomerGone: the customer has left.
    """
    row, case = await wish_for(moment, goodwill_id, member, to_change=True)
    if row.state != Standing.ASKED or await _lapsed(moment, row, case):
        return row, case
    if not case.customer.is_member:
        raise CustomerGone
    await one_at_a_time(moment.session, member)
    left = await left_for(moment, member, row.ticket_id)
    if left is not None and row.points > left:
        raise OverLimit(left)
    asker = await moment.session.get_one(TeamMember, row.asked_by)
    await book(moment, case, row, asker=asker, decider=member)
    await _tell_asker(moment, case, row, asker, member)
    return row, case


async def refuse(moment: Moment, goodwill_id: int, member: TeamMember, word: str) -> tuple[Goodwill, Case]:
    """Say no, with a word for who asked. The customer learns nothing of it. Decided already, it stays so.

    Raises:
        as `wish_for`.
    """
    row, case = await wish_for(moment, goodwill_id, member, to_change=True)
    if row.state != Standing.ASKED or await _lapsed(moment, row, case):
        return row, case
    row.state, row.decided_by, row.decided_at, row.refusal = Standing.REFUSED, member.id, moment.now, word
    await happened(
        moment.session, case.ticket, "goodwill-no", moment.now, member=member, words=str(row.points)
    )
    asker = await moment.session.get_one(TeamMember, row.asked_by)
    await _tell_asker(moment, case, row, asker, member)
    return row, case


async def lapse(moment: Moment) -> int:
    """End a slice of the wishes that have waited for too long; who asked is told."""
    overdue = await moment.session.scalars(
        select(Goodwill)
        .where(Goodwill.state == Standing.ASKED, Goodwill.asked_at <= moment.now - GOOD_FOR)
        .order_by(Goodwill.asked_at, Goodwill.id)
        .limit(_SLICE)
        .with_for_update()
    )
    rows = overdue.all()
    for row in rows:
        await _lapsed(moment, row, await case_of(moment.session, row.ticket_id, to_change=True))
    return len(rows)


async def _lapsed(moment: Moment, row: Goodwill, case: Case) -> bool:
    """Whether it has waited for too long; then it ends here."""
    if moment.now < row.asked_at + GOOD_FOR:
        return False
    row.state, row.decided_at = Standing.LAPSED, moment.now
    await happened(moment.session, case.ticket, "goodwill-lapsed", moment.now, words=str(row.points))
    asker = await moment.session.get_one(TeamMember, row.asked_by)
    await _tell_asker(moment, case, row, asker, None)
    return True


async def _tell_asker(
    moment: Moment, case: Case, row: Goodwill, asker: TeamMember, decider: TeamMember | None
) -> None:
    if asker.removed_at is None:
        screen = screens.outcome(moment.texts.say(asker.language), case, row, decider)
        about = case.customer.id
        queue(moment.session, DELIVERY, asker.telegram_id, screen, moment.now, names_id=about)
