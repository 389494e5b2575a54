"""How long a year the machine has time for."""

import os
from dataclasses import dataclass

import pytest

from year.people import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """The year that is asked for, and how often each rule has to have held something back."""

    span: Span
    considered: int
    each: int


@pytest.fixture(scope="session")
def wanted() -> Wanted:
    """A small year, unless YEAR_CUSTOMERS asks for more; YEAR_SEED for another one."""
    seed = int(os.environ.get("YEAR_SEED", "1"))
    customers = int(os.environ.get("YEAR_CUSTOMERS", "0"))
    if not customers:
        return Wanted(Span(150, seed, most_hours=20), considered=2_000, each=3)
    share = customers / 5_000
    return Wanted(Span(customers, seed), considered=int(50_000 * share), each=int(100 * share))
