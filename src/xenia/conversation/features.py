"""What a model sees of a text: folded words and stems, pairs of neighbours, pieces of 2 to 4 letters."""

from functools import lru_cache
from itertools import pairwise

from xenia.conversation.fold import fold_words

LONGEST = 400
"""Letters of a text that are looked at; who writes more has said it by then."""
_MOST_WORDS = 60
_MOST_LETTERS = 20
"""Of one word."""
_STEM = 5
"""Letters; Greek endings begin about there."""


def words_of(text: str) -> list[str]:
    """The folded words of a text that count for its meaning; every number is `#`."""
    return counting(fold_words(text[:LONGEST]))


def counting(folded: list[str]) -> list[str]:
    """Those of some folded words that count."""
    return ["#" if word.isdecimal() else word[:_MOST_LETTERS] for word in folded[:_MOST_WORDS]]


def features_of(words: list[str]) -> set[str]:
    """Words as `=word`, pairs as `=one two`, stems as `=~stem`, pieces as they are.

    A blank in a piece is where a word begins or ends; pairs of stems are `=one|two`.
    """
    return whole_words(words) | pieces(words)


def whole_words(words: list[str]) -> set[str]:
    """The features that begin with `=`."""
    stems = [word[:_STEM] for word in words]
    found = {f"={word}" for word in words}
    found.update([f"=~{stem}" for stem in stems])
    found.update([f"={one}|{two}" for one, two in pairwise(stems)])
    found.update([f"={one} {two}" for one, two in pairwise(("", *words, ""))])
    return found


def is_pair(feature: str) -> bool:
    """Whether a feature is of two words."""
    return feature[0] == "=" and (" " in feature or "|" in feature)


def pieces(words: list[str]) -> set[str]:
    """All others."""
    return set[str]().union(*map(_pieces_of, words))


@lru_cache(maxsize=1024)
def _pieces_of(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    length = len(padded)
    return tuple(padded[start : start + size] for size in (2, 3, 4) for start in range(length - size + 1))
