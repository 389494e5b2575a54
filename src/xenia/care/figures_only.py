"""Whether words are figures alone: typed at a till, and nothing that anybody would say to a customer."""

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
