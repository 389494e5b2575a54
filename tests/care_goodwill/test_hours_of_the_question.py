"""Considerate hours, against a look at every quarter of an hour, through days of rest and summer time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from xenia.care.after.hours import Considerate

ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/Athens", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia")]
)
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)


def sundays(day: date) -> bool:
    return day.isoweekday() == 7


@given(
    minute=st.integers(0, 3 * 366 * 24 * 60),
    zone=ZONES,
    quiet=st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
def test_the_window_is_the_first_and_considerate_throughout(
    minute: int, zone: ZoneInfo, quiet: tuple[int, int]
) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    hours = Considerate(zone, quiet, sundays)
    start, end = hours.window(moment)
    assert moment <= start <= end
    if start >= moment + 30 * DAY:
        by_day = set(range(9, 21))
        first, last = quiet
        asleep = set(range(first, last)) if first <= last else set(range(first, 24)) | set(range(last))
        assert by_day <= asleep, "only who wants quiet all day is never asked"
        return
    assert hours.is_one(start)
    assert not hours.is_one(end)
    assert end - start <= timedelta(hours=12)
    local = start.astimezone(zone)
    assert 9 <= local.hour < 21
    assert not sundays(local.date())
    step = moment
    while step < start:
        assert not hours.is_one(step)
        step += QUARTER
    step = start
    while step < end:
        assert hours.is_one(step)
        step += QUARTER


def test_a_sunday_and_a_night_in_athens() -> None:
    hours = Considerate(ZoneInfo("Europe/Athens"), (21, 9), sundays)

    def athens(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Athens")).astimezone(UTC)

    assert hours.window(athens("2027-03-27T20:59:30")) == (
        athens("2027-03-27T20:59:30"),
        athens("2027-03-27T21:00"),
    )
    # The night of the change to summer time, and the Sunday after it.
    assert hours.window(athens("2027-03-27T21:00")) == (
        athens("2027-03-29T09:00"),
        athens("2027-03-29T21:00"),
    )
