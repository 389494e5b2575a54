"""What somebody reads who practises: the pages of real tickets, each marked, with buttons of their own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from xenia.care import lines, staff_screens
from xenia.care.doubt import screens as doubt_screens
from xenia.care.find import Case
from xenia.care.models import Kind, Side, State, Ticket, TicketLine
from xenia.care.practice.models import PracticeTicket
from xenia.care.practice.stories import STORIES, state_of, what_was_good
from xenia.care.practice.taps import (
    BeginPractice,
    ClaimPractice,
    DecidePractice,
    Practise,
    SendPractice,
    ShowPractice,
    StopPractice,
    WaitPractice,
    WritePractice,
)
from xenia.care.said import Said
from xenia.care.taps import Mode
from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.team.models import TeamMember

_NO_TICKET = 2**63 - 1
"""A number that no ticket has: the screens of tickets ask for one, and what they make of it is not shown."""
_LONGEST = 3_500
"""UTF-16 units of a message; what is practised with needs no more than fits into one."""


def offered(say: Say, practice: PracticeTicket | None) -> Screen:
    """What practice is; the stories, and the one in hand."""
    rows: list[tuple[Button, ...]] = []
    if practice is not None:
        rows.append((button(say.plain("practice-go-on"), ShowPractice(practice=practice.id), "primary"),))
    rows += [(button(say.plain("practice-story", story=one), BeginPractice(story=one)),) for one in STORIES]
    return Screen(say("practice-offered"), (*rows, (button(say.plain("bot-menu"), Home()),)))


def arrived(say: Say, practice: PracticeTicket, member: TeamMember, seen: int) -> tuple[Screen, ...]:
    """The pretend customer's lines behind the first `seen`, as real ones arrive."""
    case, told = pretend(say, practice, member)
    made = [
        screen
        for line in told[seen:]
        if line.side == Side.CUSTOMER or line.what == "opened"
        for screen in lines.for_team(say, case, line, member, None)
    ]
    return tuple(replace(one, rows=_rows(say, practice, case.ticket)) for one in made)


def page(say: Say, practice: PracticeTicket, member: TeamMember, now: datetime) -> Screen:
    """The pretend ticket, as the page of a real one."""
    case, told = pretend(say, practice, member)
    names = {member.id: member.name}
    here = ShowPractice(practice=practice.id)
    shown = staff_screens.case_page(say, case, told, names, member, 0, now, turn_to=lambda _: here)
    return Screen(shown.text, _rows(say, practice, case.ticket))


def ask(say: Say, practice: PracticeTicket, member: TeamMember, mode: Mode) -> Screen:
    """Asks for the words, as for a real ticket."""
    case, _ = pretend(say, practice, member)
    return Screen(staff_screens.ask(say, case, mode).text, (_cancel(say, practice),))


def only_words(say: Say, practice: PracticeTicket) -> Screen:
    """For practice words are enough."""
    return Screen(_marked(say, say("practice-only-words")), (_cancel(say, practice),))


def draft(say: Say, practice: PracticeTicket, member: TeamMember, mode: Mode, words: str) -> Screen:
    """What was written, before the pretend customer reads it."""
    case, _ = pretend(say, practice, member)
    shown = staff_screens.draft(say, case, mode, [Said("text", words)])
    send = button(say.plain("care-send", mode=mode.value), SendPractice(), "success")
    return Screen(shown.text, ((send,), _cancel(say, practice)))


def doubt(say: Say, practice: PracticeTicket, member: TeamMember) -> Screen:
    """The question that a real case asks of what looks like a note."""
    case, _ = pretend(say, practice, member)
    note = button(say.plain("doubt-note"), DecidePractice(note=True), "primary")
    send = button(say.plain("doubt-send"), DecidePractice(note=False))
    return Screen(doubt_screens.ask(say, case, _NO_TICKET).text, ((note,), (send,), _cancel(say, practice)))


def done(say: Say, practice: PracticeTicket, mode: Mode) -> Screen:
    """It is said, and nobody was disturbed."""
    text = say("practice-done", mode=mode.value, customer=_name(say, practice))
    return Screen(_marked(say, text), _back_to(say, practice))


def summary(say: Say, practice: PracticeTicket) -> Screen:
    """The end: the customer's last words, what was good, and one thing for the next time."""
    name = _name(say, practice)
    seen = what_was_good(practice.lines, practice.opened_at, name)
    good = [say("practice-good", what=one, minutes=seen.minutes, customer=name) for one in seen.good]
    text = say(
        "practice-summary",
        customer=name,
        words=say.plain("practice-end", story=practice.story),
        good=Html("\n".join(good)),
        some="yes" if good else "no",
        next=seen.next_time or "nothing",
    ).replace("\n\n\n", "\n\n")
    again = (button(say.plain("practice-again"), Practise()),)
    return Screen(_marked(say, text), (again, (button(say.plain("bot-menu"), Home()),)))


def stopped(say: Say) -> Screen:
    """Nothing is left of it."""
    again = (button(say.plain("practice-again"), Practise()),)
    return Screen(say("practice-stopped"), (again, (button(say.plain("bot-menu"), Home()),)))


def pretend(say: Say, practice: PracticeTicket, member: TeamMember) -> tuple[Case, Sequence[TicketLine]]:
    """The practice in the shape that the screens of tickets know. None of it ever meets a session."""
    state = state_of(practice.lines)
    ticket = Ticket(
        id=_NO_TICKET,
        reference=say.plain("practice-mark"),
        kind=Kind.COMPLAINT,
        state=state,
        opened_at=practice.opened_at,
        priority=0,
        reopened=0,
    )
    customer = Customer(first_name=_name(say, practice), card_number="0000", telegram_id=0, left_at=None)
    told = [
        TicketLine(
            id=number,
            number=number,
            at=datetime.fromisoformat(one["at"]),
            side=Side(one["side"]),
            member_id=member.id,
            what=one["what"],
            words=(one["words"] or "")[:_LONGEST] or None,
        )
        for number, one in enumerate(practice.lines, 1)
    ]
    return Case(ticket, customer, None if state == State.NEW else member), told


def _rows(say: Say, practice: PracticeTicket, ticket: Ticket) -> tuple[tuple[Button, ...], ...]:
    """The buttons of a real ticket, in its words, that lead nowhere but here."""
    writes = {mode: WritePractice(practice=practice.id, mode=mode) for mode in Mode}
    answer = button(say.plain("care-answer"), writes[Mode.ANSWER], "primary")
    solved = button(say.plain("care-resolve"), writes[Mode.RESOLVE], "success")
    waiting = button(say.plain("care-wait"), WaitPractice(practice=practice.id))
    note = button(say.plain("care-note"), writes[Mode.NOTE])
    claim = button(say.plain("care-claim"), ClaimPractice(practice=practice.id), "primary")
    stop = button(say.plain("practice-stop"), StopPractice())
    free = ((claim,),) if ticket.state == State.NEW else ()
    return (*free, (answer, solved), (waiting, note), (stop,))


def _marked(say: Say, text: str) -> str:
    return f"<b>{say('practice-mark')}</b>\n{text}"


def _name(say: Say, practice: PracticeTicket) -> str:
    return say.plain("practice-customer", story=practice.story)


def _cancel(say: Say, practice: PracticeTicket) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowPractice(practice=practice.id)),)


def _back_to(say: Say, practice: PracticeTicket) -> tuple[tuple[Button, ...], ...]:
    mark = say.plain("practice-mark")
    return ((button(say.plain("care-line-page", name=mark), ShowPractice(practice=practice.id)),),)
