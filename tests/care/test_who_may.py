"""Who may do what to whose ticket: every action of the room's routers, by every role, in every situation."""

import pytest
from aiogram import Router

from care.matrix import ELSEWHERE, IN_GROUP, ROLES, SITUATIONS, Actions, Place
from care.matrix_hands import InTheHouse
from care.matrix_house import THREAD, crew, forum_in, still_house, ticket_in, topic_for
from care.matrix_judge import before, name_of
from care.matrix_of_doubts import DOUBTS, DOUBTS_IN_GROUPS
from care.matrix_of_goodwill import GOODWILL
from care.matrix_of_groups import SAID_IN_GROUPS, TAPPED_IN_GROUPS
from care.matrix_of_pages import PAGES
from care.matrix_of_tickets import TICKETS
from care.matrix_of_words import WORDS
from care.people import brings, carried, reads
from house import ON_SQLITE, House, said, writes
from xenia import care
from xenia.care.models import TicketLine
from xenia.core.transaction import transaction
from xenia.deliveries.models import Delivery
from xenia.team.members import remove
from xenia.team.models import TeamMember

ACTIONS: Actions = {**TICKETS, **PAGES, **GOODWILL, **WORDS, **DOUBTS}
ACTIONS_IN_GROUPS: Actions = {**SAID_IN_GROUPS, **TAPPED_IN_GROUPS, **DOUBTS_IN_GROUPS}


def _actions_of(*routers: Router | None) -> set[str]:
    return {
        name_of(handler)
        for room in routers
        if room is not None
        for router in room.chain_tail
        for observer in router.observers.values()
        for handler in observer.handlers
    }


def test_every_action_of_the_room_is_listed() -> None:
    assert set(ACTIONS) == _actions_of(care.room.router, care.last.router)


def test_every_action_in_groups_is_listed() -> None:
    assert set(ACTIONS_IN_GROUPS) == _actions_of(care.room.groups)


@pytest.mark.parametrize("role", ROLES)
@ON_SQLITE
async def test_each_role_does_exactly_what_is_written(database_url: str, role: str) -> None:
    wrong: list[str] = []
    async with still_house(database_url) as house:
        people = await crew(house, role)
        hands = InTheHouse(house.app, people.actor)
        with house.kept() as put_back:
            for situation in SITUATIONS:
                put_back()
                ticket = await ticket_in(house.app, people.whose, people.holder_id, situation)
                with before(house, Place(house.app, hands, ticket, people.other_id), hands) as judge:
                    wrong += await judge.wrong(ACTIONS, role, situation)
    assert wrong == []


@pytest.mark.parametrize("role", IN_GROUP)
@ON_SQLITE
async def test_each_role_does_in_the_group_exactly_what_is_written(database_url: str, role: str) -> None:
    actions = SAID_IN_GROUPS if role == "anonymous" else ACTIONS_IN_GROUPS
    wrong: list[str] = []
    async with still_house(database_url) as house:
        people = await crew(house, role)
        group = await forum_in(house)
        hands = InTheHouse(house.app, people.actor, group, THREAD)
        with house.kept() as put_back:
            for situation in (*SITUATIONS, ELSEWHERE):
                put_back()
                ticket = await ticket_in(house.app, people.whose, people.holder_id, situation)
                await topic_for(house, ticket, group, bound=situation != ELSEWHERE)
                with before(house, Place(house.app, hands, ticket, people.other_id), hands) as judge:
                    wrong += await judge.wrong(actions, role, situation)
    assert wrong == []


async def test_who_was_taken_off_the_team_can_send_nothing_not_even_what_they_had_begun(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    other = await house.team_member(name="Νίκη")
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    written = await waiter.reply(line.message_id, "Καλημέρα")
    await waiter.answer()
    await waiter.tap("Απάντηση", message_id=line.message_id)
    await waiter.answer()
    await writes(waiter, "άσχημα λόγια")
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.name == "Μάρκος"]
        await remove(session, member.id, house.now)
    await waiter.tap("Αποστολή")
    await waiter.reply(line.message_id, "άσχημα λόγια")
    await waiter.edit(written.message_id, "άσχημα λόγια")
    await waiter.write(reference)
    await waiter.write("/cases")
    await house.people.settled()
    heard = [said(one) for one in await reads(house, anna)]
    assert any("Καλημέρα" in one for one in heard)
    assert not any("άσχημα" in one for one in heard)
    assert [one.words for one in await house.rows(TicketLine) if "άσχημα" in (one.words or "")] == []
    await writes(anna, "Είστε εκεί;")
    assert any("Είστε εκεί;" in said(one) for one in await reads(house, other)), "nobody has it: all are told"
    assert not any("Είστε εκεί;" in said(one) for one in await reads(house, waiter))
    await writes(other, "/cases")
    assert "δεν την έχει κανείς" in said((await other.messages())[-1])


async def test_nobody_changes_what_another_wrote(house: House) -> None:
    waiter, anna, eve = await house.team_member(), await house.customer(), await house.customer("Εύα")
    await brings(anna)
    await reads(house, waiter)
    before = await house.rows(TicketLine)
    for chat in (eve, waiter):
        for _ in range(len(before) + 6):
            written = await chat.write("/menu")
            await chat.answer()
            await chat.edit(written.message_id, "κάτι άλλο")
    await house.people.settled()
    assert len(await house.rows(TicketLine)) == len(before)
    assert {one.kind for one in await house.rows(Delivery)} == {"ticket"}
