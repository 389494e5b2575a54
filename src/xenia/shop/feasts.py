"""The days on which the shop's country rests, and Easter, on which many others hang."""

from datetime import date
from functools import lru_cache

from dateutil.easter import EASTER_ORTHODOX, easter


@lru_cache(maxsize=64)
def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox Church, by today's (Gregorian) calendar; 1583 to 4099."""
    day: date = easter(year, EASTER_ORTHODOX)
    return day


@lru_cache(maxsize=16)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of Greece in that year; 1 May also on the day to which it is moved."""
    from holidays import country_holidays  # noqa: PLC0415 - half a second, and few updates ask

    return frozenset(day for day in country_holidays("GR", years=year) if day.year == year)
