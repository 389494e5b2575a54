"""Restores: prepared beside the database, put in its place in one step, and nothing of it is sent again."""

import os
import secrets
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from alembic.util.exc import CommandError
from sqlalchemy import URL, column, make_url, select, table, text, update

from xenia.core.backup import sync_folder
from xenia.core.changes import RESTORED, changed
from xenia.core.clock import Clock
from xenia.core.damage import BESIDE, damage_of, open_file, revision_of_file
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import ANSWERED, DONE, FAILED, RETRY, WAITING, Received
from xenia.core.postgresql import Swap, load, read_through, revision_of_dump
from xenia.core.single import only_one
from xenia.core.transaction import transaction
from xenia.core.trouble import Trouble
from xenia.deliveries.models import CANCELLED, SENDING, SENT, UNKNOWN, Delivery
from xenia.deliveries.models import FAILED as UNSENT
from xenia.migrations import migrate
from xenia.privacy.sweep import compact

REASON = "restored"
_ANNOUNCEMENT = table("announcement", column("id"), column("state"))
"""Of the room's table no more than is needed: the room itself is slow to load."""
Again = Callable[[AsyncSession], Awaitable[int]]
"""Erases again whom the journal of erasures names; returns how many it was."""
HoldBack = Callable[[AsyncSession, Counter[str]], Awaitable[Counter[str]]]
"""Holds back what is unasked and may have left since, besides what waited; returns how many by purpose."""


class CannotRestore(Trouble):
    """Why the database is as it was; one line."""


@dataclass(frozen=True, slots=True)
class Stilled:
    """What was under way when the backup was written, and stays where it is."""

    deliveries: int
    updates: int
    announcements: int
    """Perhaps they went out since: they wait for an admin."""
    unasked: Counter[str]
    """Of the deliveries, those that nobody asked for, by purpose."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done."""

    revision: str
    """At which migration the backup stood."""
    brought_to: str
    """At which it stands now."""
    kept: str | None
    """What the database before is called now; None when there was none."""
    stilled: Stilled
    erased: int = 0
    """Customers who had been erased since the backup, and are so again."""
    held_back: int = 0
    """Messages that nobody asked for, and that may have left since."""


@dataclass(frozen=True, slots=True)
class _After:
    """What is done to a backup that is not in its place yet."""

    again: Again | None
    hold_back: HoldBack | None


async def restore(
    url: str, file: Path, clock: Clock, again: Again | None = None, hold_back: HoldBack | None = None
) -> Restored:
    """Put a backup in the place of the database at `url`, which is kept under another name.

    It holds up the event loop, so that Ctrl-C waits for the end of each step: nothing is left half-way.

    Raises:
        AnotherRuns: a bot has the database.
        CannotRestore, ToolFailed: the backup is not whole, or not for this version; nothing was changed.
        OSError, sqlite3.Error, SQLAlchemyError: likewise.
    """
    database = make_url(url)
    put = _on_sqlite if database.get_backend_name() == "sqlite" else _on_postgresql
    return await put(database, file, clock().astimezone(UTC), _After(again, hold_back))


async def _on_sqlite(url: URL, file: Path, now: datetime, after: _After) -> Restored:
    place = _place(url)
    ready = place.with_name(f".{place.name}.restoring")
    before = place.with_name(f"{place.name}.replaced-{_stamp(now)}")
    async with only_one(url, patience=0):
        try:
            revision = _copy(file, place, ready)
            done = await _brought_up(url.set(database=str(ready)), now, after)
            if done.erased:
                compact(ready)
            kept = _swap(ready, place, before)
        finally:
            _clear(ready)
    return replace(done, revision=revision, kept=str(kept) if kept else None)


def _stamp(now: datetime) -> str:
    return now.strftime("%Y%m%dt%H%M%Sz")


def _place(url: URL) -> Path:
    return Path(os.path.realpath(url.database or ""))


def _clear(ready: Path) -> None:
    for suffix in ("", *BESIDE):
        Path(f"{ready}{suffix}").unlink(missing_ok=True)


def _copy(file: Path, place: Path, ready: Path) -> str:
    if not file.is_file():
        raise CannotRestore(f"there is no file {file}")
    if place.exists() and file.samefile(place):
        raise CannotRestore(f"{file} is the database itself")
    _clear(ready)  # of a restore that was killed
    os.close(os.open(ready, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        damage = damage_of(file)
        with closing(open_file(file)) as source, closing(open_file(ready)) as target:
            source.backup(target)
            # No backup any more, and no file beside it that would have to come along.
            target.execute("PRAGMA application_id = 0")
            revision = revision_of_file(target)
        # The copy is looked at more closely: it is what will be used.
        damage = damage or damage_of(ready, "integrity_check")
    except sqlite3.DatabaseError as error:
        damage = str(error)
    if damage is not None:
        raise CannotRestore(f"{file} is not whole ({damage})")
    if revision is None:
        raise CannotRestore(f"{file} is no backup of Xenia")
    return revision


def _swap(ready: Path, place: Path, kept: Path) -> Path | None:
    existed = place.exists()
    if existed:
        _settle(place)
        before = place.stat()
        ready.chmod(before.st_mode & 0o777)
        if os.geteuid() == 0:  # an operator restores as root what the bot has to write
            os.chown(ready, before.st_uid, before.st_gid)
        kept.hardlink_to(place)  # so that there is a database at every moment
    for suffix in BESIDE:
        if Path(f"{place}{suffix}").exists():
            Path(f"{place}{suffix}").rename(f"{kept}{suffix}")
    handle = os.open(ready, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    ready.replace(place)
    sync_folder(place.parent)
    return kept if existed else None


def _settle(place: Path) -> None:
    """Fold the write-ahead log into the database that is about to be replaced, if it is whole enough."""
    try:
        with closing(open_file(place)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise CannotRestore(f"another program has {place} open") from error


async def _on_postgresql(url: URL, file: Path, now: datetime, after: _After) -> Restored:
    async with only_one(url, patience=0):
        revision = _read(file)
        swap = Swap(url)
        try:
            load(file, swap.scratch)
            done = await _brought_up(swap.scratch, now, after)
        except BaseException:
            swap.give_up()
            raise
    # A database with a connection cannot be renamed, and the lock is one. So is a bot that comes now.
    kept = swap.carry_out(_stamp(now))
    return replace(done, revision=revision, kept=f"the database {kept}")


def _read(file: Path) -> str:
    if not file.is_file():
        raise CannotRestore(f"there is no file {file}")
    read_through(file)
    revision = revision_of_dump(file)
    if revision is None:
        raise CannotRestore(f"{file} is no backup of Xenia")
    return revision


async def _brought_up(url: URL, now: datetime, after: _After) -> Restored:
    database = Database(url.render_as_string(hide_password=False))
    try:
        try:
            await migrate(database)
        except CommandError as error:  # a revision that this version does not know
            raise CannotRestore(f"a newer version of Xenia wrote this backup ({error})") from error
        async with transaction(database) as session:
            stilled = await _still(session, now)
            erased = await after.again(session) if after.again is not None else 0
            held = stilled.unasked
            if after.hold_back is not None:
                held = await after.hold_back(session, held)
            revision = str(await session.scalar(text("SELECT version_num FROM alembic_version")))
    finally:
        await database.close()
    return Restored("", revision, None, stilled, erased, held.total())


async def _still(session: AsyncSession, now: datetime) -> Stilled:
    """Send nothing again and answer nothing twice: what was under way has perhaps arrived since."""
    # What nobody asked for and was on its way counts for the caps, and a person decides about it.
    unknown = await session.scalars(
        update(Delivery)
        .where(Delivery.state == SENDING, Delivery.purpose.is_not(None))
        .values(state=UNKNOWN, reason=REASON, epoch=None, lease_until=None)
        .returning(Delivery.purpose)
    )
    unsent = await session.scalars(
        update(Delivery)
        .where(Delivery.state.not_in((SENT, UNSENT, UNKNOWN, CANCELLED)))
        .values(state=UNSENT, reason=REASON, epoch=None, lease_until=None)
        .returning(Delivery.purpose)
    )
    # What these did is in the books already, so they must not be worked again by `failed retry`.
    answered = await session.scalars(
        update(Received)
        .where(Received.state == ANSWERED)
        .values(state=DONE, raw="", reply=None)
        .returning(Received.id)
    )
    unworked = (await session.scalars(select(Received).where(Received.state.in_((WAITING, RETRY))))).all()
    for one in unworked:
        one.state, one.error, one.reference = FAILED, REASON, one.reference or secrets.token_hex(4)
    # To whom they went since, this database does not know any more.
    paused = await session.scalars(
        update(_ANNOUNCEMENT)
        .where(_ANNOUNCEMENT.c.state.in_(("scheduled", "running")))
        .values(state="paused")
        .returning(_ANNOUNCEMENT.c.id)
    )
    numbers = sorted(paused.all())
    for number in numbers:
        changed(session, RESTORED, now, of=f"announcement {number}")
    updates = len(answered.all()) + len(unworked)
    stilled = [*unknown, *unsent]
    unasked = Counter(purpose for purpose in stilled if purpose is not None)
    return Stilled(len(stilled), updates, len(numbers), unasked)
