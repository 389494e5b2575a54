"""Putting it right: an apology and points in one step, through the books, once for each confirmed page.

It is not undone: the customer has read an apology, and what was given is not taken back. That is why it is
shown as they will read it before it leaves.
"""

from dataclasses import dataclass

from sqlalchemy import select

from xenia.care import work
from xenia.care.find import Case, case_for
from xenia.care.goodwill import screens
from xenia.care.goodwill.limits import left_for, limit_of, one_at_a_time, who_may
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.goodwill.refusals import AlreadyAsked, CustomerGone, NobodyMay, OverLimit
from xenia.care.history import happened, tell_customer, tell_team, write
from xenia.care.models import Side
from xenia.care.refusals import HeldByAnother, NotOpen
from xenia.care.said import Said
from xenia.core.clock import end_of_month_after
from xenia.core.room import Moment
from xenia.deliveries.queue import queue
from xenia.ledger import Kind, award, balance
from xenia.team.models import LEAD, TeamMember

DELIVERY = "goodwill"
"""The kind of message in which the team asks and answers each other."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """What somebody wants to give, as it was shown to them."""

    points: int
    intent: str
    words: str | None = None
    """Their own apology; None is the usual one."""
    why: str | None = None
    """For the second person, where one has to agree."""


async def case_to_put_right(
    moment: Moment, ticket_id: int, member: TeamMember, *, to_change: bool = False
) -> Case:
    """The ticket, for whoever may give something on it: who has it, anybody while nobody has, leads always.

    Raises:
        NoSuchCase, OwnCase: it is not for them; what one brought oneself is put right by somebody else.
        NotOpen: it is solved or closed, and would have to be opened again first.
        HeldByAnother: somebody else has it.
        CustomerGone: its customer has left.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=to_change)
    if not case.ticket.is_open:
        raise NotOpen
    if case.holder is not None and case.holder.id != member.id and not member.may(LEAD):
        raise HeldByAnother(case.holder.name)
    if not case.customer.is_member:
        raise CustomerGone
    return case


async def case_to_begin(moment: Moment, ticket_id: int, member: TeamMember) -> Case:
    """The same, for whoever wants to give something now.

    Raises:
        as `case_to_put_right`.
        AlreadyAsked: something waits for a second person.
    """
    case = await case_to_put_right(moment, ticket_id, member)
    if await waits_on(moment, ticket_id):
        raise AlreadyAsked
    return case


async def give(moment: Moment, ticket_id: int, member: TeamMember, gesture: Gesture) -> Goodwill:
    """Give points within the member's own limit; the customer reads the apology and the new balance.

    The same intent gives back what it gave before.

    Raises:
        as `case_to_put_right`.
        OverLimit: it is more than is left to them.
    """
    case, earlier = await _begun(moment, ticket_id, member, gesture)
    if earlier is not None:
        return earlier
    left = await left_for(moment, member, ticket_id)
    if left is not None and gesture.points > left:
        raise OverLimit(left)
    row = await _kept(moment, case, member, gesture)
    await book(moment, case, row, asker=member, decider=member)
    return row


async def ask(moment: Moment, ticket_id: int, member: TeamMember, gesture: Gesture) -> Goodwill:
    """Ask those who may for more than one's own limit. The customer learns nothing until somebody agrees.

    Raises:
        as `case_to_put_right`.
        AlreadyAsked: another one waits.
        NobodyMay: nobody could agree.
    """
    case, earlier = await _begun(moment, ticket_id, member, gesture)
    if earlier is not None:
        return earlier
    deciders = await who_may(moment, case, member, gesture.points)
    if not deciders:
        raise NobodyMay(await left_for(moment, member, ticket_id) or 0)
    row = await _kept(moment, case, member, gesture)
    await happened(
        moment.session, case.ticket, "goodwill-asked", moment.now, member=member, words=str(row.points)
    )
    customer = moment.texts.say(case.customer.language)
    read = screens.sentence(customer, case, row.points, row.words)
    for one in deciders:
        screen = screens.wish(moment.texts.say(one.language), case, row, member, read)
        about = case.customer.id
        queue(moment.session, DELIVERY, one.telegram_id, screen, moment.now, names_id=about)
    return row


async def waits_on(moment: Moment, ticket_id: int) -> bool:
    """Whether a gesture on that ticket waits for somebody's yes."""
    waits = select(Goodwill.id).where(Goodwill.ticket_id == ticket_id, Goodwill.state == Standing.ASKED)
    return await moment.session.scalar(waits.limit(1)) is not None


async def confirmed(moment: Moment, member: TeamMember, intent: str) -> Goodwill | None:
    """What that page has given or asked for already."""
    return await moment.session.scalar(
        select(Goodwill).where(Goodwill.asked_by == member.id, Goodwill.intent == intent)
    )


async def book(moment: Moment, case: Case, row: Goodwill, *, asker: TeamMember, decider: TeamMember) -> None:
    """Write the points into the books and the ticket's history, and have the customer read it.

    The ticket and the decider are locked. An apology comes from who asked, or from who agreed where the
    other has left the team.
    """
    session, now, rules = moment.session, moment.now, moment.shop.rules
    customer, reference = case.customer, case.ticket.reference
    had = (await balance(session, customer.id, now)).available
    entry = await award(
        session,
        customer.id,
        row.points,
        key=f"goodwill:{row.id}",
        kind=Kind.GOODWILL,
        actor_id=asker.id,
        reason=f"goodwill {reference}",
        rule_snapshot={
            "reference": reference,
            "decided_by": decider.id,
            "role": decider.role,
            "limit": limit_of(rules, decider.role),
        },
        expires_at=end_of_month_after(now, rules.points_months, moment.shop.zone),
        now=now,
    )
    has = (await balance(session, customer.id, now)).available
    row.entry_id, row.state, row.decided_by, row.decided_at = entry.id, Standing.GIVEN, decider.id, now
    speaker = asker if asker.removed_at is None else decider
    agreed = "" if decider.id == asker.id else f" · {decider.name}"
    line = await happened(session, case.ticket, "goodwill", now, member=asker, words=f"{row.points}{agreed}")
    if case.holder is not None and case.holder.id != speaker.id:
        await tell_team(moment, case, line, but=speaker)
    say, covered = moment.texts.say(customer.language), had + row.points - has
    read = Said("text", screens.sentence(say, case, row.points, row.words, covered=covered, has=has))
    if case.ticket.is_open and (case.holder is None or case.holder.id == speaker.id):
        await work.answer(moment, case.ticket.id, speaker, [read])
        return
    answer = await write(session, case.ticket, Side.STAFF, read, now, member=speaker)
    await tell_customer(moment, case, answer, speaker)


async def _begun(
    moment: Moment, ticket_id: int, member: TeamMember, gesture: Gesture
) -> tuple[Case, Goodwill | None]:
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    await one_at_a_time(moment.session, member)
    earlier = await confirmed(moment, member, gesture.intent)
    if earlier is None:
        case = await case_to_put_right(moment, ticket_id, member)
        if await waits_on(moment, ticket_id):
            raise AlreadyAsked
    return case, earlier


async def _kept(moment: Moment, case: Case, member: TeamMember, gesture: Gesture) -> Goodwill:
    row = Goodwill(
        ticket_id=case.ticket.id,
        points=gesture.points,
        words=gesture.words,
        why=gesture.why,
        intent=gesture.intent,
        state=Standing.ASKED,
        asked_by=member.id,
        asked_at=moment.now,
    )
    moment.session.add(row)
    await moment.session.flush()
    return row
