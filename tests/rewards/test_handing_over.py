"""Staff hand a reward over: once, and for a voucher that is good."""

import pytest

from house import ON_SQLITE, House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.rewards.models import Voucher
from xenia.rewards.taps import Collect


async def voucher_for(house: House, waiter: ChatClient, customer: ChatClient) -> str:
    """The code of a voucher for one coffee, as people read it."""
    await house.reward("Καφές", 60)
    await house.gives(waiter, customer, "10")
    await writes(customer, "/rewards")
    for label in ("Καφές", "60", "60"):
        await taps(customer, label)
    return (await house.rows(Voucher))[-1].shown_code


@ON_SQLITE
async def test_a_code_is_read_in_whatever_way_it_is_typed(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    code = await voucher_for(house, waiter, anna)
    plain = code.replace("-", "")
    for typed in (
        code,
        code.lower(),
        plain,
        f"  {plain[:4]} {plain[4:]}\n",
        " ".join(plain),
        code.replace("0", "o").replace("1", "l"),
        code.replace("-", " - "),
    ):
        assert "Ισχύει ως" in said(await writes(waiter, typed)), typed
    for wrong in (plain[:7], plain + "7", "UUUUUUUU", "ΑΒΓΔΕΖΗΘ"):
        assert "Δεν κατάλαβα" in said(await writes(waiter, wrong)), wrong
    other = "ZZZZZZZZ" if plain != "ZZZZZZZZ" else "YYYYYYYY"
    assert "Δεν βρήκαμε τέτοιο κουπόνι" in said(await writes(waiter, other))
    assert "Ισχύει ως" not in said(await writes(anna, code)), "codes are typed by staff"


async def test_handed_over_once_and_the_customer_is_told_once(house: House) -> None:
    emma, waiter = await house.customer("Emma", "en"), await house.team_member()
    other = await house.team_member(name="Νίκος")
    code = await voucher_for(house, waiter, emma)
    page = await writes(waiter, code)
    await writes(other, code)
    done = said(await taps(waiter, "Παραδόθηκε"))
    assert done == f"Παραδόθηκε: Καφές · {code}\nΣε: Emma. Το μέλος ενημερώνεται."
    assert "Collected: Καφές (en). Enjoy it." in said(await emma.answer())
    await waiter.tap_data(Collect(code=code.replace("-", "")).pack(), page.message_id)
    assert said((await waiter.messages())[-1]) == done, "a double tap is one"

    toast = await other.tap("Παραδόθηκε")
    assert toast is not None
    assert "έχει ήδη παραληφθεί (22 Νοεμβρίου 2026, 10:00)" in (toast.text or "")
    await house.people.advance(minutes=2)
    toast = await waiter.tap_data(Collect(code=code.replace("-", "")).pack(), page.message_id)
    assert toast is not None
    assert "έχει ήδη παραληφθεί" in (toast.text or "")
    assert "⛔ Έχει ήδη παραληφθεί: 22 Νοεμβρίου 2026, 10:00" in said(await writes(waiter, code))
    assert [one.kind for one in await house.deliveries()] == ["points-awarded", "voucher-collected"]
    assert "Καφές (en) · collected" in said(await writes(emma, "/vouchers"))


@pytest.mark.parametrize(("days", "state"), [(30, "Ισχύει ως"), (31, "⛔ Έληξε")])
async def test_the_last_day_is_a_whole_day(house: House, days: int, state: str) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    code = await voucher_for(house, waiter, anna)
    await house.people.advance(days=days)
    assert state in said(await writes(waiter, code))
    if state.startswith("⛔"):
        await waiter.tap_data(Collect(code=code.replace("-", "")).pack())
        assert (await house.rows(Voucher))[0].collected_at is None


async def test_customers_collect_nothing_themselves(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    code = await voucher_for(house, waiter, anna)
    toast = await anna.tap_data(Collect(code=code.replace("-", "")).pack())
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert (await house.rows(Voucher))[0].collected_at is None
