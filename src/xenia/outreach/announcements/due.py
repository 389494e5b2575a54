"""What falls due of announcements, in the order in which it is looked at."""

from xenia.core.room import Moment
from xenia.outreach.announcements import sweeping
from xenia.outreach.announcements.course import finish
from xenia.outreach.announcements.leaving import ANNOUNCEMENT
from xenia.outreach.announcements.planning import begin, plan_slice
from xenia.outreach.announcements.recalling import plan_recall
from xenia.outreach.announcements.watching import keep_right


async def begun(moment: Moment) -> int:
    """Announcements whose time has come begin."""
    return await begin(moment)


async def finished(moment: Moment) -> int:
    """Announcements end."""
    return await finish(moment)


async def planned(moment: Moment) -> int:
    """What goes to whom is planned."""
    return await plan_slice(moment, ANNOUNCEMENT)


async def taken_up(moment: Moment) -> int:
    """Messages of resumed announcements go on."""
    return await sweeping.take_up(moment, ANNOUNCEMENT)


async def called_off(moment: Moment) -> int:
    """Messages of announcements that are over do not go."""
    return await sweeping.call_off(moment, ANNOUNCEMENT)


async def recalled(moment: Moment) -> int:
    """Messages of recalled announcements are deleted."""
    return await plan_recall(moment)


DUE = (begun, finished, planned, taken_up, called_off, recalled, keep_right)
