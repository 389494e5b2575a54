"""The catalogue: what is offered, at what price, and how that changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import bindparam, or_, select, update

from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.core.seen import Seen
from xenia.rewards.models import Reward, RewardTerms


@dataclass(frozen=True, slots=True)
class Offered:
    """A reward with one version of its terms."""

    reward: Reward
    terms: RewardTerms


class Terms(TypedDict, total=False):
    """What a customer agrees to; any change makes a new version. `cost` is in points."""

    name_el: str
    name_en: str
    about_el: str
    about_en: str
    cost: int
    voucher_days: int


class Changes(Terms, total=False):
    """All that can be changed about a reward."""

    stock: int | None
    per_customer: int | None
    photo_file_id: str | None
    active_from: datetime | None
    active_until: datetime | None


_TERMS = frozenset(Terms.__annotations__)


async def add_reward(
    session: AsyncSession,
    *,
    name_el: str,
    name_en: str,
    about_el: str = "",
    about_en: str = "",
    cost: int,
    voucher_days: int,
    stock: int | None = None,
    per_customer: int | None = None,
    photo_file_id: str | None = None,
    active_from: datetime | None = None,
    active_until: datetime | None = None,
    now: datetime,
) -> Offered:
    """Put a reward into the catalogue, with version 1 of its terms. `cost` is in points."""
    reward = Reward(
        version=1,
        stock=stock,
        per_customer=per_customer,
        active_from=active_from,
        active_until=active_until,
        retired_at=None,
        photo_file_id=photo_file_id,
    )
    session.add(reward)
    await session.flush()
    terms = RewardTerms(
        reward_id=reward.id,
        version=1,
        name_el=name_el,
        name_en=name_en,
        about_el=about_el,
        about_en=about_en,
        cost=cost,
        voucher_days=voucher_days,
        since=now,
        until=None,
    )
    session.add(terms)
    await session.flush()
    return Offered(reward, terms)


async def change_reward(
    session: AsyncSession, reward_id: int, *, now: datetime, **changed: Unpack[Changes]
) -> Offered:
    """Change a reward. Terms that really differ become a new version; the old one is honoured for a while.

    Raises:
        LookupError: there is no such reward.
    """
    reward = await _locked(session, reward_id)
    terms = await session.get_one(RewardTerms, (reward_id, reward.version))
    for name, value in changed.items():
        if name not in _TERMS:
            setattr(reward, name, value)
    before = {name: getattr(terms, name) for name in _TERMS}
    after = before | {name: value for name, value in changed.items() if name in _TERMS}
    if after != before:
        terms.until = now
        reward.version += 1
        terms = RewardTerms(reward_id=reward_id, version=reward.version, since=now, until=None, **after)
        session.add(terms)
    await session.flush()
    return Offered(reward, terms)


async def retire(session: AsyncSession, reward_id: int, now: datetime) -> None:
    """Take a reward out of the catalogue for good. Vouchers already given stay good.

    Raises:
        LookupError: there is no such reward.
    """
    reward = await _locked(session, reward_id)
    reward.retired_at = reward.retired_at or now
    await session.flush()


async def _locked(session: AsyncSession, reward_id: int) -> Reward:
    # The stock must not move between reading the row and writing it back.
    reward: Reward | None = await session.scalar(
        update(Reward).where(Reward.id == reward_id).values(version=Reward.version).returning(Reward),
        execution_options={"synchronize_session": False, "populate_existing": True},
    )
    if reward is None:
        raise LookupError("no such reward")
    return reward


async def offered(session: AsyncSession, reward_id: int, version: int | None = None) -> Offered | None:
    """A reward with its current terms or those of `version`, on offer or not; None where there is none."""
    row = (
        await session.execute(
            select(Reward, RewardTerms)
            .join(RewardTerms, RewardTerms.reward_id == Reward.id)
            .where(
                Reward.id == reward_id,
                RewardTerms.version == (Reward.version if version is None else version),
            ),
            execution_options={"populate_existing": True},
        )
    ).one_or_none()
    return Offered(*row) if row is not None else None


_REWARD, _TERMS_OF = Seen(Reward), Seen(RewardTerms)
_reward, _terms = Reward.__table__.c, RewardTerms.__table__.c
_CURRENT = (
    select(*_REWARD.columns, *_TERMS_OF.columns)
    .join_from(
        Reward.__table__,
        RewardTerms.__table__,
        (_terms.reward_id == _reward.id) & (_terms.version == _reward.version),
    )
    .where(_reward.retired_at.is_(None))
    .order_by(_terms.cost, _reward.id)
)
_NOW = bindparam("now", type_=_reward.active_from.type)
_OFFERED = Asked(
    _CURRENT.where(
        or_(_reward.active_from.is_(None), _reward.active_from <= _NOW),
        or_(_reward.active_until.is_(None), _reward.active_until > _NOW),
    )
)


async def catalogue(session: AsyncSession, now: datetime) -> list[Offered]:
    """What is offered at `now`, sold out or not, the cheapest first: to be looked at, not to be changed."""
    return _seen(await _OFFERED(session, now=now))


async def catalogue_of_owner(session: AsyncSession) -> list[Offered]:
    """All rewards that are not retired, also those outside their dates, in the same way."""
    return _seen(await session.execute(_CURRENT))


def _seen(rows: Iterable[Sequence[Any]]) -> list[Offered]:
    first = len(_REWARD.columns)
    return [Offered(_REWARD(row[:first]), _TERMS_OF(row[first:])) for row in rows]
