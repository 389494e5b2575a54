"""What a ticket really is, and who has it when its holder has left the team."""

from datetime import timedelta

from care.people import all_said, brings, carried, opens, reads, ticket
from house import House, notice, said, taps, writes
from xenia.care.models import Kind, State
from xenia.core.transaction import transaction
from xenia.team.members import remove
from xenia.team.models import TeamMember


async def test_what_was_written_without_choosing_becomes_a_complaint_with_its_deadline(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await writes(anna, "/person")
    await writes(anna, "Ο καφές ήταν κρύος")  # nothing was chosen
    brought = await ticket(house)
    assert brought.kind == Kind.REQUEST
    await house.tick()
    before = said(await opens(house, waiter, brought.reference))
    assert "Απάντηση αύριο ως τις 13:00" in before
    assert "τώρα είναι αίτημα" in said(await taps(waiter, "Αλλαγή είδους"))
    assert "Τώρα είναι παράπονο" in await notice(waiter, "Παράπονο")
    await house.tick()
    after = said(await opens(house, waiter, brought.reference))
    assert "Απάντηση αύριο ως τις 10:00" in after
    assert "Μάρκος: είναι παράπονο" in after
    assert "είναι παράπονο" not in await all_said(house, anna), "the customer said otherwise"


async def test_what_a_former_member_had_is_free_and_everybody_hears_of_it(house: House) -> None:
    await house.owner()
    nikos, waiter = await house.team_member(name="Νίκος"), await house.team_member()
    anna = await house.customer()
    reference = await brings(anna)
    await carried(house, nikos, f"{reference}·2")
    await nikos.tap("Την αναλαμβάνω")
    await reads(house, nikos)
    (member,) = [one for one in await house.rows(TeamMember) if one.name == "Νίκος"]
    async with transaction(house.app.database) as session:
        await remove(session, member.id, house.now)
    house.sandbox.clock.advance(timedelta(minutes=1))
    await house.tick()
    freed = await ticket(house)
    assert (freed.state, freed.claimed_by) == (State.NEW, None)
    told = await all_said(house, waiter)
    assert "δεν την έχει πια κανείς (παράπονο)" in told
    assert "Την είχε: Νίκος, που δεν είναι πια στην ομάδα." in told
    assert "δεν την έχει πια κανείς" not in await all_said(house, nikos)
    await carried(house, waiter, f"{reference}·4")
    await waiter.tap("Την αναλαμβάνω")
    await reads(house, waiter)
    assert (await ticket(house)).state == State.CLAIMED
