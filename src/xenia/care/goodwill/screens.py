"""What is read about a gesture: by who gives it, by who agrees to it, and by the customer."""

from collections.abc import Sequence

from xenia.care.find import Case
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.goodwill.taps import DecideGoodwill, GiveGoodwill, PickGoodwill, TakeWords
from xenia.care.taps import ShowCase
from xenia.core.reply import Button, Screen, button, rows_of
from xenia.core.texts import Say
from xenia.team.models import TeamMember


def how_many(say: Say, case: Case, offered: Sequence[int], left: int | None, *, again: bool) -> Screen:
    """How many points: on buttons, or typed."""
    text = say(
        "goodwill-page",
        name=case.ticket.reference,
        customer=case.customer.first_name,
        left="any" if left is None else left,
        again="yes" if again else "no",
    )
    picks = rows_of(
        (
            button(say.plain("goodwill-points", points=one), PickGoodwill(ticket=case.ticket.id, points=one))
            for one in offered
        ),
        width=3,
    )
    return Screen(text, (*picks, _cancel(say, case)))


def why(say: Say, case: Case, points: int, deciders: Sequence[TeamMember], *, again: bool) -> Screen:
    """It is more than they may give: who could agree, and what should they know?"""
    text = say(
        "goodwill-why",
        name=case.ticket.reference,
        points=points,
        who=", ".join(one.name for one in deciders),
        again="yes" if again else "no",
    )
    return Screen(text, (_cancel(say, case),))


def preview(say: Say, case: Case, points: int, intent: str, read: str, reason: str | None) -> Screen:
    """What the customer will read, before anything has happened."""
    text = say(
        "goodwill-preview",
        name=case.ticket.reference,
        customer=case.customer.first_name,
        words=read,
        asks="yes" if reason else "no",
        why=reason or "",
    )
    label = say.plain("goodwill-give", asks="yes" if reason else "no", points=points)
    yes = GiveGoodwill(ticket=case.ticket.id, points=points, intent=intent)
    return Screen(text, ((button(label, yes, "success"),), _cancel(say, case)))


def too_long(say: Say, case: Case, limit: int) -> Screen:
    """Only words, and not too many."""
    return Screen(say("goodwill-too-long", limit=limit), (_cancel(say, case),))


def no_words(say: Say, case: Case, figures: str, points: int) -> Screen:
    """Figures are no apology: other points, or a purchase that was meant for the till?"""
    text = say("goodwill-no-words", words=figures, some="yes" if points else "no")
    if not points:
        return Screen(text, (_cancel(say, case),))
    other = button(
        say.plain("goodwill-points", points=points), PickGoodwill(ticket=case.ticket.id, points=points)
    )
    return Screen(text, ((other,), _cancel(say, case)))


def few_words(say: Say, words: str, intent: str) -> Screen:
    """Are they for the customer?"""
    yes = button(say.plain("goodwill-few-yes"), TakeWords(intent=intent, yes=True))
    no = button(say.plain("goodwill-few-no"), TakeWords(intent=intent, yes=False))
    return Screen(say("goodwill-few", words=words), ((yes,), (no,)))


def sentence(
    say: Say, case: Case, points: int, words: str | None, *, covered: int = 0, has: int | None = None
) -> str:
    """What the customer reads: an apology, the points, and what they have now.

    Args:
        say: the customer's language.
        case: what it is about.
        points: how many are given.
        words: the apology in the member's own words; None is the usual one.
        covered: how many of the points cover a debt.
        has: points to spend afterwards; None where nobody knows yet.
    """
    sorry = words or say.plain("goodwill-sorry", kind=case.ticket.kind.value, name=case.customer.first_name)
    known = "no" if has is None else "yes"
    told = say.plain("goodwill-told", points=points, covered=covered, known=known, balance=has or 0)
    return f"{sorry}\n{told}"


def wish(say: Say, case: Case, row: Goodwill, asker: TeamMember, read: str) -> Screen:
    """Asks a second person: who, for whom, how much, why, and what the customer would read."""
    text = say(
        "goodwill-wish",
        name=case.ticket.reference,
        member=asker.name,
        customer=case.customer.first_name,
        card=case.customer.card_number,
        points=row.points,
        why=row.why or "",
        words=read,
    )
    yes = button(say.plain("goodwill-yes"), DecideGoodwill(goodwill=row.id, yes=True), "success")
    no = button(say.plain("goodwill-no"), DecideGoodwill(goodwill=row.id, yes=False))
    return Screen(text, ((yes, no), _page(say, case, keep=True)))


def ask_why_not(say: Say, case: Case, row: Goodwill, asker: TeamMember) -> Screen:
    """A no comes with a word."""
    text = say("goodwill-why-not", name=case.ticket.reference, member=asker.name, points=row.points)
    return Screen(text, (_cancel(say, case),))


def outcome(say: Say, case: Case, row: Goodwill, decider: TeamMember | None) -> Screen:
    """What became of it: for who gave or asked, and for who decided."""
    alone = row.state == Standing.GIVEN and row.decided_by == row.asked_by
    text = say(
        "goodwill-outcome",
        state="alone" if alone else row.state.value,
        name=case.ticket.reference,
        customer=case.customer.first_name,
        points=row.points,
        member=decider.name if decider else "",
        word=row.refusal or "",
    )
    return Screen(text, (_page(say, case),))


def _page(say: Say, case: Case, *, keep: bool = False) -> tuple[Button, ...]:
    label = say.plain("care-line-page", name=case.ticket.reference)
    return (button(label, ShowCase(ticket=case.ticket.id, keep=keep)),)


def _cancel(say: Say, case: Case) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowCase(ticket=case.ticket.id)),)
