"""What people read about kind words."""

from collections.abc import Collection, Mapping, Sequence

from xenia.care.praise.earned import Counts, KindWords
from xenia.care.praise.models import Praise
from xenia.care.praise.taps import (
    AskPraise,
    LetRead,
    PassOnFeedback,
    PraiseIsFor,
    ShowKindWords,
    ShowPraise,
)
from xenia.care.taps import ShowCase
from xenia.core.names import split
from xenia.core.reply import Button, Home, Screen, button, page_of, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.team.models import LEAD, TeamMember

_WORDS = 2_500
"""UTF-16 units of the customer's words in one message."""
_BRIEFLY = 300
_ON_PAGE, _ON_TEAM = 5, 20


def whose(
    say: Say,
    praise: Praise,
    words: str,
    customer: Customer,
    members: Sequence[TeamMember],
    named: Collection[int],
    reference: str,
) -> Screen:
    """For whom are they? Nobody chosen: for the whole team."""
    text = say(
        "praise-whose",
        customer=customer.first_name,
        words=split(words, _WORDS)[0],
        reference=reference,
        of="ticket" if reference else "rating",
        asked="no" if praise.asked_at is None else praise.consent or "waiting",
        some="yes" if named else "no",
    )
    rows: tuple[tuple[Button, ...], ...] = ()
    if praise.asked_at is None:
        rows = rows_of(
            button(
                say.plain("praise-for", name=one.name, chosen="yes" if one.id in named else "no"),
                PraiseIsFor(praise=praise.id, member=one.id),
            )
            for one in members
        )
        rows = (*rows, (button(say.plain("praise-ask"), AskPraise(praise=praise.id), "primary"),))
    back = ShowCase(ticket=praise.ticket_id) if praise.ticket_id is not None else ShowKindWords()
    return Screen(text, (*rows, (button(say.plain("bot-back"), back),)))


def question(say: Say, praise: Praise, words: str, names: Sequence[str]) -> Screen:
    """May it be read? Yes with the name, yes without, and no are equally easy."""
    text = say(
        "praise-question",
        words=split(words, _WORDS)[0],
        all="no" if names else "yes",
        names=", ".join(names),
    )
    return Screen(text, _answers(say, praise))


def thanks(say: Say, praise_id: int, *, read: bool, named: bool) -> Screen:
    """It is done, and can be changed."""
    answer = ("named" if named else "unnamed") if read else "no"
    again = (
        button(say.plain("praise-let", answer=one), tap) for one, tap in _ways(praise_id) if one != answer
    )
    return Screen(
        say("praise-thanks", answer=answer),
        (*((one,) for one in again), (button(say.plain("bot-menu"), Home(guest=True)),)),
    )


def passed_on(say: Say, words: str, name: str, *, is_all: bool) -> Screen:
    """Those who earned it read it."""
    text = say(
        "praise-passed-on",
        words=split(words, _WORDS)[0],
        name=name,
        named="yes" if name else "no",
        all="yes" if is_all else "no",
    )
    return Screen(text, ((button(say.plain("praise-doorway"), ShowPraise()),),))


def page(
    say: Say, member: TeamMember, seen: Counts, latest: Sequence[KindWords], team: Sequence[TeamMember]
) -> Screen:
    """One's own; for shift leads, how many everybody has earned, and where more can be found."""
    is_lead = member.may(LEAD)
    parts: list[str] = [
        say("praise-page", month=seen.month[member.id], ever=seen.ever[member.id], team=seen.month[0])
    ]
    parts += [
        say(
            "praise-line",
            day=say.short_day(one.at),
            words=split(one.words, _BRIEFLY)[0],
            name=one.name,
            named="yes" if one.name else "no",
            all="yes" if one.is_all else "no",
        )
        for one in latest
    ]
    rows: tuple[tuple[Button, ...], ...] = ((button(say.plain("bot-menu"), Home()),),)
    if is_lead:
        others = [
            say("praise-count", name=one.name, month=seen.month[one.id], ever=seen.ever[one.id])
            for one in sorted(team, key=lambda one: -seen.ever[one.id])[:_ON_TEAM]
            if one.id != member.id
        ]
        parts.append(Html("\n".join([say("praise-counts", waiting=seen.waiting), *others])))
        rows = ((button(say.plain("praise-from-feedback"), ShowKindWords()),), *rows)
    return Screen(Html("\n\n".join(parts)), rows)


def kind_words(say: Say, found: Sequence[Feedback], words: Mapping[int, str], page: int) -> Screen:
    """Best ratings with words; nobody's name is needed to choose."""
    page, pages = page_of(page, len(found), _ON_PAGE)
    shown = found[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    listed = [
        say(
            "praise-feedback",
            number=str(number),
            day=say.short_day(one.given_at),
            words=split(words[one.id], _BRIEFLY)[0],
        )
        for number, one in enumerate(shown, 1)
    ]
    buttons = (button(str(number), PassOnFeedback(feedback=one.id)) for number, one in enumerate(shown, 1))
    title = say("praise-feedbacks", some="yes" if found else "no")
    turn = pager(page, pages, lambda at: ShowKindWords(page=at))
    back = (button(say.plain("bot-back"), ShowPraise()),)
    return Screen(Html("\n\n".join([title, *listed])), (*rows_of(buttons, _ON_PAGE), *turn, back))


def _answers(say: Say, praise: Praise) -> tuple[tuple[Button, ...], ...]:
    return tuple((button(say.plain("praise-let", answer=one), tap),) for one, tap in _ways(praise.id))


def _ways(praise_id: int) -> tuple[tuple[str, LetRead], ...]:
    return (
        ("named", LetRead(praise=praise_id, read=True, named=True)),
        ("unnamed", LetRead(praise=praise_id, read=True, named=False)),
        ("no", LetRead(praise=praise_id, read=False, named=False)),
    )
