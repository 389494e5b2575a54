"""What the shop gives on an occasion: prepared by the owner, replaced, ended. Offers already made stand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from sqlalchemy import func, select, update

from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.deliveries.facts import rest_days
from xenia.outreach.models import Gift, Occasion
from xenia.outreach.places import LATE
from xenia.rewards.catalogue import Offered, offered
from xenia.shop import Shop

SHORTEST = LATE + 2
"""The fewest days that a gift may be taken: whoever reads of it as late as may be has another day."""
LONGEST = 90
"""The most days that a gift may be taken."""
FURTHEST = 366
"""How many days ahead a day of appreciation may be declared."""


class RewardGone(Refusal):
    """The reward is no longer in the catalogue."""

    def __init__(self) -> None:
        super().__init__("outreach-refusal-reward-gone")


class DayPast(Refusal):
    """The day of appreciation is over."""

    def __init__(self) -> None:
        super().__init__("outreach-refusal-day-past")


class DayTaken(Refusal):
    """That year has had its day of appreciation."""

    def __init__(self, year: int) -> None:
        super().__init__("outreach-refusal-day-taken", year=str(year))


def good_for(gift: Gift) -> int:
    """How many days the gift may be taken: never so few that its message may come too late."""
    return max(gift.valid_days, SHORTEST)


class DayOfRest(Refusal):
    """The shop writes nothing on that day, so that the message would come late."""

    def __init__(self, day: date, following: date) -> None:
        super().__init__("outreach-refusal-day-of-rest", day=day, following=following)


@dataclass(frozen=True, slots=True)
class Given:
    """What is given: so many points, or a reward on one version of its terms."""

    points: int | None = None
    reward_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A gift, and for a reward the terms it is promised on."""

    gift: Gift
    reward: Offered | None

    @property
    def is_promised(self) -> bool:
        """Whether new offers are made of it: a reward that left the catalogue is promised to nobody more."""
        return self.reward is None or self.reward.reward.retired_at is None


async def prepare(
    session: AsyncSession,
    occasion: Occasion,
    given: Given,
    *,
    valid_days: int,
    words_el: str,
    words_en: str,
    on_day: date | None = None,
    shop: Shop,
    member_id: int | None,
    now: datetime,
) -> Gift:
    """Switch a gift on for an occasion, in place of the one before.

    Args:
        session: the transaction.
        occasion: what it is for.
        given: points, or a reward as it was shown to who prepares it.
        valid_days: how many days it may be taken, from 1 to `LONGEST`.
        words_el: the owner's own sentence in Greek, perhaps empty.
        words_en: the same in English.
        on_day: of appreciation, the day; of no other occasion.
        shop: whose it is; the day is one of its own zone.
        member_id: who prepares it.
        now: UTC moment.

    Raises:
        RewardGone: the reward has been retired meanwhile, or there is no such one.
        DayPast: the day lies behind, or too far ahead.
        DayTaken: the same year has had its day of appreciation.
        ValueError: what the pages do not let pass: no days, no points, a day for another occasion.
    """
    if not 1 <= valid_days <= LONGEST or (given.points is None) == (given.reward_id is None):
        raise ValueError("a gift is points or a reward, for 1 to 90 days")
    if (occasion is Occasion.APPRECIATION) != (on_day is not None):
        raise ValueError("appreciation has a day, and no other occasion has one of the shop's")
    await check_reward(session, given)
    if on_day is not None:
        await check_day(session, on_day, shop, now)
    await end(session, occasion, now)
    gift = Gift(
        occasion=occasion,
        points=given.points,
        reward_id=given.reward_id,
        version=given.version,
        valid_days=valid_days,
        words_el=words_el,
        words_en=words_en,
        on_day=on_day,
        since=now,
        until=None,
        created_by=member_id,
    )
    session.add(gift)
    await session.flush()
    return gift


async def check_reward(session: AsyncSession, given: Given) -> None:
    """Refuse a reward that nobody may be promised.

    Raises:
        RewardGone: as `prepare` does.
    """
    if given.reward_id is not None:
        reward = await offered(session, given.reward_id, given.version)
        if reward is None or reward.reward.retired_at is not None:
            raise RewardGone


async def check_day(session: AsyncSession, on_day: date, shop: Shop, now: datetime) -> None:
    """Refuse a day of appreciation that cannot be.

    Raises:
        DayPast, DayTaken: as `prepare` does.
    """
    today = local_day(now, shop.zone)
    if not 0 <= (on_day - today).days <= FURTHEST:
        raise DayPast
    first = date(on_day.year, 1, 1)
    others = await session.execute(
        select(Gift.on_day, Gift.until).where(
            Gift.occasion == Occasion.APPRECIATION,
            Gift.on_day.between(first, min(today, date(on_day.year, 12, 31))),
            Gift.on_day != on_day,
        )
    )
    # One that was ended before its day came was nobody's.
    if any(until is None or local_day(until, shop.zone) >= day for day, until in others if day is not None):
        raise DayTaken(on_day.year)


def check_rest(on_day: date, shop: Shop) -> None:
    """Refuse a day of appreciation on which the shop writes nothing.

    Raises:
        DayOfRest: it is one, with the next that is none.
    """
    rests = rest_days(shop)
    if rests(on_day):
        ahead = (on_day + timedelta(days=days) for days in count(1))
        raise DayOfRest(on_day, next(day for day in ahead if not rests(day)))


async def end(session: AsyncSession, occasion: Occasion, now: datetime) -> None:
    """Make no more offers for an occasion."""
    await session.execute(
        update(Gift).where(Gift.occasion == occasion, Gift.until.is_(None)).values(until=now),
        execution_options={"synchronize_session": False},
    )


async def gift_for(session: AsyncSession, occasion: Occasion) -> Prepared | None:
    """The gift in force for an occasion: the newest, unless it was ended."""
    return (await gifts_in_force(session)).get(occasion)


async def gifts_in_force(session: AsyncSession) -> dict[Occasion, Prepared]:
    """What is in force, by occasion."""
    newest = select(func.max(Gift.id)).group_by(Gift.occasion)
    found = await session.scalars(
        select(Gift).where(Gift.id.in_(newest), Gift.until.is_(None)),
        execution_options={"populate_existing": True},
    )
    return {gift.occasion: await with_reward(session, gift) for gift in found.all()}


async def with_reward(session: AsyncSession, gift: Gift) -> Prepared:
    """A gift with the terms of its reward."""
    if gift.reward_id is None:
        return Prepared(gift, None)
    reward = await offered(session, gift.reward_id, gift.version)
    if reward is None:
        raise LookupError("a gift without its reward's terms")
    return Prepared(gift, reward)
