"""Keeping back what may not be meant for the customer, and letting it go once that is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from xenia.care import marks, work
from xenia.care.doubt import screens
from xenia.care.doubt.models import TicketDoubt
from xenia.care.doubt.read import Meant, meant_by, meant_together, without_prefix
from xenia.care.doubt.refusals import NothingInDoubt, WrittenByAnother
from xenia.care.find import Case, answers_note, case_for, case_of, is_part_of_note
from xenia.care.forum.bound import forum_at
from xenia.care.forum.screens import held_by_another, not_sent
from xenia.care.refusals import HeldByAnother, OwnCase
from xenia.care.said import SAID_JSON, Said
from xenia.care.staff_screens import done
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.albums import GATHERING
from xenia.deliveries.models import QUEUED, Delivery
from xenia.deliveries.queue import owe, queue
from xenia.team.models import TeamMember

TOLD = "doubt"
"""The kind of message that says what became of it, or asks."""
_WHOLE = "album-whole"
_ASKED_AGAIN = timedelta(hours=1)
DECIDED_WITHIN = timedelta(days=29)
"""A day before what is kept back would fade."""
_MOST = 50


async def hold(
    moment: Moment, ticket_id: int, member: TeamMember, said: Said, *, ask: bool = False
) -> TicketDoubt:
    """Keep something back: until its writer has said for whom it is, or its album is whole."""
    assert said.chat_id is not None  # noqa: S101 - it was read from a message
    assert said.message_id is not None  # noqa: S101 - as above
    held = TicketDoubt(
        ticket_id=ticket_id,
        member_id=member.id,
        at=moment.now,
        chat_id=said.chat_id,
        message_id=said.message_id,
        album=said.album,
        said=SAID_JSON.dump_json(said).decode(),
        asked_at=moment.now if ask else None,
    )
    moment.session.add(held)
    await moment.session.flush()
    if ask:
        await remind_of(moment, held)
    else:
        await _wait_for_more(moment, held)
    return held


async def meant_here(session: AsyncSession, said: Said) -> tuple[Meant, bool]:
    """For whom something is, and whether that is doubtful since it is a reply to a note."""
    meant = meant_by(said.words)
    if meant == Meant.CUSTOMER and await answers_note(session, said):
        return Meant.DOUBT, True
    return meant, False


async def changed_here(moment: Moment, said: Said) -> bool:
    """Somebody changed what is still kept back; whether that is all that is to be done.

    A change that makes a note of an album keeps it with the team; any other album goes as it was first, so
    that both versions are kept as of any message.
    """
    found = await moment.session.scalar(
        select(TicketDoubt).where(
            TicketDoubt.chat_id == said.chat_id, TicketDoubt.message_id == said.message_id
        )
    )
    if found is None:
        return False
    if found.asked_at is None and found.album is not None and meant_by(said.words) == Meant.CUSTOMER:
        await _settle(moment, found.chat_id, found.album)
        if await moment.session.get(TicketDoubt, found.id, populate_existing=True) is None:
            return False
    before = SAID_JSON.validate_json(found.said)
    found.said = SAID_JSON.dump_json(replace(before, words=said.words, file=said.file)).decode()
    return True


async def settle_before(moment: Moment, said: Said) -> None:
    """Whatever album somebody has sent before this is whole: it goes first."""
    others = TicketDoubt.album != said.album if said.album else TicketDoubt.album.is_not(None)
    found = await moment.session.scalars(
        select(TicketDoubt.album)
        .where(TicketDoubt.chat_id == said.chat_id, TicketDoubt.asked_at.is_(None), others)
        .order_by(TicketDoubt.id)
    )
    for album in dict.fromkeys(found.all()):
        await _settle(moment, said.chat_id or 0, album or "")


async def decide(moment: Moment, doubt_id: int, member: TeamMember, *, note: bool) -> Case:
    """Its writer says for whom it is.

    Raises:
        NothingInDoubt: that is known since a while.
        WrittenByAnother: it is not theirs.
        NoSuchCase, OwnCase, NotOpen, HeldByAnother: as of any answer; then it stays kept back.
    """
    first = await moment.session.get(TicketDoubt, doubt_id, with_for_update=True, populate_existing=True)
    if first is None:
        raise NothingInDoubt
    if first.member_id != member.id:
        writer = await moment.session.get_one(TeamMember, first.member_id)
        raise WrittenByAnother(writer.name)
    parts = await _album(moment.session, first.chat_id, first.album) if first.album else [first]
    return await _let_go(moment, parts, member, note=note)


async def _wait_for_more(moment: Moment, held: TicketDoubt) -> None:
    session, due = moment.session, moment.now + GATHERING
    firsts = select(TicketDoubt.id).where(
        TicketDoubt.chat_id == held.chat_id, TicketDoubt.album == held.album
    )
    waiting = await session.scalar(
        select(Delivery.id)
        .where(Delivery.kind == _WHOLE, Delivery.state == QUEUED, Delivery.about.in_(firsts))
        .with_for_update()
    )
    if waiting is not None:
        await session.execute(
            update(Delivery).where(Delivery.id == waiting).values(retry_at=due),
            execution_options={"synchronize_session": False},
        )
        return
    await owe(
        session,
        WHOLE,
        held.chat_id,
        subject=f"{held.id}",
        about=held.id,
        not_before=due,
        now=moment.now,
    )


async def _is_whole(moment: Moment, doubt_id: int, say: Say) -> Screen | None:  # noqa: ARG001 - called so by the sender
    """Nothing more has come for a while: the album goes where its words say."""
    first = await moment.session.get(TicketDoubt, doubt_id, with_for_update=True, populate_existing=True)
    if first is not None and first.asked_at is None and first.album is not None:
        await _settle(moment, first.chat_id, first.album)
    return None


async def _settle(moment: Moment, chat_id: int, album: str) -> None:
    """An album goes to the customer, or stays with the team, or its writer is asked."""
    session = moment.session
    parts = await _album(session, chat_id, album)
    if not parts:
        return
    member = await session.get_one(TeamMember, parts[0].member_id)
    forum = await forum_at(session, chat_id)
    say = moment.texts.say(forum.language if forum else member.language)
    case = await case_of(session, parts[0].ticket_id)
    said = [SAID_JSON.validate_json(one.said) for one in parts]
    meant = Meant.NOTE if await is_part_of_note(session, said[0]) else meant_together(said)
    of_note = meant == Meant.CUSTOMER and await answers_note(session, said[0])
    if meant == Meant.DOUBT or of_note:
        for one in parts:
            one.asked_at = moment.now
        await remind_of(moment, parts[0])
        _tell(session, parts[0], screens.ask(say, case, parts[0].id, of_note=of_note), moment.now)
        return
    if member.removed_at is not None:
        await _forget(session, parts)
        _tell(session, parts[0], not_sent(say, say("doubt-refusal-left")), moment.now)
        return
    try:
        case = await _let_go(moment, parts, member, note=meant == Meant.NOTE)
        if chat_id > 0:
            mode = Mode.NOTE if meant == Meant.NOTE else Mode.ANSWER
            _tell(session, parts[0], done(say, case, mode), moment.now)
    except HeldByAnother:
        await _forget(session, parts)
        _tell(session, parts[0], held_by_another(say, case, member), moment.now)
    except Refusal as refusal:
        await _forget(session, parts)
        _tell(session, parts[0], not_sent(say, say(refusal.text, **refusal.values)), moment.now)


async def remind_of(moment: Moment, held: TicketDoubt) -> None:
    """Have its writer asked once more, if they say nothing."""
    await owe(
        moment.session,
        REMINDER,
        held.chat_id,
        subject=f"{held.id}",
        about=held.id,
        not_before=moment.now + _ASKED_AGAIN,
        now=moment.now,
    )


async def _still_asked(moment: Moment, doubt_id: int, say: Say) -> Screen | None:
    """What nobody has decided yet, where it was written."""
    first = await moment.session.get(TicketDoubt, doubt_id)
    if first is None or first.asked_at is None:
        return None
    case = await case_of(moment.session, first.ticket_id)
    topic = first.ticket_id if first.chat_id < 0 else None
    asked = screens.ask_again(say, case, first.id)
    return replace(asked, topic=topic, reply_to=first.message_id)


async def keep_undecided(moment: Moment) -> int:
    """What was never decided stays with the team, as a note; returns how much it was."""
    session = moment.session
    found = await session.scalars(
        select(TicketDoubt)
        .where(TicketDoubt.asked_at.is_not(None), TicketDoubt.at <= moment.now - DECIDED_WITHIN)
        .order_by(TicketDoubt.id)
        .limit(_MOST)
        .with_for_update()
    )
    parts = found.all()
    for one in parts:
        member = await session.get_one(TeamMember, one.member_id)
        said = SAID_JSON.validate_json(one.said)
        try:
            kept = replace(said, words=without_prefix(said.words))
            await work.note(moment, one.ticket_id, member, [kept])
        except OwnCase:
            continue  # who wrote it has brought the ticket themself since
        finally:
            await _forget(session, [one])
    return len(parts)


async def _let_go(moment: Moment, parts: Sequence[TicketDoubt], member: TeamMember, *, note: bool) -> Case:
    session, ticket_id = moment.session, parts[0].ticket_id
    await case_for(session, ticket_id, member, to_change=True)
    said = [SAID_JSON.validate_json(one.said) for one in parts]
    if note:
        said = [replace(one, words=without_prefix(one.words)) for one in said]
        case = await work.note(moment, ticket_id, member, said)
    else:
        case = await work.answer(moment, ticket_id, member, said)
    for one in parts:
        if one.chat_id < 0:
            marks.mark(session, one.chat_id, one.message_id, marks.NOTED if note else marks.SENT, moment.now)
    await _forget(session, parts)
    return case


async def _album(session: AsyncSession, chat_id: int, album: str) -> Sequence[TicketDoubt]:
    found = await session.scalars(
        select(TicketDoubt)
        .where(TicketDoubt.chat_id == chat_id, TicketDoubt.album == album)
        .order_by(TicketDoubt.message_id)
        .with_for_update()
    )
    return found.all()


async def _forget(session: AsyncSession, parts: Sequence[TicketDoubt]) -> None:
    await session.execute(
        delete(TicketDoubt).where(TicketDoubt.id.in_([one.id for one in parts])),
        execution_options={"synchronize_session": False},
    )


def _tell(session: AsyncSession, first: TicketDoubt, screen: Screen, now: datetime) -> None:
    topic = first.ticket_id if first.chat_id < 0 else None
    queue(session, TOLD, first.chat_id, replace(screen, topic=topic, reply_to=first.message_id), now)


WHOLE = DeliveryKind(_WHOLE, None, 0, _is_whole)
REMINDER = DeliveryKind("doubt-again", None, 0, _still_asked)
