"""What admins read about announcements."""

from collections.abc import Sequence
from datetime import datetime

from xenia.core.reply import Button, Home, Screen, button, page_of, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.deliveries.governor import Reason
from xenia.outreach.announcements.audience import Audience, audience_of, languages_of
from xenia.outreach.announcements.caught import Caught
from xenia.outreach.announcements.content import buttons_of, seen, text_of
from xenia.outreach.announcements.models import DRAFT, WAITING, Announcement
from xenia.outreach.announcements.taps import (
    AskedField,
    AskFor,
    Discard,
    NewAnnouncement,
    Ready,
    ShowAnnouncements,
    ShowAudience,
    ShowButtons,
    ShowDraft,
    ShowProgress,
    ShowTimes,
    TakePhotosOff,
    TryOut,
)
from xenia.outreach.announcements.times import begins_of, ends_of
from xenia.outreach.announcements.whom import Whom

PAGE = 6
"""Announcements on one screen."""
_BEGINNING = 40
"""Characters of a text by which it is known."""
_FIELDS: dict[str, AskedField] = {"el": "text_el", "en": "text_en"}
_IN_WORDS = {"empty", "greek", "long", "link", "unread"}
"""What was caught and is mended by writing a text anew; of no language: the English one."""
_READ = 1000
"""Characters of each text that whoever says yes reads: both of them, and the rest, fit one message."""


def listed(say: Say, found: Sequence[Announcement], page: int, count: int) -> Screen:
    """Those of one page, and the way to a new one."""
    page, pages = page_of(page, count, PAGE)
    text = say("announce-list" if found else "announce-list-none")
    lines = [
        say("announce-line", number=str(one.id), state=one.state, words=beginning(one, say.language) or "–")
        for one in found
    ]
    rows: list[tuple[Button, ...]] = [(button(say.plain("announce-new"), NewAnnouncement(), "primary"),)]
    rows += rows_of(
        (button(say.plain("announce-open", number=str(one.id)), _page_of(one)) for one in found), width=3
    )
    rows += pager(page, pages, lambda at: ShowAnnouncements(page=at))
    rows.append((button(say.plain("bot-back"), Home()),))
    return Screen(Html("\n".join([text, *lines])), tuple(rows))


def draft(say: Say, announcement: Announcement, now: datetime) -> Screen:
    """One that is written: what it has, and what can be done about it."""
    key = announcement.id
    text = say(
        "announce-draft",
        number=str(key),
        greek=beginning(announcement, "el"),
        has_greek=_has(announcement, "el"),
        english=beginning(announcement, "en"),
        has_english=_has(announcement, "en"),
        photos=len(announcement.photos),
        buttons=Html(_labels(say, announcement)),
        whom=Html(chosen(say, audience_of(announcement))),
        **_times(announcement, now),
        percent=announcement.holdout_percent,
    )
    rows: list[tuple[Button, ...]] = [
        (
            button(say.plain("announce-write-el"), AskFor(announcement=key, field="text_el")),
            button(say.plain("announce-write-en"), AskFor(announcement=key, field="text_en")),
        ),
        (
            button(say.plain("announce-buttons"), ShowButtons(announcement=key)),
            button(say.plain("announce-whom"), ShowAudience(announcement=key)),
            button(say.plain("announce-when"), ShowTimes(announcement=key)),
        ),
    ]
    if announcement.photos:
        rows.append((button(say.plain("announce-no-photos"), TakePhotosOff(announcement=key)),))
    rows += [
        (button(say.plain("announce-try"), TryOut(announcement=key)),),
        (button(say.plain("announce-ready"), Ready(announcement=key), "primary"),),
        (
            button(say.plain("announce-discard"), Discard(announcement=key)),
            button(say.plain("bot-back"), ShowAnnouncements()),
        ),
    ]
    return Screen(text, tuple(rows))


def sure_to_discard(say: Say, announcement: Announcement) -> Screen:
    """Is it to be thrown away?"""
    key = announcement.id
    return Screen(
        say("announce-discard-sure", number=str(key)),
        (
            (button(say.plain("announce-discard-yes"), Discard(announcement=key, sure=True)),),
            (button(say.plain("announce-keep"), ShowDraft(announcement=key)),),
        ),
    )


def in_the_way(say: Say, announcement: Announcement, found: Sequence[Caught]) -> Screen:
    """What was caught, in plain words, and the way to mend it."""
    key = announcement.id
    lines = [
        say("announce-line-caught", words=say(f"announce-caught-{one.what}", **one.values)) for one in found
    ]
    rows: list[tuple[Button, ...]] = []
    kinds = {one.what for one in found}
    if kinds & {"unseen", "unread"}:
        rows.append((button(say.plain("announce-try"), TryOut(announcement=key), "primary"),))
    wrong = {one.values.get("language", "en") for one in found if one.what in _IN_WORDS}
    rows += rows_of(
        button(say.plain(f"announce-write-{language}"), AskFor(announcement=key, field=field))
        for language, field in _FIELDS.items()
        if language in wrong
    )
    if kinds & {"past", "far", "night", "rest", "order"}:
        rows.append((button(say.plain("announce-when"), ShowTimes(announcement=key)),))
    if kinds & {"nobody", "empty"}:
        rows.append((button(say.plain("announce-whom"), ShowAudience(announcement=key)),))
    rows.append((button(say.plain("announce-back"), ShowDraft(announcement=key)),))
    return Screen(Html("\n".join([say("announce-caught", number=str(key)), "", *lines])), tuple(rows))


def counted(say: Say, found: Whom, holdout: int) -> Html:
    """How many get it, and who does not by which rule, in lines."""
    is_about = found.is_about and Reason.EXPIRED in found.reasons
    about = "yes" if is_about else "no"
    lines = [say("announce-count", count=found.receive, chosen=found.chosen, about=about)]
    lines += [
        say(
            "announce-count-reason",
            reason=reason.value,
            count=count,
            about="yes" if found.is_about and reason not in (Reason.LEFT, Reason.NO_CONSENT) else "no",
        )
        for reason, count in found.reasons.items()
    ]
    if holdout:
        lines.append(say("announce-count-held-out", count=found.held_out, percent=holdout))
    return Html("\n".join(lines))


def chosen(say: Say, audience: Audience) -> Html:
    """Whom it is for, in words."""
    parts = [
        say("announce-for-language", language=audience.language) if audience.language else "",
        say("announce-for-since", day=say.day(audience.joined_from)) if audience.joined_from else "",
        say("announce-for-before", day=say.day(audience.joined_before)) if audience.joined_before else "",
        say("announce-for-cards", count=len(audience.cards)) if audience.cards else "",
    ]
    return Html("; ".join(one for one in parts if one) or say("announce-for-all"))


def beginning(announcement: Announcement, language: str) -> str:
    """Its first words, by which it is known."""
    words = " ".join(seen(text_of(announcement, language)).split())
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rstrip()}…"


def _read(say: Say, announcement: Announcement, language: str) -> str:
    words = seen(text_of(announcement, language)).strip() or "–"
    return words if len(words) <= _READ else say.plain("announce-goes-on", words=words[:_READ].rstrip())


def _has(announcement: Announcement, language: str) -> str:
    if text_of(announcement, language):
        return "yes"
    return "no" if language in languages_of(announcement) else "needless"


def _times(announcement: Announcement, now: datetime) -> dict[str, object]:
    return {
        "begins": begins_of(announcement, now),
        "once": "yes" if announcement.begins_at is None else "no",
        "ends": ends_of(announcement, now),
        "clock": "local" if announcement.local_hour else "shop",
    }


def summary(say: Say, announcement: Announcement, found: Whom, writer: str, now: datetime) -> Html:
    """All of it on one page, for whoever says yes to it."""
    return say(
        "announce-summary",
        number=str(announcement.id),
        writer=writer,
        greek=_read(say, announcement, "el"),
        english=_read(say, announcement, "en"),
        photos=len(announcement.photos),
        buttons=Html(_labels(say, announcement)),
        whom=chosen(say, audience_of(announcement)),
        counted=counted(say, found, announcement.holdout_percent),
        **_times(announcement, now),
    )


def _labels(say: Say, announcement: Announcement) -> str:
    labels = [one.label(say.language) for one in buttons_of(announcement)]
    return say("announce-labels", labels=", ".join(labels)) if labels else ""


def _page_of(announcement: Announcement) -> ShowDraft | ShowProgress:
    page = ShowDraft if announcement.state in (DRAFT, WAITING) else ShowProgress
    return page(announcement=announcement.id)
