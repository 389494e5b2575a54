"""What the team reads about tickets."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from aiogram.filters.callback_data import CallbackData

from xenia.care.find import Case
from xenia.care.models import Kind, Side, State, TicketLine
from xenia.care.praise.taps import PassOnCase
from xenia.care.records.taps import WholeRecord
from xenia.care.replies.taps import PickAnswer
from xenia.care.said import Said, mark_of
from xenia.care.taps import (
    Claim,
    Everything,
    HandOver,
    Mode,
    OpenFor,
    Reopen,
    SendWords,
    ShowCase,
    ShowCases,
    ShowGoodwill,
    Sort,
    WaitForCustomer,
    Write,
)
from xenia.care.themes.taps import MarkCase
from xenia.core.reply import Button, Home, Screen, button, page_of, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.customers.taps import ShowCustomer
from xenia.team.models import ADMIN, LEAD, OWNER, TeamMember

_ON_LIST, _ON_PAGE = 8, 6
_SHOWN = 400
"""Letters of a line on a ticket's page; all of them come with «the whole conversation»."""


def cases(say: Say, open_cases: Sequence[Case], page: int, now: datetime, dues: Mapping[int, Html]) -> Screen:
    """All that is open, with its age, who has it, and by when it must be answered and solved (`dues`)."""
    page, pages = page_of(page, len(open_cases), _ON_LIST)
    shown = open_cases[page * _ON_LIST : (page + 1) * _ON_LIST]
    listed = [
        say(
            "care-list-line",
            reference=one.ticket.reference,
            kind=say.plain("care-kind", kind=one.ticket.kind.value),
            customer=one.customer.first_name,
            age=_age(say, now - one.ticket.opened_at),
            state=one.ticket.state.value,
            held="yes" if one.holder else "no",
            member=one.holder.name if one.holder else "",
            again="yes" if one.ticket.priority else "no",
        )
        for one in shown
    ]
    buttons = rows_of(button(one.ticket.reference, ShowCase(ticket=one.ticket.id)) for one in shown)
    title = say("care-list", many=len(open_cases))
    listed = [_with_due(text, dues[one.ticket.id]) for text, one in zip(listed, shown, strict=True)]
    text = Html("\n\n".join([title, *listed]))
    turn = pager(page, pages, lambda at: ShowCases(page=at))
    new = (button(say.plain("care-open-for"), OpenFor()),)
    return Screen(text, (*buttons, *turn, new, (button(say.plain("bot-menu"), Home()),)))


def ask_for_whom(say: Say, *, again: bool) -> Screen:
    """Whose card, and what did they tell?"""
    text = say("care-for-whom", again="yes" if again else "no")
    return Screen(text, ((button(say.plain("care-cancel"), ShowCases()),),))


def case_page(
    say: Say,
    case: Case,
    lines: Sequence[TicketLine],
    names: Mapping[int, str],
    member: TeamMember,
    page: int,
    now: datetime,
    due: Html | None = None,
    turn_to: Callable[[int], CallbackData] | None = None,
) -> Screen:
    """One ticket: where it stands, what was said and done, the newest on the first page.

    Where `turn_to` leads to its pages it is there to be read, and nothing else.
    """
    ticket = case.ticket
    page, pages = page_of(page, len(lines), _ON_PAGE)
    end = len(lines) - page * _ON_PAGE
    head = say(
        "care-page",
        reference=ticket.reference,
        kind=say.plain("care-kind", kind=ticket.kind.value),
        state=ticket.state.value,
        customer=case.customer.first_name,
        card=case.customer.card_number,
        opened=ticket.opened_at,
        age=_age(say, now - ticket.opened_at),
        held="yes" if case.holder else "no",
        member=case.holder.name if case.holder else "",
        reopened=ticket.reopened,
        here="yes" if case.customer.is_member else "no",
    )
    head = _with_due(head, due)
    told = [_told(say, case, one, lines, names) for one in lines[max(0, end - _ON_PAGE) : end]]
    turn = pager(page, pages, turn_to or (lambda at: ShowCase(ticket=ticket.id, page=at)))
    back = (button(say.plain("care-list-back"), ShowCases()),)
    if turn_to is not None:
        return Screen(Html("\n\n".join([head, *told])), (*turn, back))
    who = [button(say.plain("crm-open"), ShowCustomer(customer=case.customer.id, ticket=ticket.id))]
    who += [button(say.plain("records-whole"), WholeRecord(ticket=ticket.id))] * member.may(OWNER)
    rows = (*_may(say, case, member), *_lead_may(say, case, member), tuple(who))
    return Screen(Html("\n\n".join([head, *told])), (*rows, *turn, back))


def ask(say: Say, case: Case, mode: Mode) -> Screen:
    """Asks for the words."""
    text = say("care-write", mode=mode.value, customer=case.customer.first_name, name=case.ticket.reference)
    return Screen(text, (_cancel(say, case.ticket.id),))


def draft(say: Say, case: Case, mode: Mode, said: Sequence[Said]) -> Screen:
    """What was written, as it will be read, before it leaves."""
    shown = "\n\n".join(
        one.words if one.words and one.what == "text" else _briefly(say, one.what, one.words) for one in said
    )
    text = say(
        "care-draft",
        mode=mode.value,
        customer=case.customer.first_name,
        name=case.ticket.reference,
        words=_cut(shown, 3_000),
    )
    send = button(
        say.plain("care-send", mode=mode.value), SendWords(draft=mark_of(case.ticket.id, said[0])), "success"
    )
    return Screen(text, ((send,), _cancel(say, case.ticket.id)))


def only_words(say: Say, case: Case) -> Screen:
    """The sentence that ends a ticket is in words."""
    return Screen(say("care-only-words"), (_cancel(say, case.ticket.id),))


def done(say: Say, case: Case, mode: Mode) -> Screen:
    """It is on its way, or written down."""
    page = button(say.plain("care-line-page", name=case.ticket.reference), ShowCase(ticket=case.ticket.id))
    text = say("care-done", mode=mode.value, customer=case.customer.first_name, name=case.ticket.reference)
    return Screen(text, ((page,), (button(say.plain("care-list-back"), ShowCases()),)))


def to_whom(say: Say, case: Case, team: Sequence[TeamMember]) -> Screen:
    """Who is to have it?"""
    others = [
        one
        for one in team
        if one.telegram_id != case.customer.telegram_id and (case.holder is None or one.id != case.holder.id)
    ]
    rows = rows_of(button(one.name, HandOver(ticket=case.ticket.id, to=one.id)) for one in others)
    text = say("care-to-whom", name=case.ticket.reference, some="yes" if others else "no")
    return Screen(text, (*rows, _cancel(say, case.ticket.id)))


def of_which_kind(say: Say, case: Case) -> Screen:
    """What is it?"""
    kinds = rows_of(
        button(say.plain("care-kind-button", kind=kind.value), Sort(ticket=case.ticket.id, kind=kind))
        for kind in Kind
        if kind != case.ticket.kind
    )
    text = say(
        "care-which-kind",
        name=case.ticket.reference,
        kind=say.plain("care-kind", kind=case.ticket.kind.value),
    )
    return Screen(text, (*kinds, _cancel(say, case.ticket.id)))


def _may(say: Say, case: Case, member: TeamMember) -> tuple[tuple[Button, ...], ...]:
    """The buttons of what this member may do now."""
    ticket_id = case.ticket.id
    note = button(say.plain("care-note"), Write(ticket=ticket_id, mode=Mode.NOTE))
    everything = button(say.plain("care-everything"), Everything(ticket=ticket_id))
    if not case.ticket.is_open:
        again = button(say.plain("care-reopen"), Reopen(ticket=ticket_id))
        return ((again,), (note, everything))
    rows: list[tuple[Button, ...]] = []
    give = button(say.plain("care-hand-over"), HandOver(ticket=ticket_id))
    if case.holder is None:
        rows.append((button(say.plain("care-claim"), Claim(ticket=ticket_id), "primary"),))
    if case.holder is None or case.holder.id == member.id:
        answer = button(say.plain("care-answer"), Write(ticket=ticket_id, mode=Mode.ANSWER), "primary")
        solved = button(say.plain("care-resolve"), Write(ticket=ticket_id, mode=Mode.RESOLVE), "success")
        rows.append((answer, solved))
        rows.append((button(say.plain("replies-pick"), PickAnswer(ticket=ticket_id)),))
        waiting = button(say.plain("care-wait"), WaitForCustomer(ticket=ticket_id))
        rows.append((give,) if case.ticket.state == State.WAITING_CUSTOMER else (waiting, give))
    elif member.may(LEAD):
        rows.append((give,))
    may_give = case.holder is None or case.holder.id == member.id or member.may(LEAD)
    if may_give and case.customer.is_member:
        rows.append((button(say.plain("goodwill-doorway"), ShowGoodwill(ticket=ticket_id)),))
    rows.append((note, everything))
    rows.append((button(say.plain("care-sort"), Sort(ticket=ticket_id)),))
    if member.may(ADMIN):
        rows.append((button(say.plain("care-close"), Write(ticket=ticket_id, mode=Mode.CLOSE)),))
    return tuple(rows)


def _lead_may(say: Say, case: Case, member: TeamMember) -> tuple[tuple[Button, ...], ...]:
    """The buttons of shift leads, whether it is open or not."""
    if not member.may(LEAD):
        return ()
    rows = [(button(say.plain("themes-mark-case"), MarkCase(ticket=case.ticket.id)),)]
    if case.ticket.kind == Kind.PRAISE:
        rows.append((button(say.plain("praise-pass-on"), PassOnCase(ticket=case.ticket.id)),))
    return tuple(rows)


def _told(
    say: Say, case: Case, line: TicketLine, lines: Sequence[TicketLine], names: Mapping[int, str]
) -> Html:
    """A line in the history."""
    who = names.get(line.member_id or 0, "")
    at = f"{say.short_day(line.at)} {say.time(line.at)}"
    if line.side == Side.SYSTEM:
        return say("care-told-happened", at=at, what=line.what, member=who, words=line.words or "")
    numbers = {one.id: one.number for one in lines}
    words = line.words or ""
    return say(
        "care-told",
        at=at,
        number=str(line.number),
        side=line.side.value,
        who=case.customer.first_name if line.side == Side.CUSTOMER else who,
        edit=str(numbers[line.edits_id]) if line.edits_id else "no",
        words=_cut(words if line.what == "text" else _briefly(say, line.what, words), _SHOWN),
    )


def _with_due(text: Html, due: Html | None) -> Html:
    return Html(f"{text}\n{due}") if due else text


def _briefly(say: Say, what: str, words: str | None) -> str:
    sent = say.plain("care-sent", what=what)
    return f"{sent} {words or ''}".strip()


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else f"{words[:limit]}…"


def _age(say: Say, age: timedelta) -> str:
    minutes = int(age.total_seconds()) // 60
    if minutes < 60:  # noqa: PLR2004 - an hour
        return say.plain("care-age", unit="minutes", many=minutes)
    if minutes < 48 * 60:
        return say.plain("care-age", unit="hours", many=minutes // 60)
    return say.plain("care-age", unit="days", many=minutes // (24 * 60))


def _cancel(say: Say, ticket_id: int) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowCase(ticket=ticket_id)),)
