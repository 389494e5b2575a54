"""What looks like a note does not leave before its writer says so, wherever its marks stand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.people import all_said, brings, carried, gathered, lines, reads
from care_forum.staff_room import open_room, settled
from house import House, notice, said, taps, writes
from xenia.care.doubt.models import TicketDoubt
from xenia.care.doubt.read import Meant, meant_by
from xenia.care.models import Side
from xenia.core.transaction import transaction
from xenia.team.members import remove
from xenia.team.models import STAFF, TeamMember

NEARLY = [
    "/ / δύσκολος πελάτης",
    "\\\\ δύσκολος πελάτης",
    "/\u200b/ δύσκολος πελάτης",
    "／／ δύσκολος πελάτης",
    "/\\ δύσκολος πελάτης",
    "\u2060 // δύσκολος πελάτης",
    "**// δύσκολος πελάτης**",
    "> // δύσκολος πελάτης",
    "«// δύσκολος πελάτης»",
    "`//` δύσκολος πελάτης",
    "Καλημέρα\n// δύσκολος πελάτης",
    "/ δύσκολος πελάτης",
    "/δύσκολος πελάτης",
    "\u200b／ δύσκολος πελάτης",
]


@pytest.mark.parametrize("words", NEARLY)
def test_what_nearly_is_a_note_is_doubtful(words: str) -> None:
    assert meant_by(words) == Meant.DOUBT


@pytest.mark.parametrize(
    "words",
    [
        *("", "Γεια σας", "3 / 2 ευρώ παραπάνω", "1/2 λίτρο", "https://example.org//a", "και/ή", "και\n/ή"),
        *("¯\\_(ツ)_/¯", "- πρώτον", "*έντονα*", "Ναι // όχι"),
    ],
)
def test_what_is_for_the_customer_is_not_asked_about(words: str) -> None:
    assert meant_by(words) == Meant.CUSTOMER


@given(st.text("αβ 12.-*_", max_size=20), st.text())
def test_without_two_slashes_at_the_beginning_of_a_line_nothing_is_doubtful(head: str, rest: str) -> None:
    body = "".join(one for one in rest if one.isalnum())
    assert meant_by(f"{head}{body}") == Meant.CUSTOMER
    assert meant_by(f"  //{head}{rest}") == Meant.NOTE


@pytest.mark.parametrize("words", [*NEARLY[:2], NEARLY[-2]])
async def test_in_a_topic_its_writer_is_asked_and_nobody_else_decides(house: House, words: str) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    await topic.write(words)
    await settled(house)
    assert "Το κράτησα και δεν στάλθηκε" in await room.all_said(reference)
    assert [one.side for one in await lines(house)][2:] == []
    assert "Μόνο όποιος το έγραψε" in await notice(await room.topic(reference, room.owner), "Μόνο για την")
    await topic.tap("Μόνο για την ομάδα")
    await settled(house)
    assert [(one.side, one.words) for one in (await lines(house))[2:]] == [(Side.NOTE, words)]
    assert "δύσκολος" not in await all_said(house, anna)
    await topic.write(words)
    await settled(house)
    await topic.tap("Να σταλεί στον πελάτη")
    assert words in await all_said(house, anna)
    assert await house.rows(TicketDoubt) == []


async def test_in_private_its_writer_is_asked_after_a_reply_and_after_a_draft(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.reply(line.message_id, NEARLY[0])
    assert "μοιάζει με σημείωση" in said(await waiter.answer())
    await waiter.tap("Μόνο για την ομάδα")
    assert "ως σημείωση" in said(await waiter.answer())
    await waiter.tap("Απάντηση", message_id=line.message_id)
    await waiter.answer()
    await waiter.write("Καλημέρα")
    await waiter.answer()
    await waiter.send_photo(caption=NEARLY[0])
    await waiter.answer()
    await waiter.tap("Αποστολή")
    assert "μοιάζει με σημείωση" in said(await waiter.answer())
    await waiter.tap("Μόνο για την ομάδα")
    assert "Το βλέπει μόνο η ομάδα" in said(await waiter.answer())
    assert "δύσκολος" not in await all_said(house, anna)
    assert [one.side for one in (await lines(house))[2:]] == [Side.NOTE] * 3


@pytest.mark.parametrize("in_forum", [True, False])
async def test_a_note_under_a_later_picture_keeps_the_whole_album(house: House, *, in_forum: bool) -> None:
    room = await open_room(house) if in_forum else None
    waiter = room.waiter if room else await house.team_member()
    anna = await house.customer()
    reference = await brings(anna)
    reply_to = None
    if room:
        await room.reads(reference)
        waiter = await room.topic(reference)
    else:
        reply_to = (await carried(house, waiter, f"{reference}·2")).message_id
    pictures: list[dict[str, Any]] = [
        {"generate": True},
        {"generate": True, "caption": "// μόνο εμείς"},
        {"generate": True},
    ]
    await waiter.send_album([*pictures], reply_to=reply_to)
    await gathered(house)
    assert [one.side for one in (await lines(house)) if one.what == "photo"] == [Side.NOTE] * 3
    pictures[1]["caption"] = "/ / μόνο εμείς"
    await waiter.send_album([*pictures], reply_to=reply_to)
    await gathered(house)
    assert any("μοιάζει με σημείωση" in said(one) for one in await waiter.messages())
    await waiter.tap("Να σταλεί στον πελάτη")
    await gathered(house)
    assert sum(one.photo is not None for one in await reads(house, anna)) == 3
    assert (await lines(house))[-1].side == Side.STAFF
    assert await house.faults() == []


async def test_what_is_said_after_an_album_comes_after_it_and_an_edit_of_it_is_not_lost(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    first, _ = await topic.send_album([None, None], "πρίν")
    await house.people.settled()
    await topic.edit_caption(first.message_id, "Πριν")
    await topic.write("Μετά")
    await settled(house)
    heard = [said(one).split("\n")[-1] for one in await reads(house, anna)]
    assert [one for one in heard if one in {"πρίν", "Πριν", "Μετά"}] == ["πρίν", "Πριν", "Μετά"]


async def test_an_album_of_somebody_who_has_left_the_team_meanwhile_goes_to_nobody(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    await (await room.topic(reference)).send_album([None, None])
    await house.people.settled()
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.role == STAFF]
        await remove(session, member.id, house.now)
    await gathered(house)
    assert "Δεν σας βρίσκω πια" in await room.all_said(reference)
    assert not any(one.photo for one in await reads(house, anna))


async def test_in_a_topic_a_reply_to_a_note_is_for_whom_its_writer_says(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    note = await topic.write("// να της δώσουμε έναν καφέ;")
    await settled(house)
    await topic.reply(note.message_id, "Ναι, έχει δίκιο")
    await topic.send_album([None, None], "κι αυτό", reply_to=note.message_id)
    await gathered(house)
    asked = await room.all_said(reference)
    assert asked.count("απαντά σε σημείωση της ομάδας") == 2
    assert "δίκιο" not in await all_said(house, anna)
    assert [one.side for one in (await lines(house))[2:]] == [Side.NOTE]
    await topic.tap("Μόνο για την ομάδα")
    await settled(house)
    assert [one.what for one in await lines(house) if one.side == Side.NOTE] == ["text", "photo", "photo"]
    await topic.edit(note.message_id, "Σας περιμένει ένας καφές")
    await settled(house)
    assert "Έμεινε σημείωση: το βλέπει μόνο η ομάδα" in await room.all_said(reference)
    assert "καφές" not in (await all_said(house, anna)).replace("Ο καφές ήταν κρύος", "")


async def test_in_private_what_answers_a_note_is_asked_about(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.tap("Υπόθεση", message_id=line.message_id)
    await waiter.answer()
    await waiter.tap("Την αναλαμβάνω")
    await waiter.answer()
    niki = await house.team_member(name="Νίκη")
    await writes(niki, reference)
    await taps(niki, "Σημείωση για την ομάδα")
    written = await niki.write("να της δώσουμε έναν καφέ;")
    await niki.answer()
    await taps(niki, "Να γραφτεί")
    note = next(one for one in await reads(house, waiter) if "έναν καφέ;" in said(one))
    await waiter.reply(note.message_id, "Ναι, έχει δίκιο")
    assert "απαντά σε σημείωση της ομάδας" in said(await waiter.answer())
    await waiter.tap("Απάντηση", message_id=note.message_id)
    await waiter.answer()
    await writes(waiter, "Ναι, έχει δίκιο")
    assert "απαντά σε σημείωση της ομάδας" in said(await taps(waiter, "Αποστολή"))
    assert "δίκιο" not in await all_said(house, anna)
    await taps(waiter, "Να σταλεί στον πελάτη")
    assert "Ναι, έχει δίκιο" in await all_said(house, anna)
    await niki.edit(written.message_id, "Σας περιμένει ένας καφές")
    assert "Έμεινε σημείωση" in said(await niki.answer())
    assert "περιμένει ένας" not in await all_said(house, anna)


@pytest.mark.parametrize("in_forum", [True, False])
async def test_what_nobody_decides_is_asked_once_more_and_becomes_a_note(
    house: House, *, in_forum: bool
) -> None:
    room = await open_room(house) if in_forum else None
    waiter = room.waiter if room else await house.team_member()
    anna = await house.customer()
    reference = await brings(anna)
    if room:
        await room.reads(reference)
        await (await room.topic(reference)).write(NEARLY[0])
        await settled(house)
    else:
        await waiter.reply((await carried(house, waiter, f"{reference}·2")).message_id, NEARLY[0])
        await waiter.answer()
    for hours in (1, 2, 30):
        await house.people.advance(hours=hours, minutes=1)
        await house.tick()
    heard = await room.all_said(reference) if room else await all_said(house, waiter)
    assert heard.count("Αυτό δεν έχει σταλεί ακόμη") == 1
    await house.people.advance(days=28)
    await house.tick()
    assert await house.rows(TicketDoubt) == []
    assert [(one.side, one.words) for one in (await lines(house))[2:]] == [(Side.NOTE, NEARLY[0])]
    assert "δύσκολος" not in await all_said(house, anna)
