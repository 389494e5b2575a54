"""What people read about themes."""

from collections.abc import Mapping, Sequence

from xenia.care.models import Ticket
from xenia.care.taps import AskPerson, ShowCase
from xenia.care.themes.mark import About, Counted
from xenia.care.themes.models import Theme, ThemeChange
from xenia.care.themes.taps import (
    Mark,
    MarkFeedback,
    NewTheme,
    SendChange,
    ShowTheme,
    ShowThemes,
    ShowTold,
    TellChange,
)
from xenia.core.names import split
from xenia.core.reply import Button, Home, Screen, button, page_of, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.feedback.models import Feedback
from xenia.feedback.screens import stars
from xenia.team.models import ADMIN, TeamMember

NAME_LIMIT = 40
WORDS_LIMIT = 1_200
"""UTF-16 units of what was changed, in one language."""
_ON_PAGE, _ON_LIST, _OFFERED = 5, 10, 12
_WORDS, _BRIEFLY = 1_500, 300


def marking(say: Say, about: About, marked: Sequence[Theme], known: Sequence[Counted]) -> Screen:
    """What is it about? What is marked stands first, then what comes up most."""
    ids = {one.id for one in marked}
    others = [one.theme for one in known if one.theme.id not in ids][:_OFFERED]
    rows = rows_of(
        button(
            say.plain("themes-mark", name=one.name, marked="yes" if one.id in ids else "no"),
            Mark(theme=one.id, of=about.of, is_rating=about.is_rating),
        )
        for one in (*marked, *others)
    )
    new = (button(say.plain("themes-new"), NewTheme(of=about.of, is_rating=about.is_rating)),)
    back = ShowTold() if about.is_rating else ShowCase(ticket=about.of)
    text = say("themes-marking", title=about.title, words=split(about.words, _WORDS)[0])
    return Screen(text, (*rows, new, (button(say.plain("bot-back"), back),)))


def ask_name(say: Say, about: About, *, again: bool) -> Screen:
    """Asks for a few words."""
    text = say("themes-name", title=about.title, again="yes" if again else "no", limit=NAME_LIMIT)
    return Screen(text, ((button(say.plain("care-cancel"), ShowThemes()),),))


def themes(say: Say, known: Sequence[Counted], page: int) -> Screen:
    """All of them, by how often they came up."""
    page, pages = page_of(page, len(known), _ON_LIST)
    shown = known[page * _ON_LIST : (page + 1) * _ON_LIST]
    rows = rows_of(
        button(say.plain("themes-count", name=one.theme.name, many=one.many), ShowTheme(theme=one.theme.id))
        for one in shown
    )
    turn = pager(page, pages, lambda at: ShowThemes(page=at))
    ratings = (button(say.plain("themes-told-doorway"), ShowTold()),)
    text = say("themes-list", some="yes" if known else "no")
    return Screen(text, (*rows, *turn, ratings, (button(say.plain("bot-menu"), Home()),)))


def theme(
    say: Say,
    counted: Counted,
    changes: Sequence[ThemeChange],
    cases: Sequence[Ticket],
    member: TeamMember,
    people: int,
) -> Screen:
    """One of them: how often, by whom, which tickets, and what was changed."""
    listed = [
        say(
            "themes-change-line",
            day=say.short_day(one.made_at),
            words=split(one.words_el if say.language == "el" else one.words_en, _BRIEFLY)[0],
            told=one.planned,
            raised=one.raised,
        )
        for one in changes[:_ON_PAGE]
    ]
    head = say("themes-one", name=counted.theme.name, many=counted.many, people=people)
    rows = rows_of((button(one.reference, ShowCase(ticket=one.id)) for one in cases), 3)
    if member.may(ADMIN):
        tell = TellChange(theme=counted.theme.id)
        rows = (*rows, (button(say.plain("themes-tell"), tell, "primary"),))
    back = (button(say.plain("bot-back"), ShowThemes()),)
    return Screen(Html("\n\n".join([head, *listed])), (*rows, back))


def ratings(say: Say, found: Sequence[Feedback], words: Mapping[int, str], page: int) -> Screen:
    """Ratings with words; nobody's name is needed to say what they are about."""
    page, pages = page_of(page, len(found), _ON_PAGE)
    shown = found[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    listed = [
        say(
            "themes-rating",
            number=str(number),
            stars=stars(one.rating),
            day=say.short_day(one.given_at),
            words=split(words[one.id], _BRIEFLY)[0],
        )
        for number, one in enumerate(shown, 1)
    ]
    buttons = (button(str(number), MarkFeedback(feedback=one.id)) for number, one in enumerate(shown, 1))
    title = say("themes-ratings", some="yes" if found else "no")
    turn = pager(page, pages, lambda at: ShowTold(page=at))
    back = (button(say.plain("bot-back"), ShowThemes()),)
    return Screen(Html("\n\n".join([title, *listed])), (*rows_of(buttons, _ON_PAGE), *turn, back))


def ask_change(say: Say, theme: Theme, language: str, why: str | None = None) -> Screen:
    """Asks what was changed, in one language; `why` is what was not good about the answer before."""
    text = say(
        "themes-ask-change",
        name=theme.name,
        language=language,
        again="yes" if why else "no",
        why=why or "",
    )
    return Screen(text.strip(), (_cancel(say, theme),))


def told(say: Say, shop: str, words: str) -> Screen:
    """Those who raised it read what was changed."""
    tell_us = button(say.plain("themes-tell-us"), AskPerson())
    return Screen(say("themes-told", shop=shop, words=words), ((tell_us,),))


def sample(say: Say, shop: str, words: str) -> Screen:
    """The same before it leaves, without the buttons, which would lead who writes it astray."""
    return Screen(told(say, shop, words).text)


def change_kept(say: Say, theme: Theme, change: ThemeChange) -> Screen:
    """It is on its way to as many as that."""
    back = (button(say.plain("bot-back"), ShowTheme(theme=theme.id)),)
    return Screen(say("themes-kept", told=change.planned), (back,))


def confirm(say: Say, theme: Theme, raised: int, receive: int) -> Screen:
    """How many will read it, before it leaves."""
    send = button(say.plain("themes-send", told=receive), SendChange(), "success")
    text = say("themes-confirm", name=theme.name, raised=raised, told=receive)
    return Screen(text, ((send,), _cancel(say, theme)))


def _cancel(say: Say, theme: Theme) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowTheme(theme=theme.id)),)
