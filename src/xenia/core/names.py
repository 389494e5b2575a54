"""Names and words as people type them: any Unicode, made fit to be kept and shown."""

import re
import unicodedata
from html import escape

NAME_LIMIT = 64


def clean_name(name: str, otherwise: str) -> str:
    """A name without control marks, direction overrides and stacked accents.

    `otherwise` when nothing is left. Joiners stay: families of emoji and several scripts need them.
    """
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", name):
        category = unicodedata.category(letter)
        marks = marks + 1 if category == "Mn" else 0
        if marks > 2 or (category in {"Cc", "Cf", "Cs", "Co", "Cn"} and letter != "\u200d"):  # noqa: PLR2004 - no script stacks more
            continue
        kept.append(letter)
    shown = " ".join("".join(kept).split())[:NAME_LIMIT].strip("\u200d ")
    return shown or otherwise


def clean_text(text: str) -> str:
    """What a person wrote without the few characters that no database keeps: NUL and halves of a pair."""
    return re.sub("[\x00\ud800-\udfff]", "", text)


def without_accents(text: str) -> str:
    """In small letters without accents, and all sigmas alike: `Μάρκος` and `ΜΑΡΚΟΣ` are `μαρκοσ`."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in letters if unicodedata.category(one) != "Mn")


def units_of(text: str) -> int:
    """Its length as HTML in UTF-16 units: a limit kept in these is kept in any way of counting characters."""
    return len(escape(text, quote=False).encode("utf-16-le")) // 2


def split(text: str, limit: int) -> tuple[str, ...]:
    """The text in parts of at most `limit` units, no character torn apart."""
    parts, size = [""], 0
    for letter in text:
        size += units_of(letter)
        if size > limit:
            parts.append("")
            size = units_of(letter)
        parts[-1] += letter
    return tuple(parts)


_VOWELS = "αεηιουωάέήίόύώϊϋΐΰ"
_ACCENTED = "άέήίόύώΐΰ"


def vocative(name: str) -> str:
    """The name as one calls to its bearer in Greek: Νίκος, Νίκο; Στέφανος, Στέφανε; Γιάννης, Γιάννη.

    Names in -ος take -ε when the accent stands three syllables from the end, or in -ίνος, and -ο otherwise
    (Triantafyllides, Modern Greek Grammar, 565-569). What is not a Greek name in -ς stays as it is.
    """
    return " ".join(_called(word) for word in name.split(" "))


def _called(word: str) -> str:
    lower = word.lower()
    if not re.fullmatch("[α-ωά-ώΐΰ]{3,}[ςσ]", lower):
        return word
    capitals = word.isupper()
    if lower[-2] in "ηαάή":
        return word[:-1]
    if lower[-2] not in "οό":
        return word
    syllables = re.findall("αι|ει|οι|υι|ου|αί|εί|οί|ού|αυ|ευ|αύ|εύ|[" + _VOWELS + "]", lower)
    stressed = next((at for at, one in enumerate(reversed(syllables), 1) if set(one) & set(_ACCENTED)), 0)
    third_from_end = 3
    ending = "ε" if stressed == third_from_end or lower.endswith("ίνος") else lower[-2]
    return word[:-2] + (ending.upper() if capitals else ending)
