"""What a tap or a message of theirs comes to: the acts of the rooms, in the transaction that is given."""

import json
from typing import TYPE_CHECKING

from aiogram.types import User
from sqlalchemy import text

from xenia.care.bring import open_case
from xenia.care.models import Kind, Source
from xenia.care.said import Said
from xenia.care.work import resolve
from xenia.core import inbox
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.customers import preferences
from xenia.customers.join import join, leave
from xenia.customers.models import Customer
from xenia.deliveries.told import cancel_queued
from xenia.feedback.give import rate
from xenia.feedback.models import Feedback
from xenia.feedback.tell import answer_customer, tell_staff, wanted
from xenia.loyalty.award import award_purchase
from xenia.outreach.gifts import Given, prepare
from xenia.outreach.models import Occasion
from xenia.privacy.consent import decide, notice_for
from xenia.team.invite import accept, invite
from xenia.team.models import OWNER, TeamMember
from year.diary import Choices, Life
from year.people import Person

if TYPE_CHECKING:
    from datetime import datetime

    from xenia.app import App

_OWNER = 1
"""The owner's chat."""
_SHOWN = {"el": "Η σελίδα των ρυθμίσεων", "en": "The page of settings"}


class Acts:
    """The house as people's hands reach it. After a restart it is another one."""

    app: "App"

    async def open_shop(self, session: AsyncSession, now: "datetime") -> None:
        """Somebody owns it, serves in it, and is told who is unhappy."""
        owner = User(id=_OWNER, is_bot=False, first_name="Κατερίνα")
        await accept(session, await invite(session, OWNER, by=None, now=now), owner, "el", now)
        for occasion in (Occasion.BIRTHDAY, Occasion.NAME_DAY, Occasion.ANNIVERSARY):
            await prepare(
                session,
                occasion,
                Given(points=50),
                valid_days=14,
                words_el="",
                words_en="",
                shop=self.app.shop,
                member_id=1,
                now=now,
            )

    async def newest_record(self, session: AsyncSession) -> int:
        """How far the consent log has come."""
        return await session.scalar(text("SELECT coalesce(max(id), 0) FROM consent_record")) or 0

    async def join(self, session: AsyncSession, person: Person, now: "datetime") -> int:
        """They join, or come back; returns their number."""
        user = User(id=person.chat, is_bot=False, first_name=person.name)
        customer, _ = await join(session, user, person.language, now)
        await preferences.say_age(session, customer.id, of_age=True)
        return customer.id

    async def leave(self, session: AsyncSession, life: Life, now: "datetime") -> None:
        """They leave."""
        customer = await session.get_one(Customer, life.customer)
        await leave(session, customer, notice=_SHOWN[life.language], controller=self.app.shop.name, now=now)

    async def choose(self, session: AsyncSession, life: Life, choices: Choices) -> None:
        """They say where they live, when they want quiet, how much they want to hear, what they celebrate."""
        birthday = preferences.Birthday(*choices.birthday) if choices.birthday else None  # type: ignore[arg-type]  # "before" and "after" are all there is
        await preferences.set_zone(session, life.customer, choices.zone)
        await preferences.set_quiet_hours(session, life.customer, choices.quiet)
        await preferences.set_monthly(session, life.customer, choices.monthly or 4)
        await preferences.set_birthday(session, life.customer, birthday)
        await preferences.set_name_day(session, life.customer, self.key_of(choices.name_day))

    def key_of(self, name: str | None) -> str | None:
        """A name's key in the house's calendar."""
        if name is None:
            return None
        from xenia.customers.name_days import suggest  # noqa: PLC0415

        return suggest(name)[0]

    async def decide(
        self, session: AsyncSession, life: Life, purpose: str, *, given: bool, now: "datetime"
    ) -> None:
        """They tap a purpose on their page of settings."""
        shown = notice_for(self.app.ground.texts.say(life.language), purpose)
        await decide(
            session,
            life.customer,
            purpose,
            given=given,
            notice=shown if given else _SHOWN[life.language],
            language=life.language,
            controller=self.app.shop.name,
            method="a tap in the chat",
            now=now,
        )

    async def buy(self, session: AsyncSession, life: Life, cents: int, now: "datetime") -> None:
        """They come and buy something."""
        member = await session.get_one(TeamMember, 1)
        customer = await session.get_one(Customer, life.customer)
        self._bought = getattr(self, "_bought", 0) + 1
        await award_purchase(
            session, self.app.shop, member, customer, cents=cents, intent=f"{self._bought:016x}", now=now
        )

    async def complain(self, session: AsyncSession, life: Life, rating: int, now: "datetime") -> int:
        """They are unhappy, and the team is told; returns the number of the feedback."""
        self._rated = getattr(self, "_rated", 0) + 1
        feedback, _ = await rate(session, life.customer, rating, f"{self._rated:016x}", now)
        customer = await session.get_one(Customer, life.customer)
        await tell_staff(session, self.app.ground.texts, customer, feedback, now)
        return feedback.id

    async def want_person(self, session: AsyncSession, life: Life, feedback_id: int, now: "datetime") -> int:
        """They tap that they want somebody about it; returns the number of the ticket."""
        feedback = await session.get_one(Feedback, feedback_id)
        customer = await session.get_one(Customer, life.customer)
        asked = await wanted(session, self.app.ground.texts.say(life.language), feedback, now)
        said = [Said("rating", asked.mark)]
        moment = self._moment(session, now)
        case, _ = await open_case(
            moment, customer, Kind.COMPLAINT, said, source=Source.FEEDBACK, about=asked.about
        )
        return case.ticket.id

    async def solve(self, session: AsyncSession, ticket_id: int, words: str, now: "datetime") -> None:
        """Somebody of the team tells them how it was solved."""
        member = await session.get_one(TeamMember, 1)
        await resolve(self._moment(session, now), ticket_id, member, words)

    def _moment(self, session: AsyncSession, now: "datetime") -> Moment:
        return Moment(session, self.app.ground.texts, self.app.shop, now)

    async def answer(
        self, session: AsyncSession, life: Life, feedback_id: int, words: str, now: "datetime"
    ) -> None:
        """Somebody of the team answers them."""
        feedback = await session.get_one(Feedback, feedback_id)
        customer = await session.get_one(Customer, life.customer)
        member = await session.get_one(TeamMember, 1)
        texts, shop = self.app.ground.texts, self.app.shop.name
        await answer_customer(session, texts, shop, customer, feedback, member, words, now)

    async def write(self, session: AsyncSession, life: Life, number: int, now: "datetime") -> None:
        """They write something that needs no answer."""
        raw = json.dumps({"update_id": number})
        taken = await inbox.take_in(session, 1, [(number, life.chat, raw)], now)
        await inbox.done(session, [one.id for one in taken])

    async def stop(self, session: AsyncSession, life: Life, purpose: str, now: "datetime") -> None:
        """They tap the stop button under a message."""
        await self.decide(session, life, purpose, given=False, now=now)
        await cancel_queued(session, life.customer, purpose)
