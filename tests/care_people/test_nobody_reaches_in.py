"""A customer never reaches another's ticket, and who left the team nobody's: by no button, old or made up."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from aiogram.filters.callback_data import CallbackData
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from care.people import brings, carried, reads
from databases import fresh_sqlite
from house import House, doorway, open_house, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.bot.tuning import new_event_loop
from xenia.care.models import Ticket, TicketAside, TicketLine
from xenia.core.transaction import reading, transaction
from xenia.customers.taps import ShowCustomer
from xenia.team.audit import AuditLine
from xenia.team.members import remove
from xenia.team.models import OWNER, TeamMember

SECRET = "το μυστικό της Άννας"
OTHERS = 5
"""Tickets of the other customer: 1 to 5, each of which the forger tries."""
VALUES = st.one_of(
    st.integers(-1, OTHERS + 3),
    st.sampled_from(
        ["0", "1", "2", "true", "html", "json", "answer", "note", "resolve", "close", "complaint", "30"]
    ),
)


def _kinds() -> list[type[CallbackData]]:
    """Every button about tickets and customers."""
    ours = [one for one in CallbackData.__subclasses__() if one.__module__.startswith("xenia.care")]
    return sorted([*ours, ShowCustomer], key=lambda kind: kind.__prefix__)


@st.composite
def _forged(draw: st.DrawFn) -> str:
    """A button as ours would be, of another's ticket wherever a field may name one."""
    kind = draw(st.sampled_from(_kinds()))
    fields = [
        str(draw(st.integers(1, OTHERS) if name in {"ticket", "customer"} else VALUES))
        for name in kind.model_fields
    ]
    return ":".join([kind.__prefix__, *fields])


class Beside:
    """A house that stays open beside Hypothesis, with Anna's tickets and Eve, who forges."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner(loop_factory=new_event_loop)
        self.stack = AsyncExitStack()
        self.runner.run(self._open())

    async def _open(self) -> None:
        url = fresh_sqlite(Path(self.folder.name))
        self.house: House = await self.stack.enter_async_context(open_house(url))
        self.waiter, self.anna = await self.house.team_member(), await self.house.customer()
        for number in range(OTHERS):
            reference = await brings(self.anna, f"{SECRET} {number}")
        await reads(self.house, self.waiter)
        await writes(self.waiter, reference)
        await taps(self.waiter, "Λύθηκε")
        await writes(self.waiter, "έγινε")
        await taps(self.waiter, "Αποστολή")
        await reads(self.house, self.anna)
        self.eve = await self.house.customer("Εύα")
        self.was = await self.annas()
        self.seen = await self.shown()

    async def annas(self) -> list[tuple[Any, ...]]:
        """All that is kept of Anna's tickets."""
        async with reading(self.house.app.database) as session:
            tickets = await session.execute(
                select(*Ticket.__table__.columns).where(Ticket.customer_id == 1).order_by(Ticket.id)
            )
            lines = await session.execute(
                select(*TicketLine.__table__.columns)
                .where(TicketLine.ticket_id <= OTHERS)
                .order_by(TicketLine.id)
            )
            return [tuple(row) for row in (*tickets, *lines)]

    async def shown(self) -> list[str]:
        """All that Eve can read."""
        return [
            "\n".join([said(one), *one.labels, str(one.document or "")])
            for one in await self.eve.messages()
            if not one.outgoing
        ]

    async def forges(self, data: str, words: str) -> None:
        """Eve taps what was made up, then writes something."""
        await self.eve.tap_data(data.encode()[:64].decode("utf-8", "ignore"))
        await self.eve.write(words)
        await self.house.people.settled()
        await self.house.deliveries()

    def close(self) -> None:
        self.runner.run(self.stack.aclose())
        self.runner.close()
        self.folder.cleanup()


def test_no_forged_tap_of_a_customer_reaches_anothers_ticket() -> None:
    beside = Beside()
    references = [row[1] for row in beside.was[:OTHERS]]

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(_forged(), st.sampled_from(["κάτι", "/menu", "4821 12,40"]))
    def forging(data: str, words: str) -> None:
        beside.runner.run(beside.forges(data, words))
        assert beside.runner.run(beside.annas()) == beside.was, data
        shown = "\n".join(beside.runner.run(beside.shown()))
        assert SECRET not in shown, data
        assert not any(one in shown for one in references), data

    try:
        forging()
        rows = beside.runner.run(beside.house.rows(AuditLine))
        assert {one.member_id for one in rows} == {1}, "the waiter alone has looked at anything"
        aside = beside.runner.run(beside.house.rows(TicketAside))
        assert all(one.customer_id == 2 for one in aside)
    finally:
        beside.close()


async def _pages(house: House, chat: ChatClient, reference: str) -> list[Screen]:
    """The pages of a member who has been on the team for a while, each with its buttons."""
    await carried(house, chat, f"{reference}·2")
    for _ in range(2):
        await writes(chat, reference)
    await taps(chat, "Σελίδα πελάτη")
    await writes(chat, "/cases")
    await writes(chat, reference)
    await taps(chat, "Αντίγραφο, με όλα")
    await writes(chat, "/menu")
    await doorway(chat, "Υποθέσεις: αριθμοί")
    await writes(chat, "/team")
    await taps(chat, "Ποιος είδε τι")
    return [one for one in await chat.messages() if not one.outgoing and one.buttons]


async def test_who_left_the_team_gets_nothing_by_any_old_button(house: House) -> None:
    await house.owner()
    anna = await house.customer()
    former = await house.team_member(OWNER, "Σοφία")
    reference = await brings(anna, SECRET)
    pages = await _pages(house, former, reference)
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.name == "Σοφία"]
        await remove(session, member.id, house.now)
    before = {one.message_id: said(one) for one in await former.messages()}
    looked, lines = len(await house.rows(AuditLine)), len(await house.rows(TicketLine))
    buttons = [(page.message_id, one.data) for page in pages for row in page.buttons for one in row]
    assert len(buttons) > 30
    for message_id, data in buttons:
        assert data is not None
        toast = await former.tap_data(data, message_id)
        assert toast is not None, data
    for words in (reference, "/cases", "/team", await house.card_of(anna)):
        await former.write(words)
    await house.people.settled()
    await house.deliveries()
    for one in await former.messages():
        if not one.outgoing and said(one) != before.get(one.message_id):
            assert reference not in said(one)
            assert SECRET not in said(one)
            assert "Άννα" not in said(one)
            assert one.document is None
    assert len(await house.rows(AuditLine)) == looked
    assert len(await house.rows(TicketLine)) == lines
