"""Birthday, name day, and when and how often we may write."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from xenia.core.clock import local_day
from xenia.core.reply import Button, Screen, button, rows_of
from xenia.core.texts import Html, Say
from xenia.customers import name_days
from xenia.customers.messages_screens import hour
from xenia.customers.models import Preferences
from xenia.customers.preferences import (
    OFTEN,
    USUAL_QUIET,
    birthday_of,
    days_of,
    monthly_of,
    quiet_hours_of,
)
from xenia.customers.taps import (
    AskBirthDay,
    AskBirthday,
    AskNameDay,
    AskQuietFrom,
    AskQuietUntil,
    AskZone,
    DropBirthday,
    DropNameDay,
    KeepBirthday,
    KeepMonthly,
    KeepNameDay,
    KeepQuiet,
    KeepZone,
    ShowDays,
    ShowMessages,
    ShowPace,
    WriteName,
)
from xenia.customers.zones import ZONES

_A_LEAP_YEAR = 2024
MOST_SUGGESTED = 8
"""More feasts than these are no help in choosing one."""


def days(say: Say, told: Preferences | None, now: datetime) -> Screen:
    """Birthday and name day as the customer told us, each to be changed or taken back."""
    birthday, key = birthday_of(told), told.name_day if told else None
    day = say.day_and_month(date(_A_LEAP_YEAR, birthday.month, birthday.day)) if birthday else ""
    feast = say.day_and_month(next_feast(key, local_day(now, say.zone))) if key else ""
    name = name_days.shown_name(key, say.language) if key else ""
    lines = (
        say("customers-days"),
        "",
        say("customers-days-birthday", day=day or "none", leap=(birthday.leap if birthday else None) or "no"),
        say("customers-days-name-day", name=name or "none", day=feast),
        "",
        say("customers-days-why"),
    )
    rows: list[tuple[Button, ...]] = [
        (
            button(say.plain("customers-birthday-button", told="yes" if birthday else "no"), AskBirthday()),
            *([button(say.plain("customers-birthday-drop"), DropBirthday())] if birthday else []),
        ),
        (
            button(say.plain("customers-name-day-button", told="yes" if key else "no"), AskNameDay()),
            *([button(say.plain("customers-name-day-drop"), DropNameDay())] if key else []),
        ),
        (button(say.plain("bot-back"), ShowMessages()),),
    ]
    return Screen(Html("\n".join(lines)), tuple(rows))


def ask_birthday(say: Say) -> Screen:
    """The twelve months; the year is never asked for."""
    months = (button(say.month(month), AskBirthDay(month=month)) for month in range(1, 13))
    return Screen(
        say("customers-birthday-month"),
        (*rows_of(months, 3), (button(say.plain("customers-later"), ShowMessages()),)),
    )


def ask_birth_day(say: Say, month: int) -> Screen:
    """The days of a month."""
    numbers = (button(str(day), KeepBirthday(month=month, day=day)) for day in range(1, days_of(month) + 1))
    return Screen(
        say("customers-birthday-day", month=say.month(month)),
        (*rows_of(numbers, 7), (button(say.plain("bot-back"), AskBirthday()),)),
    )


def ask_leap_day(say: Say) -> Screen:
    """Born on 29 February: which day in the years that have none."""
    before, after = date(2023, 2, 28), date(2023, 3, 1)
    return Screen(
        say("customers-birthday-leap"),
        (
            (
                button(say.day_and_month(before), KeepBirthday(month=2, day=29, leap="before")),
                button(say.day_and_month(after), KeepBirthday(month=2, day=29, leap="after")),
            ),
            (button(say.plain("bot-back"), AskBirthDay(month=2)),),
        ),
    )


def ask_name_day(say: Say, told: Preferences | None, name: str, now: datetime) -> Screen:
    """The feasts that go with a name; one of them, another name, or none."""
    keys = name_days.suggest(name)[:MOST_SUGGESTED]
    text = say("customers-name-day", found=len(keys))
    return Screen(
        text,
        (
            *_feasts(say, keys, now),
            (button(say.plain("customers-name-day-other", found=len(keys)), WriteName()),),
            (
                button(
                    say.plain("customers-name-day-none"),
                    DropNameDay() if told and told.name_day else ShowMessages(),
                ),
            ),
        ),
    )


def write_name(say: Say) -> Screen:
    """Waits for a name."""
    return Screen(say("customers-name-day-write"), ((button(say.plain("bot-back"), AskNameDay()),),))


def feasts_of(say: Say, name: str, now: datetime) -> Screen:
    """The feasts of a name that was written; where the calendar has none, the feast of all saints."""
    keys = name_days.suggest(name)[:MOST_SUGGESTED]
    text = say("customers-name-day", found=len(keys)) if keys else say("customers-name-day-unknown")
    return Screen(
        text,
        (
            *_feasts(say, keys or (name_days.ALL_SAINTS,), now),
            (button(say.plain("customers-name-day-other", found=len(keys)), WriteName()),),
            (button(say.plain("bot-back"), ShowDays()),),
        ),
    )


def pace(say: Say, told: Preferences | None) -> Screen:
    """When we do not write, in which time zone, and how often at most."""
    start, end = quiet_hours_of(told)
    often = monthly_of(told)
    text = say(
        "customers-pace",
        start=hour(start),
        until=hour(end),
        zone=_city(say, told.zone) if told and told.zone else "shop",
        monthly=often,
    )
    numbers = (
        button(
            say.plain("customers-pace-often", monthly=number, chosen="yes" if number == often else "no"),
            KeepMonthly(monthly=number),
        )
        for number in OFTEN
    )
    return Screen(
        text,
        (
            tuple(numbers),
            (button(say.plain("customers-pace-quiet"), AskQuietFrom()),),
            (button(say.plain("customers-pace-zone"), AskZone()),),
            (button(say.plain("bot-back"), ShowMessages()),),
        ),
    )


def ask_quiet_from(say: Say) -> Screen:
    """From which hour on it shall be quiet; or as usual."""
    start, end = USUAL_QUIET
    hours = (button(hour(number), AskQuietUntil(start=number)) for number in range(24))
    usual = say.plain("customers-quiet-usual", start=hour(start), until=hour(end))
    return Screen(
        say("customers-quiet-from"),
        (
            (button(usual, KeepQuiet(start=start, end=end)),),
            *rows_of(hours, 6),
            (button(say.plain("bot-back"), ShowPace()),),
        ),
    )


def ask_quiet_until(say: Say, start: int) -> Screen:
    """Until which hour; those after midnight come after it."""
    ends = ((start + length) % 24 for length in range(1, 24))
    hours = (button(hour(end), KeepQuiet(start=start, end=end)) for end in ends)
    return Screen(
        say("customers-quiet-until", start=hour(start)),
        (*rows_of(hours, 6), (button(say.plain("bot-back"), AskQuietFrom()),)),
    )


def ask_zone(say: Say, now: datetime) -> Screen:
    """The time zones, each with the time that it is there now."""
    zones = (
        button(f"{_city(say, zone)} · {now.astimezone(ZoneInfo(zone)):%H:%M}", KeepZone(zone=zone))
        for zone in ZONES
        if zone != say.zone.key
    )
    return Screen(
        say("customers-zone"),
        (
            (button(say.plain("customers-zone-shop", time=say.time(now)), KeepZone()),),
            *rows_of(zones),
            (button(say.plain("bot-back"), ShowPace()),),
        ),
    )


def next_feast(key: str, today: date) -> date:
    """The day on which that name's feast is next, today included."""
    feast = name_days.feast_of(key, today.year)
    return feast if feast >= today else name_days.feast_of(key, today.year + 1)


def _feasts(say: Say, keys: Sequence[str], now: datetime) -> tuple[tuple[Button, ...], ...]:
    today = local_day(now, say.zone)
    return tuple(
        (
            button(
                say.plain(
                    "customers-name-day-feast",
                    name=name_days.shown_name(key, say.language),
                    day=say.day_and_month(next_feast(key, today)),
                ),
                KeepNameDay(key=key),
            ),
        )
        for key in keys
    )


def _city(say: Say, zone: str) -> str:
    return say.plain(f"customers-city-{zone.partition('/')[2].lower()}")
