"""Ways in which the governor and the sender could be built wrongly. The year has to show each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from pytest import MonkeyPatch  # noqa: PT013 - a type, nothing else
from sqlalchemy import select, text

from xenia.bot.tick import Ticker
from xenia.core.database import AsyncSession
from xenia.core.transaction import transaction
from xenia.deliveries import carry, claim, governor
from xenia.deliveries.claim import Around, Due
from xenia.deliveries.governor import Facts, Reason, Verdict, Wish
from xenia.deliveries.models import QUEUED, SENDING, SENT, UNKNOWN, Delivery
from xenia.deliveries.sender import Sender

FAULTS: dict[str, Callable[[MonkeyPatch], None]] = {}
"""What each does to the house, until it is undone."""
_SHOP_ZONE = ZoneInfo("Europe/Athens")


def _fault(mistake: Callable[[MonkeyPatch], None]) -> Callable[[MonkeyPatch], None]:
    FAULTS[mistake.__name__.replace("_", " ")] = mistake
    return mistake


def _told_otherwise(monkeypatch: MonkeyPatch, change: Callable[[Wish, Facts], Facts]) -> None:
    """The governor is told something else than what is true."""
    judge = governor.judge

    def misled(wish: Wish, true: Facts, now: datetime) -> Verdict:
        return judge(wish, change(wish, true), now)

    monkeypatch.setattr(claim, "judge", misled)


def _without(monkeypatch: MonkeyPatch, *reasons: Reason) -> None:
    """The governor has forgotten some of its rules."""
    kept = tuple((reason, rule) for reason, rule in governor._RULES if reason not in reasons)
    assert len(kept) == len(governor._RULES) - len(reasons)
    monkeypatch.setattr(governor, "_RULES", kept)


@_fault
def consent_not_read_again(monkeypatch: MonkeyPatch) -> None:
    """Who agreed when it was planned is taken to agree when it leaves."""
    _told_otherwise(
        monkeypatch,
        lambda wish, true: replace(true, consents={wish.purpose: wish.consent_id or 0}, is_member=True),
    )


@_fault
def quiet_hours_where_the_shop_is(monkeypatch: MonkeyPatch) -> None:
    """Quiet hours are those of the shop's clock, wherever somebody lives."""

    def quiet(_: Wish, true: Facts, now: datetime) -> datetime | None:
        is_quiet = governor._in_quiet_hours(now, replace(true, zone=_SHOP_ZONE))
        return now + timedelta(hours=1) if is_quiet else None

    _replace_rule(monkeypatch, Reason.QUIET_HOURS, quiet)


@_fault
def quiet_hours_by_winter_time(monkeypatch: MonkeyPatch) -> None:
    """Quiet hours do not follow summer time."""

    def quiet(_: Wish, true: Facts, now: datetime) -> datetime | None:
        offset = datetime(2027, 1, 15, tzinfo=true.zone).utcoffset() or timedelta()
        hour = now.astimezone(timezone(offset)).hour
        start, end = true.quiet
        is_quiet = start <= hour < end if start <= end else hour >= start or hour < end
        return now + timedelta(hours=1) if is_quiet else None

    _replace_rule(monkeypatch, Reason.QUIET_HOURS, quiet)


@_fault
def nobodys_own_quiet_hours(monkeypatch: MonkeyPatch) -> None:
    """Quiet is from 21 to 9, whatever somebody chose."""
    _told_otherwise(monkeypatch, lambda _, true: replace(true, quiet=(21, 9)))


@_fault
def cap_of_the_purpose_alone(monkeypatch: MonkeyPatch) -> None:
    """The caps count only what was sent for the same purpose."""
    judged = claim.judged

    async def apart(
        session: AsyncSession, around: Around, due: Sequence[Due], now: datetime
    ) -> dict[int, Verdict]:
        verdicts: dict[int, Verdict] = {}
        for one in due:
            if one.wish is None:
                continue
            sent = await session.scalars(
                select(Delivery.sent_at).where(
                    Delivery.customer_id == one.customer_id,
                    Delivery.purpose == one.wish.purpose,
                    Delivery.state.in_((SENDING, SENT, UNKNOWN)),
                )
            )
            own = tuple(moment for moment in sent if moment is not None)

            def counting(_: Wish, true: Facts, own: tuple[datetime, ...] = own) -> Facts:
                return replace(true, sent=own)

            with MonkeyPatch.context() as only:
                _told_otherwise(only, counting)
                verdicts |= await judged(session, around, [one], now)
        return verdicts

    for module in ("claim", "sender"):
        monkeypatch.setattr(f"xenia.deliveries.{module}.judged", apart)


@_fault
def a_day_is_eight_hours(monkeypatch: MonkeyPatch) -> None:
    """Who has heard nothing since the morning may be written to in the evening."""

    def daily(_: Wish, true: Facts, now: datetime) -> datetime | None:
        newest = max(true.sent, default=None)
        until = newest + timedelta(hours=8) if newest else now
        return until if until > now else None

    _replace_rule(monkeypatch, Reason.DAILY, daily)


@_fault
def window_of_28_days(monkeypatch: MonkeyPatch) -> None:
    """Thirty days are four weeks."""
    monkeypatch.setattr(governor, "WINDOW", timedelta(days=28))


@_fault
def month_of_the_calendar(monkeypatch: MonkeyPatch) -> None:
    """The count begins anew on the first of each month."""

    monthly = governor._monthly
    _replace_rule(
        monkeypatch,
        Reason.MONTHLY,
        lambda wish, true, now: monthly(
            wish,
            replace(
                true, sent=tuple(one for one in true.sent if (one.month, one.year) == (now.month, now.year))
            ),
            now,
        ),
    )


@_fault
def nobodys_own_number(monkeypatch: MonkeyPatch) -> None:
    """Four in thirty days, whatever somebody chose."""
    _told_otherwise(monkeypatch, lambda _, true: replace(true, monthly=4))


@_fault
def silence_ignored(monkeypatch: MonkeyPatch) -> None:
    """Messages go on while somebody waits for an answer."""
    _told_otherwise(monkeypatch, lambda _, true: replace(true, has_open_case=False))


@_fault
def sundays_ignored(monkeypatch: MonkeyPatch) -> None:
    """Only holidays are days of rest."""
    _told_otherwise(
        monkeypatch,
        lambda _, true: replace(true, rests=lambda day: day.isoweekday() != 7 and true.rests(day)),
    )


@_fault
def holidays_ignored(monkeypatch: MonkeyPatch) -> None:
    """Only Sundays are days of rest."""
    _told_otherwise(monkeypatch, lambda _, true: replace(true, rests=lambda day: day.isoweekday() == 7))


@_fault
def priority_reversed(monkeypatch: MonkeyPatch) -> None:
    """What matters least goes first."""
    _without(monkeypatch, Reason.PRIORITY)
    due_now = claim.due_now

    async def least_first(session: AsyncSession, priorities: Sequence[int], *given: Any) -> list[Due]:
        return await due_now(session, sorted(priorities, key=lambda one: -one), *given)

    monkeypatch.setattr("xenia.deliveries.sender.due_now", least_first)


@_fault
def stopped_bots_are_tried(monkeypatch: MonkeyPatch) -> None:
    """Who has stopped the bot is written to all the same."""
    _told_otherwise(monkeypatch, lambda _, true: replace(true, is_unreachable=False))


@_fault
def late_is_not_too_late(monkeypatch: MonkeyPatch) -> None:
    """Nothing ever expires."""
    tick = Ticker.tick

    async def for_ever(ticker: Ticker) -> None:
        await tick(ticker)
        async with transaction(ticker._ground.database) as session:
            await session.execute(text(f"UPDATE delivery SET expires_at = NULL WHERE state = '{QUEUED}'"))  # noqa: S608 - a word of ours

    monkeypatch.setattr(Ticker, "tick", for_ever)


@_fault
def unknown_is_sent_again(monkeypatch: MonkeyPatch) -> None:
    """What may have arrived is tried once more."""
    monkeypatch.setattr(carry, "UNKNOWN", QUEUED)


@_fault
def nothing_stands_below(monkeypatch: MonkeyPatch) -> None:
    """A message has no button to stop it."""
    monkeypatch.setattr(claim, "signed", lambda _say, screen, _delivery: screen)


@_fault
def planned_anew_each_time(monkeypatch: MonkeyPatch) -> None:
    """What has gone may be planned once more, for it is forgotten that it was planned."""
    drain = Sender.drain

    async def forgetful(sender: Sender) -> int:
        done = await drain(sender)
        async with transaction(sender._database) as session:
            await session.execute(text("UPDATE delivery SET subject = NULL WHERE purpose IS NOT NULL"))
        return done

    monkeypatch.setattr(Sender, "drain", forgetful)


def _replace_rule(
    monkeypatch: MonkeyPatch,
    reason: Reason,
    rule: Callable[[Wish, Facts, datetime], datetime | None],
) -> None:
    rules = tuple((one, rule if one is reason else true) for one, true in governor._RULES)
    monkeypatch.setattr(governor, "_RULES", rules)
