"""Vouchers: their codes, and finding them."""

import secrets
from datetime import datetime

from sqlalchemy import Select, case, select

from xenia.core.database import AsyncSession
from xenia.rewards.models import RewardTerms, Voucher, VoucherState

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing is misread or offends (https://www.crockford.com/base32.html)."""

LENGTH = 8
_GREEK_ALIKE = dict(zip("ΑΒΕΖΗΚΜΝΡΤΥΧΟΙ", "ABEZHKMNPTYX01", strict=True))
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, **_GREEK_ALIKE})


def new_code() -> str:
    """A code nobody can guess, with a letter in it, so that nobody takes it for a card and an amount.

    There are 32^8 of them: that one comes twice is left to the table to refuse.
    """
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return new_code() if code.isdigit() else code


def read_code(typed: str) -> str | None:
    """The code as it is kept, from any way of typing it; None if it cannot be one."""
    code = "".join(typed.split()).upper().translate(_READ_AS)
    return code if len(code) == LENGTH and all(letter in ALPHABET for letter in code) else None


def _with_terms() -> Select[Voucher, RewardTerms]:
    return select(Voucher, RewardTerms).join(
        RewardTerms,
        (RewardTerms.reward_id == Voucher.reward_id) & (RewardTerms.version == Voucher.version),
    )


async def vouchers(
    session: AsyncSession, customer_id: int, now: datetime, *, limit: int = 20
) -> list[tuple[Voucher, RewardTerms]]:
    """The customer's vouchers with the terms they were given on: usable ones first, then the newest first."""
    usable = (Voucher.state == VoucherState.ISSUED) & (Voucher.expires_at > now)
    rows = await session.execute(
        _with_terms()
        .where(Voucher.customer_id == customer_id)
        .order_by(case((usable, 0), else_=1), Voucher.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def voucher_of(
    session: AsyncSession, voucher_id: int, customer_id: int
) -> tuple[Voucher, RewardTerms] | None:
    """A voucher of that customer with its terms; None if it is nobody's or somebody else's."""
    return await _one(
        session, _with_terms().where(Voucher.id == voucher_id, Voucher.customer_id == customer_id)
    )


async def voucher_by_code(session: AsyncSession, code: str) -> tuple[Voucher, RewardTerms] | None:
    """The voucher with that code, typed in any way, with its terms."""
    read = read_code(code)
    return await _one(session, _with_terms().where(Voucher.code == read)) if read is not None else None


async def _one(
    session: AsyncSession, query: Select[Voucher, RewardTerms]
) -> tuple[Voucher, RewardTerms] | None:
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row is not None else None
