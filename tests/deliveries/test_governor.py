"""The governor, as a function: whatever the facts are, it never says yes too early, nor waits for ever."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xenia.core.clock import local_day, start_of_day
from xenia.deliveries.governor import (
    A_CHANCE,
    ON_DAYS_OF_REST,
    WINDOW,
    Facts,
    Go,
    Never,
    Queued,
    Reason,
    Verdict,
    Wait,
    Wish,
    judge,
)

ZONES = tuple(
    map(
        ZoneInfo,
        (
            "Europe/Athens",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "Pacific/Apia",
            "UTC",
        ),
    )
)
PURPOSES = ("birthday", "nameday", "expiry", "checkins", "winback", "announcements")
YEAR = datetime(2027, 1, 1, tzinfo=UTC)
FOREVER = timedelta(days=400)
OF_ITSELF = {Reason.QUIET_HOURS, Reason.QUIET_DAY, Reason.DAILY, Reason.MONTHLY, Reason.PRIORITY}
"""Reasons that pass with time alone."""

MOMENTS = st.integers(0, 366 * 24 * 4).map(lambda quarters: YEAR + timedelta(minutes=15 * quarters))
# The hours around each change of summer time, where mistakes live.
CHANGES = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(
        [
            datetime(2027, month, day, tzinfo=UTC)
            for month, day in ((3, 14), (3, 28), (4, 3), (10, 2), (10, 31), (11, 7))
        ]
    ),
    st.integers(-26 * 60, 26 * 60),
)
NOW = MOMENTS | CHANGES
HOURS = st.integers(0, 23)


def sundays(day: date) -> bool:
    return day.isoweekday() == 7


@st.composite
def facts(draw: st.DrawFn) -> tuple[Wish, Facts, datetime]:
    """A message, what is true of its receiver, and a moment."""
    now = draw(NOW)
    near = st.integers(-45 * 24 * 60, 24 * 60).map(lambda minutes: now + timedelta(minutes=minutes))
    purpose = draw(st.sampled_from(PURPOSES))
    ahead = st.none() | st.integers(-60, 60 * 24 * 20).map(lambda minutes: now + timedelta(minutes=minutes))
    queued = st.builds(
        Queued,
        delivery_id=st.integers(2, 9),
        purpose=st.sampled_from(PURPOSES),
        priority=st.integers(1, 6),
        tried_at=st.integers(-600, 60 * 24 * 5).map(lambda minutes: now + timedelta(minutes=minutes)),
        expires_at=ahead,
    )
    return (
        Wish(1, purpose, draw(st.sampled_from((7, 7, 7, 8, None))), draw(st.integers(1, 6)), draw(ahead)),
        Facts(
            zone=draw(st.sampled_from(ZONES)),
            quiet=draw(st.just((21, 9)) | st.tuples(HOURS, HOURS)),
            monthly=draw(st.integers(1, 4)),
            rests=draw(st.sampled_from((sundays, lambda _: False, lambda day: day.day in {1, 25, 26}))),
            consents={purpose: 7},
            is_member=draw(st.sampled_from((True, True, True, False))),
            is_unreachable=draw(st.sampled_from((False, False, False, True))),
            has_open_case=draw(st.sampled_from((False, False, False, True))),
            sent=tuple(draw(st.lists(near, max_size=6))),
            queued=tuple(draw(st.lists(queued, max_size=4))),
        ),
        now,
    )


def is_quiet(quiet: tuple[int, int], hour: int) -> bool:
    """Said another way than the governor does."""
    quiet_hours = set()
    at = quiet[0]
    while at != quiet[1]:
        quiet_hours.add(at)
        at = (at + 1) % 24
    return hour in quiet_hours


@settings(max_examples=300, deadline=None)
@given(facts())
def test_a_yes_breaks_no_rule(case: tuple[Wish, Facts, datetime]) -> None:
    wish, known, now = case
    if not isinstance(judge(wish, known, now), Go):
        return
    there = now.astimezone(known.zone)
    assert known.is_member
    assert known.consents.get(wish.purpose) == wish.consent_id is not None
    assert wish.expires_at is None or now < wish.expires_at
    assert not known.is_unreachable
    assert not known.has_open_case
    assert not is_quiet(known.quiet, there.hour)
    assert wish.purpose in ON_DAYS_OF_REST or not known.rests(there.date())
    assert there.date() not in {sent.astimezone(known.zone).date() for sent in known.sent}
    assert sum(sent > now - WINDOW for sent in known.sent) < known.monthly


@settings(max_examples=300, deadline=None)
@given(facts())
def test_a_later_is_a_moment_at_which_the_same_facts_say_something_else(
    case: tuple[Wish, Facts, datetime],
) -> None:
    wish, known, now = case
    verdict = judge(wish, known, now)
    if not isinstance(verdict, Wait):
        return
    assert now < verdict.until < now + FOREVER
    assert wish.expires_at is None or verdict.until <= wish.expires_at
    if verdict.reason in OF_ITSELF:
        then = judge(wish, known, verdict.until)
        assert isinstance(then, Go | Never) or then.reason != verdict.reason, (verdict, then)


@settings(max_examples=300, deadline=None)
@given(facts())
def test_nothing_waits_for_ever(case: tuple[Wish, Facts, datetime]) -> None:
    """Asked again whenever it said, it ends with a yes or a never, in a few steps."""
    wish, known, now = case
    known = replace(known, is_unreachable=False, has_open_case=False)
    verdict: Verdict = judge(wish, known, now)
    for _ in range(40):
        if not isinstance(verdict, Wait):
            return
        now = verdict.until
        verdict = judge(wish, known, now)
    raise AssertionError(f"it still waits: {verdict}")


@settings(max_examples=300, deadline=None)
@given(facts())
def test_it_is_never_later_than_it_has_to_be(case: tuple[Wish, Facts, datetime]) -> None:
    """Of quiet hours and days of rest, no quarter of an hour before the moment it names would have done."""
    wish, known, now = case
    known = replace(known, sent=(), queued=())
    verdict = judge(wish, known, now)
    if not isinstance(verdict, Wait) or verdict.reason not in OF_ITSELF:
        return
    at = now
    while at < verdict.until:
        assert not isinstance(judge(wish, known, at), Go), at
        at += timedelta(minutes=15)


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("quiet", [(21, 9), (0, 0), (3, 2), (2, 3), (23, 1)], ids=str)
def test_each_local_day_of_the_year_counts_exactly_once(zone: ZoneInfo, quiet: tuple[int, int]) -> None:
    """Somebody for whom there is always something: one on each day, through both changes of summer time."""
    known = Facts(zone, quiet, monthly=1000, rests=lambda _: False, consents={"expiry": 7})
    wish = Wish(1, "expiry", 7, 3, None)
    now, end = start_of_day(date(2027, 1, 1), zone), start_of_day(date(2028, 1, 1), zone)
    days: Counter[date] = Counter()
    while now < end:
        verdict = judge(wish, known, now)
        if isinstance(verdict, Wait):
            now = verdict.until
            continue
        assert isinstance(verdict, Go)
        days[local_day(now, zone)] += 1
        known = replace(known, sent=(*known.sent, now)[-3:])
    whole = {date(2027, 1, 1) + timedelta(days=number): 1 for number in range(365)}
    if quiet == (3, 2):  # but for the day that has no other hour
        assert {day for day in whole if day not in days} <= {date(2027, 3, 14), date(2027, 10, 3)}
        assert set(days.values()) == {1}
    else:
        assert days == whole


def test_what_is_dearer_keeps_its_place_on_its_day() -> None:
    zone = ZONES[0]
    now = datetime(2027, 6, 1, 8, tzinfo=UTC)
    birthday = Queued(2, "birthday", 1, now + timedelta(hours=2), now + timedelta(days=2))
    known = Facts(zone, (21, 9), 4, lambda _: False, {"birthday": 1, "winback": 7}, queued=(birthday,))
    lesser = Wish(1, "winback", 7, 5, None)
    assert judge(lesser, known, now) == Wait(birthday.tried_at + A_CHANCE, Reason.PRIORITY)
    assert judge(Wish(2, "birthday", 1, 1, None), known, now) == Go(), "it does not wait for itself"
    tomorrow = replace(birthday, tried_at=now + timedelta(days=1))
    assert judge(lesser, replace(known, queued=(tomorrow,)), now) == Go(), "there is room for both"
    full = replace(known, queued=(tomorrow,), sent=tuple(now - timedelta(days=day) for day in (3, 5, 9)))
    verdict = judge(lesser, full, now)
    assert isinstance(verdict, Wait)
    assert verdict.reason == Reason.PRIORITY, "of the last place in thirty days"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"is_member": False, "consents": {}}, Reason.LEFT),
        ({"consents": {}}, Reason.NO_CONSENT),
        ({"consents": {"expiry": 8}}, Reason.NO_CONSENT),
    ],
    ids=["left", "withdrawn", "given anew"],
)
def test_without_the_very_consent_it_never_goes(change: dict[str, object], reason: Reason) -> None:
    now = datetime(2027, 6, 1, 8, tzinfo=UTC)
    known = Facts(ZONES[0], (21, 9), 4, lambda _: False, {"expiry": 7})
    wish = Wish(1, "expiry", 7, 3, now + timedelta(days=1))
    assert judge(wish, known, now) == Go()
    assert judge(wish, replace(known, **change), now) == Never(reason)  # type: ignore[arg-type]  # fields by name
    assert judge(wish, known, now + timedelta(days=1)) == Never(Reason.EXPIRED)
