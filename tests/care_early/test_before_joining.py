"""What somebody wrote before they joined becomes a ticket with one tap, and is forgotten otherwise."""

from care.people import all_said, gathered, lines, reads, ticket
from house import House, said, taps, writes
from xenia.care.early.keep import MOST
from xenia.care.early.models import TicketEarly
from xenia.care.models import Kind, Side, Ticket


async def test_a_complaint_of_before_joining_never_has_to_be_written_again(house: House) -> None:
    waiter, anna = await house.team_member(), await house.guest()
    first = await anna.write("Ο καφές ήταν κρυός")
    page = await anna.answer()
    assert "δεν χρειάζεται να το ξαναγράψετε" in said(page)
    assert "Γίνομαι μέλος" in page.labels[0]
    await anna.edit(first.message_id, "Ο καφές ήταν κρύος")
    more = await anna.write("και περίμενα")
    await anna.send_album([None, None])
    assert len(await reads(house, anna)) == 1, "told once"
    (mine,) = [one for one in await anna.messages() if one.message_id == more.message_id]
    assert [one["emoji"] for one in mine.message["reactions"]] == ["✍"]
    await anna.tap("Γίνομαι μέλος")
    offer = (await reads(house, anna))[-1]
    assert "(4 μηνύματα):\n«Ο καφές ήταν κρύος»" in said(offer)
    assert "Είναι παράπονο" in offer.labels
    assert await house.rows(Ticket) == [], "nothing is a ticket unasked"
    assert "τον κωδικό" in said(await taps(anna, "Είναι παράπονο"))
    assert (await ticket(house)).kind == Kind.COMPLAINT
    await gathered(house)
    told = await all_said(house, waiter)
    assert "Ο καφές ήταν κρύος" in told
    assert "και περίμενα" in told
    assert sum(one.photo is not None for one in await reads(house, waiter)) == 2
    assert [one.what for one in await lines(house) if one.side == Side.CUSTOMER] == [
        *["text"] * 2,
        *["photo"] * 2,
    ]
    assert await house.rows(TicketEarly) == []
    await anna.write("αυτό ήταν")
    assert "αυτό ήταν" in await all_said(house, waiter), "what comes next belongs to it"


async def test_who_needs_nobody_says_so_once(house: House) -> None:
    anna = await house.guest()
    await writes(anna, "κάτι ήθελα")
    await house.people.advance(minutes=1)
    await anna.tap("Γίνομαι μέλος")
    assert "«κάτι ήθελα»" in said((await reads(house, anna))[-1])
    own = next(one for one in await anna.messages() if one.outgoing and one.text == "κάτι ήθελα")
    await anna.edit(own.message_id, "κάτι ήθελα, μα όχι πια")
    assert "«κάτι ήθελα, μα όχι πια»" in said((await reads(house, anna))[-1])
    await taps(anna, "Όχι, δεν χρειάζεται")
    assert await house.rows(TicketEarly) == []
    assert await house.rows(Ticket) == []


async def test_nothing_of_somebody_who_does_not_join_is_kept_for_long_nor_without_end(house: House) -> None:
    anna = await house.guest()
    for number in range(MOST + 1):
        await anna.write(f"{number}")
    await house.people.settled()
    assert len(await house.rows(TicketEarly)) == MOST
    await house.people.advance(days=14)
    await house.tick()
    assert await house.rows(TicketEarly) == []
    await anna.tap("Γίνομαι μέλος")
    assert "Πριν γίνετε μέλος" not in await all_said(house, anna)
