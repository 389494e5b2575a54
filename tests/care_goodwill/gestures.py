"""What people do in the tests of goodwill, in a few words."""

from datetime import datetime

from care.people import brings, reads
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.goodwill.models import Goodwill
from xenia.core.transaction import reading
from xenia.ledger import balance

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+02:00")


async def opens(member: ChatClient, reference: str) -> Screen:
    """Somebody of the team wants to put it right."""
    await writes(member, "/menu")
    await writes(member, reference)
    return await taps(member, "Χειρονομία")


async def gives(member: ChatClient, reference: str, points: int) -> Screen:
    """The same, with so many points, to the end; what they read then."""
    await opens(member, reference)
    await writes(member, str(points))
    return await taps(member, "Δίνω")


async def asks(member: ChatClient, reference: str, points: int, why: str = "Τρίτη φορά") -> Screen:
    """The same, where somebody else has to agree."""
    await opens(member, reference)
    assert "Μπορεί να τη δώσει" in said(await writes(member, str(points)))
    await writes(member, why)
    return await taps(member, "Ζητώ έγκριση")


async def complaint(anna: ChatClient, *team: ChatClient, house: House) -> str:
    """A complaint that everybody of the team has read."""
    await reads(house, anna)
    await writes(anna, "/menu")
    reference = await brings(anna)
    for one in team:
        await reads(house, one)
    return reference


async def points_of(house: House, customer_id: int = 1) -> int:
    """What a customer has to spend."""
    async with reading(house.app.database) as session:
        return (await balance(session, customer_id, house.now)).available


async def gestures(house: House) -> list[tuple[int, str]]:
    """Each with its points and where it stands."""
    return [(one.points, one.state.value) for one in await house.rows(Goodwill)]
