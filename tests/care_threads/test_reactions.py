"""An emoji on a line is seen on the other side, on the same line, and is no answer to anything."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SetMessageReaction
from aiogram.types import MessageReactionUpdated
from sqlalchemy import select

from care.people import all_said, brings, carried, lines, reads, ticket
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.models import State
from xenia.care.threads.reactions import emoji_of, react
from xenia.care.threads.screens import OWN_EMOJI
from xenia.core.room import Moment
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.team.models import ADMIN


async def _on(house: House, chat: ChatClient, message_id: int) -> list[str]:
    """The emoji that somebody sees on a message."""
    await reads(house, chat)
    (found,) = [one for one in await chat.messages() if one.message_id == message_id]
    return [one["emoji"] for one in found.message["reactions"]]


async def _answered(house: House, waiter: ChatClient, anna: ChatClient) -> tuple[str, Screen, Screen, Screen]:
    """A ticket that is answered: its reference, what the waiter wrote and where, and what Anna got."""
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    written = await waiter.reply(line.message_id, "Συγγνώμη")
    await waiter.answer()
    return reference, line, written, (await reads(house, anna))[-1]


async def test_a_customers_emoji_is_seen_on_the_same_line_and_taken_away_again(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    _, line, written, got = await _answered(house, waiter, anna)
    own = next(one for one in await anna.messages() if one.text == "Ο καφές ήταν κρύος")
    before = (await reads(house, waiter), len(await reads(house, anna)))
    await anna.react(got.message_id, "❤")
    await anna.react(own.message_id, "😢")
    assert await _on(house, waiter, written.message_id) == ["❤"]
    assert await _on(house, waiter, line.message_id) == ["😢"]
    await anna.react(got.message_id, "👍")
    assert await _on(house, waiter, written.message_id) == ["👍"]
    await anna.react(got.message_id, None)
    assert await _on(house, waiter, written.message_id) == []
    after = await reads(house, waiter)
    assert [said(one) for one in after] == [said(one) for one in before[0]], "no message more"
    assert len(await reads(house, anna)) == before[1]
    kept = [one.words for one in await lines(house) if one.what == "reaction"]
    assert kept == ["❤", "😢", "👍", None], "each is kept"


async def test_the_teams_emoji_is_seen_by_the_customer_on_their_own_message(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    line = (await reads(house, waiter))[-1]
    own = next(one for one in await anna.messages() if one.text == "Ο καφές ήταν κρύος")
    await waiter.react(line.message_id, "👀")
    assert await _on(house, anna, own.message_id) == ["👀"]
    found = await ticket(house)
    assert (found.state, found.first_answered_at) == (State.NEW, None), "it is no answer"


async def test_only_who_may_answer_reacts_to_the_customers_eyes(house: House) -> None:
    waiter, niki = await house.team_member(), await house.team_member(ADMIN, "Νίκη")
    anna = await house.customer()
    reference = await brings(anna)
    theirs = await carried(house, niki, f"{reference}·2")
    _, line, *_ = await _answered(house, waiter, await house.customer("Εύα"))
    own = next(one for one in await anna.messages() if one.text == "Ο καφές ήταν κρύος")
    claimed = await carried(house, waiter, f"{reference}·1")
    await waiter.tap("Την αναλαμβάνω", message_id=claimed.message_id)
    await niki.react(theirs.message_id, "👎")
    note = await waiter.reply(line.message_id, "// για εμάς")
    await waiter.answer()
    await waiter.react(note.message_id, "👍")
    for number in range(1, own.message_id + 9):
        if any(one.message_id == number for one in await niki.messages()):
            await niki.react(number, "👎")
    assert await _on(house, anna, own.message_id) == []
    assert [one for one in await lines(house) if one.what == "reaction"] == []


async def test_a_reaction_neither_reopens_nor_goes_on(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference, *_, got = await _answered(house, waiter, anna)
    await writes(waiter, reference)
    await taps(waiter, "Περιμένω τον πελάτη")
    await anna.react(got.message_id, "👍")
    await reads(house, waiter)
    assert (await ticket(house)).state == State.WAITING_CUSTOMER
    await writes(waiter, reference)
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Έγινε")
    await taps(waiter, "Αποστολή")
    ended = (await reads(house, anna))[-1]
    await anna.react(ended.message_id, "🙏")
    await reads(house, waiter)
    assert (await ticket(house)).state == State.RESOLVED
    waits = next(one for one in await anna.messages() if "χρειαζόμαστε την απάντησή σας" in said(one))
    await anna.react(waits.message_id, "👌")
    assert f"Αντέδρασε με 👌 στο {reference}·5" in {
        said(one).split("\n")[-1] for one in await reads(house, waiter)
    }, "what happened to it is not quoted"
    assert "Αντέδρασε με 🙏 στο" in await all_said(house, waiter), "what has no copy there is told in words"


async def test_a_reaction_in_the_middle_of_writing_does_not_end_the_conversation(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    await writes(anna, "/person")
    await taps(anna, "Έχω μια ερώτηση")
    own = next(one for one in await anna.messages() if one.text == "Ο καφές ήταν κρύος")
    await anna.react(own.message_id, "👍")
    assert "Το λάβαμε" in said(await writes(anna, "Πότε ανοίγετε;"))
    assert "Πότε ανοίγετε;" in await all_said(house, waiter)


async def test_what_telegram_refuses_is_told_in_words(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference, line, _, got = await _answered(house, waiter, anna)
    call = Bot.__call__

    async def refused(bot: Bot, method: object, *rest: object, **more: object) -> object:
        if isinstance(method, SetMessageReaction):
            raise TelegramBadRequest(method=method, message="Bad Request: REACTION_INVALID")
        return await call(bot, method, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Bot, "__call__", refused)
    await anna.react(got.message_id, "❤")
    told = await carried(house, waiter, f"{reference}·5")
    assert said(told) == f"{reference}·5 · Άννα\nΑντέδρασε με ❤ στο {reference}·4: «Συγγνώμη»"
    await waiter.react(line.message_id, "👍")
    told = (await reads(house, anna))[-1]
    assert said(told).endswith(f"\nΑντέδρασε με 👍 στο {reference}·2: «Ο καφές ήταν κρύος»")
    await anna.react(got.message_id, None)
    assert f"Πήρε πίσω την αντίδραση στο {reference}·4" in await all_said(house, waiter)


async def test_a_reply_to_a_line_with_an_emoji_is_still_a_reply_to_that_line(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference, *_, got = await _answered(house, waiter, anna)
    await waiter.react((await carried(house, waiter, f"{reference}·2")).message_id, "👍")
    await anna.react(got.message_id, "❤")
    await reads(house, waiter)
    await anna.reply(got.message_id, "Ευχαριστώ")
    assert "(απάντηση στο 4)\nΕυχαριστώ" in await all_said(house, waiter)


async def test_a_reply_to_a_line_that_arrived_twice_says_to_which_it_is(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference, *_, got = await _answered(house, waiter, anna)
    again = await house.app.bot.send_message(anna.person.id, said(got))
    await anna.reply(again.message_id, "Ευχαριστώ")
    assert f"{reference}·5 · Άννα (απάντηση στο 4)\nΕυχαριστώ" in await all_said(house, waiter)


def test_the_newest_reaction_counts_and_a_picture_stands_for_itself() -> None:
    given = {"chat": {"id": 5, "type": "private"}, "message_id": 7, "date": 0, "old_reaction": []}
    thumb, own = {"type": "emoji", "emoji": "👍"}, {"type": "custom_emoji", "custom_emoji_id": "1"}
    for reactions, emoji in (([], ""), ([own, thumb], "👍"), ([thumb, own], OWN_EMOJI)):
        event = MessageReactionUpdated.model_validate({**given, "new_reaction": reactions})
        assert emoji_of(event) == emoji


async def test_an_emoji_that_is_only_a_picture_is_told_in_words(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference, *_, got = await _answered(house, waiter, anna)
    async with transaction(house.app.database) as session:
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        customer = (await session.scalars(select(Customer))).one()
        for _ in range(2):
            await react(moment, anna.person.id, got.message_id, OWN_EMOJI, customer, None)
    told = await all_said(house, waiter)
    assert told.count(f"Αντέδρασε με ένα εικονίδιο που δεν φαίνεται εδώ, στο {reference}·4") == 1
