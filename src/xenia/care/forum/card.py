"""A ticket's card in its topic: where it stands and what can be done; the topic's title and icon."""

from hashlib import sha256

from xenia.care.find import Case
from xenia.care.models import Kind, State
from xenia.care.replies.taps import PickAnswer
from xenia.care.taps import (
    Claim,
    Everything,
    HandOver,
    Mode,
    Reopen,
    ShowGoodwill,
    Sort,
    WaitForCustomer,
    Write,
)
from xenia.care.threads.taps import Join, Mute
from xenia.core.reply import SCREEN_JSON, Button, Screen, button
from xenia.core.texts import Say

TITLE = 128
"""Letters of a topic's title."""
_ICONS = {
    Kind.COMPLAINT: "❗️",
    Kind.QUESTION: "❓",
    Kind.REQUEST: "📝",
    Kind.SUGGESTION: "💡",
    Kind.PRAISE: "❤️",
}
_ENDED, _WAITING, _AGAIN = "✅", "💬", "‼️"


def title_of(say: Say, case: Case, due: str) -> str:
    """What a topic is called: «AHK493 Παράπονο · Ελένη · νέα · ως 14:30», where the ticket has a deadline."""
    ticket = case.ticket
    title = say.plain(
        "forum-title",
        reference=ticket.reference,
        kind=ticket.kind.value,
        customer=case.customer.first_name,
        state=ticket.state.value,
    )
    return " · ".join(one for one in (title, due) if one)[:TITLE]


def icon_of(case: Case) -> str:
    """The emoji of its icon: by what became of it, else by its kind."""
    ticket = case.ticket
    if not ticket.is_open:
        return _ENDED
    if ticket.state == State.WAITING_CUSTOMER:
        return _WAITING
    return _AGAIN if ticket.priority else _ICONS[ticket.kind]


def card(say: Say, case: Case) -> Screen:
    """The first message of a topic. Nothing on it grows old: it changes only when something happens."""
    ticket = case.ticket
    text = say(
        "forum-card",
        reference=ticket.reference,
        kind=say.plain("care-kind", kind=ticket.kind.value),
        state=ticket.state.value,
        customer=case.customer.first_name,
        card=case.customer.card_number,
        opened=ticket.opened_at,
        held="yes" if case.holder else "no",
        member=case.holder.name if case.holder else "",
        reopened=ticket.reopened,
        here="yes" if case.customer.is_member else "no",
        open="yes" if ticket.is_open else "no",
    )
    return Screen(text, _buttons(say, case))


def digest(screen: Screen) -> str:
    """Tells one card from another."""
    return sha256(SCREEN_JSON.dump_json(screen)).hexdigest()


def _buttons(say: Say, case: Case) -> tuple[tuple[Button, ...], ...]:
    """The same for all who look at it; whoever may not is told when they tap."""
    ticket_id = case.ticket.id
    everything = button(say.plain("care-everything"), Everything(ticket=ticket_id))
    if not case.ticket.is_open:
        return ((button(say.plain("care-reopen"), Reopen(ticket=ticket_id)), everything),)
    rows: list[tuple[Button, ...]] = []
    if case.holder is None:
        rows.append((button(say.plain("care-claim"), Claim(ticket=ticket_id), "primary"),))
    solved = button(say.plain("care-resolve"), Write(ticket=ticket_id, mode=Mode.RESOLVE), "success")
    give = button(say.plain("care-hand-over"), HandOver(ticket=ticket_id))
    waiting = button(say.plain("care-wait"), WaitForCustomer(ticket=ticket_id))
    rows.append((solved, give) if case.ticket.state == State.WAITING_CUSTOMER else (solved, waiting, give))
    goodwill = (button(say.plain("goodwill-doorway"), ShowGoodwill(ticket=ticket_id)),)
    rows.append((*goodwill * case.customer.is_member, everything))
    ready = button(say.plain("replies-pick"), PickAnswer(ticket=ticket_id))
    rows.append((ready, button(say.plain("threads-join"), Join(ticket=ticket_id))))
    sort = button(say.plain("care-sort"), Sort(ticket=ticket_id))
    rows.append((sort, button(say.plain("threads-mute-here"), Mute(ticket=ticket_id))))
    return tuple(rows)
