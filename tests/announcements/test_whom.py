"""Whom an announcement is for: chosen, counted, and told who is left out by which rule before it is sent."""

from datetime import timedelta

import pytest

from announcements.admins import MONDAY, begins, only, reader, tries
from care.people import brings
from house import ON_SQLITE, House, said, taps, writes
from outreach.people import athens, lives_in
from xenia.core.room import Moment
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.customers.preferences import set_monthly, set_quiet_hours
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import SENT, Delivery
from xenia.outreach.announcements.audience import Audience, audience_of
from xenia.outreach.announcements.lot import lot_of
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.whom import Whom, whom_of
from xenia.privacy.models import ConsentStanding


async def counted(house: House) -> Whom:
    """Whom the one announcement would go to."""
    async with reading(house.app.database) as session:
        moment = Moment(
            session, house.app.ground.texts, house.app.shop, house.now, tuple(house.app.ground.rooms)
        )
        return await whom_of(moment, await only(house))


async def sent_before(house: House, customer_id: int, *days: float) -> None:
    """The customer got unasked messages so many days ago."""
    async with transaction(house.app.database) as session:
        customer = await session.get_one(Customer, customer_id)
        standing = await session.get_one(ConsentStanding, (customer_id, "announcements"))
        for number, back in enumerate(days):
            at = house.now - timedelta(days=back)
            session.add(
                Delivery(
                    kind="appreciation",
                    chat_id=customer.telegram_id,
                    customer_id=customer_id,
                    purpose="announcements",
                    consent_id=standing.record_id,
                    subject=f"{customer_id}:{number}",
                    state=SENT,
                    attempts=1,
                    queued_at=at,
                    retry_at=at,
                    sent_at=at,
                )
            )


async def test_who_is_left_out_by_which_rule(house: House) -> None:
    house.sandbox.clock.set(athens(2026, 11, 23, 15))
    owner = await house.owner()
    names = ("goes", "blocked", "complains", "quiet", "melbourne", "today", "often", "leaves", "refuses")
    chats = {name: await reader(house, name) for name in names[:-1]}
    await house.customer("refuses")
    number = {name: place for place, name in enumerate(names, 1)}
    async with transaction(house.app.database) as session:
        await set_quiet_hours(session, number["quiet"], (14, 17))
        await set_monthly(session, number["often"], 2)
    await lives_in(house, number["melbourne"], "Australia/Melbourne")
    await sent_before(house, number["today"], 0.1)
    await sent_before(house, number["often"], 3, 9)
    await sent_before(house, number["goes"], 3, 31)
    card = await house.card_of(chats["blocked"])
    await chats["blocked"].block()
    await writes(owner, f"{card} 3")
    await taps(owner, "Δίνω")  # which they are told, and cannot be
    await brings(chats["complains"])
    await writes(chats["leaves"], "/settings")
    await taps(chats["leaves"], "Αποχώρηση")
    await taps(chats["leaves"], "Αποχωρώ")
    await house.deliveries()
    await begins(owner)
    found = await counted(house)
    assert found.reasons == {
        Reason.LEFT: 1,
        Reason.NO_CONSENT: 1,
        Reason.UNREACHABLE: 1,
        Reason.CASE_OPEN: 1,
        Reason.QUIET_HOURS: 2,
        Reason.DAILY: 1,
        Reason.EXPIRED: 1,
    }
    assert (found.members, found.chosen, found.wanted, found.waiting) == (8, 8, 7, 5)
    page = said(await taps(owner, "Σε ποιους"))
    assert "Τη λαμβάνουν 6, από 8 που διαλέξατε" in page
    assert "Όχι, τελειώνει πριν έρθει η ώρα τους: 1" in page, "had as many as they want, for weeks to come"
    assert "Αργότερα, έχουν τότε ώρες ησυχίας: 2" in page


async def test_choices_hold_together(house: House) -> None:
    house.sandbox.clock.set(athens(2026, 6, 1))
    await reader(house, "Άννα")
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    john = await reader(house, "John", "en")
    await reader(house, "Βασίλης")
    card = await house.card_of(john)
    await begins(owner)
    await taps(owner, "Σε ποιους")
    assert "Τη λαμβάνει 1, από 1" in said(await taps(owner, "Αγγλικά"))
    await taps(owner, "Κάθε γλώσσα")
    await taps(owner, "Νέα μέλη από…")
    for wrong in ("χθες", "31/11/2026", "24/11/2026"):
        assert "Γράψτε μια ημέρα ως σήμερα" in said(await writes(owner, wrong))
    page = said(await writes(owner, "2/6"))
    assert "όσους έγιναν μέλη από τις 2 Ιουνίου 2026" in page
    assert "Τη λαμβάνουν 2, από 2" in page
    await taps(owner, "Μέλη πριν από…")
    assert "Τη λαμβάνουν 0, από 0" in said(await writes(owner, "1.10.2026"))
    assert "όλους όσοι θέλουν τα νέα μας" in said(await taps(owner, "Όλοι όσοι θέλουν τα νέα μας"))
    await taps(owner, "Μόνο αυτές οι κάρτες…")
    assert "Γράψτε τους αριθμούς" in said(await writes(owner, "η Άννα και ο Γιάννης"))
    assert "Δεν είναι αριθμός κάρτας μας: 00000000, abc." in said(
        await writes(owner, f"{card}, 00000000 abc")
    )
    assert "1 κάρτα που διαλέξατε" in said(await writes(owner, f"{card} {card}"))
    assert audience_of(await only(house)) == Audience(cards=(card,))
    await taps(owner, "Κλήρος: 5 %")
    assert (await only(house)).holdout_percent == 5


async def test_each_by_their_own_clock(house: House) -> None:
    house.sandbox.clock.set(athens(2026, 11, 23, 15))
    owner = await house.owner()
    await reader(house)
    await reader(house, "Μαρία")
    await lives_in(house, 2, "America/New_York")
    await begins(owner)
    await taps(owner, "Πότε")
    await taps(owner, "Άλλη ημέρα και ώρα")
    await writes(owner, "αύριο 12:00")
    assert (await counted(house)).reasons == {Reason.QUIET_HOURS: 1}  # 5 in the morning over there
    assert "στο ρολόι" not in said(await taps(owner, "Πίσω στην ανακοίνωση"))
    await taps(owner, "Πότε")
    page = said(await taps(owner, "Στο ρολόι κάθε πελάτη"))
    assert "όταν το δικό του ρολόι δείξει αυτή την ώρα" in page
    assert (await counted(house)).reasons == {}


async def test_the_number_is_of_those_who_will_receive_it(house: House) -> None:
    house.sandbox.clock.set(athens(2026, 11, 23, 15))
    owner = await house.owner()
    for number in range(1, 9):
        await reader(house, f"Άννα {number}")
    await begins(owner)
    await tries(house, owner)
    async with transaction(house.app.database) as session:
        draft = await session.get_one(Announcement, 1)
        draft.begins_at, draft.ends_at = athens(2026, 11, 24, 12), athens(2026, 11, 24, 15)
        draft.local_hour, draft.holdout_percent = True, 50
    lot = lot_of(house.app.shop.secret, 1, 50)
    invited = [number for number in range(1, 9) if not lot.holds_out(number)]
    for number in invited[:1]:
        await lives_in(house, number, "America/New_York")  # noon comes there after its end
    found = await counted(house)
    receive = len(invited[1:])
    assert (found.wanted, found.held_out, found.receive) == (8, 8 - len(invited), receive)
    assert found.reasons == ({Reason.EXPIRED: 1} if invited else {})
    assert found.is_most == (receive > 4)
    await writes(owner, "/announce")
    await taps(owner, "Ανακοίνωση 1")
    page = said(await taps(owner, "Σε ποιους"))
    assert page.count(f"Τη λαμβάνουν {receive}, από 8" if receive != 1 else "Τη λαμβάνει 1, από 8") == 1
    assert f"Όχι, με κλήρο (50 %): {8 - len(invited)}," in page


@ON_SQLITE
async def test_of_very_many_a_sample_is_asked(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xenia.outreach.announcements.whom.SAMPLE", 2)
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    for name in ("Άννα", "Βασίλης", "Γιώργος", "Δήμητρα"):
        chat = await reader(house, name)
    await brings(chat)
    await house.deliveries()
    await begins(owner)
    found = await counted(house)
    assert (found.wanted, found.reasons, found.is_about) == (4, {Reason.CASE_OPEN: 2}, True)
    assert "Αργότερα, περιμένουν πρώτα απάντησή μας: περίπου 2" in said(await taps(owner, "Σε ποιους"))


def test_of_a_sample_the_number_to_be_typed_leaves_nobody_out() -> None:
    reckoned = Whom(3_000, 2_000, 2_000, 100, {Reason.EXPIRED: 900}, is_about=True)
    assert (reckoned.receive, reckoned.at_most, reckoned.is_most) == (1_000, 1_900, True)
    exact = Whom(300, 200, 200, 10, {Reason.EXPIRED: 90})
    assert (exact.receive, exact.at_most, exact.is_most) == (100, 100, False)
