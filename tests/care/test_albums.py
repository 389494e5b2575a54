"""Pictures that were sent together arrive together: with their words, in their order, and none is lost."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import TelegramMethod

from care.people import all_said, brings, carried, gathered, lines, reads
from care_forum.staff_room import open_room
from house import House, said
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.bot.albums import _words
from xenia.core.reply import Button, Copy
from xenia.core.reply import Screen as Made


async def _albums(house: House, chat: ChatClient) -> list[list[Screen]]:
    """The pictures that somebody got, by album; one alone is an album of one."""
    found: dict[str, list[Screen]] = {}
    for one in await reads(house, chat):
        if one.photo or one.message.get("video") or one.message.get("document"):
            found.setdefault(one.message.get("media_group_id") or str(one.message_id), []).append(one)
    return list(found.values())


async def test_what_was_sent_together_arrives_as_one_album_both_ways(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    sent = await anna.send_album([None, {"kind": "video", "size": 9}, None], "Δείτε <b>εδώ</b>")
    await gathered(house)
    (album,) = await _albums(house, waiter)
    assert [bool(one.photo) for one in album] == [True, False, True]
    assert [said(one) for one in album] == [f"{reference}·3 · Άννα\nΔείτε <b>εδώ</b>", "", ""]
    assert [one.photo for one in album[::2]] == [one.photo for one in sent[::2]]
    below = (await waiter.messages())[-1]
    assert said(below) == f"{reference}·3 · για όλα όσα στάλθηκαν μαζί"
    assert below.labels == ["Απάντηση", f"Υπόθεση {reference}·3"]
    await waiter.send_album([None, None], "Ο καινούργιος", reply_to=album[1].message_id)
    await gathered(house)
    await gathered(house)
    (album,) = await _albums(house, anna)
    assert said(album[0]).endswith("\nΟ καινούργιος")
    assert await house.faults() == []


async def test_each_album_of_the_team_leaves_and_a_later_change_of_words_does_not_pass_it(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    line = await carried(house, waiter, f"{await brings(anna)}·2")
    words = await waiter.reply(line.message_id, "Ως τις πέντε")
    for caption in ("Ο πρώτος", "Ο δεύτερος"):  # each is the last thing that is said for a while
        await waiter.send_album([None, None], caption, reply_to=line.message_id)
        await gathered(house)
        await gathered(house)
    await waiter.send_album([None, None], "Ο τρίτος", reply_to=line.message_id)
    await waiter.edit(words.message_id, "Ως τις έξι")
    await gathered(house)
    await gathered(house)
    order = ["Ως τις πέντε", "Ο πρώτος", "Ο δεύτερος", "Ο τρίτος", "Ως τις έξι"]
    told = await all_said(house, anna)
    assert sorted(order, key=told.find) == order
    assert all(one in told for one in order)


async def test_files_go_together_and_each_of_several_captions_is_kept(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    bills = [{"kind": "document", "name": f"{at}.pdf", "size": 9, "caption": f"No {at}"} for at in (1, 2, 3)]
    await anna.send_album(bills)
    await gathered(house)
    (album,) = await _albums(house, waiter)
    assert [said(one) for one in album] == [f"{reference}·3 · Άννα\nNo 1\nNo 2\nNo 3", "", ""]


async def test_captions_that_do_not_fit_under_one_picture_are_not_cut(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    long = [{"generate": True, "caption": f"{at}" * 900} for at in (1, 2)]
    await anna.send_album([*long, {"generate": True}])
    await gathered(house)
    told = await all_said(house, waiter)
    assert (told.count("1" * 100), told.count("2" * 100)) == (9, 9)
    assert sum(len(one) for one in await _albums(house, waiter)) == 3


async def test_a_picture_that_comes_late_follows_by_itself(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    monkeypatch.setattr(house.sandbox, "album_id", lambda: "77")
    await anna.send_album([None, None], "Δείτε")
    await gathered(house)
    await anna.send_album([None, None])
    await gathered(house)
    pictures = [one for one in await reads(house, waiter) if one.photo]
    assert [said(one).split(" ")[0] for one in pictures] == [f"{reference}·3", "", f"{reference}·5", ""]


async def test_an_album_that_came_twice_says_so_and_each_of_its_pictures_can_be_replied_to(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await reads(house, waiter)
    house.sandbox.faults.plan("reset_after", "sendMediaGroup")
    await anna.send_album([None, None, None], "Δείτε")
    await gathered(house)
    await house.people.advance(seconds=5)
    house.app.database.due.set()
    twice = await _albums(house, waiter)
    assert [said(one[0]) for one in twice] == [f"{reference}·3 · Άννα\nΔείτε"] * 2
    for number, picture in zip((3, 4, 5), twice[1], strict=True):
        await waiter.reply(picture.message_id, f"για το {number}")
        await waiter.answer()
    await reads(house, anna)
    kept = await lines(house)
    numbers = {one.id: one.number for one in kept}
    assert [numbers[one.reply_to_id or 0] for one in kept if (one.words or "").startswith("για το")] == [
        3,
        4,
        5,
    ]


async def test_a_file_that_is_gone_takes_nothing_else_of_its_album_with_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    call, refused = Bot.__call__, {"sendMediaGroup", "copyMessage", "sendPhoto"}

    async def once(bot: Bot, method: TelegramMethod[Any], *rest: Any, **more: Any) -> Any:
        if method.__api_method__ in refused:
            refused.remove(method.__api_method__)
            raise TelegramBadRequest(method=method, message="Bad Request: wrong file identifier")
        return await call(bot, method, *rest, **more)

    monkeypatch.setattr(Bot, "__call__", once)
    await anna.send_album([None, None, None], "Δείτε")
    await gathered(house)
    told = await room.all_said(reference)
    assert "Λείπει μια φωτογραφία" in told
    assert f"{reference}·3 · Άννα\nΔείτε" in told
    assert sum(one.photo is not None for one in await room.reads(reference)) == 2


async def test_a_customer_who_stopped_the_bot_gets_the_whole_album_and_its_sender_is_told_once(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await anna.block()
    await waiter.send_album([None, None, None], "Δείτε", reply_to=line.message_id)
    await gathered(house)
    await gathered(house)
    assert (await all_said(house, waiter)).count("δεν παραδόθηκε") == 1
    await anna.unblock()
    await house.people.advance(minutes=1)
    await anna.write("/menu")
    await house.people.settled()
    await house.app.sender.look_after()
    house.app.database.due.set()
    (album,) = await _albums(house, anna)
    assert len(album) == 3


_PHOTO = Copy(None, None, "photo", "1")


@pytest.mark.parametrize(
    ("screen", "shown"),
    [
        (Made("α", album=(_PHOTO, _PHOTO)), ("α", "")),
        (Made("α", ((Button("β", url="x"),),), album=(_PHOTO, _PHOTO)), ("", "α")),
        (Made("α", ((Button("β", url="x"),),), album=(_PHOTO, _PHOTO), below="γ"), ("α", "γ")),
        (Made("α" * 1025, album=(_PHOTO, _PHOTO)), ("", "α" * 1025)),
        (Made(f"<b>{'α' * 1024}</b>", album=(_PHOTO, _PHOTO)), (f"<b>{'α' * 1024}</b>", "")),
    ],
)
def test_what_stands_under_an_album_and_what_below_it(screen: Made, shown: tuple[str, str]) -> None:
    assert _words(screen) == shown
