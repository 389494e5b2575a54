"""A customer says yes or no to a purpose: freely, and only when they are 15 or older."""

from datetime import datetime

from xenia.core.database import AsyncSession
from xenia.customers.models import Customer
from xenia.customers.preferences import TooYoung, preferences_of
from xenia.privacy.consent import decide

METHOD = "tap on a button in the private chat"


class AgeNotSaid(Exception):  # noqa: N818 - a question is open, which is no error
    """The customer has not told us yet whether they are 15 or older."""


async def agree(
    session: AsyncSession,
    customer: Customer,
    purpose: str,
    *,
    given: bool,
    notice: str,
    controller: str,
    now: datetime,
) -> None:
    """Write the customer's yes or no, with the sentence they read. A no needs nothing.

    Raises:
        AgeNotSaid: a yes, and we have not asked for their age yet (Law 4624/2019, article 21: 15 years).
        TooYoung: a yes, and they are younger.
    """
    if given:
        told = (await preferences_of(session, [customer.id])).get(customer.id)
        if told is None or told.of_age is None:
            raise AgeNotSaid
        if not told.of_age:
            raise TooYoung
    await decide(
        session,
        customer.id,
        purpose,
        given=given,
        notice=notice,
        language=customer.language,
        controller=controller,
        method=METHOD,
        now=now,
    )
