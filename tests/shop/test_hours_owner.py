"""The owner sets the week in the chat: typed, copied with one tap, seen as customers see it."""

import pytest

from house import ON_SQLITE, House, doorway, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.shop.hours_models import Opening, OpeningRule
from xenia.shop.taps import (
    CloseWeekday,
    ManageHours,
    ManageWeekday,
    PreviewHours,
    RestOnHolidays,
    to_others,
)
from xenia.team.models import ADMIN, STAFF


async def opens_page(owner: ChatClient) -> str:
    """The owner's page of the week."""
    await writes(owner, "/menu")
    return said(await doorway(owner, "Ωράριο"))


async def kept(house: House) -> dict[int, list[tuple[int | None, int | None]]]:
    """What the database holds of the week."""
    found: dict[int, list[tuple[int | None, int | None]]] = {}
    for one in sorted(await house.rows(Opening), key=lambda row: (row.weekday, row.opens or 0)):
        found.setdefault(one.weekday, []).append((one.opens, one.closes))
    return found


SPLIT = [(540, 840), (1050, 1260)]


async def test_a_week_in_a_few_messages(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    page = await opens_page(owner)
    assert "Δευτέρα: 9:00–21:00 (δεν έχει οριστεί)\n" in page
    assert "Κυριακή: κλειστά (δεν έχει οριστεί)\n" in page
    assert "Δεν το έχετε ορίσει ακόμη." in page
    question = said(await taps(owner, "Δευτέρα"))
    assert question.startswith("Δευτέρα: 9:00–21:00 (δεν έχει οριστεί)\n\nΓράψτε τις ώρες της")
    answer = said(await writes(owner, "9-14 17:30-21"))
    assert answer == "Το κρατήσαμε.\n\nΔευτέρα: 9:00–14:00, 17:30–21:00\n\nΙσχύει και για άλλες μέρες;"
    copied = await taps(owner, "Το ίδιο Δευτέρα–Παρασκευή")
    assert "Δευτέρα, Τρίτη, Τετάρτη, Πέμπτη, Παρασκευή: 9:00–14:00, 17:30–21:00" in said(copied)
    assert "Το ίδιο Δευτέρα–Παρασκευή" not in copied.labels
    assert {"Σάββατο: το ίδιο", "Κυριακή: το ίδιο", "Το ίδιο κάθε μέρα"} <= set(copied.labels)
    page = said(await taps(owner, "Όλο το ωράριο"))
    assert "Σάββατο: 9:00–21:00 (δεν έχει οριστεί)" in page
    assert "Οι μέρες που δεν έχουν οριστεί φαίνονται στους πελάτες όπως εδώ." in page
    await taps(owner, "Σάββατο")
    await writes(owner, "9-15")
    await taps(owner, "Όλο το ωράριο")
    await taps(owner, "Κυριακή")
    assert "Κυριακή: κλειστά" in said(await taps(owner, "Κλειστά"))
    page = said(await taps(owner, "Όλο το ωράριο"))
    assert "οριστεί" not in page
    assert await kept(house) == {
        **dict.fromkeys(range(1, 6), SPLIT),
        6: [(540, 900)],
        7: [(None, None)],
    }
    seen = said(await taps(owner, "Πώς το βλέπουν οι πελάτες"))
    assert seen == said(await writes(anna, "/hours"))
    assert "Δευτέρα–Παρασκευή: 9:00–14:00, 17:30–21:00\nΣάββατο: 9:00–15:00\nΚυριακή: κλειστά" in seen
    assert "Το ωράριο του καταστήματος" in said(await taps(owner, "Πίσω"))


async def test_closed_may_be_typed_and_one_day_copied_to_another(house: House) -> None:
    owner = await house.owner()
    await opens_page(owner)
    await taps(owner, "Τετάρτη")
    assert "Τετάρτη: κλειστά" in said(await writes(owner, "Κλειστά"))
    assert "Τετάρτη, Κυριακή: κλειστά" in said(await taps(owner, "Κυριακή: το ίδιο"))
    assert await kept(house) == {3: [(None, None)], 7: [(None, None)]}
    all_alike = await taps(owner, "Το ίδιο κάθε μέρα")
    assert said(all_alike).endswith("Κυριακή: κλειστά"), "nothing is left to ask"
    assert all_alike.labels == ["Όλο το ωράριο"]
    assert "Προσοχή: είστε κλειστά όλη την εβδομάδα." in said(await taps(owner, "Όλο το ωράριο"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("πρωί και απόγευμα", "Αυτές τις ώρες δεν τις κατάλαβα."),
        ("9-25", "Αυτές τις ώρες δεν τις κατάλαβα."),
        ("9-2", "Το απόγευμα γράφεται 14 και όχι 2."),
        ("18-2", "γράφεται σε δύο μέρες: 18-24 και, στην επόμενη, 0-2."),
        ("9-14 13-21", "Κάποιες ώρες πέφτουν η μία πάνω στην άλλη."),
        ("0-1 2-3 4-5 6-7 8-9 10-11 12-13", "Ως έξι διαστήματα"),
    ],
)
@ON_SQLITE
async def test_nonsense_is_refused_kindly_and_asked_again(house: House, wrong: str, sentence: str) -> None:
    owner = await house.owner()
    await opens_page(owner)
    await taps(owner, "Δευτέρα")
    asked_again = said(await writes(owner, wrong))
    assert sentence in asked_again
    assert "Γράψτε τις ώρες της" in asked_again
    assert await kept(house) == {}
    await owner.send_sticker()
    assert "δεν τις κατάλαβα" in said(await owner.answer())
    await writes(owner, "9-14")
    assert await kept(house) == {1: [(540, 840)]}


@ON_SQLITE
async def test_leaving_in_the_middle_forgets_the_question(house: House) -> None:
    owner = await house.owner()
    await opens_page(owner)
    await taps(owner, "Δευτέρα")
    await taps(owner, "Πίσω")
    assert "Δεν κατάλαβα" in said(await writes(owner, "9-14"))
    assert await kept(house) == {}


async def test_holidays_are_one_tap(house: House) -> None:
    owner = await house.owner()
    assert "Αργίες: κλειστά" in await opens_page(owner)
    assert await notice(owner, "Να ανοίγουμε τις αργίες") == "Τις αργίες είστε ανοιχτά, όπως τις άλλες μέρες."
    assert "Αργίες: όπως τις άλλες μέρες" in await opens_page(owner)
    assert [one.closed_on_holidays for one in await house.rows(OpeningRule)] == [False]
    assert await notice(owner, "Να κλείνουμε τις αργίες") == "Τις αργίες είστε κλειστά."
    assert [one.closed_on_holidays for one in await house.rows(OpeningRule)] == [True]


async def test_only_admins_and_the_owner_change_the_hours(house: House) -> None:
    waiter, admin, anna = (
        await house.team_member(STAFF),
        await house.team_member(ADMIN, "Ελένη"),
        await house.customer(),
    )
    for chat in (waiter, anna):
        page = await writes(chat, "/hours")
        assert "Αλλαγή ωραρίου" not in page.labels
        for tap in (
            ManageHours(),
            PreviewHours(),
            ManageWeekday(weekday=1),
            CloseWeekday(weekday=1),
            to_others(1, [2]),
            RestOnHolidays(closed=False),
        ):
            toast = await chat.tap_data(tap.pack(), page.message_id)
            assert toast is not None
            assert "δεν ισχύει πια" in (toast.text or "")
    assert await house.rows(Opening) == []
    assert await house.rows(OpeningRule) == []
    await writes(admin, "/hours")
    assert "Το ωράριο του καταστήματος" in said(await taps(admin, "Αλλαγή ωραρίου"))


@ON_SQLITE
async def test_made_up_buttons_change_nothing(house: House) -> None:
    owner = await house.owner()
    page = await writes(owner, "/menu")
    for made_up in ("mhday:0", "mhday:8", "mhclose:9", "mhcopy:1:", "mhcopy:1:0", "mhcopy:1:128"):
        toast = await owner.tap_data(made_up, page.message_id)
        assert toast is not None
        assert "δεν ισχύει πια" in (toast.text or "")
    assert await house.rows(Opening) == []
