"""The places in a ready answer, `{name}` and its like: checked when it is written, filled when it is used."""

import re
from collections.abc import Mapping

from xenia.core.names import without_accents
from xenia.core.refusal import Refusal

PLACES = ("name", "member", "shop", "reference", "points")
"""What can be filled in: the customer's first name, who answers, the shop, the ticket, the balance."""
_IN_GREEK = {
    "ονομα": "name",
    "μελοσ": "member",
    "καταστημα": "shop",
    "κωδικοσ": "reference",
    "ποντοι": "points",
}
_PLACE = re.compile(r"\{([^{}]*)\}")
_GREEK = re.compile("[Ͱ-Ͽἀ-῿]")
_LATIN = re.compile("[A-Za-z]")


class UnknownPlace(Refusal):
    """There is nothing of that name to be filled in."""

    def __init__(self, place: str) -> None:
        super().__init__("replies-refusal-place", place=f"{{{place}}}")


class LooseBrace(Refusal):
    """A brace stands alone, so that the customer would read it."""

    def __init__(self) -> None:
        super().__init__("replies-refusal-brace")


class OtherLanguage(Refusal):
    """The words are not in the language that was asked for."""

    def __init__(self, language: str) -> None:
        super().__init__("replies-refusal-language", language=language)


def check(words: str, language: str) -> None:
    """Refuse what could not be filled in, or not be read by those for whom it is.

    Raises:
        UnknownPlace, LooseBrace: a customer would read a brace.
        OtherLanguage: Greek in Latin letters, or English in Greek ones.
    """
    for place in _PLACE.findall(words):
        if _place(place) not in PLACES:
            raise UnknownPlace(place.strip())
    plain = _PLACE.sub("", words)
    if "{" in plain or "}" in plain:
        raise LooseBrace
    check_language(plain, language)


def check_language(words: str, language: str) -> None:
    """Refuse words that those for whom they are would not read.

    Raises:
        OtherLanguage: Greek in Latin letters, or English in Greek ones.
    """
    greek, latin = len(_GREEK.findall(words)), len(_LATIN.findall(words))
    if (language == "el" and not greek) or (language == "en" and greek >= latin):
        raise OtherLanguage(language)


def fill(words: str, values: Mapping[str, str]) -> str:
    """The words with their places filled in, each once: what stands in a value is no place."""
    return _PLACE.sub(lambda place: values[_place(place[1])], words)


def _place(written: str) -> str:
    """As we call it; who writes in Greek may call it by its Greek name."""
    plain = without_accents(written.strip())
    return _IN_GREEK.get(plain, plain)
