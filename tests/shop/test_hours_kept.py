"""Opening hours in the database: read once in a transaction, changed by acts, proved by `xenia verify`."""

import asyncio
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, insert
from sqlalchemy.exc import IntegrityError

from house import ON_SQLITE
from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.shop.hours import DEFAULT_WEEK, Exceptional, Span
from xenia.shop.hours_checks import check_hours
from xenia.shop.hours_kept import (
    are_set,
    drop_exceptions,
    hours_of,
    rest_on_holidays,
    set_exception,
    set_weekdays,
)
from xenia.shop.hours_models import Opening, OpeningException

ATHENS = ZoneInfo("Europe/Athens")
SPLIT = ((540, 840), (1050, 1260))
EVE = date(2026, 12, 24)


async def test_nothing_said_is_the_default_and_known_to_be_so(database: Database) -> None:
    async with reading(database) as session:
        hours = await hours_of(session, ATHENS)
        assert not await are_set(session)
    assert (hours.week, hours.unset) == (DEFAULT_WEEK, frozenset(range(1, 8)))
    assert hours.closed_on_holidays
    assert not hours.exceptions


async def test_what_is_said_is_what_is_read(database: Database) -> None:
    async with transaction(database) as session:
        await set_weekdays(session, [1, 3], SPLIT)
        await set_weekdays(session, [6], ())
        await set_weekdays(session, [3], ((600, 1440),))
        await set_exception(session, EVE, date(2026, 12, 26), Exceptional((), "Γιορτές", "Holidays"))
        await set_exception(session, EVE, EVE, Exceptional(SPLIT, "Παραμονή", ""))
        await drop_exceptions(session, date(2026, 12, 26), date(2026, 12, 31))
        await rest_on_holidays(session, closed=True)
        await rest_on_holidays(session, closed=False)
    async with reading(database) as session:
        hours = await hours_of(session, ATHENS)
        assert await are_set(session)
        assert [fault async for fault in check_hours(session)] == []
    assert hours.week == (SPLIT, DEFAULT_WEEK[1], ((600, 1440),), *DEFAULT_WEEK[3:5], (), ())
    assert hours.unset == {2, 4, 5, 7}
    assert not hours.closed_on_holidays
    assert hours.exceptions == {
        EVE: Exceptional(SPLIT, "Παραμονή", ""),
        date(2026, 12, 25): Exceptional((), "Γιορτές", "Holidays"),
    }


async def test_they_are_read_once_in_a_transaction_and_anew_after_a_change(database: Database) -> None:
    asked: list[str] = []

    def count(*given: Any) -> None:
        asked.append(given[2])

    event.listen(database.writing_engine, "before_cursor_execute", count)
    async with transaction(database) as session:
        first = await hours_of(session, ATHENS)
        once = len(asked)
        assert await hours_of(session, ATHENS) is first
        assert len(asked) == once > 0
        await set_weekdays(session, [7], SPLIT)
        assert (await hours_of(session, ATHENS)).week[6] == SPLIT
    async with transaction(database) as session:
        assert (await hours_of(session, ATHENS)).week[6] == SPLIT, "another transaction reads for itself"


async def test_two_who_set_the_same_day_at_once_do_not_mix_their_hours(database: Database) -> None:
    weeks: list[tuple[Span, ...]] = [((60 * hour, 60 * hour + 90),) for hour in range(8)]

    async def sets(spans: tuple[Span, ...]) -> None:
        async with transaction(database) as session:
            await set_weekdays(session, range(1, 8), spans)
            await set_exception(session, EVE, EVE, Exceptional(spans, str(spans[0][0])))
            await rest_on_holidays(session, closed=spans == weeks[0])

    await asyncio.gather(*(sets(one) for one in weeks))
    async with reading(database) as session:
        hours = await hours_of(session, ATHENS)
        assert [fault async for fault in check_hours(session)] == []
    (spans,) = set(hours.week)
    assert spans in weeks
    assert hours.exceptions[EVE].spans == spans, "who came last has set everything"
    assert hours.closed_on_holidays == (spans == weeks[0])


@pytest.mark.parametrize(
    "row",
    [
        {"weekday": 0, "opens": 1, "closes": 2},
        {"weekday": 8, "opens": 1, "closes": 2},
        {"weekday": 1, "opens": 2, "closes": 2},
        {"weekday": 1, "opens": -1, "closes": 2},
        {"weekday": 1, "opens": 1, "closes": 1441},
        {"weekday": 1, "opens": None, "closes": 2},
    ],
)
async def test_the_database_keeps_no_nonsense(database: Database, row: dict[str, int | None]) -> None:
    with pytest.raises(IntegrityError):
        async with transaction(database) as session:
            await session.execute(insert(Opening), [row])


@ON_SQLITE
async def test_verify_finds_what_no_act_would_write(database: Database) -> None:
    async with transaction(database) as session:
        session.add_all(
            [
                Opening(weekday=1, opens=540, closes=840),
                Opening(weekday=1, opens=839, closes=900),
                Opening(weekday=2, opens=None, closes=None),
                Opening(weekday=2, opens=540, closes=840),
                Opening(weekday=3, opens=540, closes=840),
                Opening(weekday=3, opens=840, closes=900),
                OpeningException(day=EVE, opens=540, closes=600, note_el="α", note_en=""),
                OpeningException(day=EVE, opens=660, closes=700, note_el="β", note_en=""),
            ]
        )
    async with reading(database) as session:
        assert [fault async for fault in check_hours(session)] == [
            "weekday 1: its hours overlap",
            "weekday 2: is closed, and says something more",
            "2026-12-24: its notes differ",
        ]
