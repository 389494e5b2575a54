"""An unhappy customer asked for somebody with one tap: a ticket with all that they had told us."""

from aiogram.fsm.context import FSMContext

from xenia.care import screens
from xenia.care.bring import open_case
from xenia.care.conversing import go_on
from xenia.care.models import Kind, Source
from xenia.care.promise import promise, promised
from xenia.care.said import Said
from xenia.core.reply import Screen
from xenia.core.room import Moment, Wanted
from xenia.core.texts import Say
from xenia.customers.models import Customer


async def find_person(moment: Moment, state: FSMContext, say: Say, wanted: Wanted) -> Screen:
    """Open a complaint about it, once; asked for again, it is shown as it stands."""
    customer = await moment.session.get_one(Customer, wanted.customer_id)
    said = [Said("rating", wanted.mark)]
    said += [Said("photo" if photo else "text", words, photo) for words, photo in wanted.parts]
    case, told = await open_case(
        moment, customer, Kind.COMPLAINT, said, source=Source.FEEDBACK, about=wanted.about
    )
    if not case.ticket.is_open:
        return screens.case_page(say, case, await promise(moment, say, case), moment.now)
    await go_on(state, case.ticket.id, moment.now)
    return screens.received(say, case, await promised(moment, say, case), told=told)
