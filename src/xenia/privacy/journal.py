"""The journal of erasures: a file outside the database, and outside its backups.

Whoever restores an older backup brings back who was erased since; the journal tells whom to erase again. It
names nobody: a number, and a mark that only the shop's key can hold against a customer.
"""

import hmac
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import make_url

from xenia.core.backup import sync_folder
from xenia.core.held import Person


@dataclass(frozen=True, slots=True)
class Line:
    """One erasure."""

    customer_id: int
    mark: str
    """Holds for this person under this number alone: see `mark_of`."""
    at: datetime


def journal_of(database_url: str, given: str | None) -> Path:
    """Where the journal is: as it was set, or beside the database; of PostgreSQL in the working folder.

    The whole path: whoever reads it elsewhere finds the same file.
    """
    if given:
        return Path(given).absolute()
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(f"{os.path.realpath(url.database)}.erased")
    return Path("xenia.erased").absolute()


def mark_of(secret: bytes, person: Person, joined_at: datetime) -> str:
    """What tells a person from others who ever had the same number, and from themselves joined anew."""
    joined = joined_at.astimezone(UTC).isoformat()
    return hmac.new(secret, f"erased:{person.id}:{person.telegram_id}:{joined}".encode(), sha256).hexdigest()


def write_line(journal: Path, line: Line) -> None:
    """Add a line and bring it to the disk, before the database forgets what it is about.

    Raises:
        OSError: it cannot be written; then nobody may be erased.
    """
    if any((one.customer_id, one.mark) == (line.customer_id, line.mark) for one in lines_of(journal)):
        return  # an attempt before this one came as far
    text = json.dumps({"customer": line.customer_id, "mark": line.mark, "at": line.at.isoformat()})
    handle = os.open(journal, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    with closing(os.fdopen(handle, "r+b", buffering=0)) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            text = text if file.read(1) == b"\n" else f"\n{text}"  # after a line that a power cut has torn
        file.write(f"{text}\n".encode())
        os.fsync(file.fileno())
    sync_folder(journal.absolute().parent)


def lines_of(journal: Path) -> Iterator[Line]:
    """What the journal says, the oldest first; a torn line says nothing, and was followed by no erasure.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        text = journal.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return
    for one in text.splitlines():
        try:
            said = json.loads(one)
            line = Line(int(said["customer"]), str(said["mark"]), datetime.fromisoformat(said["at"]))
        except (ValueError, TypeError, KeyError):
            continue
        yield line
