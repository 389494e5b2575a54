"""What would go to whom at a moment, and why not: rooms plan, the governor judges, and nothing is kept."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from xenia.app import ROOMS, around, shop_of
from xenia.core.database import AsyncSession, Database
from xenia.core.room import Moment
from xenia.core.texts import Texts
from xenia.core.transaction import transaction
from xenia.core.trouble import Trouble
from xenia.customers.models import Customer
from xenia.deliveries.claim import Around, CannotBeMade, composed, verdict_on
from xenia.deliveries.facts import facts_for
from xenia.deliveries.governor import Facts, Go, Reason, Verdict, Wait, Wish, judge
from xenia.deliveries.models import QUEUED, Delivery
from xenia.privacy.consent import consents, notices_of
from xenia.settings import Settings
from xenia.shop import secret_of

_MOST_SLICES = 10_000
_AT_ONCE = 500
_LAST = 5
_FIRST_YEAR, _LAST_YEAR = 2000, 2199
_CANNOT_BE_MADE = "it cannot be composed"
WHY = {
    Reason.NO_CONSENT: "no consent for it is in force",
    Reason.LEFT: "they have left",
    Reason.UNREACHABLE: "they have stopped the bot",
    Reason.CASE_OPEN: "they wait for an answer of the team",
    Reason.QUIET_HOURS: "quiet hours",
    Reason.QUIET_DAY: "a day of rest",
    Reason.DAILY: "one a day, and today's has left",
    Reason.MONTHLY: "as many in 30 days as they want",
    Reason.PRIORITY: "something dearer goes first",
    Reason.PAUSED: "it was paused",
    Reason.EXPIRED: "its time is over",
    Reason.POINTLESS: "there is no point in it any more",
}


class _NothingIsKept(Exception):  # noqa: N818 - what is done with it all
    """Ends the transaction in which everything was tried."""


@dataclass(frozen=True, slots=True)
class _World:
    """The tables as they would be at that moment."""

    session: AsyncSession
    around: Around
    at: datetime

    async def verdict(self, delivery: Delivery, facts: Facts) -> Verdict:
        """What becomes of a planned message then, or when its time comes.

        Raises:
            CannotBeMade: it can never be composed.
        """
        moment = max(self.at, delivery.retry_at)
        purpose, consent_id = delivery.purpose or "", delivery.consent_id
        wish = Wish(delivery.id, purpose, consent_id, delivery.priority, delivery.expires_at)
        verdict = judge(wish, facts, moment)
        if not isinstance(verdict, Go):
            return verdict
        return verdict_on(await composed(self.session, self.around, delivery, moment))

    async def told(self, delivery: Delivery, facts: Facts, zone: ZoneInfo) -> tuple[str, str]:
        """Whether a planned message goes, in a word; and when, or why not."""
        try:
            verdict = await self.verdict(delivery, facts)
        except CannotBeMade:
            return "never", _CANNOT_BE_MADE
        return _word(verdict), _told(verdict, max(self.at, delivery.retry_at), zone)

    async def facts(self, customer_ids: Sequence[int]) -> dict[int, Facts]:
        return await facts_for(
            self.session,
            customer_ids,
            texts=self.around.texts,
            shop=self.around.shop,
            silences=self.around.silences,
            now=self.at,
        )


def meant(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment that somebody meant, UTC; without a zone of its own it is one of the shop's clock.

    Raises:
        Trouble: there is no such hour on that day, or nobody can plan for that year.
    """
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise Trouble(
            f"{moment.date()} is too far away: the years from {_FIRST_YEAR} to {_LAST_YEAR} will do"
        )
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    found = moment.replace(tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) != moment:
        raise Trouble(f"{moment:%Y-%m-%d %H:%M} does not exist in {zone.key}: the clocks skip that hour")
    return found


@asynccontextmanager
async def _as_it_would_be(settings: Settings, database: Database, at: datetime) -> AsyncIterator[_World]:
    """Every room has planned what is due by then; afterwards it is as if nobody had asked."""
    texts = Texts(ZoneInfo(settings.timezone))
    with suppress(_NothingIsKept):
        async with transaction(database) as session:
            shop = shop_of(settings, await secret_of(session), "")
            for due in (due for room in ROOMS for due in room.due):
                for _ in range(_MOST_SLICES):
                    if not await due(Moment(session, texts, shop, at)):
                        break
            await session.flush()
            yield _World(session, around(texts, shop), at)
            raise _NothingIsKept


async def due_at(settings: Settings, database: Database, at: datetime) -> AsyncIterator[str]:
    """A line for each unasked message that is planned then: when it goes, or why not; and how many."""
    zone = ZoneInfo(settings.timezone)
    counts: Counter[str] = Counter()
    async with _as_it_would_be(settings, database, at) as world:
        yield f"At {_shown(at, zone)} ({zone.key}):"
        last = 0
        while rows := await _queued(world.session, last):
            last = rows[-1][0].id
            facts = await world.facts([customer.id for _, customer in rows])
            for delivery, customer in rows:
                word, told = await world.told(delivery, facts[customer.id], zone)
                counts[word] += 1
                yield f"{word:5}  {delivery.purpose or '':13}  {_who(customer)}: {told}"
    goes, waits, never = counts["goes"], counts["waits"], counts["never"]
    yield f"{goes} would go, {waits} wait, {never} never go. Nothing was sent or written."


async def explained(settings: Settings, database: Database, at: datetime, card: str) -> AsyncIterator[str]:
    """Where one customer stands at that moment on each purpose, and what the governor says of a message.

    Raises:
        Trouble: nobody has that card.
    """
    zone = ZoneInfo(settings.timezone)
    async with _as_it_would_be(settings, database, at) as world:
        session = world.session
        customer = await session.scalar(select(Customer).where(Customer.card_number == card.strip()))
        if customer is None:
            raise Trouble(f"nobody has the card {card}")
        facts = (await world.facts([customer.id]))[customer.id]
        yield f"{_who(customer)}, at {_shown(at, zone)} ({zone.key}):"
        yield (
            f"zone {facts.zone.key}; quiet from {facts.quiet[0]} to {facts.quiet[1]};"
            f" {len(facts.sent)} of at most {facts.monthly} messages in the last 30 days"
        )
        standing = await consents(session, customer.id, notices_of(world.around.texts))
        planned = await _planned_for(session, customer.id)
        for purpose, consent in standing.items():
            since = f" since {_shown(consent.since, zone)}" if consent.since else ""
            answer = "yes" if consent.in_force else "yes to older words" if consent.given else "no"
            yield f"{purpose:13}  consent: {answer}{since}"
            ours = [one for one in planned if one.purpose == purpose]
            for one in ours:
                word, told = await world.told(one, facts, zone)
                yield f"{'':13}  planned ({one.subject}): {word} {told}"
            if not ours:
                wish = Wish(0, purpose, facts.consents.get(purpose), _priority(world.around, purpose), None)
                verdict = judge(wish, facts, at)
                told = _told(verdict, at, zone)
                yield f"{'':13}  nothing is planned; a message now: {_word(verdict)} {told}"
        async for line in _lately(session, customer.id, zone):
            yield line


async def _lately(session: AsyncSession, customer_id: int, zone: ZoneInfo) -> AsyncIterator[str]:
    """What became of the last messages."""
    last = select(Delivery).where(Delivery.customer_id == customer_id, Delivery.state != QUEUED)
    for one in await session.scalars(last.order_by(Delivery.id.desc()).limit(_LAST)):
        when = f" {_shown(one.sent_at, zone)}" if one.sent_at else ""
        why = f" ({one.reason})" if one.reason else ""
        yield f"lately: {one.purpose} ({one.subject}) {one.state}{when}{why}"


async def _planned_for(session: AsyncSession, customer_id: int) -> Sequence[Delivery]:
    found = await session.scalars(
        select(Delivery)
        .where(Delivery.customer_id == customer_id, Delivery.state == QUEUED)
        .order_by(Delivery.id)
    )
    return found.all()


async def _queued(session: AsyncSession, after: int) -> Sequence[tuple[Delivery, Customer]]:
    found = await session.execute(
        select(Delivery, Customer)
        .join(Customer, Customer.id == Delivery.customer_id)
        .where(Delivery.state == QUEUED, Delivery.purpose.is_not(None), Delivery.id > after)
        .order_by(Delivery.id)
        .limit(_AT_ONCE)
    )
    return [(row[0], row[1]) for row in found]


def _priority(around: Around, purpose: str) -> int:
    return min((kind.priority for kind in around.kinds.values() if kind.purpose == purpose), default=0)


def _word(verdict: Verdict) -> str:
    return "goes" if isinstance(verdict, Go) else "waits" if isinstance(verdict, Wait) else "never"


def _told(verdict: Verdict, moment: datetime, zone: ZoneInfo) -> str:
    if isinstance(verdict, Go):
        return f"at {_shown(moment, zone)}"
    if isinstance(verdict, Wait):
        return f"until {_shown(verdict.until, zone)}: {WHY[verdict.reason]}"
    return WHY[verdict.reason]


def _who(customer: Customer) -> str:
    return f"{customer.first_name}, card {customer.card_number}"


def _shown(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
