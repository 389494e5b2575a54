"""A voucher in its owner's chat: shown, cancelled, and nobody else's."""

from house import House, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.rewards.models import Voucher, VoucherState
from xenia.rewards.taps import CancelVoucher, ShowVoucher


async def redeems(house: House, waiter: ChatClient, customer: ChatClient, amount: str = "10") -> Screen:
    """A customer buys something and turns 60 points into a coffee."""
    await house.gives(waiter, customer, amount)
    await writes(customer, "/rewards")
    await taps(customer, "Καφές")
    await taps(customer, "60")
    return await taps(customer, "60")


async def test_cancelling_returns_the_points_and_voids_the_picture(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.reward("Καφές", 60, stock=1)
    await redeems(house, waiter, anna)
    assert "Οι 60 πόντοι επιστρέφουν" in said(await taps(anna, "Ακύρωση και επιστροφή πόντων"))
    assert "Κωδικός" in said(await taps(anna, "Όχι, το κρατάω"))
    await taps(anna, "Ακύρωση")
    cancelled = await taps(anna, "Ναι, να επιστρέψουν")
    assert said(cancelled) == "Το κουπόνι «Καφές» ακυρώθηκε. Επέστρεψαν 60 πόντοι."
    assert cancelled.photo is not None
    (voucher,) = await house.rows(Voucher)
    await writes(waiter, voucher.shown_code)
    assert "Ακυρώθηκε από το μέλος" in said((await waiter.messages())[-1])
    assert "Έχετε 100 πόντους" in said(await writes(anna, "/points"))
    assert "Έμεινε ένα" in said(await shown_reward(anna)), "it can be given again"
    await anna.tap_data(CancelVoucher(voucher=1, sure=True).pack(), cancelled.message_id)
    assert said(await anna.answer()) == said(cancelled)
    assert "Έχετε 100 πόντους" in said(await writes(anna, "/points")), "twice is once"


async def shown_reward(chat: ChatClient) -> Screen:
    """The page of the one reward there is."""
    await writes(chat, "/rewards")
    return await taps(chat, "Καφές")


async def test_an_expired_voucher_still_gives_its_points_back_but_for_those_that_expired(
    house: House,
) -> None:
    emma, waiter = await house.customer("Emma", "en"), await house.team_member()
    await house.reward("Καφές", 60)
    await house.gives(waiter, emma, "4")
    await house.people.advance(days=360)
    await redeems(house, waiter, emma, "10")
    await house.people.advance(days=31)
    page = said(await writes(emma, "/vouchers"))
    assert "Καφές (en) · expired; cancel it, and points that have not expired return" in page
    assert "those of its points that have not expired return" in said(await taps(emma, "Καφές (en) ·"))
    (voucher,) = await house.rows(Voucher)
    told = said(await writes(waiter, voucher.code))
    assert "⛔ Έληξε" in told
    await taps(emma, "Cancel and return the points")
    back = said(await taps(emma, "Yes, return them"))
    assert back.endswith("is cancelled. 20 points are back. 40 of its points had already expired.")
    assert "You have 100 points" in said(await writes(emma, "/points"))


async def test_somebody_elses_voucher_stays_theirs(house: House) -> None:
    anna, nikos, waiter = await house.customer(), await house.customer("Νίκος"), await house.team_member()
    await house.reward("Καφές", 60)
    picture = (await redeems(house, waiter, anna)).photo
    assert picture is not None
    await writes(nikos, "/vouchers")
    for tap in (ShowVoucher(voucher=1), CancelVoucher(voucher=1), CancelVoucher(voucher=1, sure=True)):
        toast = await nikos.tap_data(tap.pack())
        assert toast is not None
        assert toast.text == "Δεν βρήκαμε τέτοιο κουπόνι. Ελέγξτε τον κωδικό."
    data = await anna.download(picture["file_id"])
    for stranger in (nikos, await house.guest("Ελένη")):
        await stranger.scan(data)
        assert "Καφές" not in said(await stranger.answer())
    (voucher,) = await house.rows(Voucher)
    assert voucher.state == VoucherState.ISSUED


async def test_the_list_keeps_the_voucher_where_it_is(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.reward("Καφές", 60)
    assert "Δεν έχετε κουπόνια ακόμη" in said(await writes(anna, "/vouchers"))
    voucher = await redeems(house, waiter, anna)
    below = await taps(anna, "Τα κουπόνια μου")
    assert not below.edited
    assert "ως 22 Δεκεμβρίου 2026" in said(below)
    assert voucher.message_id in [one.message_id for one in await anna.messages()]


async def test_what_was_collected_cannot_be_cancelled(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.reward("Καφές", 60)
    await redeems(house, waiter, anna)
    await taps(anna, "Ακύρωση")
    (voucher,) = await house.rows(Voucher)
    await writes(waiter, voucher.code)
    await taps(waiter, "Παραδόθηκε")
    assert "έχει ήδη παραληφθεί (22 Νοεμβρίου 2026, 10:00)" in await notice(anna, "Ναι")
    assert "Έχετε 40 πόντους" in said(await writes(anna, "/points"))
