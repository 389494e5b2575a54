"""Copies of what a customer said: in the staff forum, in drafts, in messages that have not left yet."""

from datetime import timedelta

from care.people import brings, opens
from care_forum.staff_room import open_room
from house import House, said, taps, writes
from privacy.planted import MARK
from privacy.test_erased import places, wants_to_go
from privacy.test_my_data import file_of
from xenia.bot.conversation import Conversation
from xenia.deliveries.models import CANCELLED, PAUSED


async def test_the_topic_of_a_case_goes_from_the_forum(house: House) -> None:
    room, anna, bella = await open_room(house), await house.customer(MARK), await house.customer("Μπέλλα")
    reference, other = await brings(anna, f"{MARK} κρύος"), await brings(bella)
    await room.reads(reference)
    await room.reads(other)
    assert len(await room.topics()) == 2
    await wants_to_go(anna)
    await house.tick()
    house.sandbox.clock.advance(timedelta(minutes=5))
    await house.tick()
    assert [one.split(" ")[0] for one in await room.topics()] == [other]
    house.sandbox.clock.advance(timedelta(days=3))
    await house.tick()
    assert [one.split(" ")[0] for one in await room.topics()] == [other], "and nothing brings it back"
    assert await places(house.app.database, MARK) == []


async def test_a_draft_and_what_waits_for_somebody_of_the_team_go_too(house: House) -> None:
    anna, lead, away = (
        await house.customer(),
        await house.team_member(),
        await house.team_member(name="Νίκος"),
    )
    await house.people.settled()
    await away.block()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await writes(anna, f"{MARK} κρύος")
    reference = await brings(anna, f"{MARK} πάλι")
    waiting = [one for one in await house.deliveries() if one.state == PAUSED]
    assert any(MARK in (one.screen or "") for one in waiting)
    await opens(house, lead, reference)
    await taps(lead, "Την αναλαμβάνω")
    await opens(house, lead, reference)
    await taps(lead, "Απάντηση")
    await writes(lead, f"{MARK}, λυπούμαστε")
    assert MARK in str([one.data for one in await house.rows(Conversation)])

    await wants_to_go(anna)
    await house.tick()
    assert await house.rows(Conversation) == []
    ids = {one.id for one in waiting}
    assert {one.state for one in await house.deliveries() if one.id in ids} == {CANCELLED}
    house.sandbox.clock.advance(timedelta(days=3))
    await house.tick()
    assert [one for one in await places(house.app.database, MARK) if "xenia.db" not in one] == []


async def test_a_note_is_the_customers_too_and_its_writer_knows(house: House) -> None:
    anna, lead = await house.customer(), await house.team_member()
    reference = await brings(anna)
    await opens(house, lead, reference)
    assert "αν ζητήσει όλα τα δεδομένα του" in said(await taps(lead, "Σημείωση για την ομάδα"))
    await writes(lead, "Να του δώσουμε έναν καφέ")
    await taps(lead, "Να γραφτεί")
    assert "Να του δώσουμε έναν καφέ" in await file_of(anna, "JSON")
