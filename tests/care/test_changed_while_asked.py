"""A customer is asked to which ticket something belongs: what they change meanwhile, or tap twice."""

from care.people import all_said, brings, lines, reads
from house import House, said, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import Side, TicketAside


async def two_open(house: House) -> tuple[ChatClient, str, str]:
    """A customer with two open tickets, in no conversation about either."""
    anna = await house.customer()
    first = await brings(anna, "κρύος καφές")
    second = await brings(anna, "λάθος ρέστα")
    await writes(anna, "/menu")
    return anna, first, second


async def test_what_is_changed_while_they_are_asked_arrives_as_changed_and_in_its_order(house: House) -> None:
    waiter = await house.team_member()
    anna, first, _ = await two_open(house)
    own = await anna.write("ήταν στις πέντε")
    asked = await anna.answer()
    await writes(anna, "και έφυγα")
    await anna.edit(own.message_id, "ήταν στις έξι")
    assert "όπως το διορθώσατε: «ήταν στις έξι»" in said((await reads(house, anna))[-1])
    told = len(await reads(house, anna))
    await anna.edit(own.message_id, "ήταν στις έξι")
    assert len(await reads(house, anna)) == told, "it says what it said"
    await anna.tap(f"Στην {first}", message_id=asked.message_id)
    heard = await all_said(house, waiter)
    assert heard.index("ήταν στις έξι") < heard.index("και έφυγα")
    assert "ήταν στις πέντε" not in heard, "nobody had read it, and it was taken back"
    await anna.edit(own.message_id, "ήταν στις επτά")
    assert "ήταν στις επτά" in await all_said(house, waiter)
    assert [one.words for one in await lines(house) if one.side == Side.CUSTOMER][2:] == [
        "ήταν στις έξι",
        "και έφυγα",
        "ήταν στις επτά",
    ]
    assert await house.rows(TicketAside) == []
    assert await house.faults() == []


async def test_of_two_questions_the_second_tap_says_where_it_all_went(house: House) -> None:
    waiter = await house.team_member()
    anna, first, second = await two_open(house)
    await anna.write("ήταν στις έξι")
    asked = await anna.answer()
    await anna.write("και έφυγα")
    asked_again = await anna.answer()
    await anna.tap(f"Στην {first}", message_id=asked.message_id)
    await anna.tap(f"Στην {second}", message_id=asked_again.message_id)
    await house.people.settled()
    added, told = [
        said(one)
        for one in await anna.messages()
        if one.message_id in {asked.message_id, asked_again.message_id}
    ]
    assert f"Το προσθέσαμε στην υπόθεση {first}" in added
    assert f"έχει ήδη μπει στην υπόθεση {first}, και δεν το προσθέσαμε πουθενά αλλού" in told
    assert {one.ticket_id for one in await lines(house) if one.words in {"ήταν στις έξι", "και έφυγα"}} == {1}
    assert "και έφυγα" in await all_said(house, waiter)
    assert await house.faults() == []
