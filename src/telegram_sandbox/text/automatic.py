"""The entities Telegram finds by itself: commands, mentions, tags, links, e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram_sandbox.messages import Text
from telegram_sandbox.text.units import length

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

# Telegram knows every top-level domain; here, all countries' (any two letters) and the usual others.
_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|name|pro|app|dev|shop|store|online|site|website|blog|cloud|club|"
    "cafe|coffee|restaurant|live|life|news|media|agency|travel|tech|xyz|top|art|design|academy|email|ελ|[a-z]{2}"
)
_LETTERS = r"[A-Za-z0-9_-]"
_PATH = r"(?:[/?\#][^\s<>\"«»]*)?"
_FOUND = re.compile(
    rf"""
      (?P<email>(?<![\w.+-])(?:{_LETTERS}{{0,26}}[.+]){{0,10}}{_LETTERS}{{1,35}}
                @(?:[A-Za-z0-9][A-Za-z0-9_-]{{0,29}}\.){{1,6}}[A-Za-z]{{2,8}}(?![\w@]))
    | (?P<telegram>(?:tg|ton|tonsite)://[a-z0-9_-]{{1,253}}{_PATH})
    | (?P<url>(?<![\w/\#@.-])(?:(?:https?|ftp)://[\w~-]+(?:\.[\w~-]+)+
                           |[\w~-]+(?:\.[\w~-]+)*\.(?:{_TOP})(?![\w@.-]*[\w@]))(?::\d{{1,5}})?{_PATH})
    | (?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{{1,64}}(?:@[A-Za-z0-9_]{{3,32}}(?!\w)|(?![@\w]))(?![/<>]))
    | (?P<mention>(?<!\w)@[A-Za-z0-9_]{{2,32}}(?!\w))
    | (?P<cashtag>(?<![\w$])\$(?:1INCH|[A-Z]{{1,8}})(?![\w$]))
    | (?P<hashtag>(?<!\w)\#(?=\w*[^\W\d_])\w{{1,256}}(?:@[A-Za-z0-9_]{{3,32}})?(?![\w\#]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BAD_ENDS = ".:;,('?!`"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def found_in(text: str) -> list[JSON]:
    """Return the entities of a plain text, in order."""
    found: list[JSON] = []
    for match in _FOUND.finditer(text):
        kind, shown = str(match.lastgroup), match.group()
        if kind in {"url", "telegram"}:
            kind, shown = "url", _ended(shown)
        if kind != "cashtag" or shown.isupper():
            found.append({"type": kind, "offset": length(text[: match.start()]), "length": length(shown)})
    return found


def _ended(url: str) -> str:
    """Return a link without the punctuation of the sentence that it stands in."""
    while url[-1] in _BAD_ENDS or (url[-1] in _PAIRS and url.count(url[-1]) > url.count(_PAIRS[url[-1]])):
        url = url[:-1]
    return url


def plain(text: str) -> Text:
    """Return what a person typed, with the entities Telegram finds in it."""
    return Text(text, tuple(found_in(text)))
