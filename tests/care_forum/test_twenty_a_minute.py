"""A group takes twenty messages a minute: it is sent no more, and a card changes once for many changes."""

import asyncio
from bisect import bisect_left
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from care.people import brings
from care_forum.staff_room import open_room, settled
from house import ON_SQLITE, House, said, taps, writes
from xenia.care.forum.told import CARD
from xenia.deliveries.models import SENT, Delivery
from xenia.deliveries.pace import A_MINUTE, Pace

GROUP = -1_002_000_000_001


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from((0.0, 0.4, 7.0)))
def test_a_group_gets_no_more_in_any_minute(seed: int, late: float) -> None:
    dice, now = Random(seed), 100.0  # noqa: S311 - a seed that replays
    pace, left = Pace(lambda: now), list[float]()
    for _ in range(150):
        chat_id = dice.choice((GROUP, GROUP, GROUP, 7))
        now += dice.random() * late
        while (wait := max(pace.wait(), pace.wait_for(chat_id))) > 0:
            now += wait
        pace.leaves(chat_id)
        if chat_id == GROUP:
            left.append(now)
    most = max(bisect_left(left, at + 60 - 1e-6) - place for place, at in enumerate(left))
    assert most <= A_MINUTE
    assert late or most == A_MINUTE, "as many as may"


@ON_SQLITE
async def test_sixty_lines_arrive_in_order_and_telegram_never_has_to_say_no(house: House) -> None:
    room, anna = await open_room(house), await house.customer()

    def seconds() -> float:
        return house.now.timestamp()

    house.app.sender.pace = pace = Pace(seconds)
    house.sandbox.limits.set(private=1000, overall=1000, burst=1000, edits=True)
    reference, began = await brings(anna), house.now
    for number in range(60):
        await anna.write(f"μήνυμα {number}")
    await house.people.settled()
    async with asyncio.timeout(60):
        while any(one.chat_id == room.id and one.state != SENT for one in await house.rows(Delivery)):
            if pace.wait_for(room.id) > 0:
                await house.people.advance(seconds=1)
                house.app.database.due.set()
            await asyncio.sleep(0.01)
    told = [said(one).split("\n")[-1] for one in await room.reads(reference)]
    assert [one for one in told if one.startswith("μήνυμα")] == [f"μήνυμα {number}" for number in range(60)]
    assert [one["method"] for one in await house.people.calls() if one["error_code"] == 429] == []
    assert house.now - began < timedelta(minutes=5)


async def test_ten_changes_within_a_minute_are_one_change_of_the_card(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    await topic.write("Το κοιτάω")
    await settled(house)
    await house.people.advance(minutes=2)
    await house.tick()
    before = len(await house.people.calls())
    for number in range(5):
        await topic.write("Πότε ήταν;")
        await settled(house)
        await writes(room.waiter, reference)
        await taps(room.waiter, "Περιμένω τον πελάτη")
        await house.people.advance(seconds=5)
        await house.tick()
        await writes(anna, f"μήνυμα {number}")
        await house.people.advance(seconds=5)
        await house.tick()
    await house.people.advance(minutes=1)
    await house.tick()
    assert "μας περιμένει ο πελάτης" in said((await room.reads(reference))[0])
    calls = [one for one in (await house.people.calls())[before:] if one["params"].get("chat_id") == room.id]
    assert [one["method"] for one in calls if one["method"].startswith("edit")] == [
        "editMessageText",
        "editForumTopic",
    ]
    assert sum(one.kind == CARD for one in await house.rows(Delivery)) <= 3, "one waits for all that happens"
