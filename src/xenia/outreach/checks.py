"""The proof that offers, the books and the vouchers agree: for `xenia verify` and for tests."""

from collections.abc import AsyncIterator

from sqlalchemy import ColumnElement, String, and_, cast, func, literal, or_, select

from xenia.core.database import AsyncSession
from xenia.ledger import Entry, Kind
from xenia.outreach.models import Gift, Offer
from xenia.rewards.models import RewardTerms, Voucher

_KEY = literal("offer:").concat(cast(Offer.id, String))


async def check_offers(session: AsyncSession) -> AsyncIterator[str]:
    """A sentence for every offer, bonus or voucher of one that is not as it must be."""
    query = (
        select(Offer.id)
        .join(Gift, Gift.id == Offer.gift_id)
        .outerjoin(
            RewardTerms, and_(RewardTerms.reward_id == Gift.reward_id, RewardTerms.version == Gift.version)
        )
        .outerjoin(Entry, Entry.id == Offer.entry_id)
        .outerjoin(Voucher, Voucher.id == Offer.voucher_id)
        .order_by(Offer.id)
    )
    taken, paid, given = (
        Offer.taken_at.is_not(None),
        Offer.entry_id.is_not(None),
        Offer.voucher_id.is_not(None),
    )
    wrong: dict[str, ColumnElement[bool]] = {
        "was taken and gave nothing": and_(taken, ~paid, ~given),
        "gave something and was not taken": and_(~taken, or_(paid, given)),
        "gave points and a voucher": and_(paid, given),
        "gave a voucher where points were promised": and_(given, Gift.points.is_not(None)),
        "gave another number of points than was promised": and_(
            paid, Entry.amount != func.coalesce(Gift.points, RewardTerms.cost)
        ),
        "its bonus is another's": and_(paid, or_(Entry.kind != Kind.BONUS, Entry.idempotency_key != _KEY)),
        "its voucher is another's": and_(
            given,
            or_(
                Voucher.gift_key.is_(None),
                Voucher.gift_key != _KEY,
                Voucher.customer_id != Offer.customer_id,
                Voucher.reward_id != Gift.reward_id,
                Voucher.version != Gift.version,
            ),
        ),
    }
    for sentence, is_so in wrong.items():
        for offer_id in await session.scalars(query.where(is_so)):
            yield f"offer {offer_id}: {sentence}"
    stray_vouchers = (
        select(Voucher.id)
        .outerjoin(Offer, Offer.voucher_id == Voucher.id)
        .where(Voucher.gift_key.like("offer:%"), Offer.id.is_(None))
        .order_by(Voucher.id)
    )
    for voucher_id in await session.scalars(stray_vouchers):
        yield f"voucher {voucher_id}: was given for an offer that does not know it"
    stray_bonuses = (
        select(Entry.id)
        .outerjoin(Offer, Offer.entry_id == Entry.id)
        .where(Entry.kind == Kind.BONUS, Entry.idempotency_key.like("offer:%"), Offer.id.is_(None))
        .order_by(Entry.id)
    )
    for entry_id in await session.scalars(stray_bonuses):
        yield f"entry {entry_id}: was given for an offer that does not know it"
