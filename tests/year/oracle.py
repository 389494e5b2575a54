"""Judges a year by what people said and what reached them. It knows nothing of how the house decides.

It reads three things: the consent log, what people chose and did as they did it, and what Telegram saw.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from year.calendar_2027 import FEASTS, HOLIDAYS
from year.diary import Choices, Complaint, Diary, Life
from year.people import Span
from year.telegram import Call, Outcome

SHOP_ZONE = ZoneInfo("Europe/Athens")
_MONTH = timedelta(days=30)
_ON_ANY_DAY = {"birthday", "nameday"}
_RANK = {
    "birthday": 1,
    "nameday": 2,
    "offers": 2,
    "expiry": 3,
    "checkins": 4,
    "winback": 5,
    "announcements": 7,
}
_BETWEEN_SURVEYS = timedelta(days=29)
"""Thirty, but for a clock that is set right between the two."""
_PEACE = timedelta(days=30)
"""For so long somebody unhappy is left in peace, unless they are answered before."""
_YEARLY = {"nameday", "offers"}
_STALE = {"birthday": 2, "nameday": 2}
"""Days after its day on which such a wish is still one."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the consent log."""

    id: int
    customer: int
    purpose: str
    is_yes: bool
    notice: str


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that reached somebody, or was meant to, and must not have."""

    rule: str
    call: Call

    def __str__(self) -> str:
        one = self.call
        what = f"{one.purpose} to {one.chat} at {one.at.isoformat()}, step {one.step}"
        return f"{self.rule}: {what}: {one.text[:60]!r}"


class Oracle:
    """All that is known of a year, and the rules as they were promised to people."""

    def __init__(self, span: Span, diary: Diary, calls: list[Call], log: list[Record]) -> None:
        self._span = span
        self._diary = diary
        self._calls: dict[int, list[Call]] = defaultdict(list)
        for call in calls:
            self._calls[call.chat].append(call)
        self._log: dict[tuple[int, str], list[Record]] = defaultdict(list)
        for record in log:
            self._log[record.customer, record.purpose].append(record)

    def violations(self) -> Iterator[Violation]:
        """Every rule held against every call."""
        for chat, life in sorted(self._diary.lives.items()):
            yield from self._of_one(life, self._calls[chat])

    def missing(self) -> Iterator[str]:
        """Birthday wishes that did not come though nothing stood in their way: silence is no obedience."""
        for chat, life in sorted(self._diary.lives.items()):
            calls = self._calls[chat]
            for day in _birthdays(life.choices.last):
                zone = _zone(life.choices.last)
                begin, end = (
                    datetime.combine(one, time(), zone).astimezone(UTC)
                    for one in (day, day + timedelta(days=3))
                )
                wished = [one for one in calls if one.purpose == "birthday"]
                if self._is_free(life, calls, begin, end) and not wished:
                    yield f"no birthday wish to {chat} on {day}"

    def _is_free(self, life: Life, calls: list[Call], begin: datetime, end: datetime) -> bool:
        """Whether a wish could have gone between these moments, by all that the person said and did."""
        first, last = self._step_at(begin), self._step_at(end)
        if self._diary.step in {first, last}:
            return False
        lately = [one for one in calls if begin - _MONTH < one.at < end]
        counted = [one for one in lately if one.purpose is not None]
        choices = life.choices.at(first)
        open_at = [
            shown
            for step, shown in self._diary.clock
            if first <= step < last
            and not _is_quiet(shown.astimezone(_zone(choices)).hour, choices.quiet or (21, 9))
            and shown.astimezone(_zone(choices)).hour >= 10
        ]
        return (
            len(open_at) > 1
            and life.choices.since(last) < first
            and choices.birthday is not None
            and len(life.choices.ever(lambda one: one.birthday) - {None}) == 1
            and life.member.at(first)
            and life.member.since(last) < first
            and self._agreed(life.customer, "birthday", last, first)
            and len(counted) < (choices.monthly or 4)
            and not any(one.outcome == Outcome.REFUSED for one in calls)
            and not any(
                one.at < end and (one.ticket is not None or one.at + _PEACE + timedelta(days=1) > begin)
                for one in life.complaints
            )
        )

    def _of_one(self, life: Life, calls: list[Call]) -> Iterator[Violation]:
        unasked = [one for one in calls if one.purpose is not None]
        for call in calls:
            if call.label is None and not any(words in call.text for words in life.told):
                yield Violation("nobody knows what it is", call)
            if call.label is not None and not {"why", "stop"} <= call.buttons:
                yield Violation("no way to ask why and to stop it", call)
        for index, call in enumerate(unasked):
            yield from self._of_call(life, call, unasked[:index])
        yield from self._priority(life, unasked)
        yield from self._reachable(life, unasked)

    def _of_call(self, life: Life, call: Call, before: list[Call]) -> Iterator[Violation]:
        purpose = call.purpose or ""
        choices = life.choices.at(call.step)
        local = call.at.astimezone(_zone(choices))
        earlier = [one for one in before if one.outcome not in {Outcome.NOT_SENT, Outcome.REFUSED}]
        if not self._agreed(life.customer, purpose, call.step):
            yield Violation("consent", call)
        if not life.member.at(call.step):
            yield Violation("left", call)
        if _is_quiet(local.hour, choices.quiet or (21, 9)):
            yield Violation("quiet hours", call)
        if purpose not in _ON_ANY_DAY and (local.isoweekday() == 7 or local.date() in HOLIDAYS):
            yield Violation("quiet day", call)
        if any(one.at.astimezone(_zone(choices)).date() == local.date() for one in earlier):
            yield Violation("one a day", call)
        if sum(one.at > call.at - _MONTH for one in earlier) >= (choices.monthly or 4):
            yield Violation("so many in 30 days", call)
        if any(_is_open(one, call) for one in life.complaints):
            yield Violation("silence", call)
        if any(_same(one, call) for one in earlier) or _is_one_survey_too_many(call, earlier):
            yield Violation("twice", call)
        if _is_stale(call, local.date(), choices) or self._is_old_news(call):
            yield Violation("too late", call)

    def _is_old_news(self, call: Call) -> bool:
        if call.label is None or call.purpose != "announcements":
            return False
        begins, ends = self._span.news(call.label.about)
        return not begins <= call.at < ends

    def _agreed(self, customer: int, purpose: str, step: int, since: int = 0) -> bool:
        """Whether the newest row of the log is a yes to that day's words, no younger than step `since`."""
        records = self._log[customer, purpose]
        at = bisect_right([one.id for one in records], self._diary.records.at(step))
        if not at:
            return False
        newest = records[at - 1]
        was_there = not since or newest.id <= self._diary.records.at(since)
        return newest.is_yes and was_there and newest.notice in self._diary.words.at(step).get(purpose, ())

    def _reachable(self, life: Life, calls: list[Call]) -> Iterator[Violation]:
        """Nobody who has stopped the bot is written to again before they write."""
        refused: int | None = None
        for call in calls:
            if refused is not None and not any(refused < step < call.step for step in life.wrote):
                yield Violation("unreachable", call)
            refused = call.step if call.outcome == Outcome.REFUSED else None

    def _priority(self, life: Life, calls: list[Call]) -> Iterator[Violation]:
        """A birthday wish that could have gone did not give way to anything lesser."""
        wished = [one for one in calls if one.purpose == "birthday"]
        for call in calls:
            if call.purpose == "birthday" or call.outcome == Outcome.NOT_SENT:
                continue
            choices = life.choices.at(call.step)
            local = call.at.astimezone(_zone(choices))
            day = next((one for one in _birthdays(choices) if 0 <= (local.date() - one).days <= 2), None)
            if day is None or (local.date() == day and local.hour < 12):
                continue
            noon = datetime(day.year, day.month, day.day, tzinfo=_zone(choices)).astimezone(UTC)
            since = self._step_at(noon)
            if (
                life.choices.since(call.step) < since
                and life.member.since(call.step) < since
                and self._agreed(life.customer, "birthday", call.step, since)
                and not any(one.at > call.at - timedelta(days=360) and one.step < call.step for one in wished)
                and any(call.step < one.step and one.at < call.at + timedelta(days=3) for one in wished)
            ):
                yield Violation("priority", call)

    def _step_at(self, moment: datetime) -> int:
        """The first step at which the clock showed that moment."""
        return next((step for step, shown in self._diary.clock if shown >= moment), self._diary.step)


def _zone(choices: Choices) -> ZoneInfo:
    return ZoneInfo(choices.zone) if choices.zone else SHOP_ZONE


def _is_quiet(hour: int, quiet: tuple[int, int]) -> bool:
    start, end = quiet
    return any((start + passed) % 24 == hour for passed in range((end - start) % 24))


def _is_open(one: Complaint, call: Call) -> bool:
    if not one.opened < call.step or (one.closed is not None and one.closed < call.step):
        return False
    return one.ticket is not None or call.at < one.at + _PEACE


def _birthdays(choices: Choices) -> list[date]:
    if choices.birthday is None:
        return []
    month, day, leap = choices.birthday
    if (month, day) == (2, 29):
        return [date(2027, 2, 28) if leap == "before" else date(2027, 3, 1)]
    return [date(2027, month, day)]


def _same(one: Call, other: Call) -> bool:
    """Whether two messages are about one thing."""
    if one.purpose != other.purpose:
        return False
    apart = abs(one.at - other.at)
    if one.purpose == "birthday":
        return apart < timedelta(days=359)
    if one.label != other.label:
        return False
    if one.purpose == "checkins":  # one reminder belongs to each question, some days later
        return apart < timedelta(days=1)
    if one.purpose == "expiry":  # each names what it is about, and until when
        return one.text == other.text
    return one.purpose not in _YEARLY or apart < timedelta(days=300)


def _is_one_survey_too_many(call: Call, earlier: list[Call]) -> bool:
    """Whether it is a question, and no reminder of one, and comes too soon after another."""
    if call.purpose != "checkins" or any(one.label == call.label for one in earlier):
        return False
    asked = {one.label: one for one in reversed(earlier) if one.purpose == "checkins"}
    return any(call.at - one.at < _BETWEEN_SURVEYS for one in asked.values())


def _is_stale(call: Call, today: date, choices: Choices) -> bool:
    if call.purpose == "birthday":
        days = _birthdays(choices)
    elif call.purpose == "nameday":
        days = [FEASTS[choices.name_day]] if choices.name_day else []
    else:
        return False
    return not any(0 <= (today - day).days <= _STALE[call.purpose] for day in days)
