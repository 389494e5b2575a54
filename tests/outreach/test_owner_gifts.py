"""The owner prepares, replaces and ends gifts in the chat, and sees each message as it will look."""

from datetime import date

import pytest

from house import ON_SQLITE, House, notice, said, taps, writes
from outreach.people import at, athens, born, decides, gift, offers, reads
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import transaction
from xenia.customers.preferences import Birthday
from xenia.outreach.gifts import DayTaken, Given, prepare
from xenia.outreach.models import Gift, Occasion
from xenia.outreach.taps import EndGift, GiveReward, PrepareGift, Sample, ShowGifts, SwitchOn
from xenia.rewards.catalogue import retire


async def begins(owner: ChatClient, occasion: str = "Γενέθλια") -> str:
    """The owner begins a gift; the first question."""
    await writes(owner, "/gifts")
    await taps(owner, occasion)
    return said(await taps(owner, "Ετοιμάζω δώρο"))


async def last(owner: ChatClient, count: int) -> list[str]:
    """The last messages in the owner's chat."""
    await owner.settled()
    return [said(one) for one in (await owner.messages())[-count:]]


async def test_four_answers_and_a_preview_in_both_languages(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    page = said(await writes(owner, "/gifts"))
    assert "• Γενέθλια: ευχή χωρίς δώρο" in page
    assert "• Ημέρα ευχαριστίας: δεν έχει οριστεί" in page
    assert (await begins(owner)).startswith("Τι δίνετε; Γράψτε πόσους πόντους.")
    assert "Πόσες ημέρες" in said(await writes(owner, "1.200"))
    assert "στα ελληνικά" in said(await taps(owner, "14 ημέρες"))
    assert "στα αγγλικά" in said(await writes(owner, "Με <αγάπη> & φιλιά"))
    await owner.tap("Χωρίς δικά μου λόγια")
    greek, english, confirm = await last(owner, 3)
    assert greek.startswith("Χρόνια πολλά, Κατερίνα!")
    assert "Με <αγάπη> & φιλιά\n\nΈνα δώρο από εμάς: 1.200 πόντοι." in greek
    assert "ως τις 5 Δεκεμβρίου 2026" in greek
    assert english.startswith("Happy birthday, Κατερίνα!")
    assert "A gift from us: 1,200 points. One tap, until 5 December 2026" in english
    assert "Γενέθλια: 1.200 πόντοι, για 14 ημέρες" in confirm
    shown = (await owner.messages())[-3]
    assert shown.labels == ["Παίρνω το δώρο μου", "Γιατί το έλαβα;", shown.labels[-1]]
    assert "Εδώ δεν δίνει τίποτα" in await sampled(owner, shown.message_id)
    assert await house.rows(Gift) == []
    assert await notice(owner, "Ναι, να ισχύσει") == "Ισχύει."
    (one,) = await house.rows(Gift)
    assert (one.points, one.valid_days, one.words_el, one.words_en, one.created_by) == (
        1200,
        14,
        "Με <αγάπη> & φιλιά",
        "",
        1,
    )
    toast = await owner.tap_data(SwitchOn().pack(), shown.message_id)
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert len(await house.rows(Gift)) == 1
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    (wish,) = await reads(anna)
    assert "Με <αγάπη> & φιλιά\n\nΈνα δώρο από εμάς: 1.200 πόντοι." in said(wish)


async def sampled(chat: ChatClient, message_id: int) -> str:
    """The notice over a preview's button."""
    toast = await chat.tap_data(Sample().pack(), message_id)
    return (toast.text or "") if toast else ""


async def test_a_reward_is_chosen_from_pages_and_replaced_and_ended(house: House) -> None:
    owner = await house.owner()
    for number in range(10):
        await house.reward(f"Δώρο {number}", 100 + number)
    question = await begins(owner, "Ονομαστική γιορτή")
    assert "ή πατήστε ένα δώρο του καταλόγου" in question
    await taps(owner, "›")
    await taps(owner, "Δώρο 9")
    await taps(owner, "7 ημέρες")
    await taps(owner, "Χωρίς δικά μου λόγια")
    await owner.tap("Χωρίς δικά μου λόγια")
    greek, *_ = await last(owner, 3)
    assert "Ένα δώρο από εμάς: Δώρο 9." in greek
    assert "Το κουπόνι του ισχύει 30 ημέρες από τότε." in greek
    assert "Δίνετε: Δώρο 9, για 7 ημέρες." in said(await taps(owner, "Ναι, να ισχύσει"))
    await taps(owner, "Άλλο δώρο")
    await writes(owner, "80")
    await writes(owner, "4")
    await taps(owner, "Χωρίς δικά μου λόγια")
    await owner.tap("Χωρίς δικά μου λόγια")
    await owner.settled()
    assert "Δίνετε: 80 πόντοι, για 4 ημέρες." in said(await taps(owner, "Ναι, να ισχύσει"))
    first, second = await house.rows(Gift)
    assert (first.until, second.until) == (house.now, None)
    await owner.tap("Πώς φαίνεται το μήνυμα")
    greek, english, _page = await last(owner, 3)
    assert "80 πόντοι" in greek
    assert "80 points" in english
    assert "Η ευχή θα συνεχίσει" in said(await taps(owner, "Τέλος σε αυτό το δώρο"))
    assert "Δίνετε: 80" in said(await taps(owner, "Άκυρο"))
    await taps(owner, "Τέλος σε αυτό το δώρο")
    assert "Στέλνουμε μόνο την ευχή" in said(await taps(owner, "Ναι, τέλος"))
    assert all(one.until is not None for one in await house.rows(Gift))


async def test_careless_answers_are_asked_again_and_nothing_is_lost(house: House) -> None:
    owner = await house.owner()
    assert "Ποια μέρα" in await begins(owner, "Ημέρα ευχαριστίας")
    for wrong in ("αύριο", "31/2/2027", "0/0", "2027-02-14", "14/2/27", "1/1/99999"):
        assert "μια μέρα που υπάρχει" in said(await writes(owner, wrong)), wrong
    for wrong in ("21/11/2026", "1/1/2020", "1/1/2028"):
        assert "Αυτή η μέρα πέρασε ή αργεί πολύ" in said(await writes(owner, wrong)), wrong
    assert "Τι δίνετε;" in said(await writes(owner, "15.2"))
    for wrong in ("0", "-3", "πολλά", "1000001", "2,5", "٣"):
        assert "Γράψτε έναν αριθμό από 1" in said(await writes(owner, wrong)), wrong
    await owner.send_sticker()
    assert "Γράψτε έναν αριθμό από 1" in said(await owner.answer())
    assert "Πόσες ημέρες" in said(await writes(owner, "5"))
    for wrong in ("0", "3", "91", "μία"):
        assert "από 4 ως 90" in said(await writes(owner, wrong)), wrong
    assert "στα ελληνικά" in said(await writes(owner, "90"))
    for wrong in ("ω" * 501, "&" * 120):
        assert "Ως 500 γράμματα" in said(await writes(owner, wrong))
    await taps(owner, "Χωρίς δικά μου λόγια")
    await owner.tap("Χωρίς δικά μου λόγια")
    greek, *_ = await last(owner, 3)
    assert "μια μέρα: 15 Φεβρουαρίου 2027" in greek
    assert "15 Φεβρουαρίου 2027. Δίνετε: 5 πόντοι, για 90 ημέρες." in said(
        await taps(owner, "Ναι, να ισχύσει")
    )
    assert [one.on_day for one in await house.rows(Gift)] == [date(2027, 2, 15)]


async def test_what_changed_between_the_question_and_the_answer(house: House) -> None:
    owner = await house.owner()
    coffee = await house.reward("Καφές", 60)
    await begins(owner)
    await taps(owner, "Καφές")
    async with transaction(house.app.database) as session:
        await retire(session, coffee.reward.id, house.now)
    await taps(owner, "7 ημέρες")
    await taps(owner, "Χωρίς δικά μου λόγια")
    await owner.tap("Χωρίς δικά μου λόγια")
    await owner.settled()
    assert "δεν είναι πια στον κατάλογο" in await notice(owner, "Ναι, να ισχύσει")
    assert await house.rows(Gift) == []
    await begins(owner)
    shown = (await owner.messages())[-1]
    for reward, version in ((1, 1), (99, 1), (1, 9)):
        forged = GiveReward(reward=reward, version=version)
        toast = await owner.tap_data(forged.pack(), shown.message_id)
        assert toast is not None
        assert "δεν είναι πια στον κατάλογο" in (toast.text or "")
    assert "Πόσες ημέρες" in said(await writes(owner, "10"))


async def test_a_reward_in_force_that_left_the_catalogue_is_said_to_have(house: House) -> None:
    owner = await house.owner()
    coffee = await house.reward("Καφές", 60)
    await gift(house, Occasion.BIRTHDAY, Given(reward_id=coffee.reward.id, version=1))
    async with transaction(house.app.database) as session:
        await retire(session, coffee.reward.id, house.now)
    assert "• Γενέθλια: το δώρο αποσύρθηκε από τον κατάλογο" in said(await writes(owner, "/gifts"))
    assert "«Καφές» αποσύρθηκε" in said(await taps(owner, "Γενέθλια"))
    await owner.tap("Πώς φαίνεται το μήνυμα")
    greek, *_ = await last(owner, 3)
    assert "δώρο" not in greek


@ON_SQLITE
async def test_one_day_of_thanks_a_year(house: House) -> None:
    await gift(house, Occasion.APPRECIATION, Given(points=5), on_day=date(2026, 11, 30))
    await gift(house, Occasion.APPRECIATION, Given(points=6), on_day=date(2026, 12, 3))  # moved in time
    house.sandbox.clock.set(athens(2026, 12, 3))
    await gift(house, Occasion.APPRECIATION, Given(points=7), on_day=date(2026, 12, 3))  # more, on the day
    house.sandbox.clock.set(athens(2026, 12, 4))
    with pytest.raises(DayTaken):
        await gift(house, Occasion.APPRECIATION, Given(points=8), on_day=date(2026, 12, 24))
    await gift(house, Occasion.APPRECIATION, Given(points=8), on_day=date(2027, 12, 3))
    owner = await house.owner()
    await writes(owner, "/gifts")
    await taps(owner, "Ημέρα ευχαριστίας")
    await taps(owner, "Άλλο δώρο")
    assert "Το 2026 είχε ήδη τη μέρα του" in said(await writes(owner, "24/12/2026"))


@ON_SQLITE
async def test_leaving_in_the_middle_forgets_what_was_begun(house: House) -> None:
    owner = await house.owner()
    await begins(owner)
    await writes(owner, "80")
    await taps(owner, "Άκυρο")
    assert "Δεν κατάλαβα" in said(await writes(owner, "7"))
    assert await house.rows(Gift) == []


@ON_SQLITE
async def test_staff_and_customers_prepare_nothing(house: House) -> None:
    waiter, anna = await house.team_member(language="en"), await house.customer()
    await gift(house, Occasion.BIRTHDAY, Given(points=5))
    for chat in (waiter, anna):
        await writes(chat, "/menu")
        birthday = Occasion.BIRTHDAY
        for tap in (ShowGifts(), PrepareGift(occasion=birthday), EndGift(occasion=birthday, sure=True)):
            toast = await chat.tap_data(tap.pack())
            assert toast is not None
            assert "no longer valid" in (toast.text or "") or "δεν ισχύει πια" in (toast.text or "")
    assert [one.until for one in await house.rows(Gift)] == [None]


@ON_SQLITE
@pytest.mark.parametrize(
    "wrong",
    [
        {"valid_days": 0},
        {"valid_days": 91},
        {"given": Given()},
        {"given": Given(points=1, reward_id=1, version=1)},
        {"on_day": date(2026, 12, 1)},
        {"occasion": Occasion.APPRECIATION},
    ],
)
async def test_what_the_pages_let_nobody_say_is_refused(house: House, wrong: dict[str, object]) -> None:
    right: dict[str, object] = {"occasion": Occasion.BIRTHDAY, "given": Given(points=1), "valid_days": 1}
    told: dict[str, object] = {**right, "on_day": None, **wrong}
    with pytest.raises(ValueError, match=r"."):
        async with transaction(house.app.database) as session:
            await prepare(
                session,
                words_el="",
                words_en="",
                shop=house.app.shop,
                member_id=None,
                now=house.now,
                **told,  # type: ignore[arg-type]  # each is one of its arguments
            )
    assert await offers(house) == []
