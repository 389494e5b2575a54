"""The one place that says whether an unasked message may go now: pure, from facts about one person.

It never says yes without the consent under which the message was planned, in quiet hours, on a day of rest,
or over a cap. Where it says "later", it names a moment at which the same facts give another answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from xenia.core.clock import local_day, start_of_day
from xenia.customers.preferences import is_quiet

WINDOW = timedelta(days=30)
"""The rolling time over which a person's messages are counted."""
A_CHANCE = timedelta(hours=1)
"""How long a message that could go keeps a lesser one waiting: after that, something else holds it."""
LOOK_AGAIN = timedelta(hours=1)
"""When what does not end by itself (an open case) is looked at again."""
LOOK_FOR_RETURN = timedelta(days=1)
"""The same for people who stopped the bot; when they write, they are found at once."""
ON_DAYS_OF_REST = frozenset({"birthday", "nameday"})
"""Purposes whose messages go on a Sunday or holiday too, where that is their day."""
LATE = 2
"""How many days behind its own day such a message still makes sense: it ends with the last of them."""
_HALF_A_DAY = timedelta(hours=12)


class Reason(StrEnum):
    """Why a message does not go, or not now."""

    NO_CONSENT = "no-consent"
    LEFT = "left"
    UNREACHABLE = "unreachable"
    CASE_OPEN = "case-open"
    QUIET_HOURS = "quiet-hours"
    QUIET_DAY = "quiet-day"
    DAILY = "daily"
    MONTHLY = "monthly"
    PRIORITY = "priority"
    PAUSED = "paused"
    EXPIRED = "expired"
    POINTLESS = "pointless"


@dataclass(frozen=True, slots=True)
class Go:
    """It may go now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now; asked again at `until`, which lies ahead and not behind the message's end."""

    until: datetime
    reason: Reason


@dataclass(frozen=True, slots=True)
class Never:
    """It must not go any more."""

    reason: Reason


Verdict = Go | Wait | Never


@dataclass(frozen=True, slots=True)
class Wish:
    """A message that wants to go."""

    delivery_id: int
    purpose: str
    consent_id: int | None
    """The consent under which it was planned."""
    priority: int
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Queued:
    """Another message for the same person, with a consent in force."""

    delivery_id: int
    purpose: str
    priority: int
    tried_at: datetime
    """When it is tried next."""
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one person at a moment."""

    zone: ZoneInfo
    quiet: tuple[int, int]
    """Local hours from and until which they want quiet; twice the same hour is no quiet at all."""
    monthly: int
    """The most messages in `WINDOW`."""
    rests: Callable[[date], bool]
    """Whether the shop writes nothing on that day."""
    consents: Mapping[str, int]
    """By purpose, the consent in force: given, to today's words, not withdrawn."""
    is_member: bool = True
    is_unreachable: bool = False
    has_open_case: bool = False
    sent: tuple[datetime, ...] = ()
    """When unasked messages left, or may have left, within the window; perhaps a clock was set back since."""
    queued: tuple[Queued, ...] = ()


def judge(wish: Wish, facts: Facts, now: datetime) -> Verdict:
    """Whether a message may go at this moment."""
    now = now.astimezone(UTC)  # elsewhere a clock's hour may come twice, and differences of it are wrong
    if not facts.is_member:
        return Never(Reason.LEFT)
    if wish.consent_id is None or facts.consents.get(wish.purpose) != wish.consent_id:
        return Never(Reason.NO_CONSENT)
    if wish.expires_at is not None and wish.expires_at <= now:
        return Never(Reason.EXPIRED)
    for reason, rule in _RULES:
        until = rule(wish, facts, now)
        if until is not None:
            return Wait(until if wish.expires_at is None else min(until, wish.expires_at), reason)
    return Go()


def _unreachable(_: Wish, facts: Facts, now: datetime) -> datetime | None:
    return now + LOOK_FOR_RETURN if facts.is_unreachable else None


def _case_open(_: Wish, facts: Facts, now: datetime) -> datetime | None:
    return now + LOOK_AGAIN if facts.has_open_case else None


def _quiet_hours(wish: Wish, facts: Facts, now: datetime) -> datetime | None:
    return _free(now, facts, wish) if _in_quiet_hours(now, facts) else None


def _quiet_day(wish: Wish, facts: Facts, now: datetime) -> datetime | None:
    return _free(now, facts, wish) if _on_quiet_day(now, facts, wish) else None


def _daily(wish: Wish, facts: Facts, now: datetime) -> datetime | None:
    """One on each local day."""
    taken = {local_day(sent, facts.zone) for sent in facts.sent}
    moment = now
    while (day := local_day(moment, facts.zone)) in taken:
        moment = _free(_next_day(moment, day, facts.zone), facts, wish)
    return moment if moment > now else None


def _monthly(wish: Wish, facts: Facts, now: datetime) -> datetime | None:
    """So many in any `WINDOW`."""
    counted = sorted(sent for sent in facts.sent if sent > now - WINDOW)
    if len(counted) < facts.monthly:
        return None
    return _free(counted[len(counted) - facts.monthly] + WINDOW, facts, wish)


def _priority(wish: Wish, facts: Facts, now: datetime) -> datetime | None:
    """What is dearer keeps its place on the day on which it could go, and among those of the window."""
    dearer = [
        (
            max(goes, one.tried_at),
            goes + A_CHANCE if one.expires_at is None else min(goes + A_CHANCE, one.expires_at),
        )
        for one in facts.queued
        if one.priority < wish.priority and one.delivery_id != wish.delivery_id
        for goes in (_free(one.tried_at, facts, one),)
        if one.expires_at is None or goes < one.expires_at
    ]

    def binds(moment: datetime) -> bool:
        chances = [goes for goes, until in dearer if moment < until]
        day = local_day(moment, facts.zone)
        if any(local_day(max(goes, moment), facts.zone) == day for goes in chances):
            return True
        room = facts.monthly - sum(sent > moment - WINDOW for sent in facts.sent)
        return bool(chances) and room <= len(chances)

    changes = sorted({*(until for _, until in dearer), *(sent + WINDOW for sent in facts.sent)})
    moment = now
    while binds(moment):
        moment = _free(next(one for one in changes if one > moment), facts, wish)
    return moment if moment > now else None


_RULES: tuple[tuple[Reason, Callable[[Wish, Facts, datetime], datetime | None]], ...] = (
    (Reason.UNREACHABLE, _unreachable),
    (Reason.CASE_OPEN, _case_open),
    (Reason.QUIET_HOURS, _quiet_hours),
    (Reason.QUIET_DAY, _quiet_day),
    (Reason.DAILY, _daily),
    (Reason.MONTHLY, _monthly),
    (Reason.PRIORITY, _priority),
)
"""Each gives the moment at which it holds no longer, or None when it does not hold."""


def _in_quiet_hours(moment: datetime, facts: Facts) -> bool:
    return is_quiet(moment.astimezone(facts.zone).hour, facts.quiet)


def _on_quiet_day(moment: datetime, facts: Facts, one: Wish | Queued) -> bool:
    day = local_day(moment, facts.zone)
    if not facts.rests(day):
        return False
    if one.purpose not in ON_DAYS_OF_REST or one.expires_at is None:
        return True
    # Whoever has moved since it was planned has another midnight: from its middle the day is still told.
    its_own = local_day(one.expires_at - _HALF_A_DAY, facts.zone) - timedelta(days=LATE)
    return day != its_own and _has_a_working_day(moment, one.expires_at, facts)


def _has_a_working_day(moment: datetime, end: datetime, facts: Facts) -> bool:
    """Whether behind the day of `moment` and before `end` there is a time at which everybody writes."""
    while True:
        moment = _next_day(moment, local_day(moment, facts.zone), facts.zone)
        if _in_quiet_hours(moment, facts):
            moment = _end_of_quiet_hours(moment, facts)
        if moment >= end:
            return False
        if not facts.rests(local_day(moment, facts.zone)):
            return True


def _free(moment: datetime, facts: Facts, one: Wish | Queued) -> datetime:
    """The first moment from this one on that is neither in quiet hours nor on a day of rest."""
    while True:
        if _in_quiet_hours(moment, facts):
            moment = _end_of_quiet_hours(moment, facts)
        elif _on_quiet_day(moment, facts, one):
            moment = _next_day(moment, local_day(moment, facts.zone), facts.zone)
        else:
            return moment


def _end_of_quiet_hours(moment: datetime, facts: Facts) -> datetime:
    """The next moment at which they end: an hour that a day skips, or has twice, is taken as it comes."""
    day = local_day(moment, facts.zone)
    ends = (
        datetime.combine(day + timedelta(days=later), time(facts.quiet[1], fold=fold), facts.zone)
        for later in range(4)
        for fold in (0, 1)
    )
    moments = (end.astimezone(UTC) for end in ends)
    return next(end for end in moments if end > moment and not _in_quiet_hours(end, facts))


def _next_day(moment: datetime, day: date, zone: ZoneInfo) -> datetime:
    """The beginning of the local day after `day`, behind `moment` also where a zone has left a day out."""
    while (start := start_of_day(day := day + timedelta(days=1), zone)) <= moment:
        pass
    return start
