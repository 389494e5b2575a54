"""What a table holds of a person: whose a row is, what an export shows, what an erasure does, until when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, ForeignKey, Table, case, false, func, or_, select
from sqlalchemy.types import JSON, Enum, LargeBinary, String

from xenia.core.database import Base

if TYPE_CHECKING:
    from xenia.core.room import Room

CUSTOMERS = "customer"
"""The table in which a person has their number."""
NAMES_A_CUSTOMER = frozenset({"customer_id", "telegram_id", "chat_id"})
"""A column of such a name says whose a row is, also without a foreign key."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose rows are meant."""

    id: int
    """In our books; after an erasure all that is left, and so a pseudonym."""
    telegram_id: int

    @property
    def pseudonym(self) -> int:
        """What stands where their Telegram id stood: no person's, since people's are positive."""
        return -self.id


@dataclass(frozen=True, slots=True)
class Fades:
    """How long what rows say is kept, and what of it goes then by itself."""

    days: int
    since: str
    """The column with the moment from which the days count."""
    only: Callable[[Any], ColumnElement[bool]] | None = None
    """Of the table's columns: which rows; None is all."""
    whole: bool = False
    """Whether the rows themselves go then, though an erasure leaves them as they are."""


@dataclass(frozen=True, slots=True)
class Stays:
    """Why rows have no end of their own: a key of the texts `data-stays-…`."""

    why: str


MEMBER = Stays("member")
"""As long as the person is a customer."""
BOOKS = Stays("books")
"""As long as the books, in which every sum must be explained; without a name once that is erased."""
PROOF = Stays("proof")
"""As long as somebody may ask us to prove what was agreed."""
FIGURES = Stays("figures")
"""As long as the shop counts its work; without words and without a name once these are erased."""
SHOP = Stays("shop")
"""It is the shop's own: no customer is named."""
TEAM = Stays("team")
"""It is about the team, not about customers."""
BRIEFLY = Stays("briefly")
"""The room that writes it takes it out again, within days."""

LINES = Fades(731, "at", whole=True)
"""Of lines that nobody may change or take out: two years; the database itself holds on to them until then."""


@dataclass(frozen=True, slots=True)
class Held:
    """The answer of one table: whose is it, what do they read of it, what goes when it must, and when?"""

    table: type[Base]
    keep: Stays | Fades
    of: tuple[str, ...] = ()
    """Columns that lead to a customer: by foreign keys, if need be through other tables, or by number."""
    chat: tuple[str, ...] = ()
    """Columns with the Telegram id of a person, in which a pseudonym takes its place."""
    by_chat: Callable[[Any, Person], ColumnElement[bool]] | None = None
    """Of the table's columns: where a match by chat makes a row theirs: the team has chats too."""
    delete: bool = False
    """Whether rows go as a whole, at an erasure and when their time is over; else what they say goes."""
    blank: tuple[str, ...] = ()
    """What goes of rows that stay: emptied where it says something."""
    put: Mapping[str, Any] = field(default_factory=dict)
    """The same, with what takes its place: a value, or an SQL expression over the row."""
    once: Mapping[str, Any] = field(default_factory=dict)
    """As `put`, at an erasure alone: what must be no tie to the person any more."""
    unless: Callable[[Any], ColumnElement[bool]] | None = None
    """Of the table's columns: which rows an erasure leaves alone, since they go by themselves in a moment."""
    ours: tuple[str, ...] = ()
    """Texts without a person's words: codes, and what the shop itself says."""
    others: tuple[str, ...] = ()
    """Columns that look as if they named a customer, and name somebody or something else."""
    hide: tuple[str, ...] = ()
    """What an export leaves out besides who of the team did something: it names others, or means nothing."""
    watched: bool = False
    """Whether what admins change in it is written down, before and after, but for what is hidden."""

    @property
    def sql(self) -> Table:
        """The table itself."""
        table = self.table.__table__
        if not isinstance(table, Table):
            raise TypeError(f"{self.table.__name__} is no plain table")
        return table

    @property
    def name(self) -> str:
        """Its name in the database."""
        return self.sql.name

    @property
    def is_personal(self) -> bool:
        """Whether its rows are some customer's."""
        return bool(self.of or self.chat)

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns of an export."""
        return tuple(
            one.name
            for one in self.sql.columns
            if one.name not in self.hide
            and not any(key.column.table.name == "team_member" for key in one.foreign_keys)
        )


Answers = Mapping[str, tuple["Room", Held]]
"""By the name of each table: the room whose it is, and what it holds."""


def answers(rooms: Sequence["Room"]) -> Answers:
    """What all rooms say of their tables."""
    return {held.name: (room, held) for room in rooms for held in room.held}


def theirs(held: Held, person: Person, known: Answers) -> ColumnElement[bool]:
    """The condition that a row is that person's; false for tables that name nobody."""
    conditions: list[ColumnElement[bool]] = [held.sql.c[name] == person.telegram_id for name in held.chat]
    if held.by_chat is not None:
        conditions = [or_(*conditions) & held.by_chat(held.sql.c, person)]
    for name in held.of:
        column = held.sql.c[name]
        key = _key(column)
        if key is None or key.column.table.name == CUSTOMERS:
            conditions.append(column == person.id)
        else:
            parent = known[key.column.table.name][1]
            conditions.append(column.in_(select(key.column).where(theirs(parent, person, known))))
    return or_(false(), *conditions)


def lacks(rooms: Sequence["Room"]) -> list[str]:
    """What no room has answered: a sentence for each table or column. A build with one is no good."""
    known, found = answers(rooms), list[str]()
    for table in Base.metadata.sorted_tables:
        if table.name not in known:
            found.append(f"{table.name}: whose is it, what goes at an erasure, how long is it kept?")
            continue
        held = known[table.name][1]
        answered = {*held.of, *held.chat, *held.others}
        going = {*held.blank, *held.put, *held.once}
        unknown = {*answered, *going, *held.ours, *held.hide} - set(table.columns.keys())
        found += [f"{table.name}.{name}: there is no such column" for name in sorted(unknown)]
        for column in table.columns:
            key = _key(column)
            leads = key is not None and key.column.table.name == CUSTOMERS
            if (leads or column.name in NAMES_A_CUSTOMER) and column.name not in answered:
                found.append(f"{table.name}.{column.name}: does it name a customer?")
            says = isinstance(column.type, (String, JSON, LargeBinary)) and not isinstance(column.type, Enum)
            goes = column.name in going or (held.delete and held.is_personal)
            if says and key is None and not goes and column.name not in held.ours:
                found.append(f"{table.name}.{column.name}: may it hold a person's words?")
    return found


def emptied(held: Held, person: Person | None) -> dict[str, Any]:
    """What an UPDATE puts into rows that stay: at an erasure of that person, or when their time is over."""
    columns = held.sql.columns
    values: dict[str, Any] = {
        name: func.substr(columns[name], 1, 0) for name in held.blank
    }  # null stays null
    values |= held.put
    if person is not None:
        values |= held.once
        for name in held.chat:
            column = columns[name]
            values[name] = case((column == person.telegram_id, person.pseudonym), else_=column)
    return values


def _key(column: Any) -> ForeignKey | None:
    return next(iter(column.foreign_keys), None)
