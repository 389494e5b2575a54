"""A governor that is built wrongly does well for most people on most days; the year finds the others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from house import ON_SQLITE
from year.faults import FAULTS
from year.lived import a_year
from year.people import Span

SPAN = Span(
    40,
    1,
    datetime(2027, 3, 15, tzinfo=UTC),
    datetime(2027, 4, 2, tzinfo=UTC),
    most_hours=9,
    haste=6,
    news_every=timedelta(days=3),
)
"""Some weeks with a holiday, a change of summer time and people who do a great deal."""
LONGER = replace(SPAN, end=datetime(2027, 4, 24, tzinfo=UTC))
TAKE_TIME = {"window of 28 days", "month of the calendar"}
SHOWN_AS = {
    "consent not read again": "consent",
    "quiet hours where the shop is": "quiet hours",
    "quiet hours by winter time": "quiet hours",
    "nobodys own quiet hours": "quiet hours",
    "cap of the purpose alone": "one a day",
    "a day is eight hours": "one a day",
    "window of 28 days": "so many in 30 days",
    "month of the calendar": "so many in 30 days",
    "nobodys own number": "so many in 30 days",
    "silence ignored": "silence",
    "sundays ignored": "quiet day",
    "holidays ignored": "quiet day",
    "priority reversed": "priority",
    "stopped bots are tried": "unreachable",
    "late is not too late": "too late",
    "unknown is sent again": "twice",
    "nothing stands below": "no way to ask why and to stop it",
    "planned anew each time": "twice",
}


@ON_SQLITE
async def test_without_a_fault_nothing_is_found(database_url: str, tmp_path: Path) -> None:
    judged = await a_year(database_url, tmp_path, SPAN)
    assert (judged.rules, judged.missing) == ({}, [])


@ON_SQLITE
@pytest.mark.parametrize("fault", SHOWN_AS)
async def test_each_planted_fault_is_found(
    fault: str, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SHOWN_AS.keys() == FAULTS.keys()
    FAULTS[fault](monkeypatch)
    judged = await a_year(database_url, tmp_path, LONGER if fault in TAKE_TIME else SPAN)
    assert judged.rules.get(SHOWN_AS[fault], 0) > 0, judged.rules
