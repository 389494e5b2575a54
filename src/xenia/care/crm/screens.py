"""A customer's page, as the team reads it."""

from collections.abc import Iterator

from xenia.care.crm.customer import Mark, Shown
from xenia.care.crm.visible import Part
from xenia.care.models import Ticket
from xenia.care.taps import ShowCase
from xenia.core.reply import Home, Screen, button, rows_of
from xenia.core.texts import Html, Say
from xenia.feedback.screens import mark_for_team

_WORDS = 120
"""Letters of a feedback's words on the page."""


def customer(say: Say, shown: Shown, ticket_id: int) -> Screen:
    """Who it is, then each part that this member may see."""
    who = shown.customer
    head = say(
        "crm-page",
        name=who.first_name,
        card=who.card_number,
        left=say.day(who.left_at) if who.left_at else "no",
    )
    tickets = rows_of(button(one.reference, ShowCase(ticket=one.id)) for one in (*shown.open, *shown.ended))
    back = (
        button(say.plain("crm-back-to-ticket"), ShowCase(ticket=ticket_id))
        if ticket_id
        else button(say.plain("bot-menu"), Home())
    )
    return Screen(Html("\n\n".join([head, *_parts(say, shown)])), (*tickets, (back,)))


def _parts(say: Say, shown: Shown) -> Iterator[Html]:
    brief = [one for one in (_points(say, shown), _visit(say, shown), _standing(say, shown)) if one]
    if brief:
        yield Html("\n".join(brief))
    if Part.OPEN in shown.parts:
        yield _listed(
            say("crm-open-tickets", many=len(shown.open)), [_ticket(say, one) for one in shown.open]
        )
    if shown.ended:
        yield _listed(say("crm-ended"), [_ticket(say, one) for one in shown.ended])
    if Part.FEEDBACK in shown.parts:
        marks = [_mark(say, one) for one in shown.marks]
        yield _listed(say("crm-feedback", some="yes" if marks else "no"), marks)
    if shown.spent is not None:
        yield _purchases(say, shown)
    if shown.consents is not None:
        yield _consents(say, shown)
    if Part.MESSAGES in shown.parts:
        yield _messages(say, shown)


def _points(say: Say, shown: Shown) -> Html | None:
    if shown.points is None:
        return None
    return say("crm-points", points=shown.points.available, debt=shown.points.debt)


def _visit(say: Say, shown: Shown) -> Html | None:
    if Part.VISIT not in shown.parts:
        return None
    return say("crm-visit", day=say.day(shown.visit) if shown.visit else "no")


def _standing(say: Say, shown: Shown) -> Html | None:
    if shown.standing is None:
        return None
    winback = shown.standing.win_back
    return say(
        "crm-standing",
        since=say.day(shown.customer.joined_at),
        language=shown.customer.language,
        reached="yes" if shown.standing.is_reached else "no",
        winback=say.day(winback) if winback else "no",
    )


def _ticket(say: Say, ticket: Ticket) -> Html:
    kind = say.plain("care-kind", kind=ticket.kind.value)
    day = say.short_day(ticket.opened_at)
    return say("crm-ticket", reference=ticket.reference, kind=kind, day=day, state=ticket.state.value)


def _mark(say: Say, mark: Mark) -> Html:
    words = mark.words if len(mark.words) <= _WORDS else f"{mark.words[:_WORDS]}…"
    return say(
        "crm-mark",
        day=say.short_day(mark.feedback.given_at),
        mark=mark_for_team(say, mark.feedback, mark.survey),
        words=words,
        some="yes" if words else "no",
        photos=mark.photos,
    )


def _purchases(say: Say, shown: Shown) -> Html:
    spent = shown.spent
    assert spent is not None  # noqa: S101 - its part is seen
    lines = [
        say(
            "crm-purchase",
            day=say.short_day(one.at),
            amount=say.money(one.cents),
            points=one.awarded,
            back=say.money(one.refunded_cents) if one.refunded_cents else "no",
        )
        for one in shown.purchases
    ]
    title = say("crm-purchases", count=spent.purchases, amount=say.money(spent.cents))
    return _listed(title, lines)


def _consents(say: Say, shown: Shown) -> Html:
    lines = [
        say(
            "crm-consent",
            purpose=say.plain("deliveries-purpose", purpose=one.purpose),
            given="yes" if one.in_force else "older" if one.given else "no",
            since=say.day(one.since) if one.since else "",
            asked="yes" if one.since else "no",
        )
        for one in (shown.consents or {}).values()
    ]
    return _listed(say("crm-consents"), lines)


def _messages(say: Say, shown: Shown) -> Html:
    lines = [
        say(
            "crm-message",
            day=say.short_day(one.sent_at or one.queued_at),
            purpose=say.plain("deliveries-purpose", purpose=one.purpose or ""),
            state=one.state,
        )
        for one in shown.messages
    ]
    return _listed(say("crm-messages", some="yes" if lines else "no"), lines)


def _listed(title: Html, lines: list[Html]) -> Html:
    return Html("\n".join([title, *lines]))
