"""Whether words are a note for the team, or look as if they were meant as one."""

import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from xenia.care.said import NOTE_PREFIX, Said

_SLASHES = frozenset("/\\／＼⁄∕∖⧸⧹╱╲⫽⫻")
_DOUBLE = frozenset("⫽⫻")
_MARKUP = frozenset("*_~`|#>-–—•·.,:;!'\"«»“”‘’()[]{}<")
"""What people put before words to format, quote or list them."""


class Meant(StrEnum):
    """For whom words are."""

    NOTE = "note"
    """They begin with `//`, as everything does that never leaves the team."""
    DOUBT = "doubt"
    """Nearly: somebody's thumb, or another keyboard, may have come between."""
    CUSTOMER = "customer"


def meant_by(words: str | None) -> Meant:
    """For whom these words are: a line of them that looks like a note makes all of them doubtful.

    So does one slash before all of them: half of what makes a note.
    """
    text = (words or "").lstrip()
    if text.startswith(NOTE_PREFIX):
        return Meant.NOTE
    first = next((letter for letter in text if not _is_unseen(letter)), "")
    is_doubtful = first in _SLASHES or any(_looks_like_note(line) for line in text.splitlines())
    return Meant.DOUBT if is_doubtful else Meant.CUSTOMER


def meant_together(said: Sequence[Said]) -> Meant:
    """For whom an album is: a note among its words keeps all of it with the team, a doubt asks for all."""
    found = {meant_by(one.words) for one in said}
    return next((one for one in (Meant.NOTE, Meant.DOUBT) if one in found), Meant.CUSTOMER)


def without_prefix(words: str | None) -> str | None:
    """The words of a note."""
    return (words or "").lstrip().removeprefix(NOTE_PREFIX).strip() or None


def _looks_like_note(line: str) -> bool:
    slashes = 0
    for letter in line:
        if letter in _SLASHES:
            slashes += 2 if letter in _DOUBLE else 1
            if slashes >= len(NOTE_PREFIX):
                return True
        elif not _is_between(letter, begun=slashes > 0):
            return False
    return False


def _is_between(letter: str, *, begun: bool) -> bool:
    """Whether a letter may stand before a slash, or between two, without being seen or being meant."""
    return _is_unseen(letter) or (letter in _MARKUP and not begun)


def _is_unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"Cf", "Mn", "Cc"} or letter == "\u2800"
