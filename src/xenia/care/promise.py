"""When a customer can expect an answer: nothing is said that the shop may not keep."""

from dataclasses import dataclass

from xenia.care.deadlines.shown import answer_by
from xenia.care.deadlines.standing import standing_of
from xenia.care.find import Case
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.shop.hours_kept import are_set, hours_of
from xenia.shop.hours_screens import state


@dataclass(frozen=True, slots=True)
class Promised:
    """What a customer is told to expect."""

    words: str
    is_closed: bool
    """Nobody of the team reads it now: the shop is known to be closed."""


async def promise(moment: Moment, say: Say, case: Case) -> str:
    """The sentences that say when somebody will answer, by the opening hours where these are known."""
    return (await promised(moment, say, case)).words


async def promised(moment: Moment, say: Say, case: Case) -> Promised:
    """The same, and whether the shop is closed.

    Until the first answer it is by its deadline; where that has passed, we say so.
    """
    if not await are_set(moment.session):
        return Promised(say.plain("care-promise", hours="unknown", state=""), is_closed=False)
    hours = await hours_of(moment.session, moment.shop.zone)
    is_open, told = hours.is_open(moment.now), state(say, hours, moment.now)
    answer = answer_by(say, await standing_of(moment, case.ticket), moment.now)
    if answer is not None:
        late = "no" if answer else "yes"
        words = say.plain("deadlines-promise", state=told, late=late, by=answer)
    else:
        words = say.plain("care-promise", hours="open" if is_open else "closed", state=told)
    return Promised(words, is_closed=not is_open)
