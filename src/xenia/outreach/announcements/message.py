"""An announcement as a customer sees it."""

from xenia.core.reply import Button, Copy, Photo, Screen, button
from xenia.core.texts import Html, Say
from xenia.outreach.announcements.content import buttons_of, text_of
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.taps import Opened
from xenia.outreach.taps import Sample
from xenia.shop import Shop


def message_of(say: Say, shop: Shop, announcement: Announcement) -> Screen:
    """What leaves, in one language: what was written, who says it, its buttons."""
    rows = tuple((_button(say, announcement, place),) for place in range(len(announcement.buttons)))
    return _screen(say, shop, announcement, rows)


def sample_of(say: Say, shop: Shop, announcement: Announcement) -> Screen:
    """The same to be looked at, with the last row of every unasked message; only its links lead anywhere."""
    rows = tuple(
        (Button(one.label(say.language), url=one.url) if one.url else _nothing(one.label(say.language)),)
        for one in buttons_of(announcement)
    )
    last = (_nothing(say.plain("deliveries-why")), _nothing(say.plain("deliveries-stop")))
    return _screen(say, shop, announcement, (*rows, last))


def _screen(say: Say, shop: Shop, announcement: Announcement, rows: tuple[tuple[Button, ...], ...]) -> Screen:
    text = Html(
        "\n\n".join(one for one in (text_of(announcement, say.language), signature(say, shop)) if one)
    )
    photos = announcement.photos
    if len(photos) > 1:
        album = tuple(Copy(None, None, "photo", file=one) for one in photos)
        return Screen(text, rows, album=album, exact=True)
    return Screen(text, rows, Photo(photos[0]) if photos else None, exact=True)


def signature(say: Say, shop: Shop) -> Html:
    """Who says it."""
    return say("announce-signed", shop=shop.name)


def _button(say: Say, announcement: Announcement, place: int) -> Button:
    one = buttons_of(announcement)[place]
    if one.url is not None:
        return Button(one.label(say.language), url=one.url)
    return button(one.label(say.language), Opened(announcement=announcement.id, button=place))


def _nothing(label: str) -> Button:
    return button(label, Sample())
