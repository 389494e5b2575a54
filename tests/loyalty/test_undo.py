"""A slip at the counter is taken back, for some minutes, by the right people."""

from house import House, notice, said, taps, writes
from xenia.ledger import Purchase
from xenia.loyalty.taps import UndoAward
from xenia.team.models import ADMIN


async def test_a_slip_is_undone_once_and_both_are_told(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.gives(waiter, anna, "124")
    await house.people.advance(minutes=10)
    undone = await taps(waiter, "Αναίρεση")
    assert said(undone) == "Άννα: αναιρέθηκε η αγορά 124,00\xa0€. Σύνολο 0. Το μέλος ενημερώνεται."
    assert "αναιρέθηκε. Αφαιρέθηκαν 1.240 πόντοι. Σύνολο: 0." in said(await anna.answer())
    await house.people.advance(minutes=30)
    await waiter.tap_data(UndoAward(purchase=1).pack(), undone.message_id)
    assert said((await waiter.messages())[-1]) == said(undone), "again is the same answer, also later"
    assert [one.kind for one in await house.deliveries()] == ["points-awarded", "points-undone"]
    assert "δεν έχετε πόντους" in said(await writes(anna, "/points"))


async def test_after_ten_minutes_it_stands(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.gives(waiter, anna, "10")
    await house.people.advance(minutes=10, seconds=1)
    assert "Η αναίρεση γίνεται μέσα σε 10 λεπτά" in await notice(waiter, "Αναίρεση")
    assert "Έχετε 100 πόντους" in said(await writes(anna, "/points"))


async def test_another_waiter_may_not_and_an_admin_may(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    other, admin = await house.team_member(name="Νίκος"), await house.team_member(ADMIN, "Ελένη", "en")
    await house.gives(waiter, anna, "10")
    await writes(other, "/menu")
    for purchase in (1, 999):
        toast = await other.tap_data(UndoAward(purchase=purchase).pack())
        assert toast is not None
        assert "από όποιον έγραψε την αγορά" in (toast.text or "")
    await writes(admin, "/menu")
    await admin.tap_data(UndoAward(purchase=1).pack())
    assert "The purchase of €10.00 for Άννα is undone" in said(await admin.answer())


async def test_a_purchase_undone_is_not_given_again_by_an_old_button(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    page = await writes(waiter, f"{await house.card_of(anna)} 7")
    confirm = page.buttons[0][0].data or ""
    await taps(waiter, "Δίνω")
    await taps(waiter, "Αναίρεση")
    await waiter.tap_data(confirm, page.message_id)
    assert "αναιρέθηκε η αγορά 7,00" in said((await waiter.settled())[-1])
    assert (await house.rows(Purchase))[0].awarded == 0
