"""What an operator does to the database as a whole: restore it, compact it. Each says what it did."""

from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from xenia.core.clock import Clock
from xenia.core.damage import file_of
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.core.trouble import Trouble
from xenia.privacy.erase import replay
from xenia.privacy.journal import journal_of
from xenia.privacy.sweep import compact
from xenia.restore import restore
from xenia.settings import Settings


class NothingToCompact(Trouble):
    """There is no file that could be written anew; one line."""


async def restored(settings: Settings, file: Path, clock: Clock) -> list[str]:
    """Put a backup in the place of the database, and erase again whom the journal of erasures names.

    Raises:
        As `restore` does.
    """

    async def again(session: AsyncSession) -> int:
        return await _erase_again(settings, session, journal, clock)

    async def held_back(session: AsyncSession, waited: Counter[str]) -> Counter[str]:
        from xenia.not_again import hold_back  # noqa: PLC0415 - slow to load, for restores alone

        return await hold_back(await _moment(settings, session, None, clock), waited)

    journal = journal_of(settings.database_url, settings.erasure_journal)
    had_journal = journal.exists()
    done = await restore(settings.database_url, file, clock, again if had_journal else None, held_back)
    grown = "" if done.revision == done.brought_to else f", brought to {done.brought_to}"
    kept = f"; the database before is kept as {done.kept}" if done.kept else ""
    lines = [f"Restored {file} (revision {done.revision}{grown}){kept}."]
    if had_journal:
        people = "1 customer is" if done.erased == 1 else f"{done.erased} customers are"
        lines.append(f"Erased since that backup, and so again: {people}.")
        lines.append(f"The journal of erasures is {journal}.")
    else:
        lines.append(
            f"There is no journal of erasures at {journal} (XENIA_ERASURE_JOURNAL): whoever was erased since "
            "that backup is back."
        )
    still = done.stilled
    if still.announcements:
        which = (
            "1 announcement is" if still.announcements == 1 else f"{still.announcements} announcements are"
        )
        lines.append(f"It may have gone out since, and waits for an admin: {which} paused.")
    if done.held_back:
        which = "1 message was" if done.held_back == 1 else f"{done.held_back} messages were"
        lines.append(f"Unasked, and perhaps sent since that backup: {which} held back; the admins are told.")
    nothing = "Nothing is sent again"
    return [*lines, f"{nothing}: {still.deliveries} deliveries and {still.updates} updates are set aside."]


async def _erase_again(settings: Settings, session: AsyncSession, journal: Path, clock: Clock) -> int:
    return await replay(await _moment(settings, session, journal, clock))


async def _moment(settings: Settings, session: AsyncSession, journal: Path | None, clock: Clock) -> Moment:
    from xenia.app import ROOMS, shop_of  # noqa: PLC0415 - slow to load, for restores alone
    from xenia.core.texts import Texts  # noqa: PLC0415 - as above
    from xenia.shop import secret_of  # noqa: PLC0415 - as above

    shop = shop_of(settings, await secret_of(session), "")
    return Moment(session, Texts(ZoneInfo(settings.timezone)), shop, clock(), ROOMS, journal)


def compacted(url: str) -> tuple[list[str], bool]:
    """Write the file of a SQLite database anew; also whether nothing is left beside it.

    Raises:
        NothingToCompact: it is no file, or not there.
        sqlite3.Error: it cannot be done now.
    """
    file = file_of(url)
    if file is None:
        raise NothingToCompact("PostgreSQL compacts itself (VACUUM)")
    if not file.is_file():
        raise NothingToCompact(f"there is no database at {file}")
    before = file.stat().st_size
    whole = compact(file)
    lines = [f"Compacted {file}: {before:,} bytes, now {file.stat().st_size:,}."]
    if not whole:
        lines.append("Another program was reading, so that the log beside it is not empty: try again.")
    return lines, whole
