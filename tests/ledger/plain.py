"""The rules of points, rewards and vouchers in plain Python: what the books are measured against.

It keeps lists and numbers, expires at once, and knows nothing of tables, entries or transactions.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from types import EllipsisType
from zoneinfo import ZoneInfo

ATHENS = ZoneInfo("Europe/Athens")
NEVER = datetime.max.replace(tzinfo=UTC)


class No(Exception):  # noqa: N818 - a refusal is an answer
    """The rules refuse; the name is that of the refusal."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        self.name, self.values = name, values


@dataclass(eq=False)
class Lot:
    points: int
    expires: datetime | None
    starts: datetime
    purchase: str | None = None


@dataclass(eq=False)
class Person:
    lots: list[Lot] = field(default_factory=list)
    debt: int = 0

    def in_turn(self) -> list[Lot]:
        """Those that expire first before the others, and the older ones among equals."""
        return sorted(self.lots, key=lambda lot: lot.expires or NEVER)

    @property
    def total(self) -> int:
        return sum(lot.points for lot in self.lots)

    def repay(self) -> int:
        points = min(self.debt, self.total)
        take(points, self.in_turn())
        self.debt -= points
        return points


def take(points: int, lots: list[Lot]) -> list[tuple[Lot, int]]:
    taken = []
    for lot in lots:
        part = min(points, lot.points)
        if part:
            lot.points -= part
            points -= part
            taken.append((lot, part))
    return taken


@dataclass(eq=False)
class Bought:
    who: int
    cents: int
    rate: int
    left: int
    stands: int


@dataclass(eq=False)
class Version:
    cost: int
    days: int
    until: datetime | None = None


@dataclass(eq=False)
class Gift:
    versions: list[Version]
    stock: int | None
    limit: int | None
    begins: datetime | None = None
    ends: datetime | None = None
    retired: bool = False

    def retire(self) -> None:
        self.retired = True

    def change(
        self,
        now: datetime,
        *,
        cost: int | None = None,
        voucher_days: int = 0,
        stock: int | EllipsisType | None = ...,
        per_customer: int | EllipsisType | None = ...,
        active_from: datetime | EllipsisType | None = ...,
        active_until: datetime | EllipsisType | None = ...,
    ) -> None:
        if cost is not None:
            self.versions[-1].until = now
            self.versions.append(Version(cost, voucher_days))
        if stock is not ...:
            self.stock = stock
        if per_customer is not ...:
            self.limit = per_customer
        if active_from is not ...:
            self.begins = active_from
        if active_until is not ...:
            self.ends = active_until


@dataclass(eq=False)
class Coupon:
    who: int
    gift: int
    taken: list[tuple[Lot, int]]
    expires: datetime
    state: str = "issued"
    collected: tuple[datetime, int] | None = None
    returned: tuple[int, int, int] | None = None


@dataclass(eq=False)
class Plain:
    now: datetime
    people: dict[int, Person]
    bought: dict[str, Bought] = field(default_factory=dict)
    gifts: dict[int, Gift] = field(default_factory=dict)
    coupons: dict[int, Coupon] = field(default_factory=dict)

    def pass_time(self, span: timedelta) -> bool:
        """Whether points expired or became active."""
        before, self.now = self.now, self.now + span
        changed = False
        for lot in (lot for person in self.people.values() for lot in person.lots if lot.points):
            changed |= before < lot.starts <= self.now
            if lot.expires is not None and lot.expires <= self.now:
                lot.points, changed = 0, True
        return changed

    def balance(self, who: int) -> tuple[int, int, int, list[tuple[int, datetime]]]:
        person = self.people[who]
        active = [lot for lot in person.lots if lot.starts <= self.now and lot.points]
        available = sum(lot.points for lot in active)
        ends = sorted({lot.expires for lot in active if lot.expires is not None})
        expiring = [(sum(lot.points for lot in active if lot.expires == end), end) for end in ends]
        return available, person.total - available, person.debt, expiring

    def award(
        self, who: int, points: int, expires: datetime | None, starts: datetime, purchase: str | None = None
    ) -> None:
        self.people[who].lots.append(Lot(points, expires, starts, purchase))
        self.people[who].repay()

    def buy(self, number: str, who: int, cents: int, rate: int, expires: datetime) -> None:
        points = cents * rate // 100
        self.bought[number] = Bought(who, cents, rate, cents, points)
        if points:
            self.award(who, points, expires, self.now, number)

    def refund(self, number: str, cents: int) -> tuple[int, int]:
        """Points taken back, and points owed."""
        bought = self.bought[number]
        if cents > bought.left:
            raise No("RefundTooLarge", remaining=bought.left)
        bought.left -= cents
        stands = bought.left * bought.rate // 100
        back, bought.stands = bought.stands - stands, stands
        person = self.people[bought.who]
        lots = sorted(person.in_turn(), key=lambda lot: lot.purchase != number)
        taken = sum(part for _, part in take(back, lots))
        person.debt += back - taken
        return taken, back - taken

    def redeem(self, who: int, number: int, version: int) -> Coupon:
        gift = self.gifts[number]
        if gift.retired:
            raise No("Retired")
        if (gift.begins and self.now < gift.begins) or (gift.ends and self.now >= gift.ends):
            raise No("NotNow")
        shown, today = gift.versions[version - 1], gift.versions[-1]
        if shown is not today:
            assert shown.until is not None
            if self.now - shown.until > timedelta(days=2) or shown.cost > today.cost:
                raise No("TermsChanged")
        mine = [
            c for c in self.coupons.values() if (c.who, c.gift) == (who, number) and c.state != "cancelled"
        ]
        if gift.limit is not None and len(mine) >= gift.limit:
            raise No("LimitReached", limit=gift.limit)
        available = self.balance(who)[0]
        if available < shown.cost:
            raise No("NotEnoughPoints", available=available, missing=shown.cost - available)
        if gift.stock == 0:
            raise No("SoldOut")
        if gift.stock is not None:
            gift.stock -= 1
        active = [lot for lot in self.people[who].in_turn() if lot.starts <= self.now]
        last_day = self.now.astimezone(ATHENS).date() + timedelta(days=shown.days)
        return Coupon(
            who,
            number,
            take(shown.cost, active),
            datetime.combine(last_day + timedelta(days=1), time(0), tzinfo=ATHENS),
        )

    def cancel(self, number: int, who: int) -> tuple[int, int, int]:
        """Points returned, expired meanwhile, and used to repay."""
        coupon = self.coupons[number]
        if coupon.who != who:
            raise No("UnknownVoucher")
        if coupon.collected is not None:
            raise No("AlreadyCollected", at=coupon.collected[0])
        if coupon.returned is None:
            expired = back = 0
            for lot, part in coupon.taken:
                if lot.expires is not None and lot.expires <= self.now:
                    expired += part
                else:
                    lot.points += part
                    back += part
            repaid = self.people[who].repay()
            coupon.state, coupon.returned = "cancelled", (back - repaid, expired, repaid)
            gift = self.gifts[coupon.gift]
            if gift.stock is not None:
                gift.stock += 1
        return coupon.returned

    def collect(self, number: int, member: int) -> bool:
        """Whether it is handed over now; False where this is the first tap again."""
        coupon = self.coupons[number]
        if coupon.collected is not None:
            at, by = coupon.collected
            if by == member and self.now - at <= timedelta(minutes=1):
                return False
            raise No("AlreadyCollected", at=at)
        if coupon.state == "cancelled":
            raise No("VoucherCancelled")
        if coupon.expires <= self.now:
            raise No("VoucherExpired", gift="no")
        coupon.state, coupon.collected = "collected", (self.now, member)
        return True
