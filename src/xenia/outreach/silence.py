"""Win-back: a word to customers who have stopped coming, and to some of them none, to learn what it does."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, Table, cast, exists, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from xenia.core.database import AsyncSession, Base
from xenia.core.room import DeliveryKind, Moment
from xenia.customers.models import Customer, Preferences
from xenia.deliveries.queue import plan_from
from xenia.ledger import Purchase
from xenia.ledger.models import Account
from xenia.outreach.models import WinBack
from xenia.outreach.places import Places
from xenia.outreach.walks import Stretch, Walk, step
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding

SHORTEST = timedelta(days=21)
"""A silence shorter than this is none."""
LONGEST = timedelta(days=365)
"""Who has been away for longer has said what they wanted to say."""
TIMES = 2
"""A silence is longer than so many times the customer's own mean gap between purchases."""
PURCHASES = 3
"""From so many on, a rhythm can be seen."""
HELD_OUT = 10
"""One silence in so many gets no message: the terms say so."""
_GOOD_FOR = timedelta(days=14)
"""How long the message may wait for its turn."""
_PURPOSE = "winback"
_WALK = Walk("winback", _PURPOSE, timedelta(hours=6), slice=2_000)

_WIN_BACK: Table = Base.metadata.tables["win_back"]


@dataclass(frozen=True, slots=True)
class Silence:
    """A customer's purchases, seen from the last one."""

    customer_id: int
    purchase_id: int
    """The last one."""
    purchases: int
    first: datetime
    last: datetime

    def is_long(self, now: datetime) -> bool:
        """Whether it is longer than the customer's own rhythm explains."""
        if self.purchases < PURCHASES:
            return False
        gap = (self.last - self.first) / (self.purchases - 1)
        return max(SHORTEST, TIMES * gap) < now - self.last <= LONGEST


def is_held_out(secret: bytes, purchase_id: int) -> bool:
    """Whether the silence after that purchase gets no message: always the same, for nobody to guess."""
    digest = hmac.digest(secret, f"winback:{purchase_id}".encode(), "sha256")
    return int.from_bytes(digest[:8], "big") % HELD_OUT == 0


async def last_purchase(session: AsyncSession, customer_id: int) -> int | None:
    """The customer's last purchase that was not given back."""
    return await session.scalar(
        select(func.max(Purchase.id))
        .join(Account, Account.id == Purchase.account_id)
        .where(Account.customer_id == customer_id, Purchase.refunded_cents < Purchase.cents)
    )


async def plan_silences(moment: Moment, kind: DeliveryKind) -> int:
    """Plan a slice of the words to customers who have stopped coming: one for each silence."""

    async def plan(stretch: Stretch) -> int:
        silent = [one for one in await _silences(moment, stretch) if one.is_long(moment.now)]
        if not silent:
            return 0
        rows = [
            {
                "customer_id": one.customer_id,
                "purchase_id": one.purchase_id,
                "held_out": is_held_out(moment.shop.secret, one.purchase_id),
                "at": moment.now,
            }
            for one in silent
        ]
        dialect = moment.session.get_bind().dialect.name
        insert: Any = (sqlite if dialect == "sqlite" else postgresql).insert(_WIN_BACK)
        await moment.session.execute(insert.on_conflict_do_nothing(index_elements=["purchase_id"]), rows)
        return await plan_from(moment.session, kind, _to_write_to(moment, silent), moment.now)

    return await step(moment, _WALK, plan)


async def _silences(moment: Moment, stretch: Stretch) -> list[Silence]:
    """Those of the stretch who have bought nothing for some time and were not thought of since."""
    # Of the account alone: the purchases around it are those that were not given back.
    any_purchase = aliased(Purchase)
    newest = (
        select(func.max(any_purchase.at))
        .where(any_purchase.account_id == Account.id)
        .correlate(Account)
        .scalar_subquery()
    )
    spoken = exists().where(WinBack.customer_id == Account.customer_id, WinBack.at > newest)
    rows = await moment.session.execute(
        select(
            Account.customer_id,
            func.max(Purchase.id),
            func.count(),
            func.min(Purchase.at),
            func.max(Purchase.at),
        )
        .select_from(ConsentStanding)
        .join(Customer, Customer.id == ConsentStanding.customer_id)
        .join(Account, Account.customer_id == ConsentStanding.customer_id)
        .join(Purchase, Purchase.account_id == Account.id)
        .where(
            stretch.here,
            in_force(_PURPOSE, notices_of(moment.texts)),
            Customer.left_at.is_(None),
            newest <= moment.now - SHORTEST,
            ~spoken,
            Purchase.refunded_cents < Purchase.cents,
        )
        .group_by(Account.customer_id)
        .order_by(Account.customer_id)
    )
    return [
        Silence(customer_id, last_id, count, first, last)
        for customer_id, last_id, count, first, last in rows
        if customer_id is not None
    ]


def _to_write_to(moment: Moment, silent: list[Silence]) -> Any:
    places = Places(moment.shop.zone, moment.now)
    return (
        select(
            Customer.id.label("customer_id"),
            Customer.telegram_id.label("chat_id"),
            ConsentStanding.record_id.label("consent_id"),
            cast(WinBack.purchase_id, String).label("subject"),
            WinBack.id.label("about"),
            places.considerate().label("not_before"),
            literal(moment.now + _GOOD_FOR, WinBack.at.type).label("expires_at"),
        )
        .select_from(WinBack)
        .join(Customer, Customer.id == WinBack.customer_id)
        .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
        .outerjoin(Preferences, Preferences.customer_id == Customer.id)
        .where(
            WinBack.purchase_id.in_([one.purchase_id for one in silent]),
            ~WinBack.held_out,
            in_force(_PURPOSE, notices_of(moment.texts)),
        )
    )
