"""What the team does with a ticket. Each act is refused to whoever brought it as a customer."""

from collections.abc import Sequence
from functools import partial

from xenia.care.after import follow
from xenia.care.bring import number_of, open_case
from xenia.care.find import Case, case_for, history, is_answered
from xenia.care.forum.bound import forum_for
from xenia.care.history import Errand, Reader, carry, happened, tell_customer, tell_team, write
from xenia.care.lines import for_team
from xenia.care.models import Kind, Side, Source, State, Ticket
from xenia.care.refusals import (
    AdminsOnly,
    HeldByAnother,
    NobodyThere,
    NoSuchCard,
    NothingToAnswer,
    NotOpen,
    OwnCase,
)
from xenia.care.said import Said
from xenia.care.taps import Mode
from xenia.care.threads.mute import unmute
from xenia.core.room import Moment
from xenia.customers.join import by_card
from xenia.feedback.tell import answered
from xenia.team.models import ADMIN, LEAD, TeamMember


async def claim(moment: Moment, ticket_id: int, member: TeamMember) -> Case:
    """Take a ticket; the customer reads who answers. Tapped twice it is taken once.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NotOpen: nothing is to be done.
        HeldByAnother: somebody has it.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    return await _held(moment, case, member)


async def open_for(moment: Moment, member: TeamMember, card: str, words: str) -> Case:
    """Open a ticket with what a customer told a member, who has it then. The customer reads what was written.

    Raises:
        NoSuchCard: nobody who takes part has that card.
        OwnCase: it is their own.
    """
    customer = await by_card(moment.session, card)
    if customer is None:
        raise NoSuchCard
    if customer.telegram_id == member.telegram_id:
        raise OwnCase
    case, _ = await open_case(moment, customer, Kind.COMPLAINT, [], source=Source.STAFF)
    case = await _held(moment, case, member, tells=False)
    await _has_answered(moment, case.ticket)
    opened = await happened(moment.session, case.ticket, "opened-for", moment.now, member=member)
    await tell_customer(moment, case, opened, member)
    line = await write(
        moment.session, case.ticket, Side.STAFF, Said("text", words), moment.now, member=member
    )
    await tell_customer(moment, case, line, member)
    return case


async def hand_over(moment: Moment, ticket_id: int, member: TeamMember, to_id: int) -> Case:
    """Give a ticket to somebody else: who has it may, anybody while nobody has, and leads always.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NotOpen: nothing is to be done.
        HeldByAnother: somebody else has it.
        NobodyThere: the other is not on the team, or brought it themself.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    if not case.ticket.is_open:
        raise NotOpen
    if case.holder is not None and case.holder.id != member.id and not member.may(LEAD):
        raise HeldByAnother(case.holder.name)
    to = await moment.session.get(TeamMember, to_id)
    if to is None or to.removed_at is not None or to.telegram_id == case.customer.telegram_id:
        raise NobodyThere
    if case.holder is not None and case.holder.id == to.id:
        return case
    before, case = case, Case(case.ticket, case.customer, to)
    _take(case, to)
    await unmute(moment.session, case.ticket.id, to.id)
    line = await happened(
        moment.session, case.ticket, "handed-over", moment.now, member=member, words=to.name
    )
    await tell_team(moment, case, line, but=member)
    if before.holder is not None and before.holder.id != member.id:
        await tell_team(moment, before, line, but=member)
    await tell_customer(moment, case, line, None)
    return case


async def answer(moment: Moment, ticket_id: int, member: TeamMember, said: Sequence[Said]) -> Case:
    """Have the customer read this, with the member's name. Who answers what nobody has, takes it.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NotOpen: it is solved or closed, and would have to be opened again first.
        HeldByAnother: somebody else has it.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    case = await _held(moment, case, member, tells=False)
    ticket = case.ticket
    await _has_answered(moment, ticket)
    if ticket.state == State.WAITING_US:
        ticket.state = State.CLAIMED
    for one in said:
        line = await write(moment.session, ticket, Side.STAFF, one, moment.now, member=member)
        await tell_customer(moment, case, line, member, whole=len(said) > 1)
    return case


async def note(moment: Moment, ticket_id: int, member: TeamMember, said: Sequence[Said]) -> Case:
    """Write down something for the team alone; who has the ticket is told. Anybody may, at any time.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    for one in said:
        line = await write(moment.session, case.ticket, Side.NOTE, one, moment.now, member=member)
        in_forum = await forum_for(moment.session, case.customer.telegram_id) is not None
        if case.holder is not None or in_forum:
            reply_to = await number_of(moment, line.reply_to_id)
            await tell_team(moment, case, line, but=member, reply_to=reply_to)
    return case


async def wait_for_customer(moment: Moment, ticket_id: int, member: TeamMember) -> Case:
    """We can go on when the customer answers, and they read so. Tapped twice they read it once.

    Raises:
        NothingToAnswer: the customer had the last word.
        and as `answer`.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    check_may(case, member, Mode.ANSWER)
    if not await is_answered(moment.session, case.ticket.id):
        raise NothingToAnswer
    case = await _held(moment, case, member, tells=False)
    if case.ticket.state != State.WAITING_CUSTOMER:
        case.ticket.state, case.ticket.paused_at = State.WAITING_CUSTOMER, moment.now
        line = await happened(moment.session, case.ticket, "waiting", moment.now, member=member)
        await tell_customer(moment, case, line, member)
    return case


async def sort(moment: Moment, ticket_id: int, member: TeamMember, kind: Kind) -> Case:
    """Say what it is: how long we may take goes by that. The customer, who said otherwise, reads nothing.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NotOpen: it is solved or closed.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    if not case.ticket.is_open:
        raise NotOpen
    if case.ticket.kind != kind:
        case.ticket.kind = kind
        await happened(moment.session, case.ticket, "sorted", moment.now, member=member, words=kind.value)
    return case


async def resolve(moment: Moment, ticket_id: int, member: TeamMember, words: str) -> Case:
    """Say how it was solved; the customer reads it, and can say with one tap that it was not.

    Raises:
        as `answer`.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    case = await _held(moment, case, member, tells=False)
    ticket = case.ticket
    ticket.state, ticket.resolved_at, ticket.paused_at = State.RESOLVED, moment.now, None
    await follow.said_solved(moment, ticket)
    await _has_answered(moment, ticket)
    line = await write(moment.session, ticket, Side.STAFF, Said("resolved", words), moment.now, member=member)
    await tell_customer(moment, case, line, member)
    return case


async def close(moment: Moment, ticket_id: int, member: TeamMember, words: str) -> Case:
    """Say why we do no more about it; the customer reads it. For admins, whoever has the ticket.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NotOpen: it is solved or closed already.
        AdminsOnly: they are none.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    check_may(case, member, Mode.CLOSE)
    ticket = case.ticket
    ticket.state, ticket.closed_at, ticket.paused_at = State.CLOSED, moment.now, None
    await _has_answered(moment, ticket)
    line = await write(moment.session, ticket, Side.STAFF, Said("closed", words), moment.now, member=member)
    await tell_customer(moment, case, line, member)
    if case.holder is not None:
        await tell_team(moment, case, line, but=member)
    return case


async def reopen(moment: Moment, ticket_id: int, member: TeamMember) -> Case:
    """Open what was solved or closed again, and take it; the customer reads so. At any time.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        HeldByAnother: it is open, and somebody else has it.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    if case.ticket.is_open:
        return await _held(moment, case, member)
    case = Case(case.ticket, case.customer, member)
    case.ticket.state, case.ticket.closed_at = State.CLAIMED, None
    case.ticket.claimed_by = member.id
    case.ticket.reopened += 1
    await follow.reopened(moment, case.ticket, by_customer=False)
    await unmute(moment.session, case.ticket.id, member.id)
    line = await happened(moment.session, case.ticket, "reopened", moment.now, member=member)
    await tell_customer(moment, case, line, None)
    return case


async def send_everything(moment: Moment, ticket_id: int, member: TeamMember) -> Case:
    """Have all that was said sent to a member once more, pictures and files too.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    reader = Reader(member.telegram_id, member.language)
    errands = []
    for line in await history(moment.session, case.ticket.id):
        if line.side != Side.SYSTEM:
            writer = await moment.session.get(TeamMember, line.member_id) if line.member_id else None
            reply_to = await number_of(moment, line.edits_id or line.reply_to_id)
            make = partial(for_team, case=case, line=line, member=writer, reply_to=reply_to)
            errands.append(Errand(line, [reader], make))
    await carry(moment, case.ticket, *errands)
    return case


def check_may(case: Case, member: TeamMember, mode: Mode) -> None:
    """Whether a member may write this, before they do; it is asked again when they have.

    Raises:
        NotOpen, HeldByAnother, AdminsOnly: they may not.
    """
    if mode == Mode.NOTE:
        return
    if not case.ticket.is_open:
        raise NotOpen
    if mode == Mode.CLOSE:
        if not member.may(ADMIN):
            raise AdminsOnly
    elif case.holder is not None and case.holder.id != member.id:
        raise HeldByAnother(case.holder.name)


async def _held(moment: Moment, case: Case, member: TeamMember, *, tells: bool = True) -> Case:
    """The ticket, had by this member: taken now, where nobody has it."""
    if not case.ticket.is_open:
        raise NotOpen
    if case.holder is not None:
        if case.holder.id != member.id:
            raise HeldByAnother(case.holder.name)
        return case
    case = Case(case.ticket, case.customer, member)
    _take(case, member)
    await unmute(moment.session, case.ticket.id, member.id)
    line = await happened(moment.session, case.ticket, "claimed", moment.now, member=member)
    if tells:  # else they read the name in a moment, with more
        await tell_customer(moment, case, line, member)
    return case


def _take(case: Case, member: TeamMember) -> None:
    case.ticket.claimed_by = member.id
    if case.ticket.state == State.NEW:
        case.ticket.state = State.CLAIMED


async def _has_answered(moment: Moment, ticket: Ticket) -> None:
    ticket.first_answered_at = ticket.first_answered_at or moment.now
    if ticket.about is not None:
        await answered(moment.session, ticket.about, moment.now)
