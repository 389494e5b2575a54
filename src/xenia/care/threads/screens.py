"""How a reaction reads, and what the team is asked before tickets become one."""

from collections.abc import Sequence

from xenia.care.find import Case
from xenia.care.lines import name_of
from xenia.care.marks import MARKS, SENT
from xenia.care.models import Side, Ticket, TicketLine
from xenia.care.taps import GoOn, ShowCase
from xenia.care.threads.taps import Join
from xenia.core.reply import Button, Screen, button, rows_of
from xenia.core.texts import Say
from xenia.team.models import TeamMember

OWN_EMOJI = "custom"
"""Stands for an emoji that Telegram has no sign for, but only a picture."""
_QUOTED = 60
"""Letters of what somebody reacted to, where that has to be told in words."""


def reaction(
    say: Say,
    case: Case,
    line: TicketLine,
    on: TicketLine,
    named: str,
    member: TeamMember | None,
    shop: str,
    there: int | None,
    topic: int | None,
) -> tuple[Screen, ...]:
    """An emoji on the message `there`, or in words where that is not possible.

    Args:
        say: the reader's voice.
        case: the ticket.
        line: the reaction.
        on: the line it is on.
        named: what people call that line.
        member: who of the team reacted; the customer, if nobody.
        shop: its name.
        there: the message that shows the reader that line, if any does.
        topic: the ticket in whose topic of the staff forum the words stand; None: in a private chat.
    """
    name, emoji = name_of(case, line), line.words or ""
    if member is None:
        head = say(
            "care-line-team",
            side=Side.CUSTOMER.value,
            name=name,
            customer=case.customer.first_name,
            member="",
            relation="none",
            other="",
            ended="no",
        )
        tap = button(say.plain("care-line-page", name=name), ShowCase(ticket=case.ticket.id, keep=True))
    else:
        head = say("care-line-customer", what="answer", name=name, member=member.name, shop=shop)
        tap = button(say.plain("care-line-reply", name=name), GoOn(ticket=case.ticket.id))
    words = on.words or say.plain("care-sent", what=on.what)
    told = say(
        "threads-reacted",
        what={"": "none", OWN_EMOJI: "own"}.get(emoji, "emoji"),
        emoji=emoji,
        name=named,
        quoted="no" if on.side == Side.SYSTEM else "yes",
        words=words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…",
    )
    shown = (there, emoji) if there is not None and emoji not in {OWN_EMOJI, *MARKS} else None
    if not emoji and topic is not None and there == on.message_id and there is not None:
        shown = (there, SENT)  # what the emoji had taken the place of
    rows = ((tap,),) if topic is None else ()
    return (Screen(say("care-line", head=head, words=told), rows, reaction=shown, topic=topic),)


def with_which(say: Say, case: Case, others: Sequence[Ticket]) -> Screen:
    """Which other ticket is the same matter?"""
    rows = rows_of(button(_named(say, one), Join(ticket=case.ticket.id, other=one.id)) for one in others)
    text = say(
        "threads-join-which",
        name=case.ticket.reference,
        customer=case.customer.first_name,
        some="yes" if others else "no",
    )
    return Screen(text, (*rows, _cancel(say, case)))


def sure_to_join(say: Say, case: Case, other: Ticket) -> Screen:
    """It cannot be undone, so it is asked once more."""
    elder, younger = sorted((case.ticket, other), key=lambda one: one.id)
    yes = button(
        say.plain("threads-join-yes"), Join(ticket=case.ticket.id, other=other.id, sure=True), "primary"
    )
    text = say("threads-join-sure", elder=elder.reference, younger=younger.reference)
    return Screen(text, ((yes,), _cancel(say, case)))


def _named(say: Say, ticket: Ticket) -> str:
    return f"{ticket.reference} ({say.plain('care-kind', kind=ticket.kind.value)})"


def _cancel(say: Say, case: Case) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowCase(ticket=case.ticket.id)),)
