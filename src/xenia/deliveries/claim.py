"""The transaction in which a message is taken in hand: asked about once more, composed, marked `sending`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import BindParameter, Table, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InterfaceError, OperationalError

from xenia.core.database import AsyncSession
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.room import DeliveryKind, Later, Moment, Silence
from xenia.core.texts import Texts
from xenia.customers.models import Customer
from xenia.deliveries.albums import Gathered, gathered
from xenia.deliveries.facts import facts_for
from xenia.deliveries.governor import Go, Never, Reason, Verdict, Wait, Wish, judge
from xenia.deliveries.models import CANCELLED, QUEUED, SENDING, Delivery, HeldBack
from xenia.deliveries.screens import signed
from xenia.deliveries.threads import waits_for_its_turn
from xenia.shop import Shop
from xenia.team.models import TeamMember

LEASE = timedelta(seconds=30)
"""How long a message is its sender's alone, who renews it meanwhile."""

_TABLE = cast("Table", Delivery.__table__)
_HELD = cast("Table", HeldBack.__table__)
_NOW: BindParameter[datetime] = bindparam("now", type_=_TABLE.c.retry_at.type)
_BLOCKED: BindParameter[list[int]] = bindparam("blocked", expanding=True)
_ROW: BindParameter[int] = bindparam("row")


class CannotBeMade(Exception):  # noqa: N818 - says what happened to the message, its cause why
    """A message cannot be composed, and never will be."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the sender finds around it."""

    texts: Texts
    shop: Shop
    kinds: Mapping[str, DeliveryKind] = field(default_factory=dict)
    """What the rooms compose, by name."""
    silences: Sequence[Silence] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A message whose time has come."""

    id: int
    chat_id: int
    wish: Wish | None
    """What is asked of the governor; None where the message is owed."""
    customer_id: int | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message in hand, marked `sending`."""

    id: int
    kind: str
    chat_id: int
    screen: Screen | str
    """As it was composed, or in JSON as it was queued."""
    is_unasked: bool
    attempts: int
    """So far, this one not counted."""
    otherwise: str | None
    sent_before: datetime | None
    """When it may have arrived already: somebody has decided that it goes again."""
    names_id: int | None = None
    """Of whom it speaks, where it goes to somebody else."""
    riders: tuple[int, ...] = ()
    """The other parts of its album, which leave with it; they stay queued until it has arrived."""


# Of the table and not of the class: these run for each message that leaves. One priority after the other,
# so that the index leads to what is due past all that waits.
_DUE = (
    select(
        _TABLE.c.id,
        _TABLE.c.chat_id,
        _TABLE.c.purpose,
        _TABLE.c.consent_id,
        _TABLE.c.priority,
        _TABLE.c.expires_at,
        _TABLE.c.customer_id,
    )
    .where(
        _TABLE.c.state == bindparam(None, QUEUED, literal_execute=True),
        _TABLE.c.priority == bindparam("priority"),
        _TABLE.c.retry_at <= _NOW,
        _TABLE.c.chat_id.not_in(_BLOCKED),
    )
    .order_by(_TABLE.c.retry_at, _TABLE.c.id)
    .limit(bindparam("most"))
)
# The row is locked: on SQLite by the transaction itself, elsewhere by these words.
_ONE = select(_TABLE).where(_TABLE.c.id == _ROW, _TABLE.c.state == QUEUED).with_for_update()
_MESSAGE = select(_TABLE.c.message_id).where(_TABLE.c.id == _ROW)
_MINE = (
    update(_TABLE)
    .where(_TABLE.c.id == _ROW)
    .values(
        state=SENDING,
        epoch=bindparam("run"),
        lease_until=bindparam("until"),
        sent_at=_NOW,
        reason=None,
    )
)
_LATER = (
    update(_TABLE)
    .where(_TABLE.c.id == _ROW, _TABLE.c.state == QUEUED)
    .values(retry_at=bindparam("until"), reason=bindparam("why"))
)
_NEVER = (
    update(_TABLE)
    .where(_TABLE.c.id == _ROW, _TABLE.c.state == QUEUED)
    .values(state=CANCELLED, reason=bindparam("why"))
)
_LANGUAGE = select(
    func.coalesce(
        select(Customer.language).where(Customer.telegram_id == bindparam("chat")).scalar_subquery(),
        select(TeamMember.language).where(TeamMember.telegram_id == bindparam("chat")).scalar_subquery(),
        "el",
    )
)


async def due_now(
    session: AsyncSession, priorities: Sequence[int], blocked: Sequence[int], now: datetime, most: int
) -> list[Due]:
    """What is due, but for the `blocked` chats: care first, then by priority, in order within a chat."""
    found: list[Due] = []
    for priority in priorities:
        given = {"priority": priority, "now": now, "blocked": list(blocked), "most": most - len(found)}
        for row in await session.execute(_DUE, given):
            wish = None
            if row.purpose is not None:
                wish = Wish(row.id, row.purpose, row.consent_id, row.priority, row.expires_at)
            found.append(Due(row.id, row.chat_id, wish, row.customer_id))
        if len(found) >= most:
            break
    return found


async def awake(session: AsyncSession, around: Around) -> list[int]:
    """The priorities at which something may leave now: 0 first, then those whose kinds do not all rest."""
    found = {0}
    for kind in around.kinds.values():
        if kind.priority not in found and (kind.rests is None or not await kind.rests(session)):
            found.add(kind.priority)
    return sorted(found)


async def judged(
    session: AsyncSession, around: Around, due: Sequence[Due], now: datetime
) -> dict[int, Verdict]:
    """What the governor says of each unasked one, by the delivery's id."""
    asked = [(one.wish, one.customer_id) for one in due if one.wish is not None]
    if not asked:
        return {}
    customer_ids = {customer_id for _, customer_id in asked if customer_id is not None}
    facts = await facts_for(
        session,
        customer_ids,
        texts=around.texts,
        shop=around.shop,
        silences=around.silences,
        now=now,
    )
    return {
        wish.delivery_id: judge(wish, facts[customer_id], now) if customer_id in facts else Never(Reason.LEFT)
        for wish, customer_id in asked
    }


async def claim(session: AsyncSession, around: Around, due: Due, epoch: int, now: datetime) -> Claimed | None:
    """Take a message in hand: once this is committed it is `sending`, and may be called for.

    Consent and everything else is read here, in the very transaction that marks it. What is withdrawn or
    asked for after that commit comes too late for a message that is on its way, and for no other.

    Returns:
        None when it does not go now; then it was put off or cancelled, with its reason.

    Raises:
        CannotBeMade: it can never be composed.
    """
    row = (await session.execute(_ONE, {"row": due.id})).first()
    if row is None or row.retry_at > now:
        return None
    if row.thread is not None and await waits_for_its_turn(session, row, now):
        return None
    verdict = (await judged(session, around, [due], now)).get(due.id, Go())
    if isinstance(verdict, Go) and row.expires_at is not None and row.expires_at <= now:
        verdict = Never(Reason.EXPIRED)
    screen: Screen | str | None = row.screen
    if isinstance(verdict, Go) and screen is None:
        made = await composed(session, around, row, now)
        verdict = verdict_on(made)
        screen = made if isinstance(made, Screen) else None
    if screen is None or not isinstance(verdict, Go):
        await put_off(session, {due.id: verdict}, now)
        return None
    riders: tuple[int, ...] = ()
    if row.album is not None or row.answers_id is not None:
        found = await _in_its_place(session, row, screen)
        screen, riders = found.screen, found.riders
    await session.execute(_MINE, {"row": due.id, "run": epoch, "until": now + LEASE, "now": now})
    return Claimed(
        row.id,
        row.kind,
        row.chat_id,
        screen,
        row.purpose is not None,
        row.attempts,
        row.otherwise,
        row.sent_at,
        row.names_id,
        riders,
    )


async def _in_its_place(session: AsyncSession, row: Any, screen: Screen | str) -> Gathered:
    """The message with its album, as a reply to what it answers."""
    found = await gathered(session, row) if row.album is not None else Gathered(screen)
    if row.answers_id is None:
        return found
    answered = await session.scalar(_MESSAGE, {"row": row.answers_id})
    return replace(found, screen=replace(read(found.screen), reply_to=answered)) if answered else found


async def put_off(session: AsyncSession, verdicts: Mapping[int, Verdict], now: datetime) -> None:
    """Write down what does not go now, or never, and the first time of each reason."""
    later: list[dict[str, Any]] = [
        {"row": row, "until": verdict.until, "why": verdict.reason.value}
        for row, verdict in verdicts.items()
        if isinstance(verdict, Wait)
    ]
    never: list[dict[str, Any]] = [
        {"row": row, "why": verdict.reason.value}
        for row, verdict in verdicts.items()
        if isinstance(verdict, Never)
    ]
    if later:
        await session.execute(_LATER, later)
    if never:
        await session.execute(_NEVER, never)
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    reasons = [{"delivery_id": one["row"], "reason": one["why"], "at": now} for one in (*later, *never)]
    if reasons:
        await session.execute(dialect.insert(_HELD).on_conflict_do_nothing(), reasons)


def verdict_on(made: Screen | Later | None) -> Verdict:
    """Whether a message may go, by what was composed."""
    if isinstance(made, Later):
        return Wait(made.until, Reason.PAUSED)
    return Never(Reason.POINTLESS) if made is None else Go()


async def composed(session: AsyncSession, around: Around, row: Any, now: datetime) -> Screen | Later | None:
    """The message at a moment, in the receiver's language; None when there is no point in it any more.

    Raises:
        CannotBeMade: it never will be.
    """
    kind = around.kinds.get(row.kind)
    if kind is None:
        raise CannotBeMade(row.kind)
    say = around.texts.say(await session.scalar(_LANGUAGE, {"chat": row.chat_id}))
    try:
        moment = Moment(session, around.texts, around.shop, now, chat_id=row.chat_id)
        screen = await kind.compose(moment, row.about, say)
    except (OperationalError, InterfaceError, TimeoutError):
        raise  # the database's trouble and not the message's
    except Exception as error:
        raise CannotBeMade(row.kind) from error
    if not isinstance(screen, Screen) or kind.purpose is None:
        return screen
    return signed(say, screen, row.id)


def read(screen: Screen | str) -> Screen:
    """The screen itself.

    Raises:
        ValidationError: what was queued cannot be read.
    """
    return screen if isinstance(screen, Screen) else SCREEN_JSON.validate_json(screen)
