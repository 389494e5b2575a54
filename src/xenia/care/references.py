"""What a ticket is called by: six signs that are read, said aloud and written down without mistakes."""

import secrets

LETTERS = "AEHKMPTXY"
"""The same signs in Greek and in Latin letters; none is taken for a digit."""
ALPHABET = LETTERS + "3456789"
LENGTH = 6
_GREEK = str.maketrans("ΑΕΗΚΜΡΤΧΥ", LETTERS)


def new_reference() -> str:
    """One of nine million; begins with a letter, so that nobody takes it for a card.

    Drawn by lot, it may be another ticket's already.
    """
    first = secrets.choice(LETTERS)
    return first + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))


def read_reference(typed: str) -> str | None:
    """The reference as it is kept, from any way of typing it; None if it cannot be one."""
    found = "".join(typed.split()).upper().translate(_GREEK)
    is_one = len(found) == LENGTH and found[0] in LETTERS and all(letter in ALPHABET for letter in found)
    return found if is_one else None
