"""What a customer reads about their tickets."""

from collections.abc import Sequence
from datetime import datetime

from xenia.care.find import Case, is_fresh
from xenia.care.models import Kind, State, Ticket
from xenia.care.promise import Promised
from xenia.care.records.taps import OwnRecord
from xenia.care.said import Said
from xenia.care.taps import (
    AddTo,
    AllWell,
    AskPerson,
    Elsewhere,
    GoOn,
    KeepOut,
    MyCase,
    NewCase,
    NotNeeded,
    NotSolved,
    OpenWith,
    Solved,
    Withdraw,
)
from xenia.core.reply import Button, Home, Screen, button, rows_of
from xenia.core.texts import Say

_QUOTED = 200
"""Letters of what they wrote, so that they know what is meant."""


def ask(say: Say, recent: Sequence[Ticket]) -> Screen:
    """What is it about? Above, what is open already, or has just been solved."""
    kinds = rows_of(button(say.plain("care-new", kind=kind.value), NewCase(kind=kind)) for kind in Kind)
    is_open = any(one.is_open for one in recent)
    return Screen(
        say("care-ask", open="yes" if is_open else "no"),
        (*((case_button(say, one),) for one in recent), *kinds, (_menu(say),)),
    )


def listening(say: Say, kind: Kind) -> Screen:
    """Asks for the words, pictures or whatever else tells it."""
    return Screen(say("care-listening", kind=kind.value), ((button(say.plain("bot-back"), AskPerson()),),))


def received(say: Say, case: Case, promised: Promised, *, told: bool) -> Screen:
    """It has arrived: what it is called by, and when to expect an answer."""
    reads = "closed" if promised.is_closed else "yes"
    text = say(
        "care-received",
        reference=case.ticket.reference,
        told=reads if told else "no",
        promise=promised.words,
    )
    return Screen(text, ((_look(say, case.ticket), _menu(say)),))


def added(say: Say, case: Case, line_id: int | None = None) -> Screen:
    """One more message has arrived; `line_id` it is where nobody had said that it belongs there."""
    holder = case.holder.name if case.holder else ""
    text = say(
        "care-added",
        reference=case.ticket.reference,
        held="yes" if case.holder else "no",
        member=holder,
    )
    other = ((_elsewhere(say, line_id, line_id),),) if line_id is not None else ()
    return Screen(text, (*other, (_look(say, case.ticket), _menu(say))))


def added_late(say: Say, case: Case, first: int, last: int) -> Screen:
    """They were asked to which ticket it belongs, and said nothing."""
    text = say("care-added-late", reference=case.ticket.reference)
    return Screen(text, ((_elsewhere(say, first, last),), (_look(say, case.ticket), _menu(say))))


def already_in(say: Say, case: Case) -> Screen:
    """They were asked more than once, and it has gone where another tap, or nobody's word, had put it."""
    text = say("care-already-in", reference=case.ticket.reference)
    return Screen(text, ((_look(say, case.ticket), _menu(say)),))


def going_on(say: Say, case: Case) -> Screen:
    """What is written next belongs to it."""
    text = say("care-go-on", reference=case.ticket.reference)
    return Screen(text, ((_look(say, case.ticket), _menu(say)),))


def case_page(say: Say, case: Case, promise: str, now: datetime) -> Screen:
    """One ticket, as its customer sees it."""
    ticket = case.ticket
    text = say(
        "care-mine",
        reference=ticket.reference,
        kind=say.plain("care-kind", kind=ticket.kind.value),
        opened=ticket.opened_at,
        state=ticket.state.value,
        held="yes" if case.holder else "no",
        member=case.holder.name if case.holder else "",
        promise=promise,
    )
    rows: list[tuple[Button, ...]] = []
    if ticket.is_open:
        rows += [
            (button(say.plain("care-go-on-button"), GoOn(ticket=ticket.id), "primary"),),
            (button(say.plain("care-withdraw"), Withdraw(ticket=ticket.id)),),
        ]
    elif is_fresh(ticket, now):
        if ticket.state == State.RESOLVED:
            rows.append((button(say.plain("care-solved"), Solved(ticket=ticket.id), "success"),))
        rows.append((button(say.plain("care-not-solved"), NotSolved(ticket=ticket.id)),))
    rows.append((button(say.plain("records-own"), OwnRecord(ticket=ticket.id)),))
    return Screen(text, (*rows, (button(say.plain("bot-back"), AskPerson()),)))


def sure_to_withdraw(say: Say, case: Case) -> Screen:
    """Asks before it ends unsolved."""
    ticket = case.ticket
    return Screen(
        say("care-withdraw-sure", reference=ticket.reference),
        (
            (button(say.plain("care-withdraw-yes"), Withdraw(ticket=ticket.id, sure=True)),),
            (button(say.plain("care-withdraw-no"), MyCase(ticket=ticket.id)),),
        ),
    )


def withdrawn(say: Say, case: Case) -> Screen:
    """It ended as the customer wished."""
    again = button(say.plain("care-not-solved"), NotSolved(ticket=case.ticket.id))
    return Screen(say("care-withdrawn", reference=case.ticket.reference), ((again,), (_menu(say),)))


def agreed(say: Say, case: Case) -> Screen:
    """The customer is content."""
    text = say("care-agreed", reference=case.ticket.reference)
    return Screen(text, ((_look(say, case.ticket), _menu(say)),))


def brought_back(say: Say, case: Case, promise: str) -> Screen:
    """It is open again; what the customer writes next belongs to it."""
    text = say("care-brought-back", reference=case.ticket.reference, promise=promise)
    return Screen(text, ((_look(say, case.ticket), _menu(say)),))


def which(say: Say, open_cases: Sequence[Ticket], messages: int, last: int) -> Screen:
    """Something was written outside the conversation: to which of several tickets does it belong?

    `last` is the number of the last of those messages.
    """
    adding = (
        (button(_adding(say, one), AddTo(ticket=one.id, message=last), "primary"),) for one in open_cases
    )
    return Screen(
        say("care-which", messages=messages),
        (*adding, (button(say.plain("care-keep-out"), KeepOut()),)),
    )


def kept_as_changed(say: Say, said: Said) -> Screen:
    """What waits for their word, further up, says now what they have changed it to."""
    words = said.words or say.plain("care-sent", what=said.what)
    shown = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return Screen(say("care-kept-as-changed", words=shown))


def not_open(say: Say, case: Case, *, fresh: bool) -> Screen:
    """What was written belongs to a ticket that is solved."""
    again = button(say.plain("care-not-solved"), NotSolved(ticket=case.ticket.id))
    well = button(say.plain("care-all-well"), AllWell(ticket=case.ticket.id))
    keep_out = button(say.plain("care-keep-out"), KeepOut())
    other = button(say.plain("care-doorway"), AskPerson())
    text = say("care-replied-to-solved", reference=case.ticket.reference, fresh="yes" if fresh else "no")
    return Screen(text, ((again,), (well,), (keep_out,)) if fresh else ((other,), (well,)))


def thanked(say: Say, case: Case, *, fresh: bool) -> Screen:
    """A kind word about what is solved has arrived, and changed nothing."""
    ticket = case.ticket
    text = say("care-thanked", reference=ticket.reference, fresh="yes" if fresh else "no")
    solved = button(say.plain("care-solved"), Solved(ticket=ticket.id), "success")
    again = button(say.plain("care-not-solved"), NotSolved(ticket=ticket.id))
    ending = ((solved,),) if ticket.state == State.RESOLVED else ()
    return Screen(text, (*ending, (again,), (_menu(say),)) if fresh else ((_menu(say),),))


def open_another(say: Say, first: int = 0, last: int = 0) -> Screen:
    """It belongs to none that is open: a new one, with it? The lines are those it was added as."""
    kinds = rows_of(
        button(say.plain("early-bring", kind=kind.value), OpenWith(kind=kind, first=first, last=last))
        for kind in Kind
    )
    no = button(say.plain("early-drop"), NotNeeded(first=first))
    return Screen(say("care-open-another"), (*kinds, (no,)))


def stays(say: Say, case: Case) -> Screen:
    """No new one; it was added, and can be read there."""
    text = say("care-stays", reference=case.ticket.reference)
    return Screen(text, ((_look(say, case.ticket), _menu(say)),))


def kept_out(say: Say) -> Screen:
    """It was added nowhere."""
    return Screen(say("care-kept-out"), ((_menu(say),),))


def corrected(say: Say, case: Case) -> Screen:
    """A change has arrived."""
    return Screen(say("care-corrected", reference=case.ticket.reference))


def _adding(say: Say, ticket: Ticket) -> str:
    kind = say.plain("care-kind", kind=ticket.kind.value)
    return say.plain("care-add-to", reference=ticket.reference, kind=kind)


def case_button(say: Say, ticket: Ticket) -> Button:
    """Leads its customer to one of theirs."""
    kind = say.plain("care-kind", kind=ticket.kind.value)
    return button(say.plain("care-open-one", reference=ticket.reference, kind=kind), MyCase(ticket=ticket.id))


def _elsewhere(say: Say, first: int, last: int) -> Button:
    return button(say.plain("care-elsewhere"), Elsewhere(first=first, last=last))


def _look(say: Say, ticket: Ticket) -> Button:
    return button(say.plain("care-look"), MyCase(ticket=ticket.id))


def _menu(say: Say) -> Button:
    return button(say.plain("bot-menu"), Home(guest=True))
