"""A note is known by how it begins, and nothing of it leaves the team: not its pictures, not an edit."""

from care.people import all_said, brings, carried, gathered, lines, reads
from house import House, said
from xenia.care.models import Side


async def test_all_pictures_of_a_note_stay_with_the_team(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.send_album([None, None, None], "// δείτε το τραπέζι", reply_to=line.message_id)
    await gathered(house)
    assert [one.side for one in await lines(house)][2:] == [Side.NOTE] * 3
    assert not any(one.photo for one in await reads(house, anna))


async def test_an_answer_that_was_sent_does_not_become_a_note(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    written = await waiter.reply(line.message_id, "Ερχόμαστε")
    await waiter.answer()
    await waiter.edit(written.message_id, "// να μην το δει")
    assert "δεν γίνεται σημείωση" in said(await waiter.answer())
    assert "να μην το δει" not in await all_said(house, anna)
