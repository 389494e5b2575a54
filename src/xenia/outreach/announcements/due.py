"""What falls due of announcements, in the order in which it is looked at.

Where a million rows are planned or called off, a transaction takes as many slices as its time allows, on a
slow machine fewer. Between two of them who only reads is answered; between transactions, who writes.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from xenia.core.room import Moment
from xenia.outreach.announcements import sweeping
from xenia.outreach.announcements.course import finish
from xenia.outreach.announcements.leaving import ANNOUNCEMENT
from xenia.outreach.announcements.planning import begin, plan_slice
from xenia.outreach.announcements.recalling import plan_recall
from xenia.outreach.announcements.watching import keep_right

_A_WHILE = 0.02
"""Seconds in which nobody else can write, unless a single slice takes longer."""


async def begun(moment: Moment) -> int:
    """Announcements whose time has come begin."""
    return await begin(moment)


async def finished(moment: Moment) -> int:
    """Announcements end."""
    return await finish(moment)


async def planned(moment: Moment) -> int:
    """What goes to whom is planned."""
    return await _for_a_while(lambda: plan_slice(moment, ANNOUNCEMENT))


async def taken_up(moment: Moment) -> int:
    """Messages of resumed announcements go on."""
    return await _for_a_while(lambda: sweeping.take_up(moment, ANNOUNCEMENT))


async def called_off(moment: Moment) -> int:
    """Messages of announcements that are over do not go."""
    return await _for_a_while(lambda: sweeping.call_off(moment, ANNOUNCEMENT))


async def recalled(moment: Moment) -> int:
    """Messages of recalled announcements are deleted."""
    return await _for_a_while(lambda: plan_recall(moment))


async def _for_a_while(take_slice: Callable[[], Awaitable[int]]) -> int:
    """Take slices in this transaction until nothing is left, or others have waited long enough; how many."""
    began, done = time.perf_counter(), 0
    while await take_slice():
        done += 1
        passed = time.perf_counter() - began
        if passed + passed / done > _A_WHILE:
            break
        await asyncio.sleep(0)
    return done


DUE = (begun, finished, planned, taken_up, called_off, recalled, keep_right)
