"""What happens in the staff forum: by what is said there, and by the buttons on its cards."""

from typing import Any

from sqlalchemy import select, update

from care.matrix import (
    ADMINS,
    EVERYBODY,
    NOBODY,
    TEAM,
    Action,
    Actions,
    Go,
    Place,
    always,
    answered,
    brought_too,
    newest,
    tap,
)
from care.matrix_hands import InTheHouse
from care.matrix_of_goodwill import GIVERS
from xenia.care.forum.bind import new_code
from xenia.care.forum.models import Lack, StaffForum
from xenia.care.forum.taps import DropQuestion, SolvedBy, TryForum
from xenia.care.history import write
from xenia.care.models import Kind, Side, Ticket
from xenia.care.records.taps import WholeRecord
from xenia.care.replies.taps import PickAnswer
from xenia.care.said import Said
from xenia.care.taps import (
    Claim,
    Everything,
    HandOver,
    Mode,
    MyCase,
    Reopen,
    ShowCase,
    ShowGoodwill,
    Solved,
    Sort,
    WaitForCustomer,
    Withdraw,
    Write,
)
from xenia.care.threads.taps import Join, Mute
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.team.models import OWNER, TeamMember

_WRITTEN, _ASKED = 600, 601
HANDERS = {"holder", "admin", "owner"}


def _there(place: Place) -> InTheHouse:
    assert isinstance(place.hands, InTheHouse)
    return place.hands


def _says(text: str) -> Go:
    async def go(place: Place) -> None:
        await place.hands.write(text)

    return go


def _edits(text: str) -> Go:
    async def go(place: Place) -> None:
        await _there(place).says("edited_message", message_id=_WRITTEN, text=text)

    return go


def _happens(**fields: Any) -> Go:
    async def go(place: Place) -> None:
        await _there(place).says(**fields)

    return go


def _answers_question(mode: Mode) -> Go:
    async def go(place: Place) -> None:
        drop = DropQuestion(ticket=place.ticket.id, mode=mode).pack()
        keyboard = {"inline_keyboard": [[{"text": "Όχι τώρα", "callback_data": drop}]]}
        asked = _there(place).of_bot(message_id=_ASKED, text="Πώς λύθηκε;", reply_markup=keyboard)
        await _there(place).says(text="Του δώσαμε άλλον", reply_to_message=asked)

    return go


async def _says_elsewhere(place: Place) -> None:
    hands = _there(place)
    hands.thread, thread = None, hands.thread
    await hands.write("Ποιος έχει βάρδια;")
    hands.thread = thread


async def _makes_bot_member(place: Place) -> None:
    await _there(place).makes_bot("member")


async def _trouble(place: Place) -> None:
    now = place.app.ground.clock()
    async with transaction(place.app.database) as session:
        await session.execute(update(StaffForum).values(trouble=Lack.RIGHTS, trouble_at=now))


async def _binds(place: Place) -> None:
    async with transaction(place.app.database) as session:
        owners = await session.scalars(select(TeamMember).where(TeamMember.role == OWNER))
        code = await new_code(session, owners.all()[0], place.app.ground.clock())
    await place.hands.write(f"/bind {code}")


async def _joins(place: Place) -> None:
    await place.hands.tap(Join(ticket=place.ticket.id, other=await newest(place), sure=True))


def _was_written(side: Side, *, by_another: bool = False) -> Go:
    """There is a line that was written in the topic: by them, where they could have."""

    async def go(place: Place) -> None:
        async with transaction(place.app.database) as session:
            by = select(TeamMember).where(TeamMember.telegram_id == place.hands.id)
            writer = (await session.scalars(by)).first()
            ticket = await session.get_one(Ticket, place.ticket.id)
            customer = await session.get_one(Customer, ticket.customer_id)
            if writer is None or by_another or customer.telegram_id == writer.telegram_id:
                writer = await session.get_one(TeamMember, place.other_id)
            said = Said("text", "πρώτη γραφή", chat_id=_there(place).group, message_id=_WRITTEN)
            await write(session, ticket, side, said, place.app.ground.clock(), member=writer)

    return go


async def _reacts(place: Place) -> None:
    await place.hands.react(_WRITTEN, "👍")


def _here(go: Go, who: set[str], prepare: Go | None = None, *, of_ticket: bool = True) -> Action:
    """The same whatever has become of the ticket, while the group is the staff forum."""
    return Action(go, who, who, who, who, who, NOBODY, prepare, of_ticket)


_ANSWERS = Action(_says("Γεια σας"), TEAM, {"holder"}, NOBODY)

SAID_IN_GROUPS: Actions = {
    # Whoever has the owner's code may; without one, nobody.
    "forum.handlers.binding": [
        always(_binds, EVERYBODY),
        always(_says("/bind XXXXXXXXXXXX"), NOBODY),
    ],
    # Telegram says these, whoever did it: that these may is Telegram's to see to.
    "forum.handlers.upgraded": [_here(_happens(migrate_to_chat_id=-1002000000999), EVERYBODY)],
    "forum.handlers.standing_changed": [_here(_makes_bot_member, EVERYBODY, _trouble)],
    "forum.handlers.closed_or_reopened": [_here(_happens(forum_topic_closed={}), EVERYBODY)],
    "forum.handlers.commanded": [_here(_says("/cases"), TEAM | {"own"}, of_ticket=False)],
    "forum.handlers.ended": [
        Action(_answers_question(Mode.RESOLVE), TEAM, {"holder"}, NOBODY),
        Action(_answers_question(Mode.CLOSE), ADMINS, ADMINS, NOBODY),
    ],
    "forum.handlers.spoken": [_ANSWERS, _here(_says("// είναι η τρίτη φορά"), TEAM)],
    "forum.handlers.spoken_by_others": [_ANSWERS],
    # It is written down that they were told where they are.
    "forum.handlers.spoken_elsewhere": [_here(_says_elsewhere, EVERYBODY)],
    "forum.handlers.changed": [
        _here(_edits("// δεύτερη γραφή"), TEAM, _was_written(Side.NOTE)),
        _here(_edits("δεύτερη γραφή"), TEAM, _was_written(Side.STAFF)),
        _here(_edits("δεύτερη γραφή"), NOBODY, _was_written(Side.STAFF, by_another=True)),
    ],
    "forum.handlers.changed_by_others": [
        _here(_edits("// δεύτερη γραφή"), NOBODY, _was_written(Side.NOTE, by_another=True))
    ],
}
"""What is written there, by an anonymous administrator too."""

TAPPED_IN_GROUPS: Actions = {
    "threads.merging.joining": [
        Action(tap(lambda at: Join(ticket=at.ticket.id)), TEAM, HANDERS, NOBODY),
        Action(_joins, TEAM, HANDERS, NOBODY, prepare=brought_too),
    ],
    "threads.merging.muting_in_topic": [
        Action(tap(lambda at: Mute(ticket=at.ticket.id)), TEAM, TEAM - {"holder"}, NOBODY)
    ],
    "threads.reacting.reacted_in_group": [
        Action(_reacts, TEAM, {"holder"}, {"holder"}, prepare=_was_written(Side.CUSTOMER)),
        _here(_reacts, NOBODY, _was_written(Side.NOTE)),
    ],
    "goodwill.in_topic.led_to_private": [
        Action(tap(lambda at: ShowGoodwill(ticket=at.ticket.id)), TEAM, GIVERS, NOBODY, erased=NOBODY)
    ],
    "replies.in_topic.picked_in_topic": [
        Action(tap(lambda at: PickAnswer(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY)
    ],
    "forum.handlers.in_former_topic": [],  # nobody is heard there: see `care_forum/test_former_topics.py`
    "one_tap.claiming": [Action(tap(lambda at: Claim(ticket=at.ticket.id)), TEAM, {"holder"}, NOBODY)],
    "one_tap.handing_over": [
        Action(tap(lambda at: HandOver(ticket=at.ticket.id)), TEAM, TEAM, TEAM),
        Action(
            tap(lambda at: HandOver(ticket=at.ticket.id, to=at.other_id)), TEAM, HANDERS | {"lead"}, NOBODY
        ),
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
    "forum.topic_taps.card_again": [_here(tap(lambda at: ShowCase(ticket=at.ticket.id)), TEAM)],
    "forum.topic_taps.everything": [_here(tap(lambda at: Everything(ticket=at.ticket.id)), TEAM)],
    "forum.topic_taps.asking": [
        Action(tap(lambda at: Write(ticket=at.ticket.id, mode=Mode.RESOLVE)), TEAM, {"holder"}, NOBODY),
        Action(tap(lambda at: Write(ticket=at.ticket.id, mode=Mode.CLOSE)), ADMINS, ADMINS, NOBODY),
    ],
    "forum.topic_taps.solving": [
        Action(tap(lambda at: SolvedBy(ticket=at.ticket.id, ready=1)), TEAM, {"holder"}, NOBODY)
    ],
    "forum.topic_taps.dropping": [
        _here(
            tap(lambda at: DropQuestion(ticket=at.ticket.id, mode=Mode.RESOLVE)),
            TEAM | {"own"},
            of_ticket=False,
        )
    ],
    "forum.topic_taps.trying_here": [_here(tap(lambda _: TryForum()), TEAM | {"own"}, _trouble)],
    "forum.topic_taps.not_here": [
        _here(tap(make), NOBODY)
        for make in (
            lambda at: MyCase(ticket=at.ticket.id),
            lambda at: Solved(ticket=at.ticket.id),
            lambda at: Withdraw(ticket=at.ticket.id, sure=True),
            lambda at: WholeRecord(ticket=at.ticket.id),
        )
    ],
}
"""What is done with buttons and emoji: Telegram names who does it, also of an administrator."""
