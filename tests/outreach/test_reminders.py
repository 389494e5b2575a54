"""Reminders of what ends soon, and a word to who has stopped coming."""

from datetime import datetime, timedelta

from house import ON_SQLITE, House, said, taps, writes
from outreach.people import at, athens, decides, reads
from xenia.core.transaction import transaction
from xenia.deliveries.models import Delivery
from xenia.ledger import Purchase, record_purchase, refund
from xenia.outreach.models import WinBack
from xenia.outreach.silence import is_held_out
from xenia.rewards import give


async def buys(
    house: House, customer_id: int, at_moment: datetime, *, expires_at: datetime | None = None
) -> None:
    """The customer buys something for 10 €, which gives 100 points."""
    async with transaction(house.app.database) as session:
        await record_purchase(
            session,
            customer_id,
            source="test",
            external_id=f"{customer_id} {at_moment.isoformat()}",
            cents=1000,
            points=100,
            key=f"{customer_id} {at_moment.isoformat()}",
            actor_id=None,
            rule_snapshot={"points_per_euro": 10},
            expires_at=expires_at,
            now=at_moment,
        )


async def test_points_that_end_soon(house: House) -> None:
    anna, maria = await house.customer(), await house.customer("Μαρία")
    await house.reward("Καφές", 60)
    await house.reward("Κούπα", 900)
    for who in (1, 2):
        await buys(house, who, house.now, expires_at=athens(2027, 1, 1, 0))
        await buys(house, who, house.now + timedelta(seconds=1), expires_at=athens(2027, 6, 1, 0))
    await decides(house, 1, "expiry")
    await at(house, athens(2026, 12, 17))
    assert await reads(anna) == [], "fifteen days are too early"
    await at(house, athens(2026, 12, 18))
    (reminder,) = await reads(anna)
    assert said(reminder) == (
        "Άννα, η υπενθύμιση που μας ζητήσατε:\n"
        "• 100 πόντοι ισχύουν ως τις 31 Δεκεμβρίου 2026\n\n"
        "Έχετε συνολικά 200 πόντους. Σας φτάνουν για:\n"
        "• Καφές (60)\n\n"
        "Το Καφενείο"
    )
    for day in (19, 24, 31):
        await at(house, athens(2026, 12, day))
    assert len(await reads(anna)) == 1
    assert await reads(maria) == []
    page = await taps(anna, "Δώρα")
    assert "Καφές – 60" in said(page)
    assert page.message_id != reminder.message_id, "why it came is to be found there for ever"


async def test_points_used_meanwhile_are_no_reason_to_write(house: House) -> None:
    anna = await house.customer()
    await house.reward("Καφές", 100)
    await buys(house, 1, house.now, expires_at=athens(2027, 1, 1, 0))
    await decides(house, 1, "expiry")
    await at(house, athens(2026, 12, 18, 1))
    await writes(anna, "/rewards")
    for label in ("Καφές", "Εξαργύρωση", "Ναι"):
        await taps(anna, label)
    await at(house, athens(2026, 12, 18, 12))
    assert await reads(anna) == []
    assert [one.reason for one in await house.rows(Delivery)] == ["pointless"]


async def test_a_voucher_that_ends_soon(house: House) -> None:
    anna = await house.customer()
    coffee = await house.reward("Καφές", 100, voucher_days=10)
    await decides(house, 1, "expiry")
    async with transaction(house.app.database) as session:
        await give(
            session, 1, coffee.reward.id, version=1, key="test:77", now=house.now, zone=house.app.shop.zone
        )
    await at(house, athens(2026, 11, 26))
    assert await reads(anna) == []
    await at(house, athens(2026, 11, 28))
    (reminder,) = await reads(anna)
    assert "• Το κουπόνι «Καφές» ισχύει ως τις 2 Δεκεμβρίου 2026" in said(reminder)
    assert "πόντους" not in said(reminder)
    assert "Τα κουπόνια σας" in said(await taps(anna, "Τα κουπόνια μου"))


async def test_a_voucher_is_named_though_points_were_reminded_of_lately(house: House) -> None:
    anna = await house.customer()
    await house.reward("Καφές", 100, voucher_days=10)
    await buys(house, 1, house.now, expires_at=athens(2027, 1, 1, 0))
    await buys(house, 1, house.now + timedelta(seconds=1), expires_at=athens(2027, 6, 1, 0))
    await decides(house, 1, "expiry")
    await at(house, athens(2026, 12, 18))
    assert len(await reads(anna)) == 1
    await writes(anna, "/rewards")
    for label in ("Καφές", "Εξαργύρωση", "Ναι"):
        await taps(anna, label)
    for day in range(19, 32):
        await at(house, athens(2026, 12, day))
    _, second = await reads(anna)
    assert "• Το κουπόνι «Καφές» ισχύει ως τις 28 Δεκεμβρίου 2026" in said(second)


async def stops(house: House, customer_id: int, last: datetime, *, held_out: bool) -> int:
    """The customer comes every ten days, and then no more; the number of their last purchase."""
    for days in (20, 10):
        await buys(house, customer_id, last - timedelta(days=days))
    for seconds in range(200):
        await buys(house, customer_id, last + timedelta(seconds=seconds))
        newest = (await house.rows(Purchase))[-1].id
        if is_held_out(house.app.shop.secret, newest) == held_out:
            return newest
    raise AssertionError("one in ten, over 200")


async def test_a_word_to_who_has_stopped_coming(house: House) -> None:
    anna, maria, eleni, emma = [await house.customer(name) for name in ("Άννα", "Μαρία", "Ελένη", "Έμμα")]
    last = house.now
    await stops(house, 1, last, held_out=False)
    await stops(house, 2, last, held_out=True)
    await stops(house, 3, last, held_out=False)
    for days in (0, 10):
        await buys(house, 4, last - timedelta(days=days))
    for who in (1, 2, 4):
        await decides(house, who, "winback")
    await at(house, last + timedelta(days=20))
    assert await reads(anna) == [], "three weeks at least"
    await at(house, last + timedelta(days=22))
    (word,) = await reads(anna)
    assert said(word).startswith(
        "Άννα, έχουμε καιρό να σας δούμε και σας θυμόμαστε. Όποτε σας βολέψει, θα χαρούμε να περάσετε."
    )
    assert "Αν κάτι δεν σας άρεσε, πείτε μας το" in said(word)
    assert await reads(maria) == [], "let alone, to learn what a word does"
    assert await reads(eleni) == await reads(emma) == [], "no consent; two purchases are no rhythm"
    assert [(one.customer_id, one.held_out) for one in await house.rows(WinBack)] == [(1, False), (2, True)]
    assert "5 ★" in (await taps(anna, "Έχω κάτι να σας πω")).labels
    for days in (23, 40, 90):
        await at(house, last + timedelta(days=days))
    assert len(await reads(anna)) == 1, "once a silence"


async def test_a_new_silence_is_a_new_word(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "winback")
    first = house.now
    await stops(house, 1, first, held_out=False)
    await at(house, first + timedelta(days=25))
    second = house.now + timedelta(days=2)
    await stops(house, 1, second, held_out=False)
    await at(house, second + timedelta(days=100))
    assert len(await reads(anna)) == 2
    assert len(await house.rows(WinBack)) == 2


async def test_who_has_come_again_meanwhile_is_not_missed(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "winback")
    last = house.now
    await stops(house, 1, last, held_out=False)
    await at(house, last + timedelta(days=24, hours=14))  # after midnight
    await buys(house, 1, house.now)
    await at(house, last + timedelta(days=25, hours=2))
    assert await reads(anna) == []
    assert [one.reason for one in await house.rows(Delivery)] == ["pointless"]


@ON_SQLITE
async def test_a_purchase_given_back_is_no_visit(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "winback")
    last = house.now
    for days in (20, 10, 0):
        await buys(house, 1, last - timedelta(days=days))
    async with transaction(house.app.database) as session:
        await refund(
            session, 2, external_id="undo", cents=1000, points_after=lambda _cents, _rule: 0, actor_id=None,
            now=house.now,
        )  # fmt: skip
    await at(house, last + timedelta(days=60))
    assert await reads(anna) == []
    assert await house.rows(WinBack) == []


def test_one_silence_in_ten_is_held_out_and_nobody_can_tell_which() -> None:
    one, other = ([is_held_out(secret, purchase) for purchase in range(20_000)] for secret in (b"a", b"b"))
    for held in (one, other):
        assert 0.09 < sum(held) / len(held) < 0.11
    both = sum(a and b for a, b in zip(one, other, strict=True))
    assert 100 < both < 300, "each shop's key draws anew"
