"""An announcement on its way: planned, watched, paused, resumed, stopped, and left by who wants no more."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from announcements.approved import WORDS, approved, members, on_a_working_day, opens, state_of
from announcements.fault_mail import AROUND
from bench.announcements import announcement
from deliveries.mail import FIRST_CHAT, MORNING, SHOP, TEXTS, customers
from house import ON_SQLITE, House, said
from outreach.people import at, athens, decides, lives_in, reads
from telegram_sandbox.chat_client import ChatClient
from xenia.bot.answer import Sent
from xenia.core.database import Database
from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.deliveries.models import CANCELLED, QUEUED, SENT, Delivery
from xenia.deliveries.queue import queue
from xenia.deliveries.sender import LANES, Sender
from xenia.outreach.announcements import course, planning
from xenia.outreach.announcements.due import begun, planned
from xenia.outreach.announcements.models import CANCELLED as CALLED_OFF
from xenia.outreach.announcements.models import (
    ENDED,
    HELD_OUT,
    PAUSED,
    RUNNING,
    Announcement,
    AnnouncementLeftOut,
    AnnouncementView,
)
from xenia.team.models import TeamMember


async def last_said(chat: ChatClient, message_id: int) -> str:
    """What a message says by now."""
    return next(said(one) for one in await chat.messages() if one.message_id == message_id)


async def plan_only(house: House) -> None:
    """What is due is planned, and nothing has left yet."""
    async with transaction(house.app.database) as session:
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        await begun(moment)
        while await planned(moment):
            pass


async def test_everybody_who_wants_news_gets_it_once_in_their_language(house: House) -> None:
    await house.owner()
    await on_a_working_day(house)
    anna, *_ = await members(house, 2)
    john = await house.customer("John", "en")
    await decides(house, 3, "announcements")
    silent = await house.customer("Πέτρος")
    await approved(house)
    await house.tick()
    await house.tick()
    (greek,), (english,) = await reads(anna), await reads(john)
    assert WORDS in said(greek)
    assert "A new winter menu." in said(english)
    assert await reads(silent) == []
    assert (await state_of(house)).state == ENDED
    await house.tick()
    assert len([one for one in await house.deliveries() if one.kind == course.KIND]) == 3


async def test_a_slice_to_a_transaction_and_the_lot_leaves_some_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "SLICE", 3)
    await house.owner()
    await on_a_working_day(house)
    await members(house, 10)
    number = await approved(house, holdout_percent=50)
    await plan_only(house)
    left_out = {one.customer_id for one in await house.rows(AnnouncementLeftOut)}
    messages = [one.customer_id for one in await house.rows(Delivery) if one.kind == course.KIND]
    assert left_out
    assert sorted([*left_out, *(one for one in messages if one is not None)]) == list(range(1, 11))
    assert (await state_of(house, number)).planned_at is not None


async def test_watched_paused_and_resumed(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    people = await members(house, 4)
    await approved(house)
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, 1)
    await house.app.tick()
    shown = await opens(owner)
    assert "Είναι σε παύση" in said(shown)
    assert "Στάλθηκαν 0 από 4" in said(shown)
    await house.app.tick()
    assert [await reads(one) for one in people] == [[], [], [], []]
    await owner.tap("Συνέχεια", shown.message_id)
    await house.deliveries()
    assert [len(await reads(one)) for one in people] == [1, 1, 1, 1]
    house.sandbox.clock.advance(timedelta(seconds=10))
    await house.tick()
    now_said = await last_said(owner, shown.message_id)
    assert "Ολοκληρώθηκε" in now_said
    assert "Στάλθηκαν 4 από 4" in now_said
    house.sandbox.clock.advance(timedelta(seconds=10))
    await house.tick()
    assert await house.rows(AnnouncementView) == [], "it changes no more, and is looked at no more"


async def test_a_pause_holds_the_very_next_message(house: House) -> None:
    await house.owner()
    await on_a_working_day(house)
    people = await members(house, 3)
    number = await approved(house)
    other = await approved(house, text_el="Κάτι άλλο.", audience={"cards": [await house.card_of(people[0])]})
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, number)
    house.app.database.due.set()
    await house.tick()
    assert "Κάτι άλλο." in said((await reads(people[0]))[0]), "the other one goes on"
    messages = [one for one in await house.rows(Delivery) if one.about == number and one.kind == course.KIND]
    assert {one.state for one in messages} == {QUEUED}
    await house.tick()  # it ends at the first look after its last message
    assert (await state_of(house, other)).state == ENDED
    async with transaction(house.app.database) as session:
        await course.resume(session, number)
    await house.tick()
    assert [len(await reads(one)) for one in people[1:]] == [1, 1]


async def test_stopped_nothing_more_of_it_goes(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    people = await members(house, 3)
    await approved(house)
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, 1)
    shown = await opens(owner)
    await owner.tap("Να σταματήσει", shown.message_id)
    asked = await owner.answer()
    assert "Απομένουν 3" in said(asked)
    house.sandbox.clock.advance(timedelta(seconds=10))
    await house.app.tick()
    assert "Απομένουν 3" in await last_said(owner, shown.message_id), "the question stays where it is"
    await owner.tap("Ναι, να σταματήσει", shown.message_id)
    assert "Τη σταματήσατε" in said(await owner.answer())
    await house.tick()
    assert [await reads(one) for one in people] == [[], [], []]
    async with reading(house.app.database) as session:
        found = await session.execute(
            select(Delivery.state, Delivery.reason, func.count())
            .where(Delivery.kind == course.KIND)
            .group_by(Delivery.state, Delivery.reason)
        )
        assert [tuple(one) for one in found] == [(CANCELLED, "called-off", 3)]


async def test_who_withdraws_in_the_middle_gets_none(house: House) -> None:
    await house.owner()
    await on_a_working_day(house)
    anna, petros = await members(house, 2)
    await approved(house)
    await plan_only(house)
    await decides(house, 1, "announcements", given=False)
    await house.tick()
    assert await reads(anna) == []
    assert len(await reads(petros)) == 1


@ON_SQLITE
async def test_nobody_gets_an_empty_page_for_having_changed_their_language(house: House) -> None:
    await house.owner()
    await on_a_working_day(house)
    anna, petros = await members(house, 2)
    await approved(house, audience={"language": "el"}, text_en="")
    await plan_only(house)
    async with transaction(house.app.database) as session:
        (await session.get_one(Customer, 1)).language = "en"
    await house.tick()
    assert (len(await reads(anna)), len(await reads(petros))) == (0, 1)


async def test_after_its_end_it_does_not_go_on(house: House) -> None:
    owner = await house.owner()
    now = await on_a_working_day(house)
    await members(house, 1)
    await approved(house, ends_at=now + timedelta(hours=1))
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, 1)
    shown = await opens(owner)
    house.sandbox.clock.set(now + timedelta(hours=1))
    for _ in range(2):  # before it was looked at, and after
        toast = await owner.tap_data("anturn:1:resume", shown.message_id)
        assert toast is not None
        assert "Έχει ήδη τελειώσει" in (toast.text or "")
        await house.tick()
    assert (await state_of(house)).state == ENDED


@ON_SQLITE
async def test_after_its_end_nothing_more_goes(house: House) -> None:
    await house.owner()
    now = await on_a_working_day(house)
    people = await members(house, 2)
    await approved(house, ends_at=now + timedelta(hours=1))
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, 1)
    await at(house, now + timedelta(hours=1))
    assert (await state_of(house)).state == ENDED
    assert [await reads(one) for one in people] == [[], []]
    assert {one.state for one in await house.rows(Delivery) if one.kind == course.KIND} == {CANCELLED}


@ON_SQLITE
async def test_each_by_their_own_clock(house: House) -> None:
    await house.owner()
    house.sandbox.clock.set(athens(2026, 11, 24, 8))
    here, there = await members(house, 2)
    await lives_in(house, 2, "America/New_York")
    await approved(house, begins_at=athens(2026, 11, 25, 11), local_hour=True, ends_at=athens(2026, 11, 28))
    await at(house, athens(2026, 11, 25, 10))
    assert (await state_of(house)).state == RUNNING, "in Melbourne it is late already"
    assert await reads(here) == []
    await at(house, athens(2026, 11, 25, 11))
    assert (len(await reads(here)), len(await reads(there))) == (1, 0)
    await at(house, athens(2026, 11, 25, 18))
    assert len(await reads(there)) == 1


@ON_SQLITE
async def test_two_admins_at_once_and_nobody_else(house: House) -> None:
    owner = await house.owner()
    staff = await house.team_member()
    await on_a_working_day(house)
    await members(house, 1)
    await approved(house)
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, 1)
    shown = await opens(owner)
    async with transaction(house.app.database) as session:
        await course.resume(session, 1)
    toast = await owner.tap("Συνέχεια", shown.message_id)
    assert toast is not None
    assert toast.text == "Συνεχίζεται.", "as it does, whoever was quicker"
    await staff.write("/menu")
    menu = await staff.answer()
    await staff.tap_data("anturn:1:pause", menu.message_id)
    assert (await state_of(house)).state != PAUSED


@ON_SQLITE
async def test_what_is_owed_goes_before_all_that_waits(database: Database) -> None:
    """However many wait, an answer is behind those alone that are on their way."""
    async with transaction(database) as session:
        await customers(session, 60, ("announcements",))
        owner = TeamMember(telegram_id=1, name="Κατερίνα", role="owner", language="el", since=MORNING)
        session.add(owner)
        await session.flush()
        session.add(announcement(owner.id, MORNING, holdout_percent=0))
    async with transaction(database) as session:
        moment = Moment(session, TEXTS, SHOP, MORNING)
        await begun(moment)
        await planned(moment)
    left: list[str] = []

    async def send(_: int, screen: Screen) -> Sent:
        left.append(screen.text)
        if len(left) == 20:
            async with transaction(database) as session:
                queue(session, "receipt", FIRST_CHAT + 7, Screen("owed"), MORNING)
        return Sent(message_id=len(left))

    assert await Sender(database, send, lambda: MORNING, AROUND).drain() == 61
    assert 20 <= left.index("owed") <= 20 + LANES


@ON_SQLITE
async def test_a_page_that_its_admin_deleted_is_in_nobodys_way(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    (anna,) = await members(house, 1)
    await approved(house)
    await plan_only(house)
    async with transaction(house.app.database) as session:
        await course.pause(session, 1)
    shown = await opens(owner)
    await owner.delete(shown.message_id)
    async with transaction(house.app.database) as session:
        await course.resume(session, 1)
    house.sandbox.clock.advance(timedelta(seconds=10))
    await house.tick()
    assert len(await reads(anna)) == 1
    assert {one.state for one in await house.deliveries() if one.kind == "progress"} == {SENT}


@ON_SQLITE
async def test_verify_finds_whom_the_lot_left_out_and_what_nobody_approved(house: House) -> None:
    await house.owner()
    await on_a_working_day(house)
    await members(house, 1)
    await approved(house)
    await house.tick()
    async with transaction(house.app.database) as session:
        session.add(AnnouncementLeftOut(announcement_id=1, customer_id=1, why=HELD_OUT))
        one = await session.get_one(Announcement, 1)
        one.state, one.approved_by, one.approved_at = CALLED_OFF, None, None
    assert [fault.split(": ")[-1] for fault in await house.faults()] == [
        "delivery 1 is to somebody whom the lot left out",
        "was planned, and nobody approved it",
    ]
    async with transaction(house.app.database) as session:
        await session.execute(delete(AnnouncementLeftOut))
        one = await session.get_one(Announcement, 1)
        one.approved_by, one.approved_at = one.created_by, one.created_at
