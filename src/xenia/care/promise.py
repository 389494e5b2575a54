"""When a customer can expect an answer: nothing is said that the shop may not keep."""

from xenia.care.deadlines.shown import answer_by
from xenia.care.deadlines.standing import standing_of
from xenia.care.find import Case
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.shop.hours_kept import are_set, hours_of
from xenia.shop.hours_screens import state


async def promise(moment: Moment, say: Say, case: Case) -> str:
    """The sentences that say when somebody will answer, by the opening hours where these are known.

    Until the first answer it is by its deadline; where that has passed, we say so.
    """
    if not await are_set(moment.session):
        return say.plain("care-promise", hours="unknown", state="")
    hours = await hours_of(moment.session, moment.shop.zone)
    answer = answer_by(say, await standing_of(moment, case.ticket), moment.now)
    if answer is not None:
        late = "no" if answer else "yes"
        return say.plain("deadlines-promise", state=state(say, hours, moment.now), late=late, by=answer)
    is_open = hours.is_open(moment.now)
    return say.plain(
        "care-promise", hours="open" if is_open else "closed", state=state(say, hours, moment.now)
    )
