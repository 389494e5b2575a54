"""A ticket's own actions: those of its customer, and those of the team."""

from sqlalchemy import func, select

from care.matrix import (
    ASKED,
    ASKED_WHOM,
    CUSTOMERS,
    LEFT,
    NOBODY,
    TEAM,
    THEIRS,
    Action,
    Actions,
    Place,
    answered,
    page,
    tap,
)
from xenia.care.models import Kind, Side, TicketLine
from xenia.care.taps import (
    AddTo,
    AllWell,
    AskPerson,
    Claim,
    Elsewhere,
    Everything,
    GoOn,
    HandOver,
    KeepOut,
    Mode,
    MyCase,
    NewCase,
    NotNeeded,
    NotSolved,
    OpenFor,
    OpenWith,
    Reopen,
    SendWords,
    ShowCase,
    ShowCases,
    Solved,
    Sort,
    WaitForCustomer,
    Withdraw,
    Write,
)
from xenia.core.transaction import reading


async def _replies(place: Place) -> None:
    text = f"{place.ticket.reference}·2"
    shown = await place.hands.shown(text)
    await place.hands.reply(shown, "απάντηση")


async def _types_reference(place: Place) -> None:
    await place.hands.write(place.ticket.reference)


async def _writes(place: Place) -> None:
    await place.hands.write("/menu")
    await place.hands.write("κάτι άλλο")


async def _thanks(place: Place) -> None:
    await place.hands.write("/menu")
    await place.hands.write("ευχαριστώ")


async def _goes_on_and_writes(place: Place) -> None:
    await place.hands.tap(GoOn(ticket=place.ticket.id))
    await place.hands.write("και κάτι ακόμη")


async def _new_case_and_writes(place: Place) -> None:
    await place.hands.tap(NewCase(kind=Kind.QUESTION))
    await place.hands.write("Πότε ανοίγετε;")


async def _tells_of_a_customer(place: Place) -> None:
    await place.hands.tap(OpenFor())
    await place.hands.write("0000 κρύος καφές")


async def _drafts(place: Place) -> None:
    await place.hands.tap(Write(ticket=place.ticket.id, mode=Mode.ANSWER))
    await place.hands.write("συγγνώμη")


async def _drafts_and_sends(place: Place) -> None:
    await _drafts(place)
    await place.hands.tap_shown("casesend")


async def _first_words(place: Place) -> int:
    async with reading(place.app.database) as session:
        ours = (TicketLine.ticket_id == place.ticket.id) & (TicketLine.side == Side.CUSTOMER)
        return await session.scalar(select(func.min(TicketLine.id)).where(ours)) or 0


async def _disowns(place: Place) -> None:
    first = await _first_words(place)
    await place.hands.tap(Elsewhere(first=first, last=first))


async def _is_well(place: Place) -> None:
    await _replies(place)
    await place.hands.tap(AllWell(ticket=place.ticket.id))


async def _opens_with(place: Place) -> None:
    first = await _first_words(place)
    await place.hands.tap(OpenWith(kind=Kind.QUESTION, first=first, last=first))


TICKETS: Actions = {
    "staff.listed": [Action(tap(lambda _: ShowCases()), TEAM, TEAM, NOBODY)],
    "staff.shown": [Action(tap(lambda at: ShowCase(ticket=at.ticket.id)), TEAM, TEAM, TEAM)],
    "staff.found": [Action(_types_reference, TEAM | ASKED, TEAM | ASKED, TEAM)],
    "one_tap.claiming": [Action(tap(lambda at: Claim(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY)],
    "one_tap.handing_over": [
        Action(
            tap(lambda at: HandOver(ticket=at.ticket.id, to=at.other_id)),
            TEAM,
            {"holder", "lead", "admin", "owner"},
            NOBODY,
        )
    ],
    "one_tap.waiting": [
        Action(
            tap(lambda at: WaitForCustomer(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY, prepare=answered
        ),
        Action(tap(lambda at: WaitForCustomer(ticket=at.ticket.id)), NOBODY, NOBODY, NOBODY),
    ],
    "one_tap.sorting": [
        Action(tap(lambda at: Sort(ticket=at.ticket.id)), TEAM, TEAM, TEAM),
        Action(tap(lambda at: Sort(ticket=at.ticket.id, kind=Kind.QUESTION)), TEAM, TEAM, NOBODY),
    ],
    "one_tap.reopening": [Action(tap(lambda at: Reopen(ticket=at.ticket.id)), TEAM, {"holder"}, TEAM)],
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
        Action(tap(lambda _: SendWords(draft="00000000")), NOBODY, NOBODY, NOBODY),
    ],
    "staff.replied": [Action(_replies, TEAM | THEIRS, {"holder"} | THEIRS, THEIRS)],
    "behalf.hearing": [page(tap(lambda _: OpenFor()), TEAM | {"own"})],
    "behalf.heard": [Action(_tells_of_a_customer, ASKED, ASKED, NOBODY)],
    "handlers.replied": [Action(_replies, TEAM | THEIRS, {"holder"} | THEIRS, THEIRS)],
    "handlers.asked": [Action(tap(lambda _: AskPerson()), THEIRS, THEIRS, THEIRS)],
    "handlers.chosen": [page(tap(lambda _: NewCase(kind=Kind.PRAISE)), CUSTOMERS, erased=LEFT)],
    "handlers.opened": [page(_new_case_and_writes, CUSTOMERS, erased=LEFT)],
    "handlers.told_more": [Action(_goes_on_and_writes, THEIRS, THEIRS | ASKED_WHOM, THEIRS)],
    "handlers.shown": [Action(tap(lambda at: MyCase(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.going_on": [Action(tap(lambda at: GoOn(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.content": [Action(tap(lambda at: Solved(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.not_solved": [Action(tap(lambda at: NotSolved(ticket=at.ticket.id)), THEIRS, THEIRS, THEIRS)],
    "handlers.withdrawing": [
        Action(tap(lambda at: Withdraw(ticket=at.ticket.id, sure=True)), THEIRS, THEIRS, THEIRS)
    ],
    "handlers.adding": [
        Action(tap(lambda at: AddTo(ticket=at.ticket.id, message=1)), NOBODY, NOBODY, NOBODY)
    ],
    "elsewhere.keeping_out": [Action(tap(lambda _: KeepOut()), NOBODY, NOBODY, NOBODY)],
    "elsewhere.disowning": [Action(_disowns, THEIRS, THEIRS, THEIRS)],
    "elsewhere.opening": [page(_opens_with, CUSTOMERS, erased=LEFT)],  # with another's words nobody does
    "elsewhere.not_needed": [Action(tap(lambda _: NotNeeded()), NOBODY, NOBODY, NOBODY)],
    "thanking.thanked": [Action(_thanks, THEIRS, THEIRS | ASKED_WHOM, {"customer"})],
    "thanking.all_well": [
        Action(_is_well, TEAM | THEIRS, {"holder"} | THEIRS, THEIRS),
        Action(tap(lambda at: AllWell(ticket=at.ticket.id)), NOBODY, NOBODY, NOBODY),
    ],
    "handlers.laid_aside": [Action(_writes, THEIRS, THEIRS | ASKED_WHOM, NOBODY)],
    "handlers.changed": [],  # nobody can change what another wrote: see below,
}
