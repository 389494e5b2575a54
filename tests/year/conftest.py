"""How long a year the machine has time for."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from year.people import Span

_SPRING = partial(
    Span,
    begin=datetime(2027, 3, 8, tzinfo=UTC),
    end=datetime(2027, 5, 9, tzinfo=UTC),
    most_hours=16,
    haste=2,
    news_every=timedelta(days=7),
)
"""A part of the year for every day's use: Easter, holidays, and the spring's changes of summer time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The year that is asked for, and how often each rule has to have held something back."""

    span: Span
    considered: int
    each: int


@pytest.fixture
def wanted(database_url: str) -> Wanted:
    """A spring, of fewer people on PostgreSQL, unless YEAR_CUSTOMERS asks for more, YEAR_SEED for another."""
    seed = int(os.environ.get("YEAR_SEED", "1"))
    customers = int(os.environ.get("YEAR_CUSTOMERS", "0"))
    if not customers:
        if database_url.startswith("sqlite"):
            return Wanted(_SPRING(50, seed=seed), considered=240, each=1)
        return Wanted(_SPRING(20, seed=seed), considered=90, each=1)
    share = customers / 5_000
    return Wanted(Span(customers, seed), considered=int(50_000 * share), each=int(100 * share))
