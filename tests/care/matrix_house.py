"""A house for the matrix: nothing runs in it, and what one act has changed is put back before the next."""

import re
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from typing import Any

from aiogram.types import User
from sqlalchemy import Engine, event, select

from care.matrix import CLOSED, ENDED, ERASED, FREE, LEADS, THEIRS
from care.matrix_hands import anonymous, person
from house import START, TOKEN, USERNAME, hurry
from telegram_sandbox import Sandbox, groups, serve
from xenia.app import App, Base, build
from xenia.care import work
from xenia.care.bring import agree_solved, open_case
from xenia.care.forum.bind import bind, new_code
from xenia.care.forum.models import ForumTopic
from xenia.care.models import Kind, Ticket
from xenia.care.said import Said
from xenia.core.database import AsyncSession
from xenia.core.inbox import WAITING, Received
from xenia.core.room import Moment
from xenia.core.transaction import transaction
from xenia.customers.join import join, leave
from xenia.customers.models import Customer
from xenia.settings import read_settings
from xenia.team.invite import accept, invite
from xenia.team.members import remove
from xenia.team.models import LEAD, OWNER, STAFF, TeamMember

_ITEMS = 9
"""Updates that one way to a handler may take."""


def _kept_of_tickets() -> Iterator[str]:
    """Statements that read all that is kept of a ticket."""
    yield "SELECT * FROM ticket WHERE id = :ticket"
    for table in Base.metadata.sorted_tables:
        columns = [key.parent.name for key in table.foreign_keys if key.column.table.name == "ticket"]
        if columns:
            yield f"SELECT * FROM {table.name} WHERE :ticket IN ({', '.join(columns)})"  # noqa: S608 - our names


_TABLES = {*Base.metadata.tables}
_UNALTERED = {"change_line", "audit_line"}
"""Tables of which the database itself lets no row go."""
_WRITES = re.compile(r"\b(?:INTO|UPDATE|DELETE FROM) (\w+)")


@contextmanager
def _written(engine: Engine) -> Iterator[set[str]]:
    """The tables to which something was written."""
    written: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        written.update(_TABLES & {*_WRITES.findall(statement)})

    event.listen(engine, "before_cursor_execute", note)
    yield written
    event.remove(engine, "before_cursor_execute", note)


@contextmanager
def _copied(live: sqlite3.Connection) -> Iterator[tuple[str, sqlite3.Connection]]:
    """A copy of a database, and by what name it is reached from there."""
    name = f"kept_{len(live.execute('PRAGMA database_list').fetchall())}"
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/kept.db")) as copy:
        live.backup(copy)
        live.execute(f"ATTACH ? AS {name}", (f"{folder}/kept.db",))
        yield name, copy
        live.execute(f"DETACH {name}")


def _put_back(live: sqlite3.Connection, kept: str, tables: set[str]) -> None:
    # Copying the whole file takes ten times as long, and has every connection read the tables' names anew.
    if not tables:
        return
    with live:
        for table in (*tables, "sqlite_sequence"):
            live.execute(f"DELETE FROM main.{table}")  # noqa: S608 - our names
            live.execute(f"INSERT INTO main.{table} SELECT * FROM {kept}.{table}")  # noqa: S608 - as above


def _differs(live: sqlite3.Connection, kept: str, table: str) -> bool:
    now, then = (live.execute(f"SELECT * FROM {at}.{table}").fetchall() for at in ("main", kept))  # noqa: S608 - as above
    return now != then


_KEPT = (*_kept_of_tickets(), "SELECT * FROM staff_forum")


def state_of(live: sqlite3.Connection, ticket: Ticket) -> object:
    """All that is kept of a ticket, and which group is the staff forum."""
    return [live.execute(one, {"ticket": ticket.id}).fetchall() for one in _KEPT]


@dataclass(slots=True)
class StillHouse:
    """A shop whose bot neither listens nor sends."""

    app: App
    sandbox: Sandbox
    live: sqlite3.Connection

    @contextmanager
    def kept(self) -> Iterator[Callable[[], None]]:
        """The database as it stands now; what this yields puts it back."""
        with _written(self.app.database.writing_engine) as written, _copied(self.live) as (name, copy):

            def put_back() -> None:
                if written & _UNALTERED:
                    copy.backup(self.live)
                else:
                    _put_back(self.live, name, written)
                written.clear()

            yield put_back
            put_back()
            assert not [one for one in _TABLES if _differs(self.live, name, one)]

    def state(self, ticket: Ticket) -> object:
        """All that is kept of a ticket, and which group is the staff forum."""
        return state_of(self.live, ticket)

    def told(self, chat_id: int, since: int) -> list[str]:
        """What is on its way to somebody since."""
        found = self.live.execute(
            "SELECT screen FROM delivery WHERE chat_id = ? AND id > ?", (chat_id, since)
        )
        return [screen or "" for (screen,) in found]

    def newest_delivery(self) -> int:
        """The number of the last thing to be told to anybody."""
        return int(self.live.execute("SELECT coalesce(max(id), 0) FROM delivery").fetchone()[0])


@asynccontextmanager
async def still_house(database_url: str) -> AsyncIterator[StillHouse]:
    """Open a shop on an empty SQLite database. Telegram is there to be asked, and tells of nothing."""
    sandbox = Sandbox(now=START)
    sandbox.clock.freeze()
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username=USERNAME)
    server = await serve(sandbox, host="127.0.0.1", port=0)
    try:
        settings = read_settings(
            bot_token=TOKEN, bot_api=server.url, database_url=database_url, _env_file=None
        )
        app = await build(settings, sandbox.clock.now)
        try:
            hurry(app.database)
            await app.tick()
            async with transaction(app.database) as session:
                session.add_all(_waiting(app, number) for number in range(1, _ITEMS + 1))
            path = app.database.url.database or ""
            with closing(sqlite3.connect(path)) as live:
                live.execute("PRAGMA synchronous=OFF")  # as `hurry`
                yield StillHouse(app, sandbox, live)
        finally:
            await app.close()
    finally:
        await server.close()


def _waiting(app: App, number: int) -> Received:
    return Received(
        id=number,
        bot_id=app.bot.id,
        update_id=number,
        chat_id=1,
        raw="{}",
        state=WAITING,
        received_at=app.ground.clock(),
    )


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of one role's matrix."""

    actor: dict[str, Any]
    holder_id: int
    """Who has the ticket, or none has it."""
    other_id: int
    """Somebody to whom it can be given."""
    whose: int
    """The Telegram id of its customer."""


async def crew(house: StillHouse, role: str) -> Crew:
    """Somebody in that role, who may be the customer themself, and who else there is."""
    anna, markos, niki = person(101, "Άννα"), person(102, "Μάρκος"), person(103, "Νίκη")
    actor = person(104, "Σοφία")
    now = house.app.ground.clock()
    async with transaction(house.app.database) as session:
        await join(session, User(**anna), "el", now)
        holder = await _on_team(session, markos, STAFF, house)
        other = await _on_team(session, niki, LEAD, house)
        await _on_team(session, person(105, "Κατερίνα"), OWNER, house)
        if role in {"stranger", "customer", "own"}:
            await join(session, User(**actor), "el", now)
        if role in {"own", "former", "colleague", *LEADS}:
            member = await _on_team(session, actor, role if role in LEADS else STAFF, house)
            if role == "former":
                await remove(session, member.id, now)
    if role == "holder":
        actor = markos
    elif role == "anonymous":
        actor = anonymous()
    return Crew(actor, holder.id, other.id, actor["id"] if role in THEIRS else anna["id"])


async def _on_team(session: AsyncSession, who: dict[str, Any], role: str, house: StillHouse) -> TeamMember:
    now = house.app.ground.clock()
    return await accept(session, await invite(session, role, by=None, now=now), User(**who), "el", now)


async def ticket_in(app: App, whose: int, holder_id: int, situation: str) -> Ticket:
    """A ticket of that customer's, by their Telegram id, in that situation."""
    async with transaction(app.database) as session:
        moment = Moment(session, app.ground.texts, app.shop, app.ground.clock())
        customer = (await session.scalars(select(Customer).where(Customer.telegram_id == whose))).one()
        case, _ = await open_case(moment, customer, Kind.COMPLAINT, [Said("text", "κρύος καφές")])
        holder = await session.get_one(TeamMember, holder_id)
        if situation != FREE:
            await work.claim(moment, case.ticket.id, holder)
        if situation in {ENDED, CLOSED}:
            await work.resolve(moment, case.ticket.id, holder, "έγινε")
        if situation == CLOSED:
            await agree_solved(moment, case.ticket.id, customer)
        if situation == ERASED:
            await leave(session, customer, notice="", controller="", now=moment.now)
    return case.ticket


THREAD = 77
"""Of the ticket's topic."""


async def forum_in(house: StillHouse) -> int:
    """A group that is the staff forum; returns its number."""
    owner = house.sandbox.add_person("Κατερίνα", person_id=105)
    (bot,) = house.sandbox.bots.values()
    group = groups.make(house.sandbox, "Το προσωπικό", "supergroup", [owner], [bot], [bot.id], forum=True)
    async with transaction(house.app.database) as session:
        by = await session.scalars(select(TeamMember).where(TeamMember.role == OWNER).limit(1))
        now = house.app.ground.clock()
        code = await new_code(session, by.one(), now)
        await bind(session, code, group.id, group.title, None, now)
    return group.id


async def topic_for(house: StillHouse, ticket: Ticket, group: int, *, bound: bool) -> None:
    """The ticket has a topic there; not `bound`, another group is the staff forum now."""
    async with transaction(house.app.database) as session:
        now = house.app.ground.clock()
        session.add(
            ForumTopic(ticket_id=ticket.id, chat_id=group, thread_id=THREAD, title="", icon="", made_at=now)
        )
        if not bound:
            by = await session.scalars(select(TeamMember).where(TeamMember.role == OWNER).limit(1))
            code = await new_code(session, by.one(), now)
            await bind(session, code, group - 1, "Άλλη", None, now)
