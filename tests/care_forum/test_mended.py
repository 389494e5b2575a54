"""What happens to topics and groups in the middle of everything: no word is lost by any of it."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CopyMessage, SendMessage, SendPhoto

from care.people import all_said, brings, lines, reads
from care_forum.staff_room import Room, code_of, forum, open_room, settled
from house import USERNAME, House, doorway, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care.forum import trouble
from xenia.care.forum.models import ForumTopic, Lack, StaffForum
from xenia.core.transaction import transaction
from xenia.deliveries.models import CANCELLED, FAILED, Delivery
from xenia.team.models import ADMIN, OWNER


async def _brought(house: House) -> tuple[Room, ChatClient, str, int]:
    """A forum with one ticket in it, and the number of its topic."""
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    (topic,) = await house.rows(ForumTopic)
    return room, anna, reference, topic.thread_id


@pytest.mark.parametrize("remembered", [False, True])
async def test_a_deleted_topic_is_made_anew_with_all_that_was_said(house: House, *, remembered: bool) -> None:
    room, anna, reference, thread = await _brought(house)
    topic = await room.topic(reference)
    await topic.write("Μισό λεπτό")
    await topic.write("// τρίτη φορά")
    await settled(house)
    await room.as_seen_by(room.owner).delete_topic(thread, remembered=remembered)
    await writes(anna, "Είστε εκεί;")
    shown = [said(one) for one in await room.reads(reference)]
    assert f"{reference} · παράπονο · σε εξέλιξη" in shown[0]
    for words in (
        "Όσα ειπώθηκαν ως τώρα",
        "Ο καφές ήταν κρύος",
        "Μάρκος: Μισό λεπτό",
        "σημείωση: τρίτη φορά",
    ):
        assert words in shown[1]
    assert shown[2].endswith("Είστε εκεί;")
    assert len(shown) == 3
    old, new = await house.rows(ForumTopic)
    assert (old.gone_at is not None, new.gone_at) == (True, None)
    await (await room.topic(reference)).write("Εδώ είμαστε")
    assert "Εδώ είμαστε" in said(await anna.answer())


async def test_a_topic_that_goes_while_a_line_is_on_its_way_is_made_anew(house: House) -> None:
    room, anna, reference, _ = await _brought(house)
    await house.people.plan_upset("delete_topic", room.id, method="sendMessage")
    await writes(anna, "Είστε εκεί;")
    shown = [said(one) for one in await room.reads(reference)]
    assert [one.split("\n")[-1] for one in shown].count("Είστε εκεί;") == 1
    assert "Ο καφές ήταν κρύος" in shown[1]


async def test_a_topic_that_staff_closed_is_opened_by_the_customers_next_word(house: House) -> None:
    room, anna, reference, thread = await _brought(house)
    await room.as_seen_by(room.owner).change_topic(thread, closed=True)
    await house.people.settled()
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in await room.all_said(reference)
    await (await room.topic(reference)).write("Ναι")
    assert "Ναι" in said(await anna.answer()), "a waiter, who is no administrator, can answer"


async def test_where_telegram_says_that_a_topic_is_closed_it_is_opened(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, anna, reference, _ = await _brought(house)
    call, refused = Bot.__call__, list[object]()

    async def closed_once(bot: Bot, method: object, *rest: object, **more: object) -> object:
        if isinstance(method, SendMessage) and method.chat_id == room.id and not refused:
            refused.append(method)
            raise TelegramBadRequest(method=method, message="Bad Request: TOPIC_CLOSED")
        return await call(bot, method, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Bot, "__call__", closed_once)
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in await room.all_said(reference)
    assert "reopenForumTopic" in [one["method"] for one in await house.people.calls()]


async def test_a_card_that_somebody_deleted_is_put_there_again(house: House) -> None:
    room, _, reference, _ = await _brought(house)
    topic = await room.topic(reference)
    card = (await room.reads(reference))[0]
    await room.as_seen_by(room.owner).delete(card.message_id)
    await topic.write("Μισό λεπτό")
    await settled(house)
    await house.people.advance(minutes=2)
    await house.tick()
    assert "Την έχει: Μάρκος" in await room.all_said(reference)


async def test_a_group_is_bound_before_it_can_be_used_and_followed_when_it_is_upgraded(house: House) -> None:
    owner, waiter = await house.team_member(OWNER, "Κατερίνα"), await house.team_member()
    number = await house.people.group("Προσωπικό", [owner.person, waiter.person], [USERNAME], type="group")
    group = owner.person.group(number)
    await group.write(await code_of(owner))
    assert "δεν έχει Θέματα" in said(await group.answer())
    anna = await house.customer()
    reference = await brings(anna)
    assert "Ο καφές ήταν κρύος" in await all_said(house, waiter), "until then in private"
    await group.promote(USERNAME)
    upgraded = await group.make_forum()
    await settled(house)
    if (await forum(house)).trouble is not None:  # it became a forum after we had looked
        await writes(owner, "/menu")
        await doorway(owner, "Ομάδα Telegram")
        assert "Όλα είναι εντάξει" in await notice(owner, "Δοκιμή")
        await settled(house)
    assert (await forum(house)).chat_id == upgraded.id
    room = Room(house, owner, waiter, upgraded.id)
    assert "Ο καφές ήταν κρύος" in await room.all_said(reference), "what was told in private stands there too"
    await writes(anna, "Είστε εκεί;")
    assert (await room.all_said(reference)).count("Είστε εκεί;") == 1


async def test_a_group_that_was_upgraded_unseen_is_followed_by_telegrams_refusal(house: House) -> None:
    room, anna, reference, _ = await _brought(house)
    both = [room.owner.person, room.waiter.person]
    other = await house.people.group("Παλιά", both, admin_bots=[USERNAME], type="group")
    upgraded = await room.owner.person.group(other).make_forum()
    await settled(house)
    async with transaction(house.app.database) as session:
        bound = await session.get_one(StaffForum, (await forum(house)).id)
        bound.chat_id, bound.trouble, bound.trouble_at = other, None, None
    for words in ("Είστε εκεί;", "Με ακούτε;"):
        await writes(anna, words)
    room.id = upgraded.id
    await settled(house)
    await house.people.advance(seconds=5)  # the second waited until the first had arrived
    await house.tick()
    shown = [said(one) for one in await room.reads(reference)]
    assert [one.split("\n")[-1] for one in shown[2:]] == ["Είστε εκεί;", "Με ακούτε;"]
    assert (await forum(house)).chat_id == upgraded.id


async def test_what_was_missing_is_mended_and_looked_at_in_the_group(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trouble, "_SLICE", 5)
    owner, waiter = await house.team_member(OWNER, "Κατερίνα"), await house.team_member()
    both = [owner.person, waiter.person]
    group = owner.person.group(await house.people.group("Προσωπικό", both, admin_bots=[USERNAME]))
    await group.write(await code_of(owner))
    assert "δεν έχει Θέματα" in said(await group.answer())
    assert "δεν έχει Θέματα" in await notice(group, "Δοκιμή")
    anna = await house.customer()
    reference = await brings(anna)
    for number in range(12):
        await anna.write(f"μήνυμα {number}")
    await settled(house)
    await group.make_forum()
    assert "Όλα είναι εντάξει" in await notice(group, "Δοκιμή")
    for _ in range(2):
        await house.tick()
    room = Room(house, owner, waiter, group.id)
    told = [said(one).split("\n")[-1] for one in await room.reads(reference)]
    assert [one for one in told if one.startswith("μήνυμα")] == [f"μήνυμα {at}" for at in range(12)]
    assert (await forum(house)).trouble_at is None


async def test_a_look_by_the_owner_finds_a_group_that_was_upgraded_unseen(house: House) -> None:
    room, _, _, _ = await _brought(house)
    other = await house.people.group("Παλιά", [room.owner.person], admin_bots=[USERNAME], type="group")
    upgraded = await room.owner.person.group(other).make_forum()
    await settled(house)
    async with transaction(house.app.database) as session:
        bound = await session.get_one(StaffForum, (await forum(house)).id)
        bound.chat_id, bound.trouble, bound.trouble_at = other, Lack.UNKNOWN, house.now
    await writes(room.owner, "/menu")
    assert "Δεν έχω δει ακόμη" in said(await doorway(room.owner, "Ομάδα Telegram"))
    assert "Όλα είναι εντάξει" in await notice(room.owner, "Δοκιμή")
    assert ((await forum(house)).chat_id, (await forum(house)).trouble) == (upgraded.id, None)


async def test_a_bot_that_is_demoted_tells_the_team_in_private_and_comes_back(house: House) -> None:
    room, anna, reference, _ = await _brought(house)
    admin = await house.team_member(ADMIN, "Ελένη")
    await room.as_seen_by(room.owner).demote(USERNAME)
    await settled(house)
    for one in (room.owner, admin):
        assert (await all_said(house, one)).count("Δεν μπορώ να γράψω στην ομάδα") == 1
    assert "Δεν μπορώ να γράψω" not in await all_said(house, room.waiter)
    await writes(anna, "Είστε εκεί;")
    await house.tick()
    assert "Είστε εκεί;" in await all_said(house, room.waiter)
    await room.as_seen_by(room.owner).promote(USERNAME)
    await settled(house)
    assert "Είστε εκεί;" in await room.all_said(reference), "what was told in private stands there too"
    general = await room.as_seen_by(room.owner).topic(1).messages()
    assert any("Όλα είναι εντάξει: οι υποθέσεις" in said(one) for one in general)
    await writes(anna, "Με ακούτε;")
    assert "Με ακούτε;" in await room.all_said(reference)
    assert "Με ακούτε;" not in await all_said(house, room.waiter)


@pytest.mark.parametrize("upset", ["demote_bot", "remove_bot"])
async def test_what_was_on_its_way_when_the_bot_lost_the_group_is_told_in_private(
    house: House, upset: str
) -> None:
    room, anna, reference, thread = await _brought(house)
    await room.as_seen_by(room.owner).delete_topic(thread)
    await house.people.plan_upset(upset, room.id, method="createForumTopic")
    for number in range(3):
        await writes(anna, f"μήνυμα {number}")
    await settled(house)
    await house.people.advance(minutes=1)
    await house.tick()
    await house.tick()
    told = [said(one).split("\n")[-1] for one in await reads(house, room.waiter)]
    assert [one for one in told if one.startswith("μήνυμα")] == ["μήνυμα 0", "μήνυμα 1", "μήνυμα 2"]
    assert (await all_said(house, room.owner)).count("Δεν μπορώ να γράψω στην ομάδα") == 1
    waiting = [one for one in await house.rows(Delivery) if one.chat_id == room.id]
    assert {one.state for one in waiting if one.message_id is None} == {CANCELLED}
    line = next(one for one in await reads(house, room.waiter) if "μήνυμα 2" in said(one))
    await room.waiter.reply(line.message_id, "Σας ακούμε")
    await settled(house)
    assert "Σας ακούμε" in await all_said(house, anna)
    await room.as_seen_by(room.owner).promote(USERNAME)
    await settled(house)
    back = await room.all_said(reference)
    for words in ("μήνυμα 0", "μήνυμα 2", "Σας ακούμε"):
        assert back.count(words) == 1, words


async def test_a_bot_that_was_put_out_unseen_notices_when_it_speaks(house: House) -> None:
    room, anna, _, _ = await _brought(house)
    await room.as_seen_by(room.owner).remove(USERNAME)
    await settled(house)
    async with transaction(house.app.database) as session:
        bound = await session.get_one(StaffForum, (await forum(house)).id)
        bound.trouble = bound.trouble_at = None
    await writes(anna, "Είστε εκεί;")
    await settled(house)
    assert (await forum(house)).trouble == Lack.GONE
    await house.people.advance(minutes=1)
    await house.tick()
    assert "Είστε εκεί;" in await all_said(house, room.waiter)


async def test_a_forum_that_is_left_gives_the_team_its_words_in_private(house: House) -> None:
    room, anna, reference, _ = await _brought(house)
    await writes(room.owner, "/menu")
    await doorway(room.owner, "Ομάδα Telegram")
    await taps(room.owner, "Τέλος με την ομάδα")
    await taps(room.owner, "Ναι, να μην έρχονται")
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in await all_said(house, room.waiter)
    assert "Είστε εκεί;" not in await room.all_said(reference)
    topic = await room.topic(reference)
    await topic.write("άσχετο")
    await settled(house)
    assert "άσχετο" not in await all_said(house, anna)


async def test_a_picture_that_cannot_be_carried_on_is_named_in_the_topic(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, anna, reference, _ = await _brought(house)
    call = Bot.__call__

    async def too_large(bot: Bot, method: object, *rest: object, **more: object) -> object:
        if isinstance(method, CopyMessage):
            raise TelegramBadRequest(method=method, message="Bad Request: message to copy not found")
        if isinstance(method, SendPhoto):
            raise TelegramBadRequest(method=method, message="Bad Request: file is too big")
        return await call(bot, method, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Bot, "__call__", too_large)
    await anna.send_photo(caption="Δείτε")
    await anna.answer()
    shown = said((await room.reads(reference))[-1])
    number = (await lines(house))[-1].number
    assert shown.startswith(f"{reference}·{number} · Άννα")
    assert "Δείτε" in shown
    assert "Λείπει μια φωτογραφία" in shown
    assert not any(one.state == FAILED for one in await house.rows(Delivery))
