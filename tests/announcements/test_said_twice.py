"""A button of an announcement that is tapped twice, or late, tells the same, or how things stand by then."""

from datetime import timedelta

from announcements.admins import MONDAY, begins, only, reader, ready, tries
from announcements.approved import approved, members, on_a_working_day, opens, state_of
from announcements.test_how_it_goes import last_said
from care.people import brings
from house import ON_SQLITE, House, notice, said, taps
from outreach.people import reads
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.changes import Change
from xenia.deliveries.models import Delivery
from xenia.outreach.announcements.approve import mark_of
from xenia.outreach.announcements.models import CANCELLED, ENDED, PAUSED, RECALLED, RUNNING, SCHEDULED
from xenia.outreach.announcements.run_taps import CallOff, TakeBack, Turn
from xenia.outreach.announcements.taps import Approve


async def half_way(house: House) -> tuple[ChatClient, list[ChatClient], Screen]:
    """One that has reached the first of two people; the other is owed an answer first. Its page."""
    owner = await house.owner()
    await on_a_working_day(house)
    people = await members(house, 2)
    await brings(people[1])
    await approved(house)
    await house.tick()
    assert [len(await reads(one)) for one in people] == [1, 0]
    return owner, people, await opens(owner)


async def again(chat: ChatClient, data: str, message_id: int) -> str:
    """The second tap of a double one; what is shown over the chat."""
    toast = await chat.tap_data(data, message_id)
    assert toast is not None
    return toast.text or ""


async def test_while_it_is_asked_whether_it_is_to_stop_nothing_leaves(house: House) -> None:
    owner, _, shown = await half_way(house)
    asked = await taps(owner, "Να σταματήσει")
    assert "Όσο το σκέφτεστε είναι σε παύση, και δεν φεύγει τίποτα. Απομένει ένας" in said(asked)
    assert asked.labels == ["Ναι, να σταματήσει", "Συνέχεια", "Να μείνει σε παύση"]
    assert (await state_of(house)).state == PAUSED
    assert await notice(owner, "Συνέχεια") == "Συνεχίζεται."
    onwards = Turn(announcement=1, to="resume").pack()
    assert await again(owner, onwards, shown.message_id) == "Συνεχίζεται."
    assert (await state_of(house)).state == RUNNING
    await taps(owner, "Να σταματήσει")
    assert "Είναι σε παύση" in said(await taps(owner, "Να μείνει σε παύση"))
    await taps(owner, "Να σταματήσει")
    assert await notice(owner, "Ναι, να σταματήσει") == "Σταμάτησε."
    yes = CallOff(announcement=1, sure=True).pack()
    assert await again(owner, yes, shown.message_id) == "Σταμάτησε."
    assert "Τη σταματήσατε" in await last_said(owner, shown.message_id)
    assert (await state_of(house)).state == CANCELLED
    assert len([one for one in await house.rows(Change) if '"cancelled"' in (one.after or "")]) == 1


@ON_SQLITE
async def test_a_yes_that_comes_too_late_is_told_how_it_ended(house: House) -> None:
    owner, _, shown = await half_way(house)
    await taps(owner, "Να σταματήσει")
    house.sandbox.clock.advance(timedelta(days=3))
    await house.tick()
    assert (await state_of(house)).state == ENDED
    assert "Έχει ήδη τελειώσει" in await notice(owner, "Ναι, να σταματήσει")
    page = await last_said(owner, shown.message_id)
    assert "Ολοκληρώθηκε" in page
    assert "Στάλθηκαν 1 από 2" in page
    assert (await state_of(house)).state == ENDED


@ON_SQLITE
async def test_before_it_has_begun_nobody_is_said_to_be_left(house: House) -> None:
    owner = await house.owner()
    now = await on_a_working_day(house)
    await members(house, 1)
    await approved(house, begins_at=now + timedelta(days=1), ends_at=now + timedelta(days=2))
    await opens(owner)
    asked = await taps(owner, "Να σταματήσει")
    assert "Κανείς άλλος δεν θα τη λάβει." in said(asked)
    assert asked.labels == ["Ναι, να σταματήσει", "Όχι, να μείνει"]
    assert (await state_of(house)).state == SCHEDULED


async def test_taken_back_twice_is_taken_back_once(house: House) -> None:
    owner, people, shown = await half_way(house)
    await taps(owner, "Ανάκληση")
    assert await notice(owner, "Ναι, να ανακληθεί") == "Σβήνεται."
    over_at = (await state_of(house)).over_at
    house.sandbox.clock.advance(timedelta(seconds=1))
    yes = TakeBack(announcement=1, sure=True).pack()
    assert await again(owner, yes, shown.message_id) == "Σβήνεται."
    await house.tick()
    assert await reads(people[0]) == []
    assert [one.about for one in await house.rows(Delivery) if one.kind == "recall"] == [1]
    found = await state_of(house)
    assert (found.state, found.over_at) == (RECALLED, over_at)


async def test_approved_twice_is_approved_once(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await reader(house)
    for name in ("Βασίλης", "Γιώργος"):
        await house.customer(name)
    await begins(owner)
    await tries(house, owner)
    await ready(owner)
    page = await taps(owner, "Συνέχεια")
    yes = Approve(announcement=1, mark=mark_of(await only(house))).pack()
    house.sandbox.clock.advance(timedelta(seconds=30))
    first = await notice(owner, "Ναι, να σταλεί")
    at = (await only(house)).approved_at
    house.sandbox.clock.advance(timedelta(seconds=1))
    assert first == "Εγκρίθηκε. Φεύγει στην ώρα της."
    assert await again(owner, yes, page.message_id) == first
    found = await only(house)
    assert found.approved_at == at
    assert found.state in (SCHEDULED, RUNNING, ENDED)
