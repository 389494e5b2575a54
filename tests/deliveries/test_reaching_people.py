"""A message that cannot arrive is put aside with its reason, and the rest goes on."""

from house import House, said, taps, writes
from xenia.core.reply import Screen
from xenia.core.transaction import transaction
from xenia.deliveries.queue import queue


async def test_who_blocked_the_bot_holds_nobody_up(house: House) -> None:
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    waiter = await house.team_member()
    cards = [await house.card_of(each) for each in (anna, emma)]
    await anna.block()
    for card in cards:
        await writes(waiter, f"{card} 10")
        assert "Έγινε" in said(await taps(waiter, "Δίνω"))
    assert "+100" in said(await emma.answer())
    failed, sent = await house.deliveries()
    assert (failed.state, failed.reason, failed.message_id) == ("failed", "TelegramForbiddenError", None)
    assert (sent.state, sent.reason) == ("sent", None)
    assert sent.message_id == (await emma.messages())[-1].message_id
    await anna.unblock()
    assert "Έχετε 100 πόντους" in said(await writes(anna, "/points")), "the points are theirs all the same"


async def test_who_blocked_the_bot_right_after_writing_is_no_failure(house: House) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    await anna.write("/points")
    await anna.block()
    assert "Γεια σας, Νίκο" in said(await writes(nikos, "/menu"))


async def test_a_message_that_cannot_be_made_holds_nobody_up(house: House) -> None:
    anna = await house.customer()
    async with transaction(house.app.database) as session:
        queue(session, "odd", anna.person.id, Screen("<b>unfinished"), house.now)
        queue(session, "odd", anna.person.id, Screen("x" * 4097), house.now)
        queue(session, "fine", anna.person.id, Screen("Καλημέρα"), house.now)
    assert said(await anna.answer()) == "Καλημέρα"
    assert [one.state for one in await house.deliveries()] == ["failed", "failed", "sent"]
