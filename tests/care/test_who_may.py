"""Who may do what to whose ticket: every action of the room's routers, by every role, in every situation."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

from care.people import brings, carried, reads
from house import ON_SQLITE, House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia import care
from xenia.care import work
from xenia.care.bring import agree_solved, open_case, withdraw
from xenia.care.deadlines.count import Which
from xenia.care.deadlines.taps import AskTarget, SetTarget, ShowTargets
from xenia.care.forum.taps import LeaveForum, NewForumCode, ShowForum, TryForum
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.goodwill.taps import DecideGoodwill, GiveGoodwill, PickGoodwill
from xenia.care.measures.taps import ShowMeasures
from xenia.care.models import Kind, State, Ticket, TicketLine
from xenia.care.praise.taps import (
    PassOnCase,
)
from xenia.care.records.taps import OwnRecord, WholeRecord
from xenia.care.replies.models import CannedAnswer
from xenia.care.replies.taps import (
    PickAnswer,
    SendFilled,
    UseAnswer,
)
from xenia.care.said import Said
from xenia.care.taps import (
    AddTo,
    AskPerson,
    Claim,
    Everything,
    GoOn,
    HandOver,
    KeepOut,
    Mode,
    MyCase,
    NewCase,
    NotSolved,
    OpenFor,
    Reopen,
    SendWords,
    ShowCase,
    ShowCases,
    ShowGoodwill,
    Solved,
    WaitForCustomer,
    Withdraw,
    Write,
)
from xenia.care.themes.taps import (
    Mark,
    MarkCase,
    NewTheme,
)
from xenia.care.threads.taps import Join, Mute, ShowJoined
from xenia.core.room import Moment
from xenia.core.taps import new_intent
from xenia.core.transaction import reading, transaction
from xenia.customers.join import leave
from xenia.customers.models import Customer
from xenia.customers.taps import ShowCustomer
from xenia.deliveries.models import Delivery
from xenia.team.members import remove
from xenia.team.models import LEAD, STAFF, TeamMember

FREE, HELD, ENDED, CLOSED, ERASED = "free", "held", "ended", "closed", "erased"
SITUATIONS = (FREE, HELD, ENDED, CLOSED, ERASED)
"""`ended` is said to be solved, `closed` is agreed to be; `erased` is held, and its customer has left."""
ROLES = ("guest", "stranger", "customer", "own", "former", "holder", "colleague", "lead", "admin", "owner")
"""`stranger` is a customer with nothing to do with it; `own` is on the team, and brought it as a customer."""
TEAM = {"holder", "colleague", "lead", "admin", "owner"}
LEADS = {"lead", "admin", "owner"}
THEIRS = {"customer", "own"}
GIVERS = {"holder", "lead", "admin", "owner"}
DECIDERS = {"lead", "admin", "owner"}
ASKED = {"customer"}
"""What they write outside a conversation, they are asked about."""
NOBODY: set[str] = set()


@dataclass(frozen=True, slots=True)
class Action:
    """A way to a handler, and who may go it: free, held by `holder`, ended, closed, its customer gone."""

    go: Callable[["Place"], Awaitable[object]]
    free: set[str]
    held: set[str]
    ended: set[str]
    closed: set[str] | None = None
    """The same as when it is ended, if nothing is said."""
    erased: set[str] | None = None
    """The team as when it is held, and nobody else, if nothing is said."""
    prepare: Callable[["Place"], Awaitable[object]] | None = None
    """What somebody else has done before."""

    def may(self, situation: str) -> set[str]:
        """Who may go it then."""
        if situation == CLOSED and self.closed is None:
            return self.ended
        if situation == ERASED and self.erased is None:
            return self.held & TEAM
        return getattr(self, situation) or NOBODY


@dataclass(slots=True)
class Place:
    """Somebody before a ticket."""

    house: House
    chat: ChatClient
    ticket: Ticket
    other_id: int


def tap(make: Callable[[Place], CallbackData]) -> Callable[[Place], Awaitable[object]]:
    """A tap, forged or not, on the newest message."""

    async def go(place: Place) -> None:
        await place.chat.tap_data(make(place).pack(), seconds=2)

    return go


async def _replies(place: Place) -> None:
    text = f"{place.ticket.reference}·2"
    shown = await place.house.app.bot.send_message(place.chat.person.id, text)
    await place.chat.reply(shown.message_id, "απάντηση")


async def _types_reference(place: Place) -> None:
    await place.chat.write(place.ticket.reference)


async def _writes(place: Place) -> None:
    await place.chat.write("/menu")
    await place.house.people.settled()
    await place.chat.write("κάτι άλλο")


async def _reacts(place: Place) -> None:
    text = f"{place.ticket.reference}·2"
    shown = await place.house.app.bot.send_message(place.chat.person.id, text)
    await place.chat.react(shown.message_id, "👍")


async def _joins(place: Place) -> None:
    async with transaction(place.house.app.database) as session:
        moment = Moment(session, place.house.app.ground.texts, place.house.app.shop, place.house.now)
        customer = await session.get_one(Customer, place.ticket.customer_id)
        other, _ = await open_case(moment, customer, Kind.QUESTION, [Said("text", "και κάτι ακόμη")])
    data = Join(ticket=place.ticket.id, other=other.ticket.id, sure=True).pack()
    await place.chat.tap_data(data, seconds=2)


async def _goes_on_and_writes(place: Place) -> None:
    await place.chat.tap_data(GoOn(ticket=place.ticket.id).pack(), seconds=2)
    await place.chat.write("και κάτι ακόμη")


async def _new_case_and_writes(place: Place) -> None:
    await place.chat.tap_data(NewCase(kind=Kind.QUESTION).pack(), seconds=2)
    await place.chat.write("Πότε ανοίγετε;")


async def _tells_of_a_customer(place: Place) -> None:
    await place.chat.tap_data(OpenFor().pack(), seconds=2)
    await place.chat.write("0000 κρύος καφές")


async def _types_a_target(place: Place) -> None:
    await place.chat.tap_data(AskTarget(kind=Kind.PRAISE, which=Which.FIRST).pack(), seconds=2)
    await place.chat.write("1 ώρα")


async def _drafts(place: Place) -> None:
    await place.chat.tap_data(Write(ticket=place.ticket.id, mode=Mode.ANSWER).pack(), seconds=2)
    await place.chat.write("συγγνώμη")


async def _drafts_and_sends(place: Place) -> None:
    await _drafts(place)
    await place.house.people.settled()
    await place.chat.tap_data(SendWords().pack(), seconds=2)


async def _types_points(place: Place) -> None:
    await place.chat.tap_data(ShowGoodwill(ticket=place.ticket.id).pack(), seconds=2)
    await place.chat.write("20")


async def _gives_a_reason(place: Place) -> None:
    await place.chat.tap_data(PickGoodwill(ticket=place.ticket.id, points=150).pack(), seconds=2)
    await place.chat.write("Τρίτη φορά")


async def _gives_in_own_words(place: Place) -> None:
    await place.chat.tap_data(PickGoodwill(ticket=place.ticket.id, points=20).pack(), seconds=2)
    await place.chat.write("Λυπάμαι")


async def _asks_for_goodwill(place: Place) -> None:
    async with transaction(place.house.app.database) as session:
        session.add(
            Goodwill(
                ticket_id=place.ticket.id,
                points=20,
                why="Τρίτη φορά",
                intent=new_intent(),
                state=Standing.ASKED,
                asked_by=place.other_id,
                asked_at=place.house.now,
            )
        )


def _decides(*, yes: bool) -> Callable[[Place], Awaitable[object]]:
    async def go(place: Place) -> None:
        newest = (await place.house.rows(Goodwill))[-1]
        await place.chat.tap_data(DecideGoodwill(goodwill=newest.id, yes=yes).pack(), seconds=2)

    return go


async def _declines(place: Place) -> None:
    await _decides(yes=False)(place)
    await place.chat.write("Όχι τώρα")


async def _rewords(place: Place) -> None:
    async with reading(place.house.app.database) as session:
        (answer_id, *_) = (await session.scalars(select(CannedAnswer.id))).all()
    await place.chat.tap_data(UseAnswer(ticket=place.ticket.id, answer=answer_id).pack(), seconds=2)
    await place.house.people.settled()
    await place.chat.write("λυπούμαστε")


async def _rewords_and_sends(place: Place) -> None:
    await _rewords(place)
    await place.house.people.settled()
    await place.chat.tap_data(SendFilled().pack(), seconds=2)


async def _names_theme(place: Place) -> None:
    await place.chat.tap_data(NewTheme(of=place.ticket.id, is_rating=False).pack(), seconds=2)
    await place.house.people.settled()
    await place.chat.write("κρύος καφές")


ACTIONS: dict[str, list[Action]] = {
    "staff.listed": [Action(tap(lambda _: ShowCases()), TEAM, TEAM, NOBODY)],
    "staff.shown": [Action(tap(lambda at: ShowCase(ticket=at.ticket.id)), TEAM, TEAM, TEAM)],
    "staff.found": [Action(_types_reference, TEAM | ASKED, TEAM | ASKED, TEAM)],
    "staff.claiming": [Action(tap(lambda at: Claim(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY)],
    "staff.handing_over": [
        Action(
            tap(lambda at: HandOver(ticket=at.ticket.id, to=at.other_id)),
            TEAM,
            {"holder", "admin", "owner"},
            NOBODY,
        )
    ],
    "staff.waiting": [Action(tap(lambda at: WaitForCustomer(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY)],
    "staff.reopening": [Action(tap(lambda at: Reopen(ticket=at.ticket.id)), TEAM, {"holder"}, TEAM)],
    "staff.everything": [Action(tap(lambda at: Everything(ticket=at.ticket.id)), TEAM, TEAM, TEAM)],
    "staff.writing": [
        Action(tap(lambda at: Write(ticket=at.ticket.id, mode=Mode.ANSWER)), TEAM, {"holder"}, NOBODY),
        Action(tap(lambda at: Write(ticket=at.ticket.id, mode=Mode.RESOLVE)), TEAM, {"holder"}, NOBODY),
        Action(tap(lambda at: Write(ticket=at.ticket.id, mode=Mode.NOTE)), TEAM, TEAM, TEAM),
        Action(
            tap(lambda at: Write(ticket=at.ticket.id, mode=Mode.CLOSE)),
            {"admin", "owner"},
            {"admin", "owner"},
            NOBODY,
        ),
    ],
    "staff.drafted": [Action(_drafts, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY)],
    "staff.sent": [
        Action(_drafts_and_sends, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY),
        Action(tap(lambda _: SendWords()), NOBODY, NOBODY, NOBODY),
    ],
    "staff.replied": [Action(_replies, TEAM | THEIRS, {"holder"} | THEIRS, THEIRS)],
    "crm.handlers.looked_at": [
        Action(tap(lambda at: ShowCustomer(customer=at.ticket.customer_id)), TEAM, TEAM, LEADS)
    ],
    "records.handlers.own": [Action(tap(lambda at: OwnRecord(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "records.handlers.whole": [
        Action(tap(lambda at: WholeRecord(ticket=at.ticket.id)), {"owner"}, {"owner"}, {"owner"})
    ],
    "measures.handlers.measured": [Action(tap(lambda _: ShowMeasures()), NOBODY, NOBODY, NOBODY)],
    "behalf.hearing": [Action(tap(lambda _: OpenFor()), NOBODY, NOBODY, NOBODY)],
    "behalf.heard": [Action(_tells_of_a_customer, ASKED, ASKED, NOBODY)],
    "handlers.replied": [Action(_replies, TEAM | THEIRS, {"holder"} | THEIRS, THEIRS)],
    "handlers.asked": [Action(tap(lambda _: AskPerson()), THEIRS, THEIRS, THEIRS)],
    "handlers.chosen": [Action(tap(lambda _: NewCase(kind=Kind.PRAISE)), NOBODY, NOBODY, NOBODY)],
    "handlers.opened": [Action(_new_case_and_writes, NOBODY, NOBODY, NOBODY)],
    "handlers.told_more": [Action(_goes_on_and_writes, THEIRS, THEIRS, THEIRS)],
    "handlers.shown": [Action(tap(lambda at: MyCase(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.going_on": [Action(tap(lambda at: GoOn(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.content": [Action(tap(lambda at: Solved(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.not_solved": [Action(tap(lambda at: NotSolved(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.withdrawing": [
        Action(tap(lambda at: Withdraw(ticket=at.ticket.id, sure=True)), THEIRS, THEIRS, THEIRS)
    ],
    "handlers.adding": [Action(tap(lambda at: AddTo(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.keeping_out": [Action(tap(lambda _: KeepOut()), NOBODY, NOBODY, NOBODY)],
    "handlers.laid_aside": [Action(_writes, THEIRS, THEIRS, NOBODY)],
    "deadlines.owner.all_targets": [Action(tap(lambda _: ShowTargets()), NOBODY, NOBODY, NOBODY)],
    "deadlines.owner.asking_target": [
        Action(tap(lambda _: AskTarget(kind=Kind.PRAISE, which=Which.FIRST)), NOBODY, NOBODY, NOBODY)
    ],
    "deadlines.owner.typed_target": [Action(_types_a_target, THEIRS, THEIRS, NOBODY)],
    "deadlines.owner.tapped_target": [
        Action(
            tap(lambda _: SetTarget(kind=Kind.PRAISE, which=Which.FIRST, minutes=60)), NOBODY, NOBODY, NOBODY
        )
    ],
    "threads.merging.joining": [
        Action(tap(lambda at: Join(ticket=at.ticket.id)), TEAM, {"holder", "admin", "owner"}, NOBODY),
        Action(_joins, TEAM, {"holder", "admin", "owner"}, NOBODY),
    ],
    "threads.merging.shown": [Action(tap(lambda at: ShowJoined(ticket=at.ticket.id)), TEAM, TEAM, TEAM)],
    "threads.merging.muting": [
        Action(tap(lambda at: Mute(ticket=at.ticket.id)), TEAM, TEAM - {"holder"}, NOBODY),
        Action(tap(lambda at: Mute(ticket=at.ticket.id, again=True)), TEAM, TEAM, TEAM),
    ],
    # What carries no line has none to react to; of what does, see care_threads.
    "threads.reacting.reacted": [Action(_reacts, NOBODY, NOBODY, NOBODY)],
    "goodwill.giving.opened": [
        Action(tap(lambda at: ShowGoodwill(ticket=at.ticket.id)), TEAM, GIVERS, NOBODY, erased=NOBODY)
    ],
    "goodwill.giving.picked": [
        Action(
            tap(lambda at: PickGoodwill(ticket=at.ticket.id, points=20)), TEAM, GIVERS, NOBODY, erased=NOBODY
        )
    ],
    "goodwill.giving.giving": [
        Action(
            tap(lambda at: GiveGoodwill(ticket=at.ticket.id, points=20, intent="a")),
            TEAM,
            GIVERS,
            NOBODY,
            erased=NOBODY,
        )
    ],
    "goodwill.giving.typed": [Action(_types_points, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=NOBODY)],
    "goodwill.giving.reasoned": [
        Action(_gives_a_reason, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=NOBODY)
    ],
    "goodwill.giving.worded": [
        Action(_gives_in_own_words, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=NOBODY)
    ],
    "goodwill.deciding.deciding": [
        Action(_decides(yes=True), DECIDERS, DECIDERS, DECIDERS, erased=NOBODY, prepare=_asks_for_goodwill),
        Action(_decides(yes=False), DECIDERS, DECIDERS, DECIDERS, prepare=_asks_for_goodwill),
    ],
    "goodwill.deciding.declined": [
        Action(_declines, DECIDERS | THEIRS, DECIDERS | THEIRS, DECIDERS, prepare=_asks_for_goodwill)
    ],
    "forum.owner.forum_shown": [Action(tap(lambda _: ShowForum()), NOBODY, NOBODY, NOBODY)],
    "forum.owner.coding": [Action(tap(lambda _: NewForumCode()), NOBODY, NOBODY, NOBODY)],
    "forum.owner.trying": [Action(tap(lambda _: TryForum()), NOBODY, NOBODY, NOBODY)],
    "forum.owner.leaving": [Action(tap(lambda _: LeaveForum(sure=True)), NOBODY, NOBODY, NOBODY)],
    "handlers.changed": [],  # nobody can change what another wrote: see below
    "replies.picking.picking": [
        Action(tap(lambda at: PickAnswer(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY)
    ],
    "replies.picking.picked": [
        Action(tap(lambda at: UseAnswer(ticket=at.ticket.id, answer=1)), TEAM, {"holder"}, NOBODY)
    ],
    "replies.picking.reworded": [Action(_rewords, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY)],
    "replies.picking.sent_ready": [
        Action(_rewords_and_sends, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY),
        Action(tap(lambda _: SendFilled()), NOBODY, NOBODY, NOBODY),
    ],
    # This one is a complaint; kind words are in `care_replies/test_kind_words.py`.
    "praise.passing.case_chosen": [
        Action(tap(lambda at: PassOnCase(ticket=at.ticket.id)), NOBODY, NOBODY, NOBODY)
    ],
    "themes.marking.case_marking": [
        Action(tap(lambda at: MarkCase(ticket=at.ticket.id)), LEADS, LEADS, LEADS)
    ],
    "themes.marking.theme_begun": [
        Action(tap(lambda at: NewTheme(of=at.ticket.id, is_rating=False)), LEADS, LEADS, LEADS)
    ],
    "themes.marking.theme_named": [Action(_names_theme, LEADS | THEIRS, LEADS | THEIRS, LEADS)],
    "themes.marking.marked": [
        Action(tap(lambda at: Mark(theme=1, of=at.ticket.id, is_rating=False)), LEADS, LEADS, LEADS)
    ],
}


OF_NO_TICKET = (
    "replies.writing.answers_listed",
    "replies.writing.answer_shown",
    "replies.writing.answer_begun",
    "replies.writing.field_written",
    "replies.writing.kind_chosen",
    "replies.writing.kinds_chosen",
    "replies.writing.answer_kept",
    "replies.writing.answer_retired",
    "practice.rehearsing.practice_offered",
    "practice.rehearsing.practice_begun",
    "practice.rehearsing.practice_shown",
    "practice.rehearsing.practice_claimed",
    "practice.rehearsing.practice_waited",
    "practice.rehearsing.practice_writing",
    "practice.rehearsing.practice_replied",
    "practice.rehearsing.practice_drafted",
    "practice.rehearsing.practice_sent",
    "practice.rehearsing.practice_stopped",
    "praise.passing.praise_shown",
    "praise.passing.kind_words_listed",
    "praise.passing.feedback_chosen",
    "praise.passing.member_named",
    "praise.passing.customer_asked",
    "praise.passing.consented",
    "praise.suggesting.suggestions_shown",
    "praise.suggesting.suggestion_begun",
    "praise.suggesting.suggestion_written",
    "praise.suggesting.suggestion_sent",
    "praise.suggesting.answer_begun",
    "praise.suggesting.answer_written",
    "praise.suggesting.answer_sent",
    "themes.marking.themes_listed",
    "themes.marking.theme_shown",
    "themes.marking.ratings_listed",
    "themes.marking.feedback_marking",
    "themes.changing.change_begun",
    "themes.changing.change_written",
    "themes.changing.change_sent",
)
"""Who may do these is in `care_replies/test_who_does_what.py`."""
ACTIONS.update((name, []) for name in OF_NO_TICKET)


def _actions_of_the_router() -> set[str]:
    rooms = [room.router for room in (care.room, care.last) if room.router is not None]
    return {
        f"{handler.callback.__module__.removeprefix('xenia.care.')}.{handler.callback.__name__}"
        for room in rooms
        for router in room.chain_tail
        for kind in ("message", "edited_message", "callback_query", "message_reaction")
        for handler in router.observers[kind].handlers
    }


def test_every_action_of_the_room_is_listed_here() -> None:
    assert set(ACTIONS) == _actions_of_the_router()


async def _become(house: House, role: str) -> ChatClient:
    """Somebody in that role, in their chat."""
    if role == "guest":
        chat = await house.guest("Πέτρος")
        await writes(chat, "/start")
        return chat
    if role in {"stranger", "customer"}:
        return await house.customer("Ελπίδα")
    rank = role if role in LEADS else STAFF
    chat = await house.team_member(rank, "Σοφία")
    if role == "own":
        await writes(chat, "/menu")
        await taps(chat, "Να γίνω κι εγώ μέλος")
        await taps(chat, "Γίνομαι μέλος")
    return chat


async def _ticket(house: House, whose: int, holder_id: int, situation: str) -> Ticket:
    """One in that situation."""
    async with transaction(house.app.database) as session:
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        customer = (await session.scalars(select(Customer).where(Customer.telegram_id == whose))).one()
        customer.left_at = None
        case, _ = await open_case(moment, customer, Kind.COMPLAINT, [Said("text", "κρύος καφές")])
        holder = await session.get_one(TeamMember, holder_id)
        if situation != FREE:
            await work.claim(moment, case.ticket.id, holder)
        if situation in {ENDED, CLOSED}:
            await work.resolve(moment, case.ticket.id, holder, "έγινε")
        if situation == CLOSED:
            await agree_solved(moment, case.ticket.id, customer)
        if situation == ERASED:
            await leave(session, customer, notice="", controller="", now=house.now)
    return case.ticket


async def _end_all(house: House) -> None:
    """One ticket at a time, so that nothing but it can be shown."""
    async with transaction(house.app.database) as session:
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        for old in (await session.scalars(select(Ticket).where(Ticket.state != State.CLOSED))).all():
            customer = await session.get_one(Customer, old.customer_id)
            await withdraw(moment, old.id, customer)
            await agree_solved(moment, old.id, customer)


def _seen(screen: Screen) -> str:
    return "\n".join([said(screen), *screen.labels])


async def _is_touched(house: House, place: Place, go: Callable[[Place], Awaitable[object]]) -> bool:
    """Whether the ticket changed, or was shown to them in answer."""
    ticket_id, reference, chat = place.ticket.id, place.ticket.reference, place.chat

    async def state() -> tuple[object, ...]:
        async with reading(house.app.database) as session:
            ticket = await session.get_one(Ticket, ticket_id)
            lines = await session.scalars(select(TicketLine.copies).where(TicketLine.ticket_id == ticket_id))
            row = [getattr(ticket, column.key) for column in Ticket.__table__.columns]
            return (*row, *lines.all())

    await house.people.settled()
    await house.deliveries()
    await chat.write("/menu")
    await house.people.settled()
    before = {one.message_id: _seen(one) for one in await chat.messages()}
    was = await state()
    await go(place)
    await house.people.settled()
    delivered = {one.message_id for one in await house.deliveries() if one.chat_id == chat.person.id}
    shown = [
        _seen(one)
        for one in await chat.messages()
        if not one.outgoing
        and before.get(one.message_id) != _seen(one)
        and one.message_id not in delivered
        and said(one) != f"{reference}·2"
    ]
    return await state() != was or any(reference in text for text in shown)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("role", ROLES)
@ON_SQLITE
async def test_each_role_does_exactly_what_is_written_here(house: House, role: str, situation: str) -> None:
    anna, markos = await house.customer(), await house.team_member()
    other = await house.team_member(LEAD, "Νίκη")
    chat = markos if role == "holder" else await _become(house, role)
    members = {one.telegram_id: one.id for one in await house.rows(TeamMember)}
    if role == "former":
        async with transaction(house.app.database) as session:
            await remove(session, members[chat.person.id], house.now)
    whose = chat.person.id if role in THEIRS else anna.person.id
    wrong = []
    for name, ways in ACTIONS.items():
        for number, action in enumerate(ways):
            await _end_all(house)
            ticket = await _ticket(house, whose, members[markos.person.id], situation)
            place = Place(house, chat, ticket, members[other.person.id])
            if action.prepare is not None:
                await action.prepare(place)
            touched = await _is_touched(house, place, action.go)
            if touched != (role in action.may(situation)):
                wrong.append((name, number, "may" if touched else "may not"))
    assert wrong == []


async def test_who_was_taken_off_the_team_can_send_nothing_not_even_what_they_had_begun(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    other = await house.team_member(name="Νίκη")
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    written = await waiter.reply(line.message_id, "Καλημέρα")
    await waiter.answer()
    await waiter.tap("Απάντηση", message_id=line.message_id)
    await waiter.answer()
    await writes(waiter, "άσχημα λόγια")
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.name == "Μάρκος"]
        await remove(session, member.id, house.now)
    await waiter.tap("Αποστολή")
    await waiter.reply(line.message_id, "άσχημα λόγια")
    await waiter.edit(written.message_id, "άσχημα λόγια")
    await waiter.write(reference)
    await waiter.write("/cases")
    await house.people.settled()
    heard = [said(one) for one in await reads(house, anna)]
    assert any("Καλημέρα" in one for one in heard)
    assert not any("άσχημα" in one for one in heard)
    assert [one.words for one in await house.rows(TicketLine) if "άσχημα" in (one.words or "")] == []
    await writes(anna, "Είστε εκεί;")
    assert any("Είστε εκεί;" in said(one) for one in await reads(house, other)), "nobody has it: all are told"
    assert not any("Είστε εκεί;" in said(one) for one in await reads(house, waiter))
    await writes(other, "/cases")
    assert "δεν την έχει κανείς" in said((await other.messages())[-1])


async def test_nobody_changes_what_another_wrote(house: House) -> None:
    waiter, anna, eve = await house.team_member(), await house.customer(), await house.customer("Εύα")
    await brings(anna)
    await reads(house, waiter)
    before = await house.rows(TicketLine)
    for chat in (eve, waiter):
        for _ in range(len(before) + 6):
            written = await chat.write("/menu")
            await chat.answer()
            await chat.edit(written.message_id, "κάτι άλλο")
    await house.people.settled()
    assert len(await house.rows(TicketLine)) == len(before)
    assert {one.kind for one in await house.rows(Delivery)} == {"ticket"}
