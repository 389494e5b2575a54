"""What customers and the admin read of the shop's answers, tips and stories."""

from collections.abc import Mapping, Sequence
from typing import Any

from xenia.care.taps import AskPerson
from xenia.conversation.faq_models import FaqEntry, Kind
from xenia.conversation.faq_taps import (
    KeepAsItIs,
    KeepEntry,
    ManageEntry,
    ManageFaq,
    RetireEntry,
    ShowEntry,
    ShowFaq,
    WriteEntry,
)
from xenia.core.names import split
from xenia.core.reply import Button, Home, Screen, button, page_of, pager
from xenia.core.texts import Say
from xenia.customers.taps import Welcome
from xenia.shop import Shop

FIELDS = ("title_el", "words_el", "title_en", "words_en")
"""What is asked of an entry, in order."""
TITLE_LIMIT = 300
WORDS_LIMIT = 1_200
"""UTF-16 units in one language: both together fit into one message with what is said about them."""
_ON_PAGE = 8
_NAMED = 48


def entry_told(say: Say, entry: FaqEntry) -> Screen:
    """One entry, by its name: who reads it knows where it comes from."""
    text = say(
        "faq-told",
        kind=entry.kind,
        name=entry.name(say.language),
        words=entry.words(say.language),
    )
    more = button(say.plain("faq-all"), ShowFaq())
    return Screen(text, ((more, button(say.plain("talk-person"), AskPerson())), (_menu(say),)))


def told_to_stranger(say: Say, entry: FaqEntry) -> Screen:
    """The same for those who have not joined, with the way to the programme."""
    programme = button(say.plain("faq-programme"), Welcome(language=say.language))
    return Screen(entry_told(say, entry).text, ((programme,),))


def story(say: Say, entry: FaqEntry, *, is_customer: bool) -> Screen:
    """What a code on a package opens, with a thank-you; also for those who have not joined."""
    text = say("faq-story", name=entry.name(say.language), words=entry.words(say.language))
    return Screen(text, ((_menu(say),),) if is_customer else ())


def faq_page(say: Say, found: Sequence[FaqEntry], page: int) -> Screen:
    """What is often asked, and the tips."""
    rows, turn = _listed(say, found, page, lambda one: ShowEntry(entry=one.id), lambda at: ShowFaq(page=at))
    text = say("faq-page", some="yes" if found else "no")
    return Screen(text, (*rows, *turn, (button(say.plain("talk-person"), AskPerson()), _menu(say))))


def owner_page(say: Say, found: Sequence[FaqEntry], page: int) -> Screen:
    """All that are in use, with a way to add one of each kind."""
    rows, turn = _listed(
        say, found, page, lambda one: ManageEntry(entry=one.id), lambda at: ManageFaq(page=at)
    )
    new = tuple(button(say.plain("faq-new", kind=kind.value), WriteEntry(kind=kind)) for kind in Kind)
    text = say("faq-owner", many=len(found))
    return Screen(text, (*rows, *turn, *((one,) for one in new), (button(say.plain("bot-menu"), Home()),)))


def owner_entry(say: Say, shop: Shop, entry: FaqEntry) -> Screen:
    """One of them in both languages; of a story also its link."""
    given = {field: getattr(entry, field) for field in FIELDS}
    link = shop.link(f"story_{entry.code}") if entry.kind == Kind.STORY else ""
    text = say("faq-owner-one", kind=entry.kind, link=link, **_shown(given))
    rows: list[tuple[Button, ...]] = []
    if link:
        rows.append((Button(say.plain("faq-copy-link"), copy=link),))
    rows.append((button(say.plain("faq-change"), WriteEntry(entry=entry.id, kind=Kind(entry.kind))),))
    rows.append((button(say.plain("faq-retire"), RetireEntry(entry=entry.id)),))
    return Screen(text, (*rows, (button(say.plain("bot-back"), ManageFaq()),)))


def ask(say: Say, field: str, kind: str, before: str | None, why: str | None = None) -> Screen:
    """Asks for one part; `before` is what it was, `why` what was not good about the answer."""
    text = say(
        "faq-ask",
        field=field,
        kind=kind,
        why=why or "",
        again="yes" if why else "no",
        before=before or "",
        some="yes" if before else "no",
    ).strip()
    same = ((button(say.plain("faq-same"), KeepAsItIs()),),) if before else ()
    return Screen(text, (*same, (button(say.plain("care-cancel"), ManageFaq()),)))


def preview(say: Say, kind: str, given: Mapping[str, Any]) -> Screen:
    """As customers would read it in either language, before it is kept."""
    keep = button(say.plain("faq-keep"), KeepEntry(), "success")
    text = say("faq-preview", kind=kind, **_shown(given))
    return Screen(text, ((keep,), (button(say.plain("care-cancel"), ManageFaq()),)))


def sure_to_retire(say: Say, entry: FaqEntry) -> Screen:
    """Asks before it is gone."""
    yes = button(say.plain("faq-retire-yes"), RetireEntry(entry=entry.id, sure=True))
    no = button(say.plain("faq-retire-no"), ManageEntry(entry=entry.id))
    return Screen(say("faq-retire-sure", name=entry.name(say.language)), ((yes,), (no,)))


def _listed(
    say: Say, found: Sequence[FaqEntry], page: int, to: Any, turn: Any
) -> tuple[tuple[tuple[Button, ...], ...], tuple[tuple[Button, ...], ...]]:
    page, pages = page_of(page, len(found), _ON_PAGE)
    shown = found[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    rows = tuple((button(_label(say, one), to(one)),) for one in shown)
    return rows, pager(page, pages, turn)


def _label(say: Say, entry: FaqEntry) -> str:
    name = entry.name(say.language)
    short = name if len(name) <= _NAMED else f"{name[:_NAMED]}…"
    return say.plain("faq-label", kind=entry.kind, name=short)


def _shown(given: Mapping[str, Any]) -> dict[str, str]:
    limits = {"title_el": TITLE_LIMIT, "title_en": TITLE_LIMIT}
    return {field: split(given[field], limits.get(field, WORDS_LIMIT))[0] for field in FIELDS}


def _menu(say: Say) -> Button:
    return button(say.plain("bot-menu"), Home(guest=True))
