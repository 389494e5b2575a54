"""Whether words are figures alone, typed at a till, or so few that they may be meant for somebody else."""

import re

_TOKEN = re.compile(r"[^\W_]+")
_CURRENCY = frozenset(
    {"e", "ε", "eur", "euro", "euros", "ευρω", "ευρώ", "λεπτα", "λεπτά", "π", "ποντοι", "πόντοι"}
)


def is_figures(words: str) -> bool:
    """`100`, `4821 12,40`, `4821 12 ευρώ`, `K7QM-2XRD`: numbers, sums and codes, and no word."""
    found = _TOKEN.findall(words)
    return (
        bool(found)
        and all(
            any(letter.isdigit() for letter in one) or one.isupper() or one.casefold() in _CURRENCY
            for one in found
        )
        and any(letter.isdigit() for letter in words)
    )


_SENTENCE = 3
"""Words: in fewer of them nobody apologises."""


def is_sentence(words: str) -> bool:
    """Whether they are enough words to be read as a sentence."""
    return sum(any(letter.isalpha() for letter in one) for one in words.split()) >= _SENTENCE
