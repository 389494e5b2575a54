"""A sample of the matrix through Telegram: what its tests find in the house, people find in their chats."""

import sqlite3
from contextlib import closing
from itertools import product

import pytest

from care.matrix import ENDED, FREE, HELD, LEADS, Action, Place
from care.matrix_hands import OverTheWire
from care.matrix_house import state_of, ticket_in
from care.matrix_of_goodwill import GOODWILL
from care.matrix_of_pages import PAGES
from care.matrix_of_tickets import TICKETS
from house import ON_SQLITE, House, said
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.transaction import transaction
from xenia.team.members import remove
from xenia.team.models import LEAD, STAFF, TeamMember

SAMPLE = (
    "staff.shown",
    "one_tap.claiming",
    "staff.drafted",
    "staff.replied",
    "handlers.told_more",
    "handlers.withdrawing",
    "handlers.shown",
    "records.handlers.own",
    "threads.merging.muting",
    "goodwill.giving.picked",
)


@pytest.mark.parametrize("role", ["stranger", "customer", "former", "holder", "colleague", "admin"])
@ON_SQLITE
async def test_a_sample_goes_over_the_wire_as_in_the_house(house: House, role: str) -> None:
    anna, markos = await house.customer(), await house.team_member()
    other = await house.team_member(LEAD, "Νίκη")
    chat = await _become(house, role, markos)
    members = {one.telegram_id: one.id for one in await house.rows(TeamMember)}
    if role == "former":
        async with transaction(house.app.database) as session:
            await remove(session, members[chat.person.id], house.now)
    whose = chat if role == "customer" else anna
    wrong = []
    for name, situation in product(SAMPLE, (FREE, HELD, ENDED)):
        for action in {**TICKETS, **PAGES, **GOODWILL}[name]:
            ticket = await ticket_in(house.app, whose.person.id, members[markos.person.id], situation)
            place = Place(house.app, OverTheWire(house, chat), ticket, members[other.person.id])
            if await _is_touched(house, chat, place, action) != (role in action.may(situation)):
                wrong.append((situation, name))
    assert wrong == []


async def _become(house: House, role: str, markos: ChatClient) -> ChatClient:
    if role == "holder":
        return markos
    if role in {"stranger", "customer"}:
        return await house.customer("Ελπίδα")
    return await house.team_member(role if role in LEADS else STAFF, "Σοφία")


async def _is_touched(house: House, chat: ChatClient, place: Place, action: Action) -> bool:
    """Whether the ticket changed, or was shown in the chat, but for what everybody is told of it."""
    await house.people.settled()
    await house.deliveries()
    await place.hands.write("/menu")
    before = {one.message_id: _seen(one) for one in await chat.messages()}
    with closing(sqlite3.connect(house.app.database.url.database or "")) as live:
        was = state_of(live, place.ticket)
        await action.go(place)
        changed = state_of(live, place.ticket) != was
    delivered = {one.message_id for one in await house.deliveries() if one.chat_id == chat.person.id}
    shown = [
        _seen(one)
        for one in await chat.messages()
        if not one.outgoing
        and before.get(one.message_id) != _seen(one)
        and one.message_id not in delivered
        and said(one) != f"{place.ticket.reference}·2"  # shown to be replied to
    ]
    return changed or any(place.ticket.reference in text for text in shown)


def _seen(screen: Screen) -> str:
    return "\n".join([said(screen), *screen.labels])
