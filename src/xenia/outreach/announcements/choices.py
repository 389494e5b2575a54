"""Pages on which a choice is made about a draft, and the questions to which something is written."""

from datetime import datetime
from typing import Any, Literal

from xenia.core.reply import Button, Screen, button, rows_of
from xenia.core.texts import Html, Say
from xenia.outreach.announcements.audience import audience_of
from xenia.outreach.announcements.content import (
    LABEL_LIMIT,
    MOST_BUTTONS,
    PAGES,
    buttons_of,
)
from xenia.outreach.announcements.content import Button as Leading
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.screens import chosen, counted
from xenia.outreach.announcements.taps import (
    AddPageButton,
    AskFor,
    BeginAt,
    EndAfter,
    ForAll,
    ForLanguage,
    HoldOut,
    ShowAudience,
    ShowButtons,
    ShowDraft,
    ShowTimes,
    TakeButtonOff,
    WhoseClock,
)
from xenia.outreach.announcements.times import begins_of, ends_of, next_time
from xenia.outreach.announcements.whom import Whom
from xenia.shop import Shop

_DAYS = (1, 3, 7)
_HOLDOUTS = (0, 5, 10)
"""In a hundred; the terms say that it is never more than the last."""
_LANGUAGES: tuple[Literal["any", "el", "en"], ...] = ("any", "el", "en")
_BACK = {
    "link": ShowButtons,
    "label_el": ShowButtons,
    "label_en": ShowButtons,
    "begins": ShowTimes,
    "ends": ShowTimes,
    "joined_from": ShowAudience,
    "joined_before": ShowAudience,
    "cards": ShowAudience,
}
"""The page from which a question was asked; the others come from the draft's own."""


def ask(
    say: Say,
    announcement_id: int,
    field: str,
    *,
    again: bool = False,
    unknown: str = "none",
    about: str = "no",
    **values: object,
) -> Screen:
    """A question; said again, more exactly, when the answer did not fit."""
    back = _BACK.get(field, ShowDraft)(announcement=announcement_id)
    values |= {"again": "yes" if again else "no", "unknown": unknown, "about": about}
    text = say(f"announce-ask-{field}", most=LABEL_LIMIT, **values)
    return Screen(text, ((button(say.plain("announce-leave"), back),),))


def number_of(found: Whom) -> dict[str, Any]:
    """What the question for the number says of whom it would go to."""
    about = "yes" if found.at_most > found.receive else "no"
    return {"count": found.at_most, "members": found.members, "about": about}


def buttons(say: Say, announcement: Announcement) -> Screen:
    """The buttons it has, and where another may lead."""
    key, has = announcement.id, buttons_of(announcement)
    lines = [
        say("announce-button-line", greek=one.label_el, english=one.label_en, to=_leads_to(say, one))
        for one in has
    ]
    rows: list[tuple[Button, ...]] = [
        (
            button(
                say.plain("announce-button-off", label=one.label(say.language)),
                TakeButtonOff(announcement=key, button=place),
            ),
        )
        for place, one in enumerate(has)
    ]
    if len(has) < MOST_BUTTONS:
        rows += rows_of(
            (
                button(say.plain("announce-button-to", page=page), AddPageButton(announcement=key, page=page))
                for page in PAGES
                if all(one.page != page for one in has)
            ),
        )
        rows.append((button(say.plain("announce-button-link"), AskFor(announcement=key, field="link")),))
    rows.append((button(say.plain("announce-back"), ShowDraft(announcement=key)),))
    text = say("announce-buttons-page", has="yes" if has else "no", most=MOST_BUTTONS)
    return Screen(Html("\n".join([text, *lines])), tuple(rows))


def audience(say: Say, announcement: Announcement, found: Whom) -> Screen:
    """Whom it is for, how many get it, and who does not by which rule."""
    key, now_for = announcement.id, audience_of(announcement)
    text = say(
        "announce-whom-page",
        whom=chosen(say, now_for),
        counted=counted(say, found, announcement.holdout_percent),
        members=found.members,
    )
    rows: list[tuple[Button, ...]] = [
        tuple(
            button(
                say.plain(
                    "announce-language",
                    language=one,
                    chosen="yes" if one == (now_for.language or "any") else "no",
                ),
                ForLanguage(announcement=key, language=one),
            )
            for one in _LANGUAGES
        ),
        (
            button(say.plain("announce-joined-from"), AskFor(announcement=key, field="joined_from")),
            button(say.plain("announce-joined-before"), AskFor(announcement=key, field="joined_before")),
        ),
        (button(say.plain("announce-cards"), AskFor(announcement=key, field="cards")),),
        (button(say.plain("announce-everybody"), ForAll(announcement=key)),),
        tuple(
            button(
                say.plain(
                    "announce-holdout",
                    percent=percent,
                    chosen="yes" if announcement.holdout_percent == percent else "no",
                ),
                HoldOut(announcement=key, percent=percent),
            )
            for percent in _HOLDOUTS
        ),
        (button(say.plain("announce-back"), ShowDraft(announcement=key)),),
    ]
    return Screen(text, tuple(rows))


def times(say: Say, announcement: Announcement, shop: Shop, now: datetime) -> Screen:
    """When it begins and ends, and by whose clock."""
    key, local = announcement.id, announcement.local_hour
    text = say(
        "announce-when-page",
        begins=begins_of(announcement, now),
        once="yes" if announcement.begins_at is None else "no",
        ends=ends_of(announcement, now),
        clock="local" if local else "shop",
    )
    rows: tuple[tuple[Button, ...], ...] = (
        (button(say.plain("announce-begin-once"), BeginAt(announcement=key, at="once")),),
        (
            button(
                say.plain("announce-begin-next", at=next_time(shop, now)),
                BeginAt(announcement=key, at="next"),
            ),
        ),
        (button(say.plain("announce-begin-other"), AskFor(announcement=key, field="begins")),),
        tuple(
            button(say.plain("announce-end-after", days=days), EndAfter(announcement=key, days=days))
            for days in _DAYS
        ),
        (button(say.plain("announce-end-other"), AskFor(announcement=key, field="ends")),),
        (
            button(
                say.plain("announce-clock", clock="shop" if local else "local"),
                WhoseClock(announcement=key, local=not local),
            ),
        ),
        (button(say.plain("announce-back"), ShowDraft(announcement=key)),),
    )
    return Screen(text, rows)


def _leads_to(say: Say, one: Leading) -> str:
    return one.url if one.url is not None else say.plain("announce-button-to", page=one.page or "")
