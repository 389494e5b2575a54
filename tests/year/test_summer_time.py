"""Each local day comes once, also where it has 23 hours or 25: no birthday is left out or kept twice."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from house import ON_SQLITE
from xenia.core.transaction import transaction
from year.diary import Choices, Diary, Life
from year.people import Person, Span
from year.place import open_place

ZONES = (
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Melbourne",
)
CHANGES = (
    date(2027, 3, 14),  # America, forward
    date(2027, 3, 28),  # Europe, forward
    date(2027, 4, 4),  # Australia, back
    date(2027, 10, 3),  # Australia, forward
    date(2027, 10, 31),  # Europe, back
    date(2027, 11, 7),  # America, back
)
DAYS = tuple(change + timedelta(days=days) for change in CHANGES for days in (-1, 0, 1))
_SPAN = Span(0, 1)


@ON_SQLITE
async def test_each_birthday_around_the_changes_is_kept_once_and_on_its_day(
    database_url: str, tmp_path: Path
) -> None:
    diary = Diary()
    born: dict[int, tuple[str, date]] = {}
    async with open_place(database_url, tmp_path, diary, _SPAN, _SPAN.begin) as place:
        async with transaction(place.app.database) as session:
            await place.acts.open_shop(session, _SPAN.begin)
            for zone in ZONES:
                for day in DAYS:
                    chat = 1000 + len(born)
                    born[chat] = zone, day
                    choices = Choices(zone=zone, birthday=(day.month, day.day, None))
                    person = Person(chat, "Άννα", "el", _SPAN.begin, choices, (), 0, Random(chat))  # noqa: S311 - nothing is drawn
                    life = diary.lives[chat] = Life(chat)
                    life.customer = await place.acts.join(session, person, _SPAN.begin)
                    await place.acts.choose(session, life, choices)
                    await place.acts.decide(session, life, "birthday", given=True, now=_SPAN.begin)
        for change in CHANGES:
            # From the evening before the first of these days in Melbourne to that after the last in America.
            begin = datetime(change.year, change.month, change.day, 18, tzinfo=UTC) - timedelta(days=2)
            for hours in range(0, 84, 3):
                place.now = begin + timedelta(hours=hours, minutes=change.day)
                await place.work()
        wishes = [one for one in place.telegram.calls if one.purpose == "birthday" and one.arrived]
    assert len(born) == 108
    assert sorted(one.chat for one in wishes) == sorted(born)
    for one in wishes:
        zone, day = born[one.chat]
        local = one.at.astimezone(ZoneInfo(zone))
        assert local.date() == day, (zone, day, local)
        assert 10 <= local.hour < 13, (zone, day, local)
