"""One-time links that make somebody part of the team."""

import asyncio

from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.team.models import TeamMember


async def link_from(owner: ChatClient, label: str = "Πρόσκληση για προσωπικό") -> str:
    """A link, as the owner copies it."""
    await writes(owner, "/team")
    await taps(owner, label)
    toast = await owner.tap("Αντιγραφή συνδέσμου")
    assert toast is not None
    return toast.copied or ""


async def opens(chat: ChatClient, link: str) -> str:
    """What somebody reads who opens a link."""
    await chat.open_link(link)
    return said(await chat.answer())


async def test_a_link_is_good_once_and_for_two_people_at_once_only_for_one(house: House) -> None:
    owner = await house.owner()
    link = await link_from(owner)
    markos, emma = await house.guest("Μάρκος"), await house.guest("Emma", "en")
    told = await asyncio.gather(opens(markos, link), opens(emma, link))
    welcome = [text for text in told if "Καλώς ήρθατε στην ομάδα" in text or "Welcome to the team" in text]
    refusal = [text for text in told if "έχει χρησιμοποιηθεί" in text or "has been used" in text]
    assert (len(welcome), len(refusal)) == (1, 1)
    first = markos if told[0] in welcome else emma
    assert await opens(first, link) in welcome, "their own link greets them again"
    assert [one.role for one in await house.rows(TeamMember)] == ["owner", "staff"]


async def test_a_link_runs_out_after_seven_days(house: House) -> None:
    owner = await house.owner()
    early, late = await link_from(owner), await link_from(owner)
    await house.people.advance(days=6, hours=23)
    assert "Καλώς ήρθατε στην ομάδα" in await opens(await house.guest("Μάρκος"), early)
    await house.people.advance(hours=1)
    assert "έληξε" in await opens(await house.guest("Ελένη"), late)


async def test_a_link_that_gives_nothing_new_stays_unused(house: House) -> None:
    owner, waiter = await house.owner(), await house.team_member(language="en")
    link = await link_from(owner)
    assert "You have that role already" in await opens(waiter, link)
    assert "Έχετε ήδη αυτόν τον ρόλο" in await opens(owner, link)
    assert "Καλώς ήρθατε στην ομάδα" in await opens(await house.guest("Νίκος"), link)
    higher = await link_from(owner, "Πρόσκληση για διαχειριστή")
    assert "admin" in await opens(waiter, higher)
    assert [one.role for one in await house.rows(TeamMember)] == ["owner", "admin", "staff"]


async def test_who_was_taken_off_the_team_can_come_back(house: House) -> None:
    owner, waiter = await house.owner(), await house.team_member()
    card = await house.card_of(await house.customer())
    await writes(owner, "/team")
    assert "Να αφαιρεθεί από την ομάδα: Μάρκος" in said(await taps(owner, "Αφαίρεση: Μάρκος"))
    toast = await owner.tap("Αφαίρεση: Μάρκος")
    assert toast is not None
    assert toast.text == "Αφαιρέθηκε από την ομάδα: Μάρκος."
    assert "Καλώς ήρθατε, Μάρκο" in said(await writes(waiter, f"{card} 12,40")), "a guest, no more"
    assert "Καλώς ήρθατε στην ομάδα" in await opens(waiter, await link_from(owner))
    assert "Αγορά 12,40" in said(await writes(waiter, f"{card} 12,40"))
    assert len(await house.rows(TeamMember)) == 2, "the same person in the books"


async def test_the_first_owner_opens_the_link_the_operator_was_shown(house: House) -> None:
    assert house.app.claim_link is not None
    katerina, nikos = await house.guest("Κατερίνα"), await house.guest("Νίκος")
    assert "ιδιοκτησία" in await opens(katerina, house.app.claim_link)
    assert "έχει χρησιμοποιηθεί" in await opens(nikos, house.app.claim_link)
