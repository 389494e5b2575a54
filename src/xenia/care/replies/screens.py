"""What the team reads about ready answers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from xenia.care.find import Case
from xenia.care.models import Kind
from xenia.care.replies.fill import fill
from xenia.care.replies.models import CannedAnswer
from xenia.care.replies.taps import (
    ForKind,
    ForThese,
    KeepAnswer,
    PickAnswer,
    RetireAnswer,
    SendFilled,
    ShowAnswer,
    ShowAnswers,
    UseAnswer,
    WriteAnswer,
)
from xenia.care.said import Said, mark_of
from xenia.care.taps import ShowCase
from xenia.core.names import split, vocative
from xenia.core.reply import Button, Home, Screen, button, page_of, pager
from xenia.core.texts import Say
from xenia.shop import Shop
from xenia.team.models import TeamMember

FIELDS = ("title", "words_el", "words_en", "kinds")
"""What is asked of a ready answer, in order."""
WORDS_LIMIT = 1_500
"""UTF-16 units in one language, so that both fit into one message with what is said about them."""
_ON_PAGE = 8


def pick(say: Say, case: Case, answers: Sequence[CannedAnswer], page: int) -> Screen:
    """Which of them?"""
    ticket = case.ticket
    page, pages = page_of(page, len(answers), _ON_PAGE)
    shown = answers[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    rows = tuple((button(one.title, UseAnswer(ticket=ticket.id, answer=one.id)),) for one in shown)
    turn = pager(page, pages, lambda at: PickAnswer(ticket=ticket.id, page=at))
    text = say("replies-which", name=ticket.reference, some="yes" if answers else "no")
    return Screen(text, (*rows, *turn, _back_to(say, case)))


def filled(say: Say, case: Case, words: str) -> Screen:
    """As the customer will read it; the words can be copied with one tap, changed and sent back."""
    text = say(
        "replies-filled",
        name=case.ticket.reference,
        customer=case.customer.first_name,
        words=split(words, 2 * WORDS_LIMIT)[0],
    )
    send = button(
        say.plain("care-send", mode="answer"),
        SendFilled(draft=mark_of(case.ticket.id, Said("text", words))),
        "success",
    )
    return Screen(text, ((send,), _back_to(say, case)))


def only_words(say: Say, case: Case) -> Screen:
    """A picture, or a note, is sent another way."""
    return Screen(say("replies-only-words"), (_back_to(say, case),))


def answers_page(say: Say, answers: Sequence[CannedAnswer], page: int) -> Screen:
    """All that are in use."""
    page, pages = page_of(page, len(answers), _ON_PAGE)
    shown = answers[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    rows = tuple((button(one.title, ShowAnswer(answer=one.id)),) for one in shown)
    turn = pager(page, pages, lambda at: ShowAnswers(page=at))
    new = (button(say.plain("replies-new"), WriteAnswer(), "primary"),)
    text = say("replies-list", many=len(answers))
    return Screen(text, (*rows, *turn, new, (button(say.plain("bot-menu"), Home()),)))


def answer_page(say: Say, shop: Shop, member: TeamMember, answer: CannedAnswer) -> Screen:
    """One of them, with what can be changed."""
    given = {"title": answer.title, "words_el": answer.words_el, "words_en": answer.words_en}
    text = _in_both(say, shop, member, {**given, "kinds": answer.kinds.split()}, "replies-one")
    changes = [
        button(say.plain("replies-change", field=field), WriteAnswer(answer=answer.id, field=place))
        for place, field in enumerate(FIELDS)
    ]
    end = (button(say.plain("replies-retire"), RetireAnswer(answer=answer.id)),)
    return Screen(text, (tuple(changes[:2]), tuple(changes[2:]), end, _back(say)))


def ask(say: Say, field: str, kinds: Collection[str] = (), why: str | None = None) -> Screen:
    """Asks for one field; `why` is what was not good about the answer before."""
    text = say("replies-ask", field=field, why=why or "", again="yes" if why else "no").strip()
    stop = (button(say.plain("care-cancel"), ShowAnswers()),)
    if field != "kinds":
        return Screen(text, (stop,))
    rows = tuple((_kind_button(say, kind, chosen=kind.value in kinds),) for kind in Kind)
    go = button(say.plain("replies-for-these", some="yes" if kinds else "no"), ForThese(), "primary")
    return Screen(text, (*rows, (go,), stop))


def preview(say: Say, shop: Shop, member: TeamMember, given: Mapping[str, Any]) -> Screen:
    """As customers would read it in either language, before it is kept."""
    keep = button(say.plain("replies-keep"), KeepAnswer(), "success")
    text = _in_both(say, shop, member, given, "replies-preview")
    return Screen(text, ((keep,), (button(say.plain("care-cancel"), ShowAnswers()),)))


def sure_to_retire(say: Say, answer: CannedAnswer) -> Screen:
    """Asks before it is gone."""
    yes = button(say.plain("replies-retire-yes"), RetireAnswer(answer=answer.id, sure=True))
    no = button(say.plain("replies-retire-no"), ShowAnswer(answer=answer.id))
    return Screen(say("replies-retire-sure", title=answer.title), ((yes,), (no,)))


def _in_both(say: Say, shop: Shop, member: TeamMember, given: Mapping[str, Any], key: str) -> str:
    kinds = [say.plain("care-kind", kind=kind.value) for kind in Kind if kind.value in given["kinds"]]
    return say(
        key,
        title=given["title"],
        greek=_sample(given["words_el"], shop, member, vocative("Μαρία")),
        english=_sample(given["words_en"], shop, member, "Maria"),
        kinds=", ".join(kinds),
        all="no" if kinds else "yes",
    )


def _sample(words: str, shop: Shop, member: TeamMember, name: str) -> str:
    """For a customer who is none."""
    values = {
        "name": name,
        "member": member.name,
        "shop": shop.name,
        "reference": "AHK493",
        "points": "120",
    }
    return split(fill(words, values), WORDS_LIMIT)[0]


def _kind_button(say: Say, kind: Kind, *, chosen: bool) -> Button:
    name = say.plain("care-kind", kind=kind.value)
    return button(say.plain("replies-kind", kind=name, chosen="yes" if chosen else "no"), ForKind(kind=kind))


def _back_to(say: Say, case: Case) -> tuple[Button, ...]:
    return (button(say.plain("care-cancel"), ShowCase(ticket=case.ticket.id)),)


def _back(say: Say) -> tuple[Button, ...]:
    return (button(say.plain("bot-back"), ShowAnswers()),)
