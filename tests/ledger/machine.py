"""A machine that does everything that can be done to books and vouchers, in any order."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, note, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from ledger.plain import ATHENS, Bought, Coupon, Gift, Version
from ledger.world import CUSTOMERS, MEMBERS, World
from xenia.core.database import AsyncSession
from xenia.ledger import KeyReused, Kind, award, record_purchase, refund, settle
from xenia.rewards.catalogue import add_reward, change_reward, retire
from xenia.rewards.collect import collect
from xenia.rewards.models import Voucher
from xenia.rewards.redeem import cancel, redeem

Act = Callable[[AsyncSession], Awaitable[Any]]
FIRST, ENOUGH = 77, 3000
"""Which steps find every planted fault, and how many."""
RICHEST = 0
SHOWN = (
    lambda code: code,
    str.lower,
    lambda code: f" {code[:4]}-{code[4:]} ",
    lambda code: code.replace("0", "o").replace("1", "L"),
)


@dataclass
class Request:
    """Something that was done under a key: done again it must say `said`; changed, it must be refused."""

    who: int
    again: Act
    changed: Act
    said: object
    outcome: Callable[[Any], object]


def points_after(cents: int, rule_snapshot: dict[str, Any]) -> int:
    return cents * int(rule_snapshot["points_per_euro"]) // 100


EARNINGS = (Kind.AWARD, Kind.BONUS, Kind.GOODWILL)
DAYS = (30, 7, 2, 90, 365)
SPANS = [timedelta(hours=20), timedelta(days=1), timedelta(seconds=40), timedelta(days=5), timedelta(days=20)]
CHANGES = ("price", "stock", "price", "replace", "limit", "price", "dates", "price")
STEPS: dict[str, tuple[int, list[tuple[Any, ...]]]] = {
    "purchase": (3, [*product((990, 5, 1200, 400, 1750), (10, 7, 3), DAYS)]),
    "redeem": (9, [*product((RICHEST, RICHEST, RICHEST, *CUSTOMERS), (0, 1, 1, 0, 1, 1, 2))]),
    "award": (4, [*product(EARNINGS, (0, 0, 1, 3), (None, *DAYS), (40, 1, 20))]),
    "refund": (6, [*product((100, 100, 30, 100, 60, 101), ("poorest", "poorest", "poorest", "anyone's"))]),
    "cancel": (3, [*[("own",)] * 5, ("another's",)]),
    "collect": (3, [*product(MEMBERS, SHOWN)]),
    "time_passes": (3, [*product(SPANS, ("read", "booked"))]),
    "change": (5, [*product(CHANGES, (5, 20, -15, 1, 3))]),
    "repeat": (2, [("same",), ("same",), ("forged",)]),
}
"""What can be done, how often, and the ways to do it."""

# One rule that chooses by weight: of several, Hypothesis would switch some off and leave little to redeem.
NAMES = st.sampled_from([name for name, (weight, _) in STEPS.items() for _ in range(weight)])
NUMBER = st.integers(0, 2**16)


class Machine(RuleBasedStateMachine):
    world: ClassVar[World]
    until: ClassVar[int]
    """How many accepted steps are enough."""

    def __init__(self) -> None:
        super().__init__()
        # Decided at the start: a run that fails must do the same again when Hypothesis repeats it.
        self.idle = self.world.accepted >= self.until
        self.world.begin()
        self.plain = self.world.plain
        self.requests: list[Request] = []
        self.numbers: dict[str, int] = {}
        self.keys = 0
        self.whole = True
        self.refunds = 0
        for cost, stock, limit in ((50, None, None), (110, 2, None), (25, 2, 1)):
            self._add_reward(cost, stock, limit)

    @property
    def now(self) -> datetime:
        return self.plain.now

    @rule(name=NAMES, which=NUMBER, way=NUMBER)
    def step(self, name: str, which: int, way: int) -> None:
        """Do one thing to one customer, purchase, reward or voucher, counted from the newest."""
        if self.idle:
            return
        ways = STEPS[name][1]
        chosen = ways[way % len(ways)]
        note(f"{name} {which} {chosen}")
        self.whole = False
        getattr(self, name)(which, *chosen)
        self.whole = True

    def teardown(self) -> None:
        if self.whole and not self.idle:
            self.world.check()
            self.world.end()

    def key(self) -> str:
        self.keys += 1
        return f"key:{self.keys}"

    def bought(self, which: int, whose: str) -> tuple[str, Bought] | None:
        left = [one for one in self.plain.bought.items() if one[1].left]
        if whose == "poorest":
            left.sort(key=lambda one: -self.plain.people[one[1].who].total)
            which = 0
        return left[-1 - which % min(3, len(left))] if left else None

    def gift(self, which: int) -> tuple[int, Gift]:
        gifts = [*self.plain.gifts.items()]
        offered = [one for one in gifts if not one[1].retired]
        choice = offered * 3 + [one for one in gifts if one[1].retired][-1:]
        return choice[which % len(choice)]

    def coupon(self, which: int) -> tuple[int, Coupon]:
        coupons = [*self.plain.coupons.items()]
        issued = [one for one in coupons if one[1].state == "issued"]
        choice = issued[-3:] * 4 + coupons[-3:]
        return choice[which % len(choice)]

    def award(self, which: int, kind: Kind, wait: int, days: int | None, points: int) -> None:
        who = CUSTOMERS[which % len(CUSTOMERS)]
        starts = self.now + timedelta(days=wait)
        expires = starts + timedelta(days=days) if days else None
        key = self.key()

        def give(points: int) -> Act:
            return lambda session: award(
                session, who, points, key=key, kind=kind, actor_id=1, reason="because", rule_snapshot={},
                expires_at=expires, active_from=starts if wait else None, now=self.now,
            )  # fmt: skip

        entry = self.world.do(kind, give(points), lambda: self.plain.award(who, points, expires, starts), who)
        self.world.today["held" if wait else kind] += 1
        self.requests.append(Request(who, give(points), give(points + 1), entry.id, lambda again: again.id))

    def purchase(self, which: int, cents: int, rate: int, days: int) -> None:
        who = CUSTOMERS[which % len(CUSTOMERS)]
        expires = self.now + timedelta(days=days)
        key = self.key()

        def buy(cents: int) -> Act:
            return lambda session: record_purchase(
                session, who, source="t", external_id=key, key=key, cents=cents, points=cents * rate // 100,
                actor_id=1, rule_snapshot={"points_per_euro": rate}, expires_at=expires, now=self.now,
            )  # fmt: skip

        purchase = self.world.do(
            "purchase", buy(cents), lambda: self.plain.buy(key, who, cents, rate, expires), who
        )
        assert purchase.awarded == self.plain.bought[key].stands
        self.numbers[key] = purchase.id
        self.world.today["purchase"] += 1
        self.requests.append(Request(who, buy(cents), buy(cents + 1), purchase.id, lambda again: again.id))

    def refund(self, which: int, share: int, whose: str) -> None:
        found = self.bought(which, whose)
        if found is None:
            return
        label, bought = found
        number = self.numbers[label]
        cents = max(1, bought.left * share // 100) + (share > 100)
        self.refunds += 1
        name = str(self.refunds)

        def give(cents: int) -> Act:
            return lambda session: refund(
                session, number, external_id=name, cents=cents, points_after=points_after, actor_id=None,
                now=self.now,
            )  # fmt: skip

        expected: list[tuple[int, int]] = []
        back = self.world.step(
            "refund", give(cents), lambda: expected.append(self.plain.refund(label, cents)), bought.who
        )
        if back is None:
            return
        said = (back.clawed_back, back.debt)
        assert [said] == expected
        kind = "refund into debt" if back.debt else "refund part" if bought.left else "refund rest"
        self.world.today[kind] += 1
        self.requests.append(
            Request(
                bought.who, give(cents), give(cents + 1), said, lambda again: (again.clawed_back, again.debt)
            )
        )

    def redeem(self, which: int, who: int, age: int) -> None:
        number, gift = self.gift(which)
        if who == RICHEST:
            who = max(CUSTOMERS, key=lambda one: self.plain.balance(one)[0])
        version = max(1, len(gift.versions) - age)
        key = self.key()

        def want(version: int) -> Act:
            return lambda session: redeem(
                session, who, number, version=version, intent=key, now=self.now, zone=ATHENS
            )

        coupons: list[Coupon] = []
        voucher = self.world.step(
            "redeem", want(version), lambda: coupons.append(self.plain.redeem(who, number, version)), who
        )
        if voucher is None:
            return
        assert voucher.expires_at == coupons[0].expires
        self.plain.coupons[voucher.id] = coupons[0]
        self.world.today["redeem" if version == len(gift.versions) else "redeem old terms"] += 1
        self.requests.append(
            Request(who, want(version), want(version + 1), voucher.id, lambda again: again.id)
        )

    def cancel(self, which: int, whose: str) -> None:
        if not self.plain.coupons:
            return
        number, coupon = self.coupon(which)
        who = coupon.who % len(CUSTOMERS) + 1 if whose == "another's" else coupon.who
        before = coupon.state
        back = self.world.step(
            "cancel",
            lambda session: cancel(session, number, who, now=self.now),
            lambda: self.plain.cancel(number, who),
            who,
        )
        if back is None:
            return
        assert (back.returned, back.expired, back.repaid) == coupon.returned
        self._count("cancel", before != coupon.state)

    def collect(self, which: int, member: int, typed: Callable[[str], str]) -> None:
        if not self.plain.coupons:
            return
        number, coupon = self.coupon(which)
        before = coupon.state
        voucher = self.world.step(
            "collect",
            lambda session: self._collect(session, number, member, typed),
            lambda: self.plain.collect(number, member),
        )
        if voucher is None:
            return
        assert (voucher.collected_at, voucher.collected_by) == coupon.collected
        self._count("collect", before != coupon.state)

    async def _collect(
        self, session: AsyncSession, number: int, member: int, typed: Callable[[str], str]
    ) -> Voucher:
        code = (await session.get_one(Voucher, number)).code
        return await collect(session, typed(code), member_id=member, now=self.now)

    def time_passes(self, which: int, span: timedelta, then: str) -> None:
        who = CUSTOMERS[which % len(CUSTOMERS)]
        changed = self.plain.pass_time(span)
        self.world.agree()
        if then == "booked":
            self.world.step("time", lambda session: settle(session, who, self.now), lambda: None, who)
        self._count("time", changed)

    def change(self, which: int, change: str, by: int) -> None:
        number, gift = self.gift(which)
        if change == "replace":
            self.world.step("retire", lambda session: retire(session, number, self.now), gift.retire)
            self.world.today["retire"] += 1
            self._add_reward(45 + by, 2 if by > 0 else None, None)
            return
        today, day = gift.versions[-1], timedelta(days=1)
        possible: dict[str, dict[str, Any]] = {
            "price": {"cost": max(10, today.cost + by), "voucher_days": today.days + (today.cost + by < 10)},
            "stock": {"stock": None if gift.stock else 1},
            "limit": {"per_customer": None if gift.limit else 1},
            "dates": {
                "active_from": None if gift.begins else self.now + by * day / 5,
                "active_until": None if gift.ends else self.now + 30 * day,
            },
        }
        changes = possible[change]
        self.world.do(
            "change",
            lambda session: change_reward(session, number, now=self.now, **changes),
            lambda: gift.change(self.now, **changes),
        )
        self.world.today["new terms" if change == "price" else "new stock, limit or dates"] += 1

    def repeat(self, which: int, how: str) -> None:
        if not self.requests:
            return
        request = self.requests[-1 - which % len(self.requests)]
        if how == "same":
            again = self.world.step("repeat", request.again, lambda: None, request.who)
            assert request.outcome(again) == request.said
            self.world.refused["done before: the same answer"] += 1
            return
        try:
            self.world.step("forge", request.changed, lambda: None, request.who)
        except KeyReused:
            self.world.refused["KeyReused"] += 1
        else:
            raise AssertionError("a key was accepted for another request")

    def _count(self, kind: str, changed: bool) -> None:  # noqa: FBT001 - one way to count
        if changed:
            self.world.today[kind] += 1
        else:
            self.world.refused[f"{kind}: nothing changed"] += 1

    def _add_reward(self, cost: int, stock: int | None, limit: int | None) -> None:
        one = self.world.do(
            "add reward",
            lambda session: add_reward(
                session, name_el="Καφές", name_en="Coffee", cost=cost, voucher_days=5, stock=stock,
                per_customer=limit, now=self.now,
            ),
            lambda: None,
        )  # fmt: skip
        self.plain.gifts[one.reward.id] = Gift([Version(cost, 5)], stock, limit)


def run(world: World, number: int, steps: int) -> None:
    """Let the machine work until that many steps were accepted; the same numbers do the same steps."""
    part = 0
    while world.accepted < steps:
        part += 1
        one = type("Machine", (Machine,), {"world": world, "until": steps})
        run_state_machine_as_test(
            seed(number * 1000 + part)(one),
            settings=settings(
                max_examples=(steps - world.accepted) // 100 + 2,
                stateful_step_count=150,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
