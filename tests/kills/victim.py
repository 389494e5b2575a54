"""The real bot, with somebody at its side who knows where to stop it."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select

from house import START
from kills.faults import FAULTS
from kills.instead import Coming, instead
from kills.line import Line
from kills.points import ACKNOWLEDGEMENT, AFTER, ANSWER, BEFORE, DELIVERY, HANGS_LONG, Point, Watch
from xenia.app import App, build
from xenia.bot import polling, way, web, work
from xenia.core.database import AsyncSession
from xenia.core.inbox import DONE, FAILED, Received
from xenia.core.transaction import reading
from xenia.deliveries import claim
from xenia.deliveries.carry import Carrier
from xenia.deliveries.models import QUEUED, SENDING, Delivery
from xenia.settings import read_settings


async def live(line: Line, watch: Watch, life: dict[str, Any]) -> None:
    """Build the bot and run it, as the test at the other end of the line says.

    Args:
        line: where orders come from.
        watch: what `attend` gave.
        life: `settings` of the bot; `point` at which it is killed, or None; `fault` it has, or None.
    """
    watch.armed = _point(life["point"])
    if life["fault"] is not None:
        FAULTS[life["fault"]]()
        watch.hangs_for = HANGS_LONG  # even a slow machine has to go wrong meanwhile
    app = await build(read_settings(_env_file=None, **life["settings"]), _clock)
    watch.over(app.database.writing_engine)
    running = asyncio.create_task(app.run())
    while (order := await line.listen()) is not None and "stop" not in order:
        assert not running.done(), running
        if "arm" in order:
            watch.armed, watch.passed = _point(order["arm"]), []
            line.say({"armed": True})
        else:
            line.say({"left": await _finish(app, **order["finish"]), "passed": watch.passed})
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    await app.close()


def _point(given: list[Any] | None) -> Point | None:
    return Point(*given) if given is not None else None


def _clock() -> datetime:
    return START


async def _finish(app: App, updates: int, patience: float) -> int:
    """Wait until so many updates were taken in, and all is worked, sent and written down.

    Returns:
        How much is missing after `patience` seconds in which nobody worked.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience
    while True:
        await app.desk.settled()
        await app.desk._intake.flush()
        async with reading(app.database) as session:
            closed = await _count(session, Received.state.in_((DONE, FAILED)))
            queued = await _count(session, Delivery.state.in_((QUEUED, SENDING)))
        left = updates - closed + queued
        if left <= 0 or loop.time() > deadline:
            return left
        app.database.due.set()
        await asyncio.sleep(0.002)  # the intake and the sender are other tasks


async def _count(session: AsyncSession, which: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).where(which)) or 0


def attend() -> Watch:
    """Stand, in all bots of this process, where neither a statement nor a call tells what is going on."""
    watch = Watch()
    # The clock stands still: a lease that a victim had would never be over.
    claim.LEASE = timedelta(0)
    _attend_acknowledgements(watch)

    @instead(way, "_effect")
    async def writing(effect: Coming, *given: Any) -> Any:
        with watch.effect():
            return await effect(*given)

    @instead(work, "respond")
    async def responding(respond: Coming, *given: Any) -> None:
        watch.passes(ANSWER, BEFORE)
        await respond(*given)
        watch.passes(ANSWER, AFTER)

    @instead(Carrier, "_deliver")
    async def delivering(deliver: Coming, *given: Any) -> Any:
        watch.passes(DELIVERY, BEFORE)
        outcome = await deliver(*given)
        watch.passes(DELIVERY, AFTER)
        return outcome

    return watch


def _attend_acknowledgements(watch: Watch) -> None:
    told: int | None = None

    @instead(polling, "_ask")
    async def asking(ask: Coming, bot: Any, offset: int | None, seconds: int) -> Any:
        nonlocal told
        if offset is not None and offset != told:
            watch.passes(ACKNOWLEDGEMENT, BEFORE)  # the offset tells what is written down
        told = offset
        return await ask(bot, offset, seconds)

    @instead(web, "_receive")
    async def receiving(receive: Coming, *given: Any) -> Any:
        answer = await receive(*given)
        watch.passes(ACKNOWLEDGEMENT, BEFORE)
        return answer
