"""A reply is a reply on the other side too, to the right message, however long ago that was."""

from care.people import brings, carried, gathered, reads
from care_forum.staff_room import open_room, settled
from house import House, said
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen


async def _own(chat: ChatClient, words: str) -> int:
    return next(one.message_id for one in await chat.messages() if one.outgoing and said(one) == words)


def _answered(screen: Screen) -> int | None:
    """The message to which it is a reply."""
    to: int | None = screen.message["reply_to_message_id"]
    return to


async def test_replies_are_replies_in_both_chats(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.reply(line.message_id, "Πότε ήταν;")
    got = (await reads(house, anna))[-1]
    assert _answered(got) == await _own(anna, "Ο καφές ήταν κρύος")
    await house.people.advance(days=900)
    await house.tick()
    await anna.reply(got.message_id, "Το πρωί")
    heard = await carried(house, waiter, f"{reference}·5")
    assert _answered(heard) == await _own(waiter, "Πότε ήταν;")
    await anna.edit(await _own(anna, "Το πρωί"), "Το μεσημέρι")
    changed = await carried(house, waiter, f"{reference}·6")
    assert _answered(changed) == heard.message_id, "a correction stands under what it corrects"


async def test_replies_are_replies_in_a_topic(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    first = (await room.reads(reference))[1]
    topic = await room.topic(reference)
    answer = await topic.reply(first.message_id, "Πότε ήταν;")
    await settled(house)
    got = (await reads(house, anna))[-1]
    assert _answered(got) == await _own(anna, "Ο καφές ήταν κρύος")
    await anna.reply(got.message_id, "Το πρωί")
    assert _answered((await room.reads(reference))[-1]) == answer.message_id
    await topic.delete(answer.message_id)
    await anna.reply(got.message_id, "Ή το μεσημέρι")
    last = (await room.reads(reference))[-1]
    assert said(last).endswith("Ή το μεσημέρι"), "what it answers is gone, and it arrives all the same"
    assert _answered(last) is None


async def test_a_reply_to_what_has_not_arrived_yet_is_a_reply_to_it(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    album = await anna.send_album([None, None], "Δείτε")
    await house.people.settled()
    await anna.reply(album[1].message_id, "Αυτό εννοώ")
    await gathered(house)
    *_, second, words = await room.reads(reference)
    assert said(words).endswith("Αυτό εννοώ")
    assert _answered(words) == second.message_id


async def test_a_reply_in_a_topic_that_was_deleted_stays_with_its_ticket(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    await topic.write("Πότε ήταν;")
    await settled(house)
    got = (await reads(house, anna))[-1]
    group = room.as_seen_by(room.owner)
    (number,) = [one["id"] for one in await group.topics() if one["name"].startswith(reference)]
    await group.delete_topic(number)
    await anna.reply(got.message_id, "Το πρωί")
    last = (await room.reads(reference))[-1]
    assert said(last).endswith("(απάντηση στο 4)\nΤο πρωί")
