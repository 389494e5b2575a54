"""The owner adds, changes and retires rewards in the chat."""

import pytest

from house import ON_SQLITE, House, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.rewards.models import Reward, RewardTerms
from xenia.rewards.taps import AddReward, ChangeReward, ManageReward, ManageRewards, Publish, RetireReward


async def begins(owner: ChatClient) -> None:
    """The owner begins a new reward."""
    await writes(owner, "/catalogue")
    assert said(await taps(owner, "Νέο δώρο")).startswith("Πώς λέγεται το δώρο στα ελληνικά;")


async def test_five_answers_make_a_reward_and_two_taps_publish_one(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await begins(owner)
    await writes(owner, "Φρέντο & <b>κρύο</b>")
    await writes(owner, "Freddo")
    await writes(owner, "1200")
    await writes(owner, "20")
    await owner.send_photo()
    preview = await owner.answer()
    assert "Φρέντο & <b>κρύο</b> / Freddo\n1.200 πόντοι, απόθεμα 20" in said(preview)
    assert preview.photo is not None
    assert await notice(owner, "Στον κατάλογο") == "Μπήκε στον κατάλογο."
    toast = await owner.tap_data(Publish().pack(), preview.message_id)
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert [one.stock for one in await house.rows(Reward)] == [20]
    await writes(anna, "/rewards")
    page = await taps(anna, "Φρέντο & <b>κρύο</b> · 1.200")
    assert page.photo is not None, "with its picture"
    assert "Έμειναν 20" in said(page)


async def test_a_wrong_answer_is_asked_again_and_nothing_is_lost(house: House) -> None:
    owner = await house.owner()
    await begins(owner)
    for wrong in ("ω" * 65, "\u202e\u200b\u0301\u0301\u0301\u0301\u200b."[:1] + "\u200f"):
        assert "ως 64 γράμματα" in said(await writes(owner, wrong)), wrong
    await owner.send_sticker()
    assert "ως 64 γράμματα" in said(await owner.answer())
    assert "στα αγγλικά" in said(await writes(owner, "Κουλούρι"))
    assert "Πόσους πόντους" in said(await writes(owner, "4821 rolls"))
    for wrong in ("0", "-5", "1,5", "1000001", "εκατό", "١٢", "1 200", "²"):
        assert "Γράψτε έναν αριθμό από" in said(await writes(owner, wrong)), wrong
    assert "Πόσα έχετε" in said(await writes(owner, "1.090"))
    for wrong in ("100001", "πολλά", "-1"):
        assert "Γράψτε έναν αριθμό από" in said(await writes(owner, wrong)), wrong
    assert "Στείλτε μια φωτογραφία" in said(await taps(owner, "Όσα ζητηθούν"))
    assert "Χρειάζεται μια φωτογραφία (όχι αρχείο)" in said(await writes(owner, "ορίστε"))
    await owner.send_document(b"\x89PNG", "photo.png")
    assert "(όχι αρχείο)" in said(await owner.answer())
    assert "Κουλούρι / 4821 rolls\n1.090 πόντοι" in said(await taps(owner, "Χωρίς φωτογραφία"))
    assert "1.090 πόντοι" in said(await writes(owner, "και κάτι ακόμη")), "the preview stays"
    await taps(owner, "Στον κατάλογο")
    (terms,) = await house.rows(RewardTerms)
    assert (terms.name_el, terms.name_en, terms.cost) == ("Κουλούρι", "4821 rolls", 1090)


@pytest.mark.parametrize("way_out", ["/menu", "Άκυρο"])
@ON_SQLITE
async def test_leaving_in_the_middle_forgets_what_was_begun(house: House, way_out: str) -> None:
    owner = await house.owner()
    await begins(owner)
    await writes(owner, "Κουλούρι")
    await (writes(owner, way_out) if way_out.startswith("/") else taps(owner, way_out))
    assert "Δεν κατάλαβα" in said(await writes(owner, "Bread ring"))
    toast = await owner.tap_data(Publish().pack())
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert await house.rows(Reward) == []


async def test_each_field_can_be_changed(house: House) -> None:
    owner = await house.owner()
    await house.reward("Καφές", 60)
    await writes(owner, "/catalogue")
    await taps(owner, "Καφές")
    for label, value, seen in (
        ("Ελληνικό όνομα", "Ελληνικός καφές", "Ελληνικός καφές\nΑγγλικά: Καφές (en)"),
        ("Αγγλικό όνομα", "Callback", "Αγγλικά: Callback"),
        ("Πόντοι", "4821", "Κοστίζει: 4.821 πόντους"),
        ("Απόθεμα", "0", "Απόθεμα: 0"),
    ):
        await taps(owner, label)
        assert seen in said(await writes(owner, value))
    await taps(owner, "Απόθεμα")
    assert "Απόθεμα: όσα ζητηθούν" in said(await taps(owner, "Όσα ζητηθούν"))
    await taps(owner, "Πόντοι")
    assert "Γράψτε έναν αριθμό από" in said(await writes(owner, "τόσοι"))
    assert "Κοστίζει: 4.821" in said(await taps(owner, "Άκυρο"))
    await taps(owner, "Φωτογραφία")
    await owner.send_photo()
    assert (await owner.answer()).photo is not None
    await taps(owner, "Φωτογραφία")
    assert (await taps(owner, "Χωρίς φωτογραφία")).photo is None
    assert len(await house.rows(RewardTerms)) == 4, "words and price are versions; stock and photo are not"


async def test_a_retired_reward_is_gone_and_stays_gone(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await house.reward("Καφές", 60)
    await writes(owner, "/catalogue")
    page = await taps(owner, "Καφές")
    await taps(owner, "Απόσυρση")
    assert "Κοστίζει: 60" in said(await taps(owner, "Άκυρο"))
    await taps(owner, "Απόσυρση")
    assert "Κατάλογος δώρων (0)" in said(await taps(owner, "Ναι, να αποσυρθεί"))
    assert "Ετοιμάζουμε τα δώρα μας" in said(await writes(anna, "/rewards"))
    for tap in (
        ManageReward(reward=1),
        ChangeReward(reward=1, field="cost"),
        ChangeReward(reward=99, field="cost"),
        RetireReward(reward=99, sure=True),
    ):
        toast = await owner.tap_data(tap.pack(), page.message_id)
        assert toast is not None
        assert "δεν προσφέρεται πια" in (toast.text or "")
    assert "Δεν κατάλαβα" in said(await writes(owner, "250")), "nothing is awaited"


async def test_staff_do_not_touch_the_catalogue(house: House) -> None:
    await house.reward("Καφές", 60)
    waiter = await house.team_member(language="en")
    await writes(waiter, "/menu")
    assert "I am not sure" in said(await writes(waiter, "/catalogue"))
    for tap in (
        ManageRewards(),
        ManageReward(reward=1),
        AddReward(),
        ChangeReward(reward=1, field="cost"),
        RetireReward(reward=1, sure=True),
    ):
        toast = await waiter.tap_data(tap.pack())
        assert toast is not None
        assert "no longer valid" in (toast.text or "")
    assert (await house.rows(Reward))[0].retired_at is None


async def test_a_large_catalogue_has_pages(house: House) -> None:
    owner = await house.owner()
    for number in range(120):
        await house.reward(f"Δώρο {number:03}", cost=100 + number)
    page = await writes(owner, "/catalogue")
    assert "Δώρο 019" in said(page)
    assert "Δώρο 020" not in said(page)
    assert "1/6" in page.labels
    page = await taps(owner, "‹")
    assert "Δώρο 119" in said(page), "from the first back to the last"
    assert "6/6" in page.labels
    assert "Δώρο 000" in said(await taps(owner, "›"))
