"""What this room holds of a person, and what goes before the rest at an erasure."""

from sqlalchemy import String, cast

from xenia.core.held import BOOKS, MEMBER, Held, Person
from xenia.core.room import Moment
from xenia.customers.join import leave
from xenia.customers.models import Customer, Preferences

NOBODY = "–"
"""What stands where a name stood."""

HELD = (
    Held(
        Customer,
        BOOKS,
        of=("id",),
        chat=("telegram_id",),
        once={
            "first_name": NOBODY,
            "card_number": "~" + cast(Customer.id, String),  # unlike any number that is given out
        },
        ours=("language",),
    ),
    Held(Preferences, MEMBER, of=("customer_id",), delete=True),
)


async def leave_for_good(moment: Moment, person: Person) -> None:
    """Who is erased takes part no more, and agrees to nothing any more."""
    customer = await moment.session.get_one(Customer, person.id)
    notice = moment.texts.say(customer.language).plain("data-erase-button")
    if customer.is_member:
        await leave(moment.session, customer, notice=notice, controller=moment.shop.name, now=moment.now)
    await moment.session.flush()
