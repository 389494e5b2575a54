"""What this room holds of a person, and what they lose with it."""

from datetime import datetime

from sqlalchemy import func, select

from xenia.core.database import AsyncSession
from xenia.core.held import BOOKS, SHOP, Held, Person
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.ledger.data import rename_code
from xenia.rewards.models import Reward, RewardTerms, Voucher, VoucherState

HELD = (
    Held(Reward, SHOP, ours=("photo_file_id",), hide=("photo_file_id",), watched=True),
    Held(RewardTerms, SHOP, ours=("name_el", "name_en", "about_el", "about_en"), watched=True),
    Held(Voucher, BOOKS, of=("customer_id",), ours=("code", "gift_key")),
)


async def rename_vouchers(moment: Moment, person: Person) -> None:
    """The codes that stand in the person's chat open nothing any more, and lead to nobody."""
    of_theirs = select(Voucher).where(Voucher.customer_id == person.id, ~Voucher.code.startswith("~"))
    for voucher in await moment.session.scalars(of_theirs):
        voucher.code = f"~{voucher.id}"
        if voucher.entry_id is not None:
            await rename_code(moment.session, voucher.entry_id, voucher.code)
    await moment.session.flush()


async def open_vouchers(session: AsyncSession, customer_id: int, now: datetime, say: Say) -> str | None:
    """How many vouchers still wait to be collected."""
    usable = (Voucher.state == VoucherState.ISSUED) & (Voucher.expires_at > now)
    count = await session.scalar(
        select(func.count()).select_from(Voucher).where(Voucher.customer_id == customer_id, usable)
    )
    return say("data-lost-vouchers", count=count) if count else None
