"""The page of an announcement that was approved: how far it is, and what can be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from xenia.core.changes import RESTORED, last_of
from xenia.core.database import AsyncSession
from xenia.core.reply import Button, Screen, button
from xenia.core.texts import Html, Say
from xenia.deliveries.governor import Reason
from xenia.outreach.announcements.course import OVER, RECALLED_WITHIN
from xenia.outreach.announcements.models import (
    CANCELLED,
    ENDED,
    PAUSED,
    RECALLED,
    RUNNING,
    SCHEDULED,
    Announcement,
)
from xenia.outreach.announcements.progress import Progress, progress_of
from xenia.outreach.announcements.recalling import Recalled, recalled
from xenia.outreach.announcements.run_taps import CallOff, LeaveProgress, ShowEffects, TakeBack, Turn
from xenia.outreach.announcements.screens import beginning
from xenia.outreach.announcements.sweeping import CALLED_OFF
from xenia.outreach.announcements.taps import ShowProgress

_BAR = 10
"""Squares of the bar."""
_HOUR = timedelta(hours=1)
_NOBODY_KNOWS = -1
"""How many are left while not all of them stand in line."""


@dataclass(frozen=True, slots=True)
class Look:
    """An announcement as it stands at a moment."""

    announcement: Announcement
    progress: Progress
    back: Recalled | None
    """Of a recalled one: what came of it."""
    is_restored: bool = False
    """Whether a restore has paused it, and nobody has decided anything since."""

    @property
    def mark(self) -> str:
        """Tells whether there is anything new to be seen, in whichever language."""
        one = self.announcement
        seen = (one.state, one.planned_at is not None, self.progress, self.back, self.is_restored)
        return sha256(repr(seen).encode()).hexdigest()

    @property
    def is_settled(self) -> bool:
        """Whether nothing changes any more by itself."""
        is_back = self.back is None or (self.announcement.planned_at is not None and not self.back.left)
        return self.announcement.state in OVER and not self.progress.left and is_back


async def look(session: AsyncSession, announcement: Announcement) -> Look:
    """How it stands now."""
    back = await recalled(session, announcement.id) if announcement.state == RECALLED else None
    stopped = announcement.state in (PAUSED, ENDED)
    restored = stopped and await last_of(session, f"announcement {announcement.id}") == RESTORED
    return Look(announcement, await progress_of(session, announcement.id), back, restored)


def page(say: Say, seen: Look, now: datetime) -> Screen:
    """All of it, in one screen."""
    one, progress = seen.announcement, seen.progress
    parts = [say("announced-title", number=str(one.id), words=beginning(one, say.language)), _state(say, one)]
    if seen.is_restored:
        parts.append(say("announced-restored", state=one.state))
    if one.state != SCHEDULED:
        parts += ["", *_counts(say, one, progress)]
    if seen.back is not None:
        parts += ["", *_back(say, seen.back)]
    return Screen(Html("\n".join(parts)), _rows(say, seen, now))


def sure_to_call_off(say: Say, seen: Look) -> Screen:
    """Is nothing more of it to go? One that has begun is paused meanwhile."""
    one, number = seen.announcement, seen.announcement.id
    yes = button(say.plain("announced-call-off-yes"), CallOff(announcement=number, sure=True), "danger")
    left = seen.progress.left if one.planned_at is not None else _NOBODY_KNOWS
    text = say("announced-call-off-sure", state=one.state, left=left)
    if one.state != PAUSED:
        return Screen(text, ((yes,), (_keep(say, number),)))
    stay = button(say.plain("announced-stay-paused"), ShowProgress(announcement=number))
    return Screen(text, ((yes,), (_resume(say, number),), (stay,)))


def sure_to_take_back(say: Say, seen: Look) -> Screen:
    """Are all of its messages to be deleted?"""
    number = seen.announcement.id
    yes = button(say.plain("announced-take-back-yes"), TakeBack(announcement=number, sure=True), "danger")
    text = say("announced-take-back-sure", sent=seen.progress.sent)
    return Screen(text, ((yes,), (_keep(say, number),)))


def _resume(say: Say, number: int) -> Button:
    return button(say.plain("announced-resume"), Turn(announcement=number, to="resume"), "primary")


def _keep(say: Say, number: int) -> Button:
    return button(say.plain("announced-keep"), ShowProgress(announcement=number))


def _state(say: Say, one: Announcement) -> str:
    at = one.begins_at if one.state == SCHEDULED else one.over_at if one.state in OVER else one.ends_at
    return say(
        "announced-state",
        state=one.state,
        day=say.day(at) if at else "",
        time=say.time(at) if at else "",
        clock="local" if one.local_hour else "shop",
    )


def _counts(say: Say, one: Announcement, progress: Progress) -> list[str]:
    lines: list[str] = []
    if one.planned_at is None and one.state in (RUNNING, PAUSED):
        lines.append(say("announced-planning"))
    done = progress.planned - progress.left
    filled = _BAR * done // progress.planned if progress.planned else 0
    lines.append(say("announced-bar", bar="▰" * filled + "▱" * (_BAR - filled)))
    lines.append(say("announced-sent", sent=progress.sent, planned=progress.planned))
    if one.state not in OVER:
        lines += _left(say, one, progress)
    lines += _never(say, one, progress)
    if progress.unknown:
        lines.append(say("announced-unknown", count=progress.unknown))
    if progress.failed:
        lines.append(say("announced-failed", count=progress.failed))
    if progress.held_out:
        lines += ["", say("announced-held-out", count=progress.held_out, percent=one.holdout_percent)]
    return lines


def _left(say: Say, one: Announcement, progress: Progress) -> list[str]:
    lines: list[str] = []
    if progress.left:
        lines.append(say("announced-left", left=progress.left))
    if progress.going and one.state == RUNNING:
        lines.append(_time_left(say, progress.time_left))
    if progress.held:
        lines += ["", say("announced-held"), *_reasons(say, progress.held)]
    if progress.stopped_us:
        lines.append(say("announced-stopped-us", count=progress.stopped_us))
    return lines


def _never(say: Say, one: Announcement, progress: Progress) -> list[str]:
    counts = dict(progress.never)
    if one.state in OVER and progress.left:  # they are called off in slices; that it is over stands
        why = Reason.EXPIRED.value if one.state == ENDED else CALLED_OFF
        counts[why] = counts.get(why, 0) + progress.left
    return ["", say("announced-never"), *_reasons(say, counts)] if counts else []


def _reasons(say: Say, counts: Mapping[str, int]) -> list[str]:
    by_size = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    lines: list[str] = []
    for reason, count in by_size:
        why = say("announced-why", reason=reason or "pointless")
        lines.append(say("announced-reason", why=why, count=count))
    return lines


def _time_left(say: Say, left: timedelta) -> str:
    minutes = -(-left // timedelta(minutes=1))
    hours = -(-left // _HOUR) if left >= 2 * _HOUR else 0
    return say("announced-time-left", minutes=minutes, hours=hours)


def _back(say: Say, back: Recalled) -> list[str]:
    lines: list[str] = [say("announced-deleted", count=back.deleted)]
    if back.left:
        lines.append(say("announced-deleting", count=back.left))
    if back.out_of_reach:
        lines.append(say("announced-out-of-reach", count=back.out_of_reach))
    if back.not_deleted:
        lines.append(say("announced-not-deleted", count=back.not_deleted))
    if back.erased:
        lines.append(say("announced-erased", count=back.erased))
    if back.unknown:
        lines.append(say("announced-unknown-stay", count=back.unknown))
    return lines


def _rows(say: Say, seen: Look, now: datetime) -> tuple[tuple[Button, ...], ...]:
    one, rows = seen.announcement, list[tuple[Button, ...]]()
    if one.state == RUNNING:
        rows.append((button(say.plain("announced-pause"), Turn(announcement=one.id, to="pause"), "primary"),))
    if one.state == PAUSED:
        rows.append((_resume(say, one.id),))
    if one.state in (SCHEDULED, RUNNING, PAUSED):
        rows.append((button(say.plain("announced-call-off"), CallOff(announcement=one.id)),))
    if seen.progress.sent:
        rows.append((button(say.plain("announced-effects"), ShowEffects(announcement=one.id)),))
        if one.state in (RUNNING, PAUSED) or (
            one.state in (ENDED, CANCELLED)
            and one.over_at is not None
            and now < one.over_at + RECALLED_WITHIN
        ):
            rows.append((button(say.plain("announced-take-back"), TakeBack(announcement=one.id)),))
    rows.append((button(say.plain("announced-all"), LeaveProgress(announcement=one.id)),))
    return tuple(rows)
