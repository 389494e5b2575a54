"""The café on a busy day: many more customers, most of whom want to hear its news."""

import asyncio
from datetime import datetime, timedelta

from aiogram.types import User

from telegram_sandbox import People
from telegram_sandbox.client import PersonClient
from xenia.app import App
from xenia.core.transaction import transaction
from xenia.customers.agree import agree
from xenia.customers.join import join
from xenia.customers.preferences import say_age
from xenia.privacy.consent import notice_for

_GREEK = (
    *("Μαρία", "Γιώργος", "Κωνσταντίνα", "Δημήτρης", "Αικατερίνη", "Γιάννης", "Βασιλική", "Παναγιώτης"),
    *("Σοφία", "Χρήστος", "Αγγελική", "Θανάσης", "Γεωργία", "Μιχάλης", "Ειρήνη", "Σπύρος"),
)
_ENGLISH = ("Olivia", "James", "Sophie", "Liam")
_ALSO_AT_ONCE = 20
"""People who say hello at the same time."""
_NO_NEWS = 8
"""One in so many does not want any."""


async def fill(app: App, people: People, bot: str, number: int, now: datetime) -> None:
    """Have so many more customers, who have said hello to the bot; every fifth reads English."""
    came = [await _comes(people, at) for at in range(number)]
    async with transaction(app.database) as session:
        for at, (person, language) in enumerate(came):
            joined = now - timedelta(days=1 + at % 60)
            user = User(id=person.id, is_bot=False, first_name=person.first_name)
            customer, _ = await join(session, user, language, joined)
            if at % _NO_NEWS:
                await say_age(session, customer.id, of_age=True)
                notice = notice_for(app.ground.texts.say(language), "announcements")
                await agree(
                    session,
                    customer,
                    "announcements",
                    given=True,
                    notice=notice,
                    controller=app.shop.name,
                    now=joined,
                )
    for first in range(0, number, _ALSO_AT_ONCE):
        chats = [person.chat(bot) for person, _ in came[first : first + _ALSO_AT_ONCE]]
        await asyncio.gather(*(chat.write("/start") for chat in chats))
        await asyncio.gather(*(chat.answer(seconds=60) for chat in chats))


async def _comes(people: People, at: int) -> tuple[PersonClient, str]:
    language = "el" if (at + 1) % 5 else "en"
    names = _GREEK if language == "el" else _ENGLISH
    return await people.person(names[at % len(names)], language_code=language), language
