"""Birthday and name day in the chat."""

import pytest

from customers.choices import messages_page, says_yes, told_birthday
from house import ON_SQLITE, House, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.bot.conversation import Conversation
from xenia.customers.models import Preferences


async def days_page(chat: ChatClient) -> Screen:
    """The page with both days."""
    await messages_page(chat)
    return await taps(chat, "Γενέθλια και γιορτή")


async def told(house: House) -> Preferences:
    """What the only customer told us."""
    (found,) = await house.rows(Preferences)
    return found


async def test_a_birthday_is_a_month_and_a_day_can_be_changed_and_taken_back(house: House) -> None:
    anna = await house.customer("Άννα")
    page = await told_birthday(anna, "Μάιος", 31)
    assert "Γενέθλια: 31 Μαΐου" in said(page)
    await taps(anna, "Αλλαγή γενεθλίων")
    month = await taps(anna, "Απρίλιος")
    assert said(month) == "Απρίλιος. Ποια ημέρα;"
    assert "30" in month.labels
    assert "31" not in month.labels
    assert await notice(anna, "5") == "Το σημειώσαμε."
    assert "Γενέθλια: 5 Απριλίου" in said(await anna.answer())
    kept = await told(house)
    assert (kept.birth_month, kept.birth_day, kept.leap_day) == (4, 5, None)
    assert await notice(anna, "Σβήσιμο γενεθλίων") == "Το σβήσαμε."
    gone = await anna.answer()
    assert "Γενέθλια: δεν μας τα έχετε πει" in said(gone)
    assert "Σβήσιμο γενεθλίων" not in gone.labels
    kept = await told(house)
    assert (kept.birth_month, kept.birth_day) == (None, None)


@pytest.mark.parametrize(
    ("choice", "kept", "shown"),
    [
        ("28 Φεβρουαρίου", "before", "τις άλλες χρονιές στις 28 Φεβρουαρίου"),
        ("1 Μαρτίου", "after", "τις άλλες χρονιές την 1η Μαρτίου"),
    ],
)
@ON_SQLITE
async def test_who_is_born_on_29_february_picks_the_day_of_other_years(
    house: House, choice: str, kept: str, shown: str
) -> None:
    anna = await house.customer("Άννα")
    asked = await told_birthday(anna, "Φεβρουάριος", 29)
    assert asked.labels == ["28 Φεβρουαρίου", "1 Μαρτίου", "‹ Πίσω"]
    assert (await told(house)).birth_day is None, "not before the question is answered"
    page = said(await taps(anna, choice))
    assert f"29 Φεβρουαρίου ({shown})" in page
    assert (await told(house)).leap_day == kept
    await taps(anna, "Αλλαγή γενεθλίων")
    await taps(anna, "Μάρτιος")
    assert "Γενέθλια: 1 Μαρτίου\n" in said(await taps(anna, "1"))
    assert (await told(house)).leap_day is None


@pytest.mark.parametrize(
    "forged",
    [
        "bday:2:30:",
        "bday:4:31:",
        "bday:2:28:before",
        "bday:5:5:after",
        "bday:13:1:",
        "bday:0:0:",
        "bday:2:29:x",
    ],
)
@ON_SQLITE
async def test_a_day_that_is_none_is_not_kept(house: House, forged: str) -> None:
    anna = await house.customer("Άννα")
    await told_birthday(anna, "Μάιος", 5)
    assert await anna.tap_data(forged) is not None
    await anna.answer()
    kept = await told(house)
    assert (kept.birth_month, kept.birth_day, kept.leap_day) == (5, 5, None)


async def test_a_name_day_is_suggested_and_confirmed(house: House) -> None:
    giorgos = await house.customer("Γιώργος")
    asked = await says_yes(giorgos, "nameday")
    assert said(asked) == "Μήπως γιορτάζετε τότε;"
    assert asked.labels == ["Γεώργιος · 3 Μαΐου", "Γράφω άλλο όνομα", "Δεν γιορτάζω"], "after Easter 2027"
    page = await taps(giorgos, "Γεώργιος")
    assert "Γιορτή: Γεώργιος, 3 Μαΐου" in said(page)
    assert (await told(house)).name_day == "georgios"
    await house.people.advance(days=200)
    assert "Γιορτή: Γεώργιος, 23 Απριλίου" in said(await days_page(giorgos)), "of 2028"
    await taps(giorgos, "Αλλαγή γιορτής")
    assert "δεν μας την έχετε πει" in said(await taps(giorgos, "Δεν γιορτάζω"))
    assert (await told(house)).name_day is None


async def test_another_name_is_written_until_a_feast_is_chosen(house: House) -> None:
    emma = await house.customer("Nick 🏄", "en")
    asked = await says_yes(emma, "nameday")
    assert "Nikolaos · 6 December" in asked.labels
    assert "for example George" in said(await taps(emma, "I’ll write another name"))
    for nonsense in ("qqq", "😀😀", "4821 12,40", "\u202eΆ", "ω" * 64, "<b>", "🏳️‍🌈", "محمد", "42"):
        unknown = await writes(emma, nonsense)
        assert "We did not find this name in our calendar" in said(unknown), nonsense
        assert "All Saints · 27 June" in unknown.labels
    await emma.send_sticker()
    assert "for example George" in said(await emma.answer())
    found = await writes(emma, "  yiorgos ")
    assert "Georgios · 3 May" in found.labels
    assert "Name day: Georgios, 3 May" in said(await taps(emma, "Georgios"))
    assert await house.rows(Conversation) == []


async def test_a_command_while_a_name_is_awaited_is_a_command(house: House) -> None:
    anna = await house.customer("Άννα")
    await days_page(anna)
    await taps(anna, "Πότε γιορτάζω")
    await taps(anna, "Γράφω άλλο όνομα")
    assert "Η κάρτα σας" in said(await writes(anna, "/card"))
    assert await house.rows(Conversation) == []
    assert "Δεν κατάλαβα" in said(await writes(anna, "Ελένη"))


@pytest.mark.parametrize("name", ["😀", "محمد", "\u202e\u202d", "Zxqw", "A" * 64, "Κάτια & <Μάρα>", "👨‍👩‍👧"])
@ON_SQLITE
async def test_whatever_a_first_name_is_the_page_is_kind(house: House, name: str) -> None:
    person = await house.customer(name)
    page = await says_yes(person, "nameday")
    assert "γιορτάζετε" in said(page)
    assert "Δεν γιορτάζω" in page.labels


@ON_SQLITE
async def test_a_feast_that_the_calendar_does_not_have_is_not_kept(house: House) -> None:
    anna = await house.customer("Άννα")
    for forged in ("nday:nobody", "nday:ΑΝΝΑ", "nday:", "nday:" + "a" * 50):
        assert await anna.tap_data(forged) is not None
        await anna.answer()
    assert await house.rows(Preferences) == []
