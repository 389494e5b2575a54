"""Lines both ways while calls fail and topics disappear; what arrived is read from the sandbox alone."""

from random import Random

import pytest

from care.people import brings
from care_forum.staff_room import Room, open_room
from house import House
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.faults import FaultKind
from xenia.deliveries.models import QUEUED, SENDING, Delivery

OFTEN: tuple[FaultKind, ...] = ("500", "502", "502_after", "reset_before", "reset_after", "truncated")
KINDS: tuple[FaultKind, ...] = (*OFTEN, *OFTEN, *OFTEN, *OFTEN, "429", "slow")
ROUNDS = 60


def _first_seen(house: House, chat_id: int, marks: list[str]) -> list[str]:
    """These of the marks that were shown in a chat, in the order in which each was seen first."""
    seen: list[str] = []
    for one in house.sandbox.deliveries:
        if one.chat_id == chat_id and one.kind == "new":
            words = str(one.content.get("text") or one.content.get("caption") or "")
            found = sorted((words.index(f"{mark}."), mark) for mark in marks if f"{mark}." in words)
            seen += [mark for _, mark in found if mark not in seen]
    return seen


async def _quiet(house: House) -> None:
    """Everything that was to arrive has."""
    for _ in range(200):
        await house.people.settled()
        await house.people.advance(seconds=30)
        await house.tick()
        if not any(one.state in {QUEUED, SENDING} for one in await house.rows(Delivery)):
            return
    raise AssertionError("something never left")


async def _round(room: Room, dice: Random, customers: dict[str, ChatClient], mark: str) -> str | None:
    """Somebody writes; returns who should read it, None for nobody outside the team."""
    reference = dice.choice(sorted(customers))
    words = f"{mark}."
    what = dice.choice(("says", "says", "sends", "answers", "answers", "notes", "deletes"))
    if what == "says":
        await customers[reference].write(words)
    elif what == "sends":
        await customers[reference].send_photo(caption=words)
    elif not any(title.startswith(reference) for title in await room.topics()):
        await customers[reference].write(words)  # its topic is gone, and comes back with this
    elif what == "deletes":
        kind = dice.choice(("delete_topic", "delete_remembered_topic", "close_topic"))
        await room.house.people.plan_upset(kind, room.id, calls=dice.randrange(1, 4), method="sendMessage")
        await customers[reference].write(words)
    elif await _written_there(room, reference, f"// {words}" if what == "notes" else words):
        return None if what == "notes" else f"customer {reference}"
    else:
        await customers[reference].write(words)
    return f"team {reference}"


async def _written_there(room: Room, reference: str, words: str) -> bool:
    """Whether the topic was still there, now that somebody has typed into it."""
    try:
        await (await room.topic(reference, room.owner)).write(words)
    except AssertionError as gone:
        if "such topic" not in str(gone):
            raise
        return False
    return True


@pytest.mark.parametrize("seed", [1, 2])
async def test_all_of_it_arrives_in_order_and_no_note_does(house: House, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a seed that replays
    room = await open_room(house)
    customers: dict[str, ChatClient] = {}
    for name in ("Άννα", "Ελένη"):
        chat = await house.customer(name)
        customers[await brings(chat)] = chat
    await _quiet(house)
    house.sandbox.faults.set(
        seed,
        share=0.15,
        kinds=KINDS,
        methods=("sendMessage", "copyMessage", "createForumTopic", "editForumTopic", "editMessageText"),
        slow_seconds=0.02,
    )
    meant: dict[str, list[str]] = {}
    notes: list[str] = []
    for number in range(ROUNDS):
        mark = f"γραμμή-{number}"
        reader = await _round(room, dice, customers, mark)
        if dice.random() < 0.5:
            await house.people.settled()
        if dice.random() < 0.3:
            await house.people.advance(seconds=10)
            await house.tick()
        (notes if reader is None else meant.setdefault(reader, [])).append(mark)
    await house.people.settled()
    house.sandbox.faults.clear()
    house.sandbox.upsets.clear()
    await _quiet(house)
    for reader, marks in meant.items():
        side, _, reference = reader.partition(" ")
        chat_id = room.id if side == "team" else customers[reference].person.id
        assert _first_seen(house, chat_id, marks) == marks, reader
    assert len(notes) > 2
    for chat in customers.values():
        assert _first_seen(house, chat.person.id, notes) == []
    assert len(house.sandbox.faults.record) > 10
    assert house.sandbox.upsets.record
