"""Rows that name a customer, one in every table, made from the tables' own description."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Enum, Integer, LargeBinary, String, Table, insert, select

from xenia.app import ROOMS
from xenia.core.database import AsyncSession, Moment
from xenia.core.held import CUSTOMERS, Held, Person, answers

KNOWN = answers(ROOMS)
MARK = "κανάρι"
"""In every text that is planted: nobody else writes it."""
# Where the tables hold values against each other: what a row must say to be let in.
_FITTING: Mapping[str, Mapping[str, Any]] = {
    "account": {"kind": "customer"},
    "reward": {"active_from": None, "active_until": None},
    "gift": {"points": None, "valid_days": 5, "on_day": None, "occasion": "birthday"},
    "entry": {"kind": "award", "reverses_id": None, "purchase_id": None, "credit_id": 1, "debit_id": 2},
    "lot": {"expires_at": None, "original": 5, "remaining": 5},
    "purchase": {"cents": 5, "refunded_cents": 0},
    "feedback": {"rating": 3},
    "survey": {"question": "csat", "score": 4},
    "ticket": {"state": "closed", "claimed_by": None, "paused_at": None},
    "ticket_line": {"side": "customer", "version": 1, "edits_id": None, "reply_to_id": None},
    "goodwill": dict.fromkeys(("decided_at", "decided_by", "entry_id", "refusal"), None) | {"state": "asked"},
    "praise": {"feedback_id": None},
    "theme_mark": {"feedback_id": None},
    "voucher": {"state": "issued", "collected_at": None, "cancelled_at": None, "entry_id": None},
    "offer": {"taken_at": None, "entry_id": None, "voucher_id": None, "occasion": "birthday"},
    "preferences": {"birth_month": 2, "birth_day": 3, "quiet_from": 1, "quiet_until": 2, "monthly": 1},
    "deadline_step": {"clock": "first", "step": 1},
    "delivery": {"state": "sent"},
    "inbox": {"state": "done"},
    "announcement": {"state": "draft", "approved_by": None, "approved_at": None, "holdout_percent": 10},
    "erasure": {"begun_at": None, "done_at": None, "swept_at": None},
}


class Planter:
    """Plants a row of every table that names a customer, and of those in between that it needs."""

    def __init__(self, session: AsyncSession, person: Person, now: datetime, *, mark: str = MARK) -> None:
        self._session, self.person, self._now, self._mark = session, person, now, mark
        self._keys: dict[str, dict[str, Any]] = {}
        self.number = 700_000

    async def plant(self, table: Table) -> dict[str, Any]:
        """The values of the one row of that table; planted at the first time that it is asked for."""
        if table.name == "account":  # joining has opened it
            theirs = select(table).where(table.c.customer_id == self.person.id)
            return dict((await self._session.execute(theirs)).mappings().one())
        if table.name not in self._keys:
            values = {column.name: await self._value(table, column) for column in table.columns}
            if table.name == "ticket_merge":  # the elder of the two, which is a customer's too
                elder = (await self.plant(KNOWN["ticket"][1].sql)) | {"id": 699_999, "reference": "elder"}
                await self._session.execute(insert(KNOWN["ticket"][1].sql).values({**elder, "about": None}))
                values["into_id"] = elder["id"]
            await self._session.execute(insert(table).values(values))
            self._keys[table.name] = values
        return self._keys[table.name]

    async def _value(self, table: Table, column: Any) -> Any:
        self.number += 1
        fitting = _FITTING.get(table.name, {})
        if column.name in fitting:
            return fitting[column.name]
        held = KNOWN[table.name][1]
        if column.name in held.chat:
            return self.person.telegram_id
        key = next(iter(column.foreign_keys), None)
        if key is not None and key.column.table.name == CUSTOMERS:
            return self.person.id
        if key is not None and key.column.table is not table:
            return (await self.plant(key.column.table))[key.column.name]
        if column.name in held.of:
            return self.person.id
        return self._plain(held, column)

    def _plain(self, held: Held, column: Any) -> Any:
        kind = column.type
        if isinstance(kind, Enum):
            return kind.enums[0]
        if isinstance(kind, String):
            # What is said to be ours holds no person's words, so that there is nothing to look for in it.
            text = f"c{self.number}" if column.name in held.ours else f"{self._mark}{self.number}"
            return text[: kind.length]
        if isinstance(kind, JSON):
            return {"said": self._mark} if column.name not in held.ours else {}
        if isinstance(kind, LargeBinary):
            return b"0"
        if isinstance(kind, Boolean):
            return True
        if isinstance(kind, Moment):
            is_end = column.name in {"expires_at", "valid_until", "due_at"}
            return self._now + timedelta(days=1) if is_end else self._now
        if isinstance(kind, Date):
            return date(2026, 11, 22)
        assert isinstance(kind, Integer), (held.name, column.name, kind)
        return self.number
