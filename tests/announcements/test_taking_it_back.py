"""An announcement is taken back: deleted where Telegram still lets us, and counted where it does not."""

from datetime import timedelta

from announcements.approved import WORDS, approved, members, on_a_working_day, opens, state_of
from house import ON_SQLITE, House, notice, said, taps
from outreach.people import reads
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import transaction
from xenia.deliveries.models import FAILED, UNKNOWN, Delivery
from xenia.outreach.announcements import course
from xenia.outreach.announcements.models import RECALLED


async def takes_back(admin: ChatClient) -> str:
    """An admin takes the announcement back, and reads what came of it."""
    shown = await opens(admin)
    await admin.tap("Ανάκληση", shown.message_id)
    assert "48 ώρες" in said(await admin.answer())
    await admin.tap("Ναι, να ανακληθεί", shown.message_id)
    return said(await admin.answer())


async def test_what_reached_people_is_deleted_and_what_cannot_be_is_counted(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    people = await members(house, 4)
    await approved(house)
    await house.tick()
    assert [len(await reads(one)) for one in people] == [1, 1, 1, 1]
    await people[1].block()
    async with transaction(house.app.database) as session:
        lost = await session.get_one(
            Delivery, [one.id for one in await house.rows(Delivery) if one.kind == course.KIND][3]
        )
        lost.state, lost.message_id, lost.reason = UNKNOWN, None, "MaybeSent"
    assert "Σβήνονται ακόμη 3" in await takes_back(owner)
    await house.tick()
    assert [len(await reads(one)) for one in people] == [0, 0, 0, 1], "also where the bot is stopped"
    shown = said(await opens(owner))
    assert "Την ανακαλέσατε" in shown
    assert "Σβήστηκαν 3" in shown
    assert "δεν βρίσκονται για να σβηστούν: 1" in shown
    assert (await state_of(house)).state == RECALLED
    effects = await taps(owner, "Τι έφερε")
    assert (
        "Έφτασε σε 3 από 4.\n"
        "Ανακλήθηκε στις 23 Νοεμβρίου 2026, 12:00. Μηνύματα που σβήστηκαν: 3 από 3." in said(effects)
    )
    table = (await taps(owner, "Σε πίνακα (CSV)")).document
    assert table is not None
    rows = (await owner.download(table["file_id"])).decode("utf-8-sig").splitlines()
    assert "σβήστηκε με την ανάκληση,3,3,,," in rows


@ON_SQLITE
async def test_what_waited_does_not_go_and_what_is_too_old_stays(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    anna, petros = await members(house, 2)
    await petros.write("/person")
    await petros.answer()
    await petros.write("Περιμένω απάντηση")
    await petros.answer()
    await approved(house, ends_at=house.now + timedelta(days=9))
    await house.app.tick()
    while not await reads(anna):
        await house.app.sender.look_after()
    shown = await opens(owner)
    assert "τους χρωστάμε πρώτα μια απάντηση: 1" in said(shown)
    house.sandbox.clock.advance(timedelta(hours=49))
    assert "48 ώρες" in await _refused(owner)
    assert len(await reads(anna)) == 1


async def _refused(admin: ChatClient) -> str:
    shown = await opens(admin)
    await admin.tap("Ανάκληση", shown.message_id)
    await admin.answer()
    return await notice(admin, "Ναι, να ανακληθεί")


@ON_SQLITE
async def test_telegram_refuses_what_became_too_old_on_the_way(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    anna, petros = await members(house, 2)
    await petros.block()
    await approved(house)
    await house.tick()
    house.sandbox.clock.advance(timedelta(hours=47, minutes=59))
    await petros.unblock()
    await petros.write("/menu")
    await petros.answer()
    await house.app.sender.look_after()
    await house.tick()
    assert WORDS in said((await reads(petros))[0])
    house.sandbox.clock.advance(timedelta(minutes=2))
    await takes_back(owner)
    await house.tick()
    assert (len(await reads(anna)), len(await reads(petros))) == (1, 0)
    assert [one.state for one in await house.rows(Delivery) if one.kind == "recall"].count(FAILED) == 1
    assert "Δεν μπόρεσαν να σβηστούν: 1" in said(await opens(owner))
