"""The café of the demo: its people, its rewards, and a customer who has been coming for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.types import User

from telegram_sandbox import People
from telegram_sandbox.client import PersonClient
from xenia.app import App
from xenia.core.database import AsyncSession
from xenia.core.taps import new_intent
from xenia.core.transaction import transaction
from xenia.customers.join import join
from xenia.loyalty.award import award_purchase
from xenia.rewards import add_reward
from xenia.rewards.collect import collect
from xenia.rewards.redeem import redeem
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


@dataclass(frozen=True, slots=True)
class Guests:
    """The people of the demo."""

    owner: PersonClient
    waiter: PersonClient
    regular: PersonClient

    async def greet(self, bot: str) -> None:
        """Those who know the bot already have its first page open."""
        for person in (self.regular, self.waiter, self.owner):
            chat = person.chat(bot)
            await chat.write("/start")
            await chat.answer()


async def move_in(people: People) -> Guests:
    """Make everybody; two have not met the bot yet."""
    await people.person("Νίκος", language_code="el", note="νέος πελάτης")
    await people.person("Emma", language_code="en", note="new customer")
    return Guests(
        regular=await people.person("Ελένη", language_code="el", note="τακτική πελάτισσα"),
        waiter=await people.person("Μάρκος", language_code="el", note="σερβιτόρος"),
        owner=await people.person("Κατερίνα", language_code="el", note="ιδιοκτήτρια"),
    )


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
        await _come_often(session, app, guests, waiter, now)


async def _come_often(
    session: AsyncSession, app: App, guests: Guests, waiter: TeamMember, now: datetime
) -> None:
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


def _user(person: PersonClient) -> User:
    return User(id=person.id, is_bot=False, first_name=person.first_name)
