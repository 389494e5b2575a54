"""What is looked at beside a ticket, joining, silence, reactions; and what is the owner's to set."""

from sqlalchemy import select

from care.matrix import (
    ADMINS,
    LEADS,
    NOBODY,
    TEAM,
    THEIRS,
    Action,
    Actions,
    Place,
    brought_too,
    newest,
    page,
    tap,
)
from xenia.care.deadlines.count import Which
from xenia.care.deadlines.taps import AskTarget, SetTarget, ShowTargets
from xenia.care.forum.models import StaffForum
from xenia.care.forum.taps import LeaveForum, NewForumCode, ShowForum, TryForum
from xenia.care.measures.taps import ShowMeasures
from xenia.care.models import Kind, TicketLine
from xenia.care.records.taps import OwnRecord, WholeRecord
from xenia.care.threads.taps import Join, Mute, ShowJoined
from xenia.core.transaction import transaction
from xenia.customers.taps import ShowCustomer

_SHOWN = 700


async def _got_first_line(place: Place) -> None:
    """The first line stands in their chat."""
    async with transaction(place.app.database) as session:
        first = select(TicketLine).where(TicketLine.ticket_id == place.ticket.id, TicketLine.number == 2)
        line = (await session.scalars(first)).one()
        line.chat_id, line.message_id = place.hands.id, _SHOWN


async def _reacts(place: Place) -> None:
    await place.hands.react(_SHOWN, "👍")


async def _joins(place: Place) -> None:
    await place.hands.tap(Join(ticket=place.ticket.id, other=await newest(place), sure=True))


async def _bound(place: Place) -> None:
    now = place.app.ground.clock()
    async with transaction(place.app.database) as session:
        forum = StaffForum(chat_id=-1, title="", language="el", bound_by=place.other_id, bound_at=now)
        session.add(forum)


async def _types_a_target(place: Place) -> None:
    await place.hands.tap(AskTarget(kind=Kind.PRAISE, which=Which.FIRST))
    await place.hands.write("1 ώρα")


PAGES: Actions = {
    "crm.handlers.looked_at": [
        Action(tap(lambda at: ShowCustomer(customer=at.ticket.customer_id)), TEAM, TEAM, LEADS)
    ],
    "records.handlers.own": [Action(tap(lambda at: OwnRecord(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "records.handlers.whole": [
        Action(tap(lambda at: WholeRecord(ticket=at.ticket.id)), {"owner"}, {"owner"}, {"owner"})
    ],
    "measures.handlers.measured": [page(tap(lambda _: ShowMeasures()), ADMINS)],
    "deadlines.owner.all_targets": [page(tap(lambda _: ShowTargets()), ADMINS)],
    "deadlines.owner.asking_target": [
        page(tap(lambda _: AskTarget(kind=Kind.PRAISE, which=Which.FIRST)), ADMINS)
    ],
    "deadlines.owner.typed_target": [page(_types_a_target, ADMINS)],
    "deadlines.owner.tapped_target": [
        page(tap(lambda _: SetTarget(kind=Kind.PRAISE, which=Which.FIRST, minutes=60)), ADMINS)
    ],
    "threads.merging.joining": [
        Action(tap(lambda at: Join(ticket=at.ticket.id)), TEAM, {"holder", "admin", "owner"}, NOBODY),
        Action(_joins, TEAM, {"holder", "admin", "owner"}, NOBODY, prepare=brought_too),
    ],
    "threads.merging.shown": [Action(tap(lambda at: ShowJoined(ticket=at.ticket.id)), TEAM, TEAM, TEAM)],
    "threads.merging.muting": [
        Action(tap(lambda at: Mute(ticket=at.ticket.id)), TEAM, TEAM - {"holder"}, NOBODY),
        Action(tap(lambda at: Mute(ticket=at.ticket.id, again=True)), TEAM, TEAM, TEAM),
    ],
    "threads.reacting.reacted": [
        Action(_reacts, TEAM | THEIRS, {"holder"} | THEIRS, {"holder"} | THEIRS, prepare=_got_first_line),
    ],
    "forum.owner.forum_shown": [page(tap(lambda _: ShowForum()), {"owner"})],
    "forum.owner.coding": [page(tap(lambda _: NewForumCode()), {"owner"})],
    "forum.owner.trying": [page(tap(lambda _: TryForum()), {"owner"}, prepare=_bound)],
    "forum.owner.leaving": [page(tap(lambda _: LeaveForum(sure=True)), {"owner"})],
}
