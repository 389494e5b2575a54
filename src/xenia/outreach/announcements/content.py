"""What an announcement says: its words as people wrote them, its links, its buttons, and how long it is."""

import re
import unicodedata
from hashlib import sha256
from html import escape, unescape
from ipaddress import ip_address
from json import dumps
from typing import Annotated, Literal
from urllib.parse import urlsplit

from aiogram.types import Message
from aiogram.utils.text_decorations import HtmlDecoration
from pydantic import BaseModel, ConfigDict, Field

from xenia.core.names import clean_text
from xenia.outreach.announcements.models import Announcement

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
"""UTF-16 units that Telegram takes in a message, and under a picture; what is only markup does not count."""
MOST_PHOTOS = 10
"""Pictures in an album of Telegram's."""
MOST_BUTTONS = 3
LABEL_LIMIT = 40

Page = Literal["points", "rewards", "offers", "card", "feedback", "hours"]
PAGES: tuple[Page, ...] = ("rewards", "offers", "points", "card", "feedback", "hours")
"""Pages of the bot to which a button may lead."""

_LINK_LIMIT = 2048
_LABEL = re.compile(r"(?!-)[^\W_]([\w-]{0,61}[^\W_])?")
_TOP_LEVEL = re.compile(r"(xn--[a-z0-9-]{2,59}|[^\W\d_]{2,63})", re.IGNORECASE)
_HREF = re.compile(r'<a href="([^"]*)">')
_TYPED = re.compile(r"(?:https?:|[^\W\d_][\w+.-]{0,20}://|(?<!\w)www\.)\S+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?·…)]}»”\"'"
_TAG = re.compile(r"<[^>]*>")
_PLACEHOLDER = re.compile(r"\{[^{}\n]{0,40}\}|\[[^\[\]\n]{1,40}\]|[«“\"]\s*(?:[.…_]\s*)+[»”\"]|«\s*»|_{3,}")
_DIGEST = 32


class Button(BaseModel):
    """A button under an announcement: to a page of the web, or to one of the bot's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label_el: Annotated[str, Field(min_length=1)]
    label_en: Annotated[str, Field(min_length=1)]
    url: str | None = None
    page: Page | None = None

    def label(self, language: str) -> str:
        """Its words in a language."""
        return self.label_el if language == "el" else self.label_en


class _Faithful(HtmlDecoration):
    """As aiogram turns entities into HTML, but for what stands in attributes, which it leaves as it is.

    An unescaped `&lt=` in the address of a link would be read as `<=`, and a quotation mark end it.
    """

    def _tag(
        self, tag: str, content: str, *, attrs: dict[str, str] | None = None, flags: list[str] | None = None
    ) -> str:
        safe = {name: escape(value) for name, value in (attrs or {}).items()}
        return super()._tag(tag, content, attrs=safe, flags=flags)

    def pre_language(self, value: str, language: str) -> str:
        return self.pre(self._tag(self.CODE_TAG, value, attrs={"class": f"language-{language}"}))


_FAITHFUL = _Faithful()


def html_of(message: Message) -> str:
    """The words of a message, or those under its picture, in HTML with everything that was set in them."""
    entities = message.entities if message.text is not None else message.caption_entities
    written = message.text or message.caption or ""
    # What no database keeps goes last: entities are counted in the text as Telegram has it.
    return clean_text(_FAITHFUL.unparse(written, entities)).strip()


def seen(html: str) -> str:
    """Its words as they are read, without what is set in them."""
    return unescape(_TAG.sub("", html))


def seen_units(html: str) -> int:
    """How long it is as Telegram counts: UTF-16 units of what is seen."""
    return len(seen(html).encode("utf-16-le")) // 2


def is_greek(html: str) -> bool:
    """Whether most of its letters are Greek."""
    letters = [one for one in seen(html) if one.isalpha()]
    return 2 * sum(unicodedata.name(one, "").startswith("GREEK") for one in letters) > len(letters)


def has_greek(html: str) -> bool:
    """Whether any of its letters is Greek."""
    return any(unicodedata.name(one, "").startswith("GREEK") for one in seen(html) if one.isalpha())


def placeholders(html: str) -> list[str]:
    """What somebody meant to fill in: it would be read as it stands."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(seen(html))))


def bare(html: str) -> str:
    """Its letters and digits alone, without case and accents; all of it, where there are none."""
    plain = "".join(seen(html).split())
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    return "".join(one for one in letters if one.isalnum()) or plain


def limit_of(announcement: Announcement) -> int:
    """How long its text may be: less under a picture. Below an album it is a message of its own."""
    return CAPTION_LIMIT if len(announcement.photos) == 1 else TEXT_LIMIT


def buttons_of(announcement: Announcement) -> list[Button]:
    """Its buttons."""
    return [Button.model_validate(one) for one in announcement.buttons]


def text_of(announcement: Announcement, language: str) -> str:
    """What it says in a language, in HTML."""
    return announcement.text_el if language == "el" else announcement.text_en


def broken_links(html: str) -> list[str]:
    """The addresses in a text that lead nowhere: behind its words, and as they are written in it."""
    hidden = [link for link in map(unescape, _HREF.findall(html)) if not is_good_link(link)]
    typed = [one.rstrip(_AFTER_LINK) for one in _TYPED.findall(seen(html))]
    return list(dict.fromkeys([*hidden, *(link for link in typed if link_of(link) is None)]))


def link_of(written: str) -> str | None:
    """The address that somebody wrote, with its scheme; None where it can lead nowhere. Nobody is asked."""
    link = written.strip()
    if not re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", link, re.IGNORECASE):
        link = f"https://{link}"
    return link if is_good_link(link) else None


def is_good_link(link: str) -> bool:
    """Whether an address, as it is written, is one that a phone can open; the net is not asked."""
    if len(link) > _LINK_LIMIT or re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", link):
        return False
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme == "tg":
        return bool(host)
    if parts.scheme not in {"http", "https"} or port == 0 or parts.username is not None:
        return False
    return _is_host(host)


def _is_host(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        pass
    labels = host.removesuffix(".").split(".")
    named = labels[1:] if labels[0] == "www" else labels
    is_named = len(named) > 1 and all(_LABEL.fullmatch(one) for one in labels)
    reserved = {"localhost", "local", "internal", "test", "example", "invalid"}
    return is_named and bool(_TOP_LEVEL.fullmatch(labels[-1])) and labels[-1].lower() not in reserved


def content_mark(announcement: Announcement) -> str:
    """Tells whether what was previewed is still what would go: 12 characters."""
    said = [announcement.text_el, announcement.text_en, announcement.photos, announcement.buttons]
    return sha256(dumps(said, sort_keys=True).encode()).hexdigest()[:12]


def fingerprint(announcement: Announcement) -> str:
    """Tells in which language the same was announced before: a digest for each, one behind the other.

    Of the words alone, however they are written: the same picture has another id each time it is sent.
    """
    return "".join(digest(text) for text in (announcement.text_el, announcement.text_en))


def digest(html: str) -> str:
    """Tells the same words from others: 32 characters, all of them `-` where nothing is said."""
    return sha256(bare(html).encode()).hexdigest()[:_DIGEST] if seen(html).strip() else "-" * _DIGEST
