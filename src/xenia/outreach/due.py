"""What falls due in this room, in the order in which it is looked at."""

from xenia.core.room import Moment
from xenia.outreach.everyone import plan_anniversaries, plan_appreciation
from xenia.outreach.expiries import plan_expiries
from xenia.outreach.messages import EXPIRY, WINBACK
from xenia.outreach.occasions import plan_days
from xenia.outreach.silence import plan_silences


async def expiries(moment: Moment) -> int:
    """Reminders of points and vouchers that end soon."""
    return await plan_expiries(moment, EXPIRY)


async def silences(moment: Moment) -> int:
    """A word to customers who have stopped coming."""
    return await plan_silences(moment, WINBACK)


DUE = (plan_days, plan_anniversaries, plan_appreciation, expiries, silences)
