"""Two tickets about one matter become one: everything said to either reaches the one that goes on."""

import asyncio

from care.people import all_said, brings, carried, lines, opens, reads
from house import House, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import State, Ticket
from xenia.care.threads.models import TicketMerge
from xenia.care.threads.taps import Join
from xenia.core.transaction import transaction
from xenia.team.models import ADMIN


async def _two(anna: ChatClient) -> tuple[str, str]:
    return await brings(anna, "κρύος καφές"), await brings(anna, "πότε ανοίγετε;", "Έχω μια ερώτηση")


async def _joins(house: House, waiter: ChatClient, on: str, other: str) -> str:
    await opens(house, waiter, on)
    await taps(waiter, "Ένωση με άλλη")
    await taps(waiter, other)
    return await notice(waiter, "Ναι, να γίνουν μία")


async def test_the_younger_goes_on_in_the_elder_and_all_are_told(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    niki = await house.team_member(name="Νίκη")
    elder, younger = await _two(anna)
    await waiter.tap("Την αναλαμβάνω", (await carried(house, waiter, f"{younger}·1")).message_id)
    sure = await _sure(house, waiter, elder, younger)
    assert f"Η {younger} κλείνει και συνεχίζεται στην {elder}" in sure
    assert f"Έγιναν μία, η {elder}" in await notice(waiter, "Ναι, να γίνουν μία")
    assert (
        f"Οι υποθέσεις σας {elder} και {younger} ήταν το ίδιο θέμα και έγιναν μία: συνεχίζουμε στην {elder}."
        in await all_said(house, anna)
    )
    tickets = {one.reference: one for one in await house.rows(Ticket)}
    assert (tickets[elder].state, tickets[younger].state) == (State.CLAIMED, State.CLOSED)
    assert tickets[elder].claimed_by == tickets[younger].claimed_by, "who had one of them has it"
    assert len(await house.rows(TicketMerge)) == 1
    before = len(await reads(house, niki))
    own = next(one for one in await anna.messages() if one.text == "πότε ανοίγετε;")
    await anna.reply(own.message_id, "την Κυριακή;")
    assert f"Το προσθέσαμε στην υπόθεση {elder}" in said(await anna.answer())
    assert "την Κυριακή;" in said((await reads(house, waiter))[-1])
    assert (await lines(house))[-1].ticket_id == tickets[elder].id
    await anna.edit(own.message_id, "πότε ανοίγετε την Κυριακή;")
    assert f"{younger}·5 · Άννα (διόρθωση του 2)" in await all_said(house, waiter)
    assert len(await reads(house, niki)) == before, "only who has it is told"
    line = await carried(house, waiter, f"{younger}·2")
    await waiter.reply(line.message_id, "Στις εννιά")
    await waiter.answer()
    got = (await reads(house, anna))[-1]
    assert f"{elder}·" in said(got)
    assert "Στις εννιά" in said(got)
    own = next(
        one for one in await anna.messages() if one.text == "πότε ανοίγετε;" or "Κυριακή;" in said(one)
    )
    await waiter.react(line.message_id, "👍")
    await reads(house, anna)
    (seen,) = [one for one in await anna.messages() if one.message_id == own.message_id]
    assert [one["emoji"] for one in seen.message["reactions"]] == ["👍"]


async def _sure(house: House, waiter: ChatClient, on: str, other: str) -> str:
    await opens(house, waiter, on)
    await taps(waiter, "Ένωση με άλλη")
    return said(await taps(waiter, other))


async def test_the_lines_of_both_stay_to_be_read(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    elder, younger = await _two(anna)
    for number in range(8):
        await writes(anna, f"μήνυμα {number}")
    assert f"Έγιναν μία, η {elder}" in await _joins(house, waiter, younger, elder)
    page = (await reads(house, waiter))[-1]
    assert f"ενώθηκε εδώ η {younger}" in said(page)
    page = await taps(waiter, f"Η {younger}, όπως ήταν")
    assert "μήνυμα 7" in said(page)
    assert f"συνεχίζεται στην {elder}" in said(page)
    page = await taps(waiter, "›")
    assert "πότε ανοίγετε;" in said(page)
    assert [one for one in page.labels if one not in {"‹", "2/2", "›"}] == ["‹ Υποθέσεις"], "only to be read"
    assert elder in said(await opens(house, waiter, younger)), "typed, it leads to the one that goes on"
    assert [label for label in (await writes(anna, "/person")).labels if "υπόθεση" in label] == [
        f"Η υπόθεση {elder} (παράπονο)"
    ]


async def test_what_is_joined_is_not_joined_again_nor_brought_back_by_itself(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    elder, younger = await _two(anna)
    third = await brings(anna, "χρειάζομαι απόδειξη", "Χρειάζομαι κάτι")
    tickets = {one.reference: one.id for one in await house.rows(Ticket)}
    await _joins(house, waiter, elder, younger)
    data = Join(ticket=tickets[younger], other=tickets[third], sure=True).pack()
    told = await waiter.tap_data(data)
    assert told is not None
    assert told.text == f"Η {younger} έχει ήδη ενωθεί και συνεχίζεται στην {elder}."
    assert f"Έγιναν μία, η {elder}" in await _joins(house, waiter, third, elder)
    await anna.write("κι εγώ")
    await reads(house, anna)
    assert (await lines(house))[-1].ticket_id == tickets[elder], "they had been talking about the third"
    await opens(house, waiter, elder)
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Έγινε")
    await taps(waiter, "Αποστολή")
    await reads(house, anna)
    assert "Ξανανοίξαμε" in said(await taps(anna, "Δεν λύθηκε"))
    assert [one.is_open for one in await house.rows(Ticket)] == [True, False, False]


async def test_two_at_the_same_moment_join_them_once(house: House) -> None:
    waiters = [await house.team_member(ADMIN, name) for name in ("Μάρκος", "Νίκη")]
    anna = await house.customer()
    await _two(anna)
    for one in waiters:
        await reads(house, one)
    data = Join(ticket=1, other=2, sure=True).pack()
    toasts = await asyncio.gather(*(one.tap_data(data) for one in waiters))
    assert sorted((toast.text or "").split(" ")[0] for toast in toasts if toast) == ["Έγιναν", "Η"]
    assert (await all_said(house, anna)).count("έγιναν μία") == 1


async def test_tickets_of_two_customers_stay_two(house: House) -> None:
    waiter, anna, eve = await house.team_member(), await house.customer(), await house.customer("Εύα")
    await brings(anna)
    await brings(eve)
    await writes(waiter, "/cases")
    told = await waiter.tap_data(Join(ticket=1, other=2, sure=True).pack())
    assert told is not None
    assert "του ίδιου πελάτη" in (told.text or "")
    assert await house.rows(TicketMerge) == []


async def test_verify_finds_a_joined_ticket_that_is_open(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    elder, younger = await _two(anna)
    await _joins(house, waiter, elder, younger)
    async with transaction(house.app.database) as session:
        found = await session.get_one(Ticket, 2)
        found.state, found.closed_at, found.claimed_by = State.NEW, None, None
    assert await house.faults() == [f"care: ticket {younger} goes on in another one, and should not"]
    async with transaction(house.app.database) as session:
        found = await session.get_one(Ticket, 2)
        found.state, found.closed_at = State.CLOSED, house.now
