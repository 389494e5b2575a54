"""A message that cannot arrive is put aside with its reason, and the rest goes on."""

from datetime import timedelta

from house import House, said, taps, writes
from xenia.core.reply import Photo, Screen
from xenia.core.transaction import transaction
from xenia.deliveries.queue import queue


async def test_what_comes_for_who_stopped_the_bot_waits_for_them_and_for_nobody_else(house: House) -> None:
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    waiter = await house.team_member()
    cards = [await house.card_of(each) for each in (anna, emma)]
    await anna.block()
    for card in cards:
        await writes(waiter, f"{card} 10")
        assert "Έγινε" in said(await taps(waiter, "Δίνω"))
    assert "+100" in said(await emma.answer())
    waits, sent = await house.deliveries()
    assert (waits.state, waits.reason, waits.message_id) == ("paused", "TelegramForbiddenError", None)
    assert (sent.state, sent.reason) == ("sent", None)
    assert sent.message_id == (await emma.messages())[-1].message_id
    await anna.unblock()
    house.sandbox.clock.advance(timedelta(days=1))
    assert "Έχετε 100 πόντους" in said(await writes(anna, "/points")), "the points are theirs all the same"
    await house.app.sender.look_after()
    assert "+100" in said(await anna.answer())
    assert {one.state for one in await house.deliveries()} == {"sent"}


async def test_the_team_is_told_that_an_answer_did_not_arrive(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await waiter.answer()
    await anna.block()
    await taps(waiter, "Απάντηση")
    await writes(waiter, "Συγγνώμη & <b>ελάτε</b>")
    assert "Στέλνεται. Προς: Άννα" in said(await taps(waiter, "Αποστολή"))
    told = said(await waiter.answer())
    assert told.startswith("Η απάντησή σας δεν παραδόθηκε. Προς: Άννα\n\nΣυγγνώμη & <b>ελάτε</b>\n\nΑν έχει")
    await anna.unblock()
    house.sandbox.clock.advance(timedelta(hours=1))
    await writes(anna, "/menu")
    await house.app.sender.look_after()
    assert "Συγγνώμη & <b>ελάτε</b>" in said(await anna.answer())
    kinds = [(one.kind, one.state) for one in await house.deliveries()]
    assert kinds == [("low-rating", "sent"), ("feedback-answer", "sent"), ("not-delivered", "sent")]


async def test_who_blocked_the_bot_right_after_writing_is_no_failure(house: House) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    await anna.write("/points")
    await anna.block()
    assert "Γεια σας, Νίκο" in said(await writes(nikos, "/menu"))


async def test_a_message_that_cannot_be_made_holds_nobody_up(house: House) -> None:
    anna = await house.customer()
    async with transaction(house.app.database) as session:
        queue(session, "odd", anna.person.id, Screen("x", picture=Photo("no such file")), house.now)
        queue(session, "odd", anna.person.id, Screen("x" * 4097), house.now)
        queue(session, "fine", anna.person.id, Screen("Καλημέρα"), house.now)
    assert said(await anna.answer()) == "Καλημέρα"
    assert [one.state for one in await house.deliveries()] == ["failed", "failed", "sent"]
