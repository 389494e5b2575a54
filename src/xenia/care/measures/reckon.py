"""The arithmetic of a ticket's times and of many of them. Pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median, quantiles

from xenia.shop.hours import Hours, Stretch

ENOUGH = 5
"""Of fewer tickets or answers nothing is said but their number."""
_ENDS = frozenset({"resolved", "closed", "withdrawn", "erased"})
_OPENS_AGAIN = frozenset({"brought-back", "reopened"})
_WAITS, _SAID = "waiting", "said"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that starts or stops a ticket's clock."""

    at: datetime
    what: str
    """What happened to it; `said` is a message of the customer."""


def idle(steps: Iterable[Step], until: datetime) -> list[Stretch]:
    """When nothing was to be done by us up to a moment: we waited for the customer, or it had ended."""
    found: list[Stretch] = []
    since: datetime | None = None
    has_ended = False
    for step in steps:
        if step.what in _ENDS or (step.what == _WAITS and since is None):
            since = since or step.at  # solved while we wait: nothing is to be done all the same
            has_ended = step.what in _ENDS
        elif since is not None and step.what in (_OPENS_AGAIN if has_ended else {_SAID}):
            found.append((since, step.at))
            since, has_ended = None, False
    return found if since is None else [*found, (since, until)]


def taken(hours: Hours, opened: datetime, until: datetime, steps: Sequence[Step]) -> timedelta:
    """How long a ticket took us until a moment: in opening hours, without what `idle` gives."""
    before = [one for one in steps if one.at < until]
    return hours.open_between(opened, until, without=idle(before, until))


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took, over so many tickets."""

    count: int
    median: timedelta | None
    """Half of them took no longer; None where there are fewer than `ENOUGH`."""
    ninety: timedelta | None
    """Nine of ten took no longer."""


def times(taken: Sequence[timedelta]) -> Times:
    """The median and the ninetieth percentile, between the two nearest values where it lies between two.

    R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996),
    361-365: definition 7.
    """
    if len(taken) < ENOUGH:
        return Times(len(taken), None, None)
    minutes = [one.total_seconds() / 60 for one in taken]
    ninety = quantiles(minutes, n=10, method="inclusive")[8]
    return Times(len(taken), timedelta(minutes=median(minutes)), timedelta(minutes=ninety))
