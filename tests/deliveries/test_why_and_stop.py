"""Why did I get this, no more of these, why did I not get that; and what an admin sees and decides."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, literal, null, select, update

from deliveries.mail import PURPOSE, TEXTS, greet
from house import ON_SQLITE, House, doorway, notice, said, taps, writes
from outreach.people import at, athens, born, decides, keeps
from telegram_sandbox.chat_client import ChatClient
from xenia.app import ROOMS
from xenia.core.picture import Picture
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import LANGUAGES, Say
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.customers.preferences import Birthday, set_monthly
from xenia.deliveries.claim import Around
from xenia.deliveries.models import CANCELLED, QUEUED, SENT, UNKNOWN, Delivery, HeldBack
from xenia.deliveries.queue import plan_from
from xenia.privacy.consent import decide, notice_for
from xenia.privacy.models import ConsentRecord, ConsentStanding


async def pictured(_: Moment, about: int, __: Say) -> Screen | None:
    return Screen(f"greeting {about}", picture=Picture("Το Καφενείο", "Καφές", "https://t.me/x"))


def brings(house: House, *, picture: bool = False) -> DeliveryKind:
    """A house that knows how to greet."""
    kind = DeliveryKind("winback", PURPOSE, 5, pictured if picture else greet)
    sender = house.app.sender
    around = Around(house.app.ground.texts, house.app.shop, {kind.name: kind})
    for place in (sender, sender._carrier):
        place._around = around
    return kind


async def agrees(house: House, chat: ChatClient) -> Customer:
    """A customer says yes, on a weekday."""
    (customer,) = [one for one in await house.rows(Customer) if one.telegram_id == chat.person.id]
    async with transaction(house.app.database) as session:
        await decide(
            session,
            customer.id,
            PURPOSE,
            given=True,
            notice=notice_for(house.app.ground.texts.say("el"), PURPOSE),
            language="el",
            controller="x",
            method="a tap",
            now=house.now,
        )
    return customer


async def planned(house: House, kind: DeliveryKind, chat: ChatClient, about: int = 1) -> None:
    """A greeting, under the consent that is in force."""
    (customer,) = [one for one in await house.rows(Customer) if one.telegram_id == chat.person.id]
    async with transaction(house.app.database) as session:
        found = select(
            ConsentStanding.customer_id,
            literal(customer.telegram_id).label("chat_id"),
            ConsentStanding.record_id.label("consent_id"),
            literal(f"greeting:{customer.id}:{about}").label("subject"),
            literal(about).label("about"),
            null().label("not_before"),
            literal(house.now + timedelta(days=5), Delivery.expires_at.type).label("expires_at"),
        ).where(ConsentStanding.customer_id == customer.id)
        assert await plan_from(session, kind, found, house.now) == 1


async def on_a_weekday(house: House) -> None:
    """The house of tests opens on a Sunday."""
    house.sandbox.clock.advance(timedelta(days=1))


@pytest.mark.parametrize("picture", [False, True], ids=["words", "a picture"])
async def test_why_and_stop_stand_under_the_message_and_work_for_ever(house: House, *, picture: bool) -> None:
    anna, kind = await house.customer(), brings(house, picture=picture)
    await agrees(house, anna)
    await on_a_weekday(house)
    await planned(house, kind, anna)
    greeting = await anna.answer()
    assert said(greeting) == "greeting 1"
    assert greeting.labels[-2:] == ["Γιατί το έλαβα;", "Όχι άλλα τέτοια"]
    await planned(house, kind, anna, about=2)  # held back: one a day
    why = await taps(anna, "Γιατί το έλαβα;")
    assert not why.edited
    assert "Είχατε καιρό να έρθετε" in said(why)
    assert "Στις 22 Νοεμβρίου 2026 είπατε ναι" in said(why)
    assert "Ένας χαιρετισμός, αν περάσει καιρός" in said(why)
    assert "4 σε 30 ημέρες" in said(why)
    stopped = await taps(anna, "Όχι άλλα τέτοια")
    assert said(stopped) == "Έγινε: δεν θα σας ξαναστείλουμε χαιρετισμούς όταν έχουμε καιρό να σας δούμε."
    assert stopped.labels == ["Ρυθμίσεις μηνυμάτων"]
    assert [one.state for one in await house.rows(Delivery)] == [SENT, CANCELLED]
    house.sandbox.clock.advance(timedelta(days=900))
    again = await anna.tap_data("stop:1", greeting.message_id)
    assert again is not None
    assert "δεν θα σας ξαναστείλουμε" in said(await anna.answer())
    assert [one.event for one in await house.rows(ConsentRecord)] == ["given", "withdrawn"]
    await anna.tap_data("why:1", greeting.message_id)
    assert "Στις 23 Νοεμβρίου 2026 μας είπατε όχι" in said(await anna.answer())


@ON_SQLITE
async def test_a_message_of_somebody_else_says_nothing_and_stops_nothing(house: House) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    kind = brings(house)
    await agrees(house, anna)
    await on_a_weekday(house)
    await planned(house, kind, anna)
    await anna.answer()
    page = await writes(nikos, "/menu")
    for data in ("why:1", "stop:1", "why:99", "stop:99"):
        toast = await nikos.tap_data(data, page.message_id)
        assert toast is not None
        assert toast.text == "Αυτό το μήνυμα δεν το βρίσκουμε πια."
    assert [one.event for one in await house.rows(ConsentRecord)] == ["given"]


async def test_the_customer_is_told_what_did_not_come_and_why(house: House) -> None:
    anna, kind = await house.customer(), brings(house)
    await writes(anna, "/settings")
    page = await taps(anna, "Μηνύματα από εμάς")
    assert "Γιατί δεν έλαβα κάτι;" in page.labels
    assert "δεν κρατήσαμε κανένα μήνυμα" in said(await taps(anna, "Γιατί δεν έλαβα κάτι;"))
    await agrees(house, anna)
    await planned(house, kind, anna)  # on a Sunday
    await house.deliveries()
    await anna.tap_data("whynot", page.message_id)
    told = said(await anna.answer())
    assert "22/11/26 · Χαιρετισμός: ήταν Κυριακή ή αργία. Θα έρθει αργότερα." in told
    house.sandbox.clock.advance(timedelta(days=1))
    assert said(await anna.answer()) == "greeting 1"
    await anna.tap_data("whynot", page.message_id)
    assert "δεν κρατήσαμε κανένα μήνυμα" in said(await anna.answer()), "it has come"


@ON_SQLITE
async def test_what_cannot_go_before_its_end_is_not_said_to_come(house: House) -> None:
    """One a month, and the birthday was five days ago: the name day passes, and nobody promises more."""
    anna, owner = await house.customer(), await house.owner()
    await decides(house, 1, "birthday", "nameday")
    async with transaction(house.app.database) as session:
        await set_monthly(session, 1, 1)
    await born(house, 1, Birthday(12, 1))
    await keeps(house, 1, "nikolaos")
    page = await writes(anna, "/menu")
    for day in (1, 6):
        await at(house, athens(2026, 12, day, 11))
    await anna.tap_data("whynot", page.message_id)
    assert said(await anna.answer()).endswith("Ευχές γιορτής: είχαν συμπληρωθεί όσα θέλετε σε 30 ημέρες.")
    await at(house, athens(2026, 12, 9, 11))
    await writes(owner, "/menu")
    assert "Ευχές γιορτής: δεν στάλθηκαν 1\n" in said(await doorway(owner, "Παραδόσεις"))


async def test_admins_see_what_is_unknown_and_decide(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    kind = brings(house)
    await agrees(house, anna)
    await on_a_weekday(house)
    house.sandbox.faults.plan("reset_before", "sendMessage")
    await planned(house, kind, anna)
    (delivery,) = await house.deliveries()
    assert (delivery.state, delivery.reason) == (UNKNOWN, "MaybeSent")
    await writes(owner, "/menu")
    page = await doorway(owner, "Παραδόσεις")
    assert "Χαιρετισμός: άγνωστα 1" in said(page)
    assert "1. Άννα · Χαιρετισμός · 23/11/26, 10:00" in said(page)
    assert "Θα ξανασταλεί" in await notice(owner, "1. Να ξανασταλεί")
    await planned(house, kind, anna, about=2)
    held, other = await house.deliveries()
    assert held.sent_at == other.queued_at, "it may have arrived, and goes on counting"
    tomorrow = datetime.fromisoformat("2026-11-24T09:00+02:00")
    assert [(one.state, one.reason, one.retry_at) for one in (held, other)] == [
        (QUEUED, "daily", tomorrow)
    ] * 2
    async with transaction(house.app.database) as session:
        await session.execute(delete(HeldBack).where(HeldBack.delivery_id == other.id))
        await session.execute(delete(Delivery).where(Delivery.id == other.id))
    house.sandbox.clock.set(tomorrow)
    house.sandbox.faults.plan("refused", "sendMessage")
    assert said(await anna.answer()) == "greeting 1"
    (delivery,) = await house.deliveries()
    assert delivery.state == SENT
    async with transaction(house.app.database) as session:
        await session.execute(update(Delivery).values(state=UNKNOWN, reason="interrupted"))
    await writes(owner, "/menu")
    await doorway(owner, "Παραδόσεις")
    assert await notice(owner, "1. Να μείνει έτσι") == "Μένει έτσι."
    for data in (f"again:{delivery.id}", f"leaveit:{delivery.id}"):
        toast = await owner.tap_data(data, page.message_id)
        assert toast is not None
        assert toast.text == "Έχει ήδη αποφασιστεί."
    (delivery,) = await house.rows(Delivery)
    assert delivery.state == UNKNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_reason_in_words(language: str) -> None:
    say = TEXTS.say(language)
    kinds = [kind for room in ROOMS for kind in room.delivery_kinds if kind.purpose is not None]
    assert len(kinds) >= 7
    for kind in kinds:
        assert say(f"deliveries-occasion-{kind.name}")
