"""The people of the year: where they live, what they choose, how often they come. All from the seed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from year.calendar_2027 import FEASTS
from year.diary import Choices

ZONES = (
    None,
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Melbourne",
)
"""None is the shop's, Europe/Athens: six in all, on both sides of the equator."""
_ZONE_SHARES = (60, 8, 8, 8, 8, 8)
PURPOSES = ("announcements", "birthday", "nameday", "checkins", "winback", "expiry", "offers")
FIRST_CHAT = 10_000


@dataclass(frozen=True, slots=True)
class Span:
    """How much of 2027 is lived, by how many, and how fast."""

    customers: int
    seed: int
    begin: datetime = datetime(2027, 1, 1, tzinfo=UTC)
    end: datetime = datetime(2028, 1, 1, tzinfo=UTC)
    most_hours: float = 3.0
    """Between two looks of the house at what is due."""
    haste: float = 1.0
    """How much more than usual people do; calls go wrong as much more often."""
    news_every: timedelta = timedelta(days=21)
    """Between two announcements of the shop."""

    def news(self, number: int) -> tuple[datetime, datetime]:
        """From when until when an announcement may leave."""
        begins = self.begin + timedelta(days=3) + number * self.news_every
        return begins, begins + self.news_every * 0.7


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as they are before anything happens."""

    chat: int
    name: str
    language: str
    joins: datetime
    choices: Choices
    consents: tuple[str, ...]
    gap: float
    """Days between two visits, on average."""
    rng: Random
    """All chance in this person's life: it does not hang on what others do."""


def people(span: Span) -> list[Person]:
    """Its people, the same ones for the same seed."""
    return [
        _person(FIRST_CHAT + index, Random(f"{span.seed}:{index}"), span)  # noqa: S311 - to be repeated
        for index in range(span.customers)
    ]


def _person(chat: int, rng: Random, span: Span) -> Person:
    name = rng.choice(sorted(FEASTS))
    joins = span.begin - timedelta(days=rng.uniform(30, 400))
    if rng.random() < 0.2:
        joins = span.begin + rng.uniform(0, 0.8) * (span.end - span.begin)
    return Person(
        chat=chat,
        name=name,
        language=rng.choice(("el", "el", "el", "en")),
        joins=joins,
        choices=Choices(
            zone=a_zone(rng),
            quiet=quiet_hours(rng) if rng.random() < 0.3 else None,
            monthly=rng.choice((None, None, 1, 2)),
            birthday=a_birthday(rng, span) if rng.random() < 0.85 else None,
            name_day=name if rng.random() < 0.6 else None,
        ),
        consents=tuple(purpose for purpose in PURPOSES if rng.random() < 0.7),
        gap=rng.uniform(20, 90) / span.haste,
        rng=rng,
    )


def a_zone(rng: Random) -> str | None:
    """Where somebody lives, or moves to."""
    return rng.choices(ZONES, _ZONE_SHARES)[0]


def quiet_hours(rng: Random) -> tuple[int, int]:
    """Hours that somebody wants for themselves, across midnight or not."""
    start = rng.randrange(24)
    return start, (start + rng.randrange(2, 16)) % 24


def a_birthday(rng: Random, span: Span) -> tuple[int, int, str | None]:
    """Month and day in the span; more often than in life, that of which most years have none."""
    if rng.random() < 0.02:
        return 2, 29, rng.choice(("before", "after"))
    day = span.begin + timedelta(days=rng.randrange((span.end - span.begin).days))
    return day.month, day.day, None
