"""A line without what is personal in it: links, addresses, numbers, names that are known to us."""

import re
from collections.abc import Iterable
from functools import cache

from xenia.conversation.fold import fold_words
from xenia.conversation.model import read_model
from xenia.customers.name_days import all_names

_LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+|\b[\w-]+\.(?:com|gr|net|org|eu|me|io)\b\S*", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+")
_HANDLE = re.compile(r"@\w+")
_NUMBER = re.compile(r"[+\w]*\d[\w .,/-]*\d\w*|\w*\d\w*")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 200
_SHORT = 2
"""Names of two letters are in too many words."""


def scrub(text: str, names: Iterable[str]) -> str:
    """The line as it may be kept; each thing taken out leaves `…` behind. 200 letters at most.

    A name is known by its beginning, whatever its case or alphabet: "του Νίκου", "nikos", "ΝΊΚΟ". Beside
    `names` those of the calendar are taken out, unless the word is one of ours: Δώρα is a gift as well.
    """
    stems = {_stem(word) for name in names for word in fold_words(name) if len(word) > _SHORT}
    for pattern in (_MAIL, _LINK, _HANDLE, _NUMBER):
        text = pattern.sub("…", text)
    text = _WORD.sub(lambda word: "…" if _is_name(word[0], stems) else word[0], text)
    return " ".join(text.split())[:_LONGEST]


def _is_name(word: str, stems: set[str]) -> bool:
    known = read_model().rows
    return any(
        _stem(folded) in stems or (_stem(folded) in _calendar() and f"={folded}" not in known)
        for folded in fold_words(word)
        if len(folded) > _SHORT
    )


@cache
def _calendar() -> frozenset[str]:
    return frozenset(_stem(word) for name in all_names() for word in fold_words(name) if len(word) > _SHORT)


def _stem(word: str) -> str:
    return re.sub("(?:ȣs|os|is|as|ȣ|o|e|i|a)$", "", word) or word
