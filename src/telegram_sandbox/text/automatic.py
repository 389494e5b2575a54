"""The entities Telegram finds by itself: commands, mentions, hashtags, links, e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram_sandbox.messages import Text
from telegram_sandbox.text.units import length

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

_FOUND = re.compile(
    r"""
    (?P<email>(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,12}\b)
    | (?P<url>(?:(?:https?|ftp|tg|ton|tonsite)://[^\s<>"«»]+
             | (?<![\w@.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|gr|eu|me|io|dev|app|shop|edu|gov)\b
               (?:[/?:\#][^\s<>"«»]*)?))
    | (?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@]))
    | (?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w))
    | (?P<cashtag>(?<![\w$])\$[A-Z]{1,8}(?!\w))
    | (?P<hashtag>(?<![\w#])\#(?=\w*[^\W\d])\w{1,256}(?!\w))
    """,
    re.VERBOSE,
)
_TRAILING = ".,:;!?'\")(}]"


def found_in(text: str) -> list[JSON]:
    """Return the entities of a plain text, in order."""
    found: list[JSON] = []
    for match in _FOUND.finditer(text):
        shown = match.group()
        if match.lastgroup == "url":
            shown = shown.rstrip(_TRAILING)
        found.append(
            {"type": match.lastgroup, "offset": length(text[: match.start()]), "length": length(shown)}
        )
    return found


def plain(text: str) -> Text:
    """Return what a person typed as a text with the entities Telegram finds in it."""
    return Text(text, tuple(found_in(text)))
