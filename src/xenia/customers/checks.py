"""What must be true of what customers told us."""

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.customers import name_days
from xenia.customers.models import Preferences
from xenia.customers.preferences import birthday_of


async def check_preferences(session: AsyncSession) -> AsyncIterator[str]:
    """Every birthday is a day, every name day in the calendar, every time zone one; yields what is not so."""
    birthdays = select(Preferences.birth_month, Preferences.birth_day, Preferences.leap_day)
    told = birthdays.where(Preferences.birth_month.is_not(None)).distinct()
    for month, day, leap in (await session.execute(told)).all():
        try:
            birthday_of(Preferences(birth_month=month, birth_day=day, leap_day=leap))
        except ValueError as error:
            yield f"a birthday on {day}/{month}: {error}"
    for key in (await session.scalars(select(Preferences.name_day).distinct())).all():
        if key is not None and not name_days.is_known(key):
            yield f"a name day under {key!r}: the calendar has no such name"
    for zone in (await session.scalars(select(Preferences.zone).distinct())).all():
        try:
            ZoneInfo(zone or "UTC")
        except (KeyError, ValueError, OSError):  # a folder of the time zones is none either
            yield f"a time zone {zone!r}: there is none"
