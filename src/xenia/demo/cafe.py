"""The café of the demo: its people, its rewards, and a customer who has been coming for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from aiogram.types import User

from telegram_sandbox import People
from telegram_sandbox.client import PersonClient
from xenia.app import App
from xenia.care.forum.bind import bind, new_code
from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.taps import new_intent
from xenia.core.transaction import transaction
from xenia.customers.agree import agree
from xenia.customers.join import join
from xenia.customers.models import Customer
from xenia.customers.preferences import Birthday, say_age, set_birthday, set_name_day
from xenia.demo import answers
from xenia.loyalty.award import award_purchase
from xenia.outreach.gifts import Given, prepare
from xenia.outreach.models import Occasion
from xenia.privacy.consent import notice_for
from xenia.rewards import add_reward
from xenia.rewards.collect import collect
from xenia.rewards.redeem import redeem
from xenia.shop.hours_kept import set_weekdays
from xenia.team.invite import accept, invite
from xenia.team.models import OWNER, STAFF, TeamMember

REWARDS = (
    # Greek name, English name, about it in both, points, stock, for each member
    ("Κουλουράκι κανέλας", "Cinnamon cookie", "Ζυμωμένο το πρωί.", "Baked this morning.", 90, None, None),
    (
        "Ελληνικός καφές",
        "Greek coffee",
        "Στη χόβολη, όπως τον πίνετε.",
        "On hot sand, as you like it.",
        250,
        None,
        None,
    ),
    (
        "Γαλακτομπούρεκο",
        "Custard pie",
        "Ένα κομμάτι, με ό,τι σιρόπι θέλετε.",
        "One slice, syrup to taste.",
        420,
        12,
        None,
    ),
    ("Μεζές της ημέρας", "Meze of the day", "Με το ουζάκι σας.", "With your ouzo.", 650, 8, None),
    ("Πρωινό για δύο", "Breakfast for two", "Κάθε μέρα ως τις 12.", "Every day until noon.", 1200, 5, 2),
    (
        "Η κούπα της Γωνιάς",
        "The corner café's mug",
        "Χειροποίητη, από τη Σίφνο.",
        "Handmade on Sifnos.",
        1800,
        1,
        1,
    ),
)
VISITS = ((66, 1850), (52, 980), (38, 2240), (23, 760), (9, 1420), (2, 1130))
"""Days ago, and cents."""
COFFEE = 23
"""The visit, by its days ago, on which the regular had her coffee for points."""
HOURS = ((range(1, 7), [(8 * 60, 22 * 60)]), ((7,), [(9 * 60, 15 * 60)]))
"""Weekdays, with the minutes of the day at which the café opens and closes."""
STAFF_ROOM = "Η ομάδα της Γωνιάς"
DAY = timedelta(days=1)
WISHES = ("birthday", "nameday", "checkins", "expiry")
"""What the regular agreed to hear about."""


@dataclass(frozen=True, slots=True)
class Guests:
    """The people of the demo."""

    owner: PersonClient
    waiter: PersonClient
    regular: PersonClient
    staff_room: int
    """The number of the group in which the team looks after what customers bring."""

    async def greet(self, bot: str) -> None:
        """Those who know the bot already have its first page open."""
        for person in (self.regular, self.waiter, self.owner):
            chat = person.chat(bot)
            await chat.write("/start")
            await chat.answer(seconds=60)  # also where the machine is slow


async def move_in(people: People, bot: str) -> Guests:
    """Make everybody, and the team's group; two have not met the bot yet."""
    await people.person("Νίκος", language_code="el", note="νέος πελάτης")
    await people.person("Emma", language_code="en", note="new customer")
    regular = await people.person("Ελένη", language_code="el", note="τακτική πελάτισσα")
    waiter = await people.person("Μάρκος", language_code="el", note="σερβιτόρος")
    owner = await people.person("Κατερίνα", language_code="el", note="ιδιοκτήτρια")
    room = await people.group(STAFF_ROOM, [owner, waiter], admin_bots=[bot], forum=True)
    return Guests(owner, waiter, regular, room)


async def furnish(app: App, guests: Guests, now: datetime) -> None:
    """Fill the café by the acts that its buttons call, at the times at which they would have been tapped."""
    async with transaction(app.database) as session:
        opened = now - timedelta(days=70)
        claim = await invite(session, OWNER, by=None, now=opened)
        owner = await accept(session, claim, _user(guests.owner), "el", opened)
        invitation = await invite(session, STAFF, by=owner, now=opened)
        waiter = await accept(session, invitation, _user(guests.waiter), "el", opened)
        for el, en, about_el, about_en, cost, stock, per_customer in REWARDS:
            await add_reward(
                session,
                name_el=el,
                name_en=en,
                about_el=about_el,
                about_en=about_en,
                cost=cost,
                stock=stock,
                per_customer=per_customer,
                voucher_days=30,
                now=opened,
            )
        for weekdays, spans in HOURS:
            await set_weekdays(session, weekdays, spans)
        await answers.tell(session, owner, opened)
        code = await new_code(session, owner, opened)
        await bind(session, code, guests.staff_room, STAFF_ROOM, None, opened)
        await _prepare_gifts(session, app, owner, opened)
        customer = await _come_often(session, app, guests, waiter, now)
        await _tell_about_oneself(session, app, customer, now - timedelta(days=60), birthday=now + DAY)


async def _prepare_gifts(session: AsyncSession, app: App, owner: TeamMember, now: datetime) -> None:
    for occasion, given, words_el, words_en in (
        (
            Occasion.BIRTHDAY,
            Given(reward_id=2, version=1),
            "Περάστε να τα πούμε.",
            "Drop in and tell us how you are.",
        ),
        (Occasion.NAME_DAY, Given(points=60), "", ""),
    ):
        await prepare(
            session,
            occasion,
            given,
            valid_days=14,
            words_el=words_el,
            words_en=words_en,
            shop=app.shop,
            member_id=owner.id,
            now=now,
        )


async def _tell_about_oneself(
    session: AsyncSession, app: App, customer: Customer, now: datetime, *, birthday: datetime
) -> None:
    """The regular's birthday is the day after the café opens in the browser: one tap on "+1 day"."""
    day = local_day(birthday, app.shop.zone)
    leap: Literal["after"] | None = "after" if (day.month, day.day) == (2, 29) else None
    await say_age(session, customer.id, of_age=True)
    await set_birthday(session, customer.id, Birthday(day.month, day.day, leap))
    await set_name_day(session, customer.id, "eleni")
    say = app.ground.texts.say(customer.language)
    for purpose in WISHES:
        notice = notice_for(say, purpose)
        await agree(session, customer, purpose, given=True, notice=notice, controller=app.shop.name, now=now)


async def _come_often(
    session: AsyncSession, app: App, guests: Guests, waiter: TeamMember, now: datetime
) -> Customer:
    customer, _ = await join(session, _user(guests.regular), "el", now - timedelta(days=67))
    for days, cents in VISITS:
        at = now - timedelta(days=days)
        await award_purchase(session, app.shop, waiter, customer, cents=cents, intent=new_intent(), now=at)
        if days == COFFEE:
            at += timedelta(minutes=2)
            voucher = await redeem(
                session, customer.id, 2, version=1, intent=new_intent(), now=at, zone=app.shop.zone
            )
            await collect(session, voucher.code, member_id=waiter.id, now=at + timedelta(minutes=4))
    return customer


def _user(person: PersonClient) -> User:
    return User(id=person.id, is_bot=False, first_name=person.first_name)
