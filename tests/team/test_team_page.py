"""Who may do what on the team's page."""

import asyncio

import pytest

from house import House, notice, said, taps, writes
from xenia.bot.menu import set_menus
from xenia.core.transaction import transaction
from xenia.team.members import LastOwner, remove
from xenia.team.models import ADMIN, OWNER, TeamMember
from xenia.team.taps import Invite, PrintPoster, Remove, ShowTeam


async def test_the_last_owner_stays(house: House) -> None:
    owner = await house.owner()
    await writes(owner, "/team")
    toast = await owner.tap_data(Remove(member=1, sure=True).pack())
    assert toast is not None
    assert toast.text == "Το κατάστημα χρειάζεται έναν ιδιοκτήτη."
    assert "Η ομάδα" in said(await writes(owner, "/team"))


async def test_two_owners_who_remove_each_other_leave_one(house: House) -> None:
    await house.owner()
    await house.team_member(OWNER, "Πέτρος")

    async def other_way() -> None:
        async with transaction(house.app.database) as session:
            await remove(session, 1, house.now)

    async with transaction(house.app.database) as session:
        await remove(session, 2, house.now)
        later = asyncio.create_task(other_way())
        await asyncio.wait({later}, timeout=0.2)  # it waits for us, or it would be done by now
    with pytest.raises(LastOwner):
        await later
    assert [one.removed_at for one in await house.rows(TeamMember)].count(None) == 1


async def test_staff_and_admins_do_not_reach_the_owners_pages(house: House) -> None:
    await house.owner()
    for person in (
        await house.team_member(),
        await house.team_member(ADMIN, "Ελένη"),
        await house.customer(),
    ):
        await writes(person, "/menu")
        for tap in (ShowTeam(), Invite(role="admin"), Remove(member=1, sure=True), PrintPoster()):
            toast = await person.tap_data(tap.pack())
            assert toast is not None
            assert toast.text == "Αυτό το κουμπί δεν ισχύει πια. Το μενού είναι από κάτω."
            await person.answer()
        assert "Η ομάδα" not in said(await writes(person, "/team"))
    assert all(one.removed_at is None for one in await house.rows(TeamMember))


async def test_the_page_names_everybody_and_asks_before_it_removes(house: House) -> None:
    owner = await house.owner()
    await house.team_member(name="<b>Μάρκος</b>")
    page = said(await writes(owner, "/team"))
    assert "• Κατερίνα – ιδιοκτησία, από 22 Νοεμβρίου 2026" in page
    assert "• <b>Μάρκος</b> – προσωπικό" in page
    await taps(owner, "Αφαίρεση")
    assert "Η ομάδα" in said(await taps(owner, "Όχι, μένει"))
    await taps(owner, "Αφαίρεση")
    assert "Αφαιρέθηκε" in await notice(owner, "Αφαίρεση")
    assert "Μάρκος" not in said(await owner.answer())


async def test_what_is_for_members_says_so_to_the_team(house: House) -> None:
    markos = await house.team_member()
    for command in ("/points", "/settings", "/card"):
        assert "Αυτό είναι για μέλη του προγράμματος" in said(await writes(markos, command))
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    assert "Οι ρυθμίσεις σας" in said(await writes(markos, "/settings"))


async def test_a_team_member_who_never_wrote_does_not_keep_the_shop_shut(house: House) -> None:
    async with transaction(house.app.database) as session:
        stranger = TeamMember(telegram_id=1, name="Κανείς", role=OWNER, language="el", since=house.now)
        session.add(stranger)
    markos = await house.team_member()
    await set_menus(house.app.bot, house.app.ground)
    chats = await house.people.ask("GET", f"/people/{markos.person.id}/chats")
    assert "team" not in [one["command"] for one in chats[0]["commands"]]
    assert "points" in [one["command"] for one in chats[0]["commands"]]


async def test_who_is_taken_off_the_team_has_everybodys_menu_again(house: House) -> None:
    owner, admin = await house.owner(), await house.team_member(ADMIN, "Ελένη")

    async def commands() -> set[str]:
        await house.people.settled()  # the menu is set after the answer
        chats = await house.people.ask("GET", f"/people/{admin.person.id}/chats")
        return {one["command"] for one in chats[0]["commands"]}

    assert "catalogue" in await commands()
    await writes(owner, "/team")
    await taps(owner, "Αφαίρεση: Ελένη")
    await taps(owner, "Αφαίρεση: Ελένη")
    assert "catalogue" not in await commands()
    assert "points" in await commands()
