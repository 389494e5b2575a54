"""What is kept back: since it looks like a note, or since its writer has not joined. They alone decide."""

from sqlalchemy import func, select

from care.matrix import ASKED_WHOM, CUSTOMERS, LEFT, NOBODY, TEAM, THEIRS, Action, Actions, Place, page, tap
from xenia.care.doubt.models import TicketDoubt
from xenia.care.doubt.taps import Decide, DecideDraft
from xenia.care.early.models import TicketEarly
from xenia.care.early.taps import BringEarly, DropEarly, WriteAnew
from xenia.care.models import Kind
from xenia.care.said import SAID_JSON, Said
from xenia.care.taps import Mode, NewCase, Write
from xenia.care.whom.taps import SendToNobody
from xenia.core.transaction import reading, transaction
from xenia.team.models import TeamMember


async def _kept_back(place: Place) -> None:
    await _keep_back(place, by_another=False)


async def _kept_back_of_another(place: Place) -> None:
    await _keep_back(place, by_another=True)


async def _keep_back(place: Place, *, by_another: bool) -> None:
    async with transaction(place.app.database) as session:
        mine = select(TeamMember.id).where(TeamMember.telegram_id == place.hands.id)
        writer = None if by_another else await session.scalar(mine)
        said = Said("text", "/ / δύσκολος πελάτης", chat_id=place.hands.id, message_id=700)
        session.add(
            TicketDoubt(
                ticket_id=place.ticket.id,
                member_id=writer or place.other_id,
                at=place.app.ground.clock(),
                chat_id=place.hands.id,
                message_id=700,
                said=SAID_JSON.dump_json(said).decode(),
                asked_at=place.app.ground.clock(),
            )
        )


async def _newest(place: Place) -> int:
    async with reading(place.app.database) as session:
        return await session.scalar(select(func.max(TicketDoubt.id))) or 0


async def _a_note(place: Place) -> None:
    await place.hands.tap(Decide(doubt=await _newest(place), note=True))


async def _for_the_customer(place: Place) -> None:
    await place.hands.tap(Decide(doubt=await _newest(place), note=False))


async def _draft(place: Place) -> None:
    await place.hands.tap(Write(ticket=place.ticket.id, mode=Mode.ANSWER))
    await place.hands.write("/ / δύσκολος πελάτης")
    await place.hands.tap_shown("casesend")


async def _draft_for_the_customer(place: Place) -> None:
    await _draft(place)
    await place.hands.tap_shown("doubtdraft")


async def _writes(place: Place) -> None:
    await place.hands.write("Ο καφές ήταν κρύος")


async def _writes_a_command(place: Place) -> None:
    await place.hands.write("/κάτι")


async def _said_to_nobody(place: Place) -> None:
    async with transaction(place.app.database) as session:
        kept = SAID_JSON.dump_json(
            Said("text", "κρύος καφές", chat_id=place.hands.id, message_id=700)
        ).decode()
        session.add(TicketEarly(telegram_id=place.hands.id, at=place.app.ground.clock(), said=kept))


async def _adds(place: Place) -> None:
    await place.hands.tap(NewCase(kind=Kind.COMPLAINT))
    await place.hands.write("και περίμενα")


async def _sends_to(place: Place) -> None:
    await place.hands.write("/menu")
    await place.hands.write("φτιάχνουμε άλλον")
    await place.hands.tap_shown("whom")


_UNKNOWN = {"guest", "former"}
_ON_TEAM = TEAM | {"own"}
_DECIDED = [
    Action(_a_note, TEAM, TEAM, TEAM, prepare=_kept_back),
    Action(_for_the_customer, TEAM, {"holder"}, NOBODY, prepare=_kept_back),
    Action(_for_the_customer, NOBODY, NOBODY, NOBODY, prepare=_kept_back_of_another),
]
DOUBTS: Actions = {
    "doubt.handlers.decided": _DECIDED,
    "doubt.handlers.draft_decided": [
        Action(_draft_for_the_customer, TEAM | THEIRS, {"holder"} | THEIRS, NOBODY),
        Action(lambda at: at.hands.tap(DecideDraft(draft="00000000", note=True)), NOBODY, NOBODY, NOBODY),
    ],
    "early.handlers.kept": [page(_writes, _UNKNOWN, erased=_UNKNOWN | {"customer"})],
    "early.handlers.brought": [page(tap(lambda _: BringEarly(kind=Kind.PRAISE)), CUSTOMERS, erased=LEFT)],
    # What is no words at all is sent so too; an unknown command is what both kinds of hands can write.
    "early.handlers.sent_to_nobody": [
        # Whoever has something open, says it to that.
        Action(_writes_a_command, LEFT, LEFT, CUSTOMERS, CUSTOMERS, LEFT, LEFT, of_ticket=False)
    ],
    "early.handlers.added_to_kept": [page(_adds, CUSTOMERS, erased=LEFT, prepare=_said_to_nobody)],
    "early.handlers.written_anew": [page(tap(lambda _: WriteAnew()), CUSTOMERS, erased=LEFT)],
    "whom.handlers.said_to_nobody": [
        Action(_writes_a_command, TEAM, TEAM, _ON_TEAM, _ON_TEAM, _ON_TEAM, of_ticket=False)
    ],
    # Whoever has brought it says so to their own.
    "whom.handlers.sent_to": [Action(_sends_to, THEIRS, THEIRS | ASKED_WHOM, NOBODY)],
    "whom.handlers.sent_to_nobody": [page(tap(lambda _: SendToNobody()), _ON_TEAM)],
    "early.handlers.dropped": [page(tap(lambda _: DropEarly()), CUSTOMERS, erased=LEFT)],
}
DOUBTS_IN_GROUPS: Actions = {"doubt.handlers.decided": _DECIDED}
