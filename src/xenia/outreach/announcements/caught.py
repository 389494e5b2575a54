"""What a careless moment would do, caught before anything is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select

from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.core.texts import Texts
from xenia.deliveries.facts import rest_days
from xenia.deliveries.models import FAILED, SENT
from xenia.outreach.announcements.audience import languages_of
from xenia.outreach.announcements.content import (
    bare,
    broken_links,
    digest,
    has_greek,
    is_greek,
    limit_of,
    placeholders,
    seen_units,
    text_of,
)
from xenia.outreach.announcements.message import sample_of
from xenia.outreach.announcements.models import WAITING, Announcement
from xenia.outreach.announcements.samples import tried
from xenia.outreach.announcements.times import FARTHEST, begins_of, ends_of, is_night, next_time
from xenia.outreach.announcements.whom import Whom, whom_of
from xenia.shop import Shop

EVERYBODY, WORDS, SAME = "everybody", "words", "same"
WANTED = (EVERYBODY, WORDS, SAME)
"""What may be wanted all the same, once it was said so."""
_GROWS = 100
"""One customer more for each so many is the same number to whoever typed it."""


@dataclass(frozen=True, slots=True)
class Caught:
    """Something that must not go out so, as a text says it."""

    what: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """An announcement, looked at from all sides."""

    caught: tuple[Caught, ...]
    """What is in the way."""
    whom: Whom
    odd: tuple[Caught, ...]
    """What is odd about its words, and may be meant so."""
    same: datetime | None
    """When the same was announced before in a language, or is about to be."""

    def is_to_be_wanted(self, announcement: Announcement, what: str) -> bool:
        """Whether its writer has to say first that this is meant."""
        if what == EVERYBODY:
            count = _typed(announcement)
            return self.whom.is_most and self.whom.at_most > count + count // _GROWS
        holds = {WORDS: bool(self.odd), SAME: self.same is not None}
        return holds[what] and what not in announcement.accepted


async def look(moment: Moment, announcement: Announcement) -> Look:
    """Everything that is to be known before it may go."""
    counted = await whom_of(moment, announcement)
    said = in_words(announcement, moment.texts, moment.shop)
    found = [*said, *in_time(announcement, moment.shop, moment.now)]
    is_in_order = all(one.what not in ("past", "order") for one in found)
    if counted.receive == 0 and (counted.wanted == 0 or is_in_order):
        found.append(Caught("nobody"))
    if not said:
        found += _not_tried(languages_of(announcement), await tried(moment.session, announcement))
    odd = tuple(odd_words(announcement))
    return Look(tuple(found), counted, odd, await _same(moment.session, announcement))


def so_many(count: int) -> str:
    """What is kept once an admin has typed how many it may go to, as of what they accept."""
    return f"{EVERYBODY}:{count}"


def _typed(announcement: Announcement) -> int:
    said = (one.partition(":") for one in announcement.accepted)
    return max((int(count) for what, _, count in said if what == EVERYBODY and count), default=0)


def in_words(announcement: Announcement, texts: Texts, shop: Shop) -> list[Caught]:
    """A language that is empty or another one, a text that is too long, a link that leads nowhere."""
    found = []
    for language in languages_of(announcement):
        text = text_of(announcement, language)
        if not text:
            found.append(Caught("empty", {"language": language}))
            continue
        over = seen_units(sample_of(texts.say(language), shop, announcement).text) - limit_of(announcement)
        if over > 0:
            values = {
                "language": language,
                "over": over,
                "photos": "yes" if len(announcement.photos) == 1 else "no",
            }
            found.append(Caught("long", values))
        if language == "en" and is_greek(text):
            found.append(Caught("greek"))
        found += [Caught("link", {"language": language, "link": link[:100]}) for link in broken_links(text)]
    return found


def odd_words(announcement: Announcement) -> list[Caught]:
    """Words in the wrong place, or none of anybody's yet; now and then they are meant so."""
    languages = languages_of(announcement)
    texts = {language: text_of(announcement, language) for language in languages}
    found = []
    if "el" in texts and not has_greek(texts["el"]):
        found.append(Caught("latin"))
    if len(texts) > 1 and len({bare(text) for text in texts.values()}) == 1:
        found.append(Caught("alike"))
    for language, text in texts.items():
        found += [Caught("blank", {"language": language, "blank": one}) for one in placeholders(text)[:3]]
    return found


def in_time(announcement: Announcement, shop: Shop, now: datetime) -> list[Caught]:
    """A beginning that is past, far off, at night or on a day of rest; an end that is before it."""
    begins, ends = begins_of(announcement, now), ends_of(announcement, now)
    at_once = "yes" if announcement.begins_at is None else "no"
    following = next_time(shop, max(begins, now))
    found = []
    if begins < now:
        found.append(Caught("past", {"begins": begins.astimezone(shop.zone)}))
    elif begins > now + FARTHEST:
        found.append(Caught("far", {"begins": begins}))
    elif is_night(begins, shop.zone):
        found.append(Caught("night", {"begins": begins, "once": at_once, "following": following}))
    elif rest_days(shop)(local_day(begins, shop.zone)):
        found.append(Caught("rest", {"begins": begins, "once": at_once, "following": following}))
    if ends <= begins:
        found.append(Caught("order", {"begins": begins, "ends": ends}))
    return found


def _not_tried(languages: Sequence[str], states: dict[str, str]) -> list[Caught]:
    refused = [language for language in languages if states.get(language) == FAILED]
    if refused:
        return [Caught("unread", {"language": language}) for language in refused]
    seen = all(states.get(language) == SENT for language in languages)
    return [] if seen else [Caught("unseen", {"languages": len(languages)})]


async def _same(session: AsyncSession, announcement: Announcement) -> datetime | None:
    """When the same words of a language were approved, or handed in to be."""
    mark = Announcement.fingerprint
    halves = {"el": func.substr(mark, 1, 32), "en": func.substr(mark, 33)}
    alike = [halves[one] == digest(text_of(announcement, one)) for one in languages_of(announcement)]
    found = await session.execute(
        select(Announcement.approved_at, Announcement.asked_at)
        .where(
            Announcement.id != announcement.id,
            or_(*alike),
            or_(Announcement.approved_at.is_not(None), Announcement.state == WAITING),
        )
        .order_by(Announcement.id.desc())
        .limit(1)
    )
    row = found.first()
    if row is None:
        return None
    at: datetime = row.approved_at or row.asked_at
    return at
