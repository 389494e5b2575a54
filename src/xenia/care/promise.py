"""When a customer can expect an answer: nothing is said that the shop may not keep."""

from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.shop.hours_kept import are_set, hours_of
from xenia.shop.hours_screens import state


async def promise(moment: Moment, say: Say) -> str:
    """The sentences that say when somebody will answer, by the opening hours where these are known."""
    if not await are_set(moment.session):
        return say.plain("care-promise", hours="unknown", state="")
    hours = await hours_of(moment.session, moment.shop.zone)
    is_open = hours.is_open(moment.now)
    return say.plain(
        "care-promise", hours="open" if is_open else "closed", state=state(say, hours, moment.now)
    )
