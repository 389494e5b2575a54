"""Who gets no announcement, by lot, so that its effect can be told from what would have happened anyway."""

import hmac
from dataclasses import dataclass

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, literal

_PRIME = 2**31 - 1
_IN_ALL = 100


@dataclass(frozen=True, slots=True)
class Lot:
    """The lot of one announcement: always the same for a customer, another at the next, for nobody to guess.

    A polynomial over the integers modulo a prime, its coefficients drawn from the shop's secret: any three
    customers are drawn independently of each other, and a database reckons it for a million of them.
    M. Wegman and J. Carter, New hash functions and their use in authentication and set equality, J. Comput.
    System Sci. 22 (1981), 265-279.
    """

    square: int
    linear: int
    constant: int
    below: int
    """Whose draw is below this gets none."""

    def holds_out(self, customer_id: int) -> bool:
        """Whether that customer gets none."""
        number = customer_id % _PRIME
        drawn = ((self.square * number + self.linear) % _PRIME * number + self.constant) % _PRIME
        return drawn < self.below

    def here(self, customer_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
        """The condition that the customer of that column gets none."""

        def whole(number: int) -> ColumnElement[int]:
            return literal(number, BigInteger())

        # Each product is of two numbers below 2**31, and a sum of it fits into 64 bits.
        number = customer_id % whole(_PRIME)
        drawn = ((whole(self.square) * number + whole(self.linear)) % whole(_PRIME)) * number
        return (drawn + whole(self.constant)) % whole(_PRIME) < whole(self.below)


def lot_of(secret: bytes, announcement_id: int, percent: int) -> Lot:
    """The lot of an announcement that so many in a hundred do not get."""
    digest = hmac.digest(secret, f"announcement:{announcement_id}".encode(), "sha256")
    square, linear, constant = (int.from_bytes(digest[at : at + 8], "big") % _PRIME for at in (0, 8, 16))
    return Lot(square, linear, constant, _PRIME * percent // _IN_ALL)
