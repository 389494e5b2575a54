"""What somebody of the team reads when deadlines come near or have passed: one message about all of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from xenia.care.deadlines.count import Step, Which
from xenia.care.deadlines.models import DeadlineNotice, DeadlineStep
from xenia.care.deadlines.shown import one_deadline, waited
from xenia.care.deadlines.standing import Basis, Clock, Deadline, basis_of, clocks_of, deadline_of
from xenia.care.find import Case
from xenia.care.models import OPEN, Ticket
from xenia.care.taps import Claim, HandOver, ShowCase, ShowCases
from xenia.core.database import AsyncSession
from xenia.core.reply import Button, Screen, button, rows_of
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.team.members import team
from xenia.team.models import ADMIN, LEAD, TeamMember

_ON_LIST = 8


@dataclass(frozen=True, slots=True)
class Told:
    """One ticket of a notice."""

    case: Case
    step: Step
    clock: Clock
    deadline: Deadline


def who_hears(case: Case, step: Step, everybody: Sequence[TeamMember]) -> list[TeamMember]:
    """First who has it; then with them the leads, and all on duty where there is none; admins at the end.

    Of what nobody has, all on duty hear from the first. Whoever brought it as a customer never does. There
    are no shifts: on duty is everybody but the admins, and without others these.
    """
    others = [one for one in everybody if one.telegram_id != case.customer.telegram_id]
    admins = [one for one in others if one.may(ADMIN)]
    on_duty = [one for one in others if not one.may(ADMIN)] or admins
    if step == Step.ESCALATED:
        return admins or on_duty
    if case.holder is None:
        return on_duty
    if step == Step.WARNING:
        return [case.holder]
    helpers = [one for one in on_duty if one.role == LEAD] or on_duty
    return [case.holder, *(one for one in helpers if one.id != case.holder.id)]


async def open_cases_where(
    session: AsyncSession, *conditions: ColumnElement[bool], most: int | None = None
) -> list[Case]:
    """Open tickets with their people, the oldest first."""
    found = await session.execute(
        select(Ticket, Customer, TeamMember)
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(TeamMember, (TeamMember.id == Ticket.claimed_by) & TeamMember.removed_at.is_(None))
        .where(Ticket.state.in_(OPEN), *conditions)
        .order_by(Ticket.opened_at, Ticket.id)
        .limit(most)
    )
    return [Case(*row) for row in found]


async def compose(moment: Moment, notice_id: int, _: Say) -> Screen | None:
    """The message as things stand when it leaves; None where all of it has been done meanwhile."""
    session = moment.session
    notice = await session.get_one(DeadlineNotice, notice_id)
    member = await session.get_one(TeamMember, notice.member_id)
    if member.removed_at is not None:
        return None
    basis = await basis_of(session, moment.shop.zone)
    told = await _told(moment, basis, member, notice)
    return screen(moment.texts.say(member.language), told, member, moment) if told else None


KIND = DeliveryKind("deadline", purpose=None, priority=0, compose=compose)


def screen(say: Say, told: Sequence[Told], member: TeamMember, moment: Moment) -> Screen:
    """One ticket with what can be done about it, or several as a list, what is worst first."""
    if len(told) == 1:
        case = told[0].case
        page = button(
            say.plain("care-line-page", name=case.ticket.reference),
            ShowCase(ticket=case.ticket.id, keep=True),
        )
        rows: list[tuple[Button, ...]] = [(page,)]
        if case.holder is None:
            rows.insert(0, (button(say.plain("care-claim"), Claim(ticket=case.ticket.id), "primary"),))
        if case.holder is None or case.holder.id == member.id or member.may(ADMIN):
            rows.append((button(say.plain("care-hand-over"), HandOver(ticket=case.ticket.id)),))
        return Screen(_item(say, told[0], moment), tuple(rows))
    shown = told[:_ON_LIST]
    parts = [say("deadlines-notice-many", many=len(told)), *(_item(say, one, moment) for one in shown)]
    if len(told) > len(shown):
        parts.append(say("deadlines-notice-more", many=len(told) - len(shown)))
    pages = (
        button(one.case.ticket.reference, ShowCase(ticket=one.case.ticket.id, keep=True)) for one in shown
    )
    everything = (button(say.plain("care-cases-doorway"), ShowCases()),)
    return Screen(Html("\n\n".join(parts)), (*rows_of(pages), everything))


def _item(say: Say, one: Told, moment: Moment) -> Html:
    ticket = one.case.ticket
    return say(
        "deadlines-notice",
        step=one.step.name.lower(),
        reference=ticket.reference,
        kind=say.plain("care-kind", kind=ticket.kind.value),
        customer=one.case.customer.first_name,
        deadline=one_deadline(say, one.deadline, moment.now),
        waited=waited(say, moment.now - one.clock.run.began),
        held="yes" if one.case.holder else "no",
        member=one.case.holder.name if one.case.holder else "",
    )


async def _told(moment: Moment, basis: Basis, member: TeamMember, notice: DeadlineNotice) -> list[Told]:
    """What still matters of a notice, and is this member's to hear: of a ticket, what is worst."""
    session, now = moment.session, moment.now
    steps: dict[tuple[int, str, int], list[Step]] = defaultdict(list)
    told = select(DeadlineStep).where(DeadlineStep.at.between(notice.since, notice.at))
    for row in await session.scalars(told):
        steps[row.ticket_id, row.clock, row.round].append(Step(row.step))
    cases = await open_cases_where(session, Ticket.id.in_({ticket_id for ticket_id, _, _ in steps}))
    clocks = await clocks_of(session, basis, [one.ticket for one in cases])
    everybody = await team(session)
    found = []
    for case in cases:
        of_ticket = []
        for clock in clocks[case.ticket.id]:
            reached = clock.step(basis.hours, now)
            if reached is None:
                continue
            said = steps.get((case.ticket.id, clock.which.value, case.ticket.reopened), ())
            if any(member in who_hears(case, one, everybody) for one in said):
                of_ticket.append(Told(case, reached, clock, deadline_of(basis.hours, clock, now)))
        if of_ticket:
            found.append(max(of_ticket, key=lambda one: (one.step, one.clock.which == Which.FIRST)))
    return sorted(found, key=lambda one: (-one.step, one.deadline.due, one.case.ticket.id))
