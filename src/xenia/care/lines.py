"""How one line of a ticket reads to those to whom it is carried. Its reference shows when it comes twice."""

from dataclasses import replace

from xenia.care.find import Case
from xenia.care.models import Side, TicketLine
from xenia.care.taps import Claim, GoOn, Mode, NotSolved, ShowCase, Solved, Write
from xenia.core.names import split
from xenia.core.reply import Button, Copy, Screen, button
from xenia.core.texts import Html, Say
from xenia.team.models import TeamMember

IN_A_MESSAGE = 3400
"""UTF-16 units of somebody's words; the rest of Telegram's 4,096 are for who says them."""
UNDER_MEDIA = 800
"""The same under a picture or a file, which may have 1,024."""
_WORDS_ALONE = {"text", "resolved", "closed", "rating", "reaction"}
"""What has nothing to copy."""
_IN_WORDS = {"location", "venue", "contact"}
"""What the words that are kept of it say as well."""

Rows = tuple[tuple[Button, ...], ...]


def name_of(case: Case, line: TicketLine) -> str:
    """What a line is called by: `AHK493·5`."""
    return f"{case.ticket.reference}·{line.number}"


def for_team(
    say: Say, case: Case, line: TicketLine, member: TeamMember | None, reply_to: int | None
) -> tuple[Screen, ...]:
    """A line as the team reads it; `member` wrote or did it, `reply_to` is the line it answers or changes."""
    name, ticket = name_of(case, line), case.ticket
    page = button(say.plain("care-line-page", name=name), ShowCase(ticket=ticket.id, keep=True))
    answer = button(say.plain("care-answer"), Write(ticket=ticket.id, mode=Mode.ANSWER), "primary")
    if line.side == Side.SYSTEM:
        text = say(
            "care-team-happened",
            what=line.what,
            name=name,
            kind=say.plain("care-kind", kind=ticket.kind.value),
            customer=case.customer.first_name,
            card=case.customer.card_number,
            member=member.name if member else "",
            words=line.words or "",
        )
        claim = button(say.plain("care-claim"), Claim(ticket=ticket.id), "primary")
        is_free = case.holder is None and ticket.is_open
        return (Screen(text, ((claim, page),) if is_free else ((page,),)),)
    head = say(
        "care-line-team",
        side=line.side.value,
        name=name,
        customer=case.customer.first_name,
        member=member.name if member else "",
        relation="edit" if line.edits_id else "reply" if reply_to else "none",
        ended="yes" if line.side == Side.CUSTOMER and not ticket.is_open else "no",
        other=str(reply_to or ""),
    )
    return _messages(say, head, name, line, ((answer, page),))


def for_customer(
    say: Say, case: Case, line: TicketLine, member: TeamMember | None, shop: str
) -> tuple[Screen, ...]:
    """A line as the customer reads it."""
    name, ticket = name_of(case, line), case.ticket
    go_on = button(say.plain("care-line-reply", name=name), GoOn(ticket=ticket.id))
    who = member.name if member else line.words or ""
    if line.side == Side.SYSTEM:
        text = say("care-customer-happened", what=line.what, reference=ticket.reference, member=who)
        return (Screen(text, ((go_on,),)),)
    rows: Rows = ((go_on,),)
    if line.what in {"resolved", "closed"}:
        again = button(say.plain("care-not-solved"), NotSolved(ticket=ticket.id))
        solved = button(say.plain("care-solved"), Solved(ticket=ticket.id), "success")
        rows = ((solved,), (again,)) if line.what == "resolved" else ((again,),)
    kind = line.what if line.what in {"resolved", "closed"} else "edit" if line.edits_id else "answer"
    head = say("care-line-customer", what=kind, name=name, member=who, shop=shop)
    return _messages(say, head, name, line, rows)


def not_delivered(say: Say, case: Case, line: TicketLine) -> Screen:
    """Tells who wrote a line that the customer did not get it."""
    page = button(
        say.plain("care-line-page", name=name_of(case, line)), ShowCase(ticket=case.ticket.id, keep=True)
    )
    text = say("care-not-delivered", name=name_of(case, line), customer=case.customer.first_name)
    return Screen(text, ((page,),))


def _messages(say: Say, head: Html, name: str, line: TicketLine, rows: Rows) -> tuple[Screen, ...]:
    """All of the words, in as many messages as these need; what was sent goes with the first of them."""
    copied = None
    if line.what not in _WORDS_ALONE:
        lost = "" if line.what in _IN_WORDS else say("threads-missing", what=line.what)
        copied = Copy(line.chat_id, line.message_id, line.what, line.file, lost)
    if not line.words and line.album is None:
        sent = say("care-sent", what=line.what)
        head = Html(f"{head} {sent}")
    parts = split(line.words, UNDER_MEDIA if copied else IN_A_MESSAGE) if line.words else ("",)
    below = ""
    if copied is not None and line.album is not None and line.edits_id is None:
        copied = replace(copied, words=say("albums-words", words=parts[0]) if line.words else "")
        below = say("albums-below", name=name)
    return tuple(
        Screen(
            say("care-line", head=head, words=part).strip(),
            rows,
            copied=copied if part is parts[0] else None,
            below=below if part is parts[0] else "",
        )
        for part in parts
    )
