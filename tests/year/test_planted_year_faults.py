"""A governor that is built wrongly does well for most people on most days; the year finds the others."""

import os
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
OTHERS = replace(SPAN, seed=3)
"""The same weeks with other people, among whom a lesser message really is in the way of a dearer one."""
SPANS = {"priority reversed": OTHERS}
TAKE_TIME = {"window of 28 days", "month of the calendar", "quiet hours by winter time"}
SHOWN_AS = {
    "consent not read again": "consent",
    "quiet hours where the shop is": "quiet hours",
    "cap of the purpose alone": "one a day",
    "window of 28 days": "so many in 30 days",
    "nobodys own number": "so many in 30 days",
    "silence ignored": "silence",
    "sundays ignored": "quiet day",
    "holidays ignored": "quiet day",
    "priority reversed": "priority",
    "stopped bots are tried": "unreachable",
    "late is not too late": "too late",
    "unknown is sent again": "twice",
}
SHOWN_AS_WELL = {
    "quiet hours by winter time": "quiet hours",
    "nobodys own quiet hours": "quiet hours",
    "a day is eight hours": "one a day",
    "month of the calendar": "so many in 30 days",
    "nothing stands below": "no way to ask why and to stop it",
    "planned anew each time": "twice",
}
"""More of the same, for whoever asked for a long year."""
IS_LONG = "YEAR_CUSTOMERS" in os.environ
PLANTED = {**SHOWN_AS, **(SHOWN_AS_WELL if IS_LONG else {})}


def test_every_fault_there_is_can_be_planted() -> None:
    assert SHOWN_AS.keys() | SHOWN_AS_WELL.keys() == FAULTS.keys()


@ON_SQLITE
@pytest.mark.parametrize("span", [SPAN, *([OTHERS] if IS_LONG else [])])
async def test_without_a_fault_nothing_is_found(span: Span, database_url: str, tmp_path: Path) -> None:
    judged = await a_year(database_url, tmp_path, span)
    assert (judged.rules, judged.missing) == ({}, [])


@ON_SQLITE
@pytest.mark.parametrize("fault", PLANTED)
async def test_each_planted_fault_is_found(
    fault: str, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FAULTS[fault](monkeypatch)
    span = LONGER if fault in TAKE_TIME else SPANS.get(fault, SPAN)
    judged = await a_year(database_url, tmp_path, span, until=PLANTED[fault])
    assert judged.rules.get(PLANTED[fault], 0) > 0, judged.rules
