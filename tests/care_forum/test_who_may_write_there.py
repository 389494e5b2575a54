"""Whose words leave the group, and whose never do; who may do what with the buttons; and the notes."""

from dataclasses import dataclass

import pytest

from care.people import all_said, brings, lines, reads, ticket
from care_forum.staff_room import Room, code_of, forum, group_of, open_room, settled
from house import ON_SQLITE, House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.messages import Content
from telegram_sandbox.screens import Screen
from telegram_sandbox.text.automatic import plain
from xenia.care.forum.models import ForumTopic, StaffForum
from xenia.care.forum.taps import DropQuestion, LeaveForum, NewForumCode, ShowForum, SolvedBy, TryForum
from xenia.care.models import Side, State
from xenia.care.taps import Claim, Everything, HandOver, Mode, Reopen, ShowCase, WaitForCustomer, Write
from xenia.core.transaction import transaction
from xenia.team.members import remove
from xenia.team.models import ADMIN, STAFF, TeamMember


@dataclass(slots=True)
class Scene:
    """A forum with Anna's ticket in it."""

    room: Room
    anna: ChatClient
    reference: str

    @property
    def house(self) -> House:
        return self.room.house

    async def in_topic(self, who: ChatClient) -> ChatClient:
        """The ticket's topic as somebody sees it who is in the group."""
        if who.person.id not in self.house.sandbox.groups[self.room.id].people:
            await self.room.as_seen_by(self.room.owner).add(who.person)
        return await self.room.topic(self.reference, who)

    async def answer_to(self, who: ChatClient, words: str) -> str:
        """What the bot says to what somebody writes in the topic; nothing, where it only reacts."""
        topic = await self.in_topic(who)
        written = await topic.write(words)
        await settled(self.house)
        return "\n".join(
            said(one)
            for one in await topic.messages()
            if not one.outgoing and one.message_id > written.message_id and not one.message.get("service")
        )


async def scene(house: House) -> Scene:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    return Scene(room, anna, reference)


async def _take_off(house: House, chat: ChatClient) -> None:
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.telegram_id == chat.person.id]
        await remove(session, member.id, house.now)


async def test_a_note_never_leaves_the_group(house: House) -> None:
    at = await scene(house)
    topic = await at.in_topic(at.room.waiter)
    assert await at.answer_to(at.room.waiter, "// είναι η τρίτη φορά") == ""
    await topic.send_photo(caption=" //απόδειξη για εμάς")
    mine = await topic.write("//πρώτη γραφή")
    await house.people.settled()
    await topic.edit(mine.message_id, "δεύτερη γραφή")
    await topic.send_album([None] * 3, "// για το αρχείο μας")
    answer = await topic.write("Γεια σας")
    await house.people.settled()
    await topic.edit(answer.message_id, "// μην της το πείτε")
    await settled(house)
    assert "δεν του στάλθηκε" in said((await topic.messages())[-1])
    heard = await all_said(house, at.anna)
    assert "Γεια σας" in heard
    for words in ("τρίτη", "απόδειξη", "γραφή", "πείτε"):
        assert words not in heard
    noted = [one for one in await lines(house) if one.side == Side.NOTE]
    said_there = ["είναι η τρίτη φορά", "απόδειξη για εμάς", "πρώτη γραφή", "δεύτερη γραφή"]
    assert [one.words for one in noted if one.words] == [*said_there, "για το αρχείο μας"]
    assert sum(one.what == "photo" for one in noted) == 4, "an album whose words are a note is one"
    assert not any(one.photo for one in (await reads(house, at.anna))[-4:])
    marks = {one.words: one.message["reactions"] for one in await topic.messages() if one.outgoing}
    assert "✍" in str(marks["// είναι η τρίτη φορά"])
    assert "🕊" in str(marks["// μην της το πείτε"]), "what it said before was sent"


async def test_a_command_that_is_written_in_a_topic_is_nothing_for_the_customer(house: House) -> None:
    at = await scene(house)
    assert "στη συνομιλία μας" in await at.answer_to(at.room.waiter, "/cases")
    assert "μοιάζει με σημείωση" in await at.answer_to(at.room.waiter, "/etc έχει λάθος τιμή"), "half of one"
    heard = await all_said(house, at.anna)
    assert "/cases" not in heard
    assert "/etc έχει λάθος τιμή" not in heard, "before its writer has said for whom it is"


async def test_what_others_write_in_a_topic_goes_nowhere_and_they_are_told(house: House) -> None:
    at = await scene(house)
    guest, former = await house.guest("Πέτρος"), await house.team_member(name="Νίκη")
    topic = await at.in_topic(former)
    mine = await topic.write("Καλημέρα")
    await settled(house)
    await _take_off(house, former)
    for who in (guest, former):
        assert "Δεν στάλθηκε στον πελάτη" in await at.answer_to(who, "άσχημα λόγια")
    await topic.edit(mine.message_id, "άσχημα λόγια")
    await settled(house)
    assert "Δεν στάλθηκε στον πελάτη" in said((await topic.messages())[-1])
    toast = await topic.tap("Λύθηκε")
    assert toast
    assert toast.show_alert
    assert "δεν σας βρίσκω" in (toast.text or "")
    heard = await all_said(house, at.anna)
    assert "Καλημέρα" in heard
    assert "άσχημα" not in heard
    assert not any("άσχημα" in (one.words or "") for one in await lines(house))
    assert (await ticket(house)).state == State.CLAIMED


async def test_an_anonymous_administrator_is_told_that_nobody_knows_who_writes(house: House) -> None:
    at = await scene(house)
    (topic,) = await house.rows(ForumTopic)
    group = house.sandbox.groups[at.room.id]
    owner = house.sandbox.people[at.room.owner.person.id]
    house.sandbox.post(
        group, owner, Content("text", plain("κρυφά λόγια")), anonymous=True, topic=topic.thread_id
    )
    await settled(house)
    assert "γράφετε ανώνυμα" in await at.room.all_said(at.reference)
    assert "κρυφά" not in await all_said(house, at.anna)


async def test_what_belongs_to_no_ticket_is_told_so_once_in_a_while(house: House) -> None:
    at = await scene(house)
    group = at.room.as_seen_by(at.room.waiter)
    for words in ("Καλημέρα", "Ποιος έχει βάρδια;"):
        await group.topic(1).write(words)
    await settled(house)
    told = [said(one) for one in await group.topic(1).messages() if not one.outgoing]
    assert sum("δεν φτάνει σε πελάτη" in one for one in told) == 1
    reply = (await group.topic(1).messages())[-1].message_id
    await group.topic(1).reply(reply, "εντάξει")  # has a thread, which is of replies and no topic
    own = await group.create_topic("Βάρδιες")
    await own.write("Δευτέρα: Νίκη")
    assert "δεν φτάνει σε πελάτη" in said(await own.answer())
    await house.people.advance(hours=2)
    await group.topic(1).write("Καλησπέρα")
    await settled(house)
    told = [said(one) for one in await group.topic(1).messages() if not one.outgoing]
    assert sum("δεν φτάνει σε πελάτη" in one for one in told) == 2
    heard = await all_said(house, at.anna)
    for words in ("Καλημέρα", "βάρδια", "εντάξει", "Δευτέρα", "Καλησπέρα"):
        assert words not in heard


async def test_the_ticket_of_a_colleague_is_not_told_where_they_read_it(house: House) -> None:
    room = await open_room(house)
    niki = await house.team_member(name="Νίκη")
    await writes(niki, "/menu")
    await taps(niki, "Να γίνω κι εγώ μέλος")
    await taps(niki, "Γίνομαι μέλος")
    reference = await brings(niki)
    await house.people.advance(minutes=5)
    await house.tick()
    assert await room.topics() == []
    assert f"{reference}·2 · Νίκη" in await all_said(house, room.waiter)


async def test_a_code_binds_once_and_only_while_it_is_good(house: House) -> None:
    room = await open_room(house)
    guest = await house.guest("Πέτρος")
    first, later = await code_of(room.owner), await code_of(room.owner)
    other = await group_of(house.people, room.owner.person, guest.person)
    group = guest.person.group(other)
    assert "δεν ισχύει" in said(await _binds(group, "/bind XXXXXXXXXXXX"))
    assert (await forum(house)).chat_id == room.id
    assert "με ένα θέμα για καθεμία" in said(await _binds(group, first)), "whoever has it from the owner may"
    assert "δεν ισχύει" in said(await _binds(group, first))
    await house.people.advance(hours=1)
    assert "δεν ισχύει" in said(await _binds(group, later))
    bound = await house.rows(StaffForum)
    assert [(one.chat_id, one.unbound_at is None) for one in bound] == [(room.id, False), (other, True)]


async def _binds(group: ChatClient, typed: str) -> Screen:
    await group.write(typed)
    return await group.answer()


async def test_the_owners_page_is_for_the_owner(house: House) -> None:
    room = await open_room(house)
    admin = await house.team_member(ADMIN, "Ελένη")
    for data in (ShowForum(), NewForumCode(), TryForum(), LeaveForum(sure=True)):
        await admin.tap_data(data.pack())
        await house.people.settled()
        assert not any("Ομάδα Telegram" in str(one.labels) for one in await admin.messages())
        assert not any("/bind" in said(one) for one in await admin.messages())
    assert (await forum(house)).unbound_at is None
    assert room.id == (await forum(house)).chat_id


MAY: dict[str, set[str]] = {
    "claiming": set(),
    "handing_over": {"holder", "admin"},
    "waiting": {"holder"},
    "reopening": set(),
    "card_again": {"holder", "colleague", "admin"},
    "everything": {"holder", "colleague", "admin"},
    "asking": {"holder"},
    "solving": {"holder"},
    "dropping": {"holder", "colleague", "admin"},
    "trying_here": {"holder", "colleague", "admin"},
}
"""Who may do what with a ticket that the holder has: as in `care/matrix_of_groups.py`, over the wire."""


@pytest.mark.parametrize("role", ["guest", "former", "holder", "colleague", "admin"])
@ON_SQLITE
async def test_each_does_with_the_buttons_exactly_what_is_written_here(house: House, role: str) -> None:
    at = await scene(house)
    await (await at.in_topic(at.room.waiter)).tap("Την αναλαμβάνω")
    await (await at.in_topic(at.room.waiter)).write("Πότε ήταν;")
    other = await house.team_member(name="Νίκη")
    who = at.room.waiter
    if role == "guest":
        who = await house.guest("Πέτρος")
    elif role != "holder":
        who = await house.team_member(ADMIN if role == "admin" else STAFF, "Σοφία")
    if role == "former":
        await _take_off(house, who)
    topic, one = await at.in_topic(who), (await ticket(house)).id
    card = (await at.room.reads(at.reference))[0].message_id
    (to,) = [each.id for each in await house.rows(TeamMember) if each.telegram_id == other.person.id]
    taken = {
        "claiming": Claim(ticket=one),
        "card_again": ShowCase(ticket=one),
        "everything": Everything(ticket=one),
        "asking": Write(ticket=one, mode=Mode.RESOLVE),
        "dropping": DropQuestion(ticket=one, mode=Mode.RESOLVE),
        "trying_here": TryForum(),
        "waiting": WaitForCustomer(ticket=one),
        "reopening": Reopen(ticket=one),
        "solving": SolvedBy(ticket=one, ready=1),
        "handing_over": HandOver(ticket=one, to=to),
    }
    if role in {"holder", "admin"}:
        taken["handing_over"] = taken.pop("handing_over")  # last, since it ends what they may
    may = {name for name in taken if role in MAY[name]}
    if role == "holder":
        may |= {"claiming", "reopening"}  # it is theirs: nothing happens, and nothing is refused
    done = set()
    for name, tap in taken.items():
        if name == "handing_over" and role == "holder":
            await topic.tap_data(Reopen(ticket=one).pack(), message_id=card)
        toast = await topic.tap_data(tap.pack(), message_id=card)
        if toast is None or not toast.show_alert:
            done.add(name)
    assert done == may
