"""Ways in which a bot could be built wrongly. A victim takes one on; the kills have to show it."""

import asyncio
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import update

from kills.instead import Coming, instead
from xenia.bot import way
from xenia.bot.desk import Desk
from xenia.core import inbox
from xenia.core.inbox import ANSWERED, DONE, Item, Received
from xenia.core.shared_commits import SharedCommits
from xenia.deliveries.carry import Carrier, Outcome
from xenia.deliveries.models import SENT

FAULTS: dict[str, Callable[[], None]] = {}
"""What each does to the bots of this process."""


def _fault(mistake: Callable[[], None]) -> Callable[[], None]:
    FAULTS[mistake.__name__.replace("_", " ")] = mistake
    return mistake


@_fault
def acknowledged_early() -> None:
    """Telegram is told before anything is written down."""
    tasks = set()

    @instead(Desk, "take")
    async def early(take: Coming, *given: Any) -> None:
        tasks.add(asyncio.ensure_future(take(*given)))


@_fault
def settled_before_the_commit() -> None:
    """Whoever shares a COMMIT goes on before it has happened."""

    @instead(SharedCommits, "_do")
    async def hasty(do: Coming, shared: SharedCommits, job: Any, connection: Any) -> Any:
        wakes_sender = await do(shared, job, connection)
        job.settle()
        return wakes_sender


@_fault
def done_before_the_answer_left() -> None:
    """The transaction of the effect says that all is done."""

    @instead(way, "answered")
    async def too_much(_: Coming, session: Any, item_id: int, _reply: str) -> None:
        await session.execute(update(Received).where(Received.id == item_id).values(state=DONE, raw=""))


@_fault
def answered_after_the_effect() -> None:
    """That an update was answered is committed after its effect, in a transaction of its own."""
    later: list[Callable[[Any], Any]] = []

    @instead(way, "answered")
    async def afterwards(answered: Coming, _session: Any, item_id: int, reply: str) -> None:
        later.append(partial(answered, item_id=item_id, reply=reply))

    @instead(way, "in_transaction")
    async def apart(in_transaction: Coming, database: Any, work: Any) -> Any:
        outcome = await in_transaction(database, work)
        await in_transaction(database, later.pop())
        return outcome


@_fault
def answered_before_the_effect() -> None:
    """That an update was answered is committed before its effect, in a transaction of its own."""

    @instead(way, "answered")
    async def nothing(*_: Any) -> None:
        """It was said before."""

    @instead(way, "in_transaction")
    async def apart(in_transaction: Coming, database: Any, work: Any) -> Any:
        item_id = work.args[2].item_id
        marks = update(Received).where(Received.id == item_id).values(state=ANSWERED, reply="{}")
        await in_transaction(database, lambda session: session.execute(marks))
        return await in_transaction(database, work)


@_fault
def redelivery_not_recognised() -> None:
    """What comes again is taken for new."""

    @instead(inbox, "take_in")
    async def trusting(take_in: Coming, session: Any, bot_id: int, updates: Any, now: Any) -> Any:
        new = [(secrets.randbelow(2**60), chat_id, raw) for _, chat_id, raw in updates]
        return await take_in(session, bot_id, new, now)


@_fault
def nothing_taken_up() -> None:
    """At the start what an earlier run left is not looked for."""

    @instead(Desk, "recover")
    async def nothing(_: Coming, _desk: Desk) -> None:
        """Begin with what comes."""


@_fault
def answered_not_taken_up() -> None:
    """At the start only what had no effect yet is looked for."""

    @instead(inbox, "in_hand")
    async def half(in_hand: Coming, *given: Any, **named: Any) -> Any:
        return [one for one in await in_hand(*given, **named) if one.reply is None]


@_fault
def stored_replies_ignored() -> None:
    """At the start everything is worked as if it had never been."""

    @instead(inbox, "in_hand")
    async def forgetful(in_hand: Coming, *given: Any, **named: Any) -> Any:
        return [Item(one.id, one.chat_id, one.raw) for one in await in_hand(*given, **named)]


@_fault
def worked_again_though_answered() -> None:
    """As before, and nothing keeps an answered update from having its effect once more."""
    stored_replies_ignored()

    @instead(way, "answered")
    async def unguarded(_: Coming, session: Any, item_id: int, reply: str) -> None:
        marks = update(Received).where(Received.id == item_id).values(state=ANSWERED, reply=reply)
        await session.execute(marks)


@_fault
def reply_not_stored() -> None:
    """The effect is committed, and not what is to be said about it."""

    @instead(way, "answered")
    async def silent(answered: Coming, session: Any, item_id: int, _reply: str) -> None:
        await answered(session, item_id, None)


@_fault
def delivery_sent_before_it_is() -> None:
    """A message to somebody else is written down as sent, and sent then."""

    @instead(Carrier, "carry")
    async def optimistic(_: Coming, carrier: Any, due: Any, epoch: int) -> None:
        claimed = await carrier._claimed(due, epoch)
        await carrier._insist_on_recording(claimed, epoch, Outcome(SENT))
        await carrier._deliver(claimed)
