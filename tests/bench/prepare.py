"""Fills a shop's database, by the acts that its buttons call, with the customers who will ask."""

import asyncio
import sys
from datetime import timedelta

from aiogram.types import User

from bench.updates import PEOPLE, POINTS, RATING
from xenia.app import build
from xenia.core.clock import system_clock
from xenia.core.taps import new_intent
from xenia.core.transaction import transaction
from xenia.customers.join import join
from xenia.loyalty.award import award_purchase
from xenia.rewards import add_reward
from xenia.settings import read_settings
from xenia.team.invite import accept, invite
from xenia.team.models import OWNER, STAFF

REWARDS = (
    ("Κουλουράκι", 90),
    ("Ελληνικός καφές", 250),
    ("Γαλακτομπούρεκο", 420),
    ("Μεζές", 650),
    ("Κούπα", 1800),
)
VISITS = ((52, 1850), (23, 980), (2, 1130))
"""Days ago, and cents."""
OTHERS = 200
"""Customers who do not ask today."""


async def prepare(api: str, token: str, url: str) -> None:
    """Make a new database at `url` with a team, rewards, and customers who have points."""
    settings = read_settings(
        bot_token=token,
        bot_api=api,
        database_url=url,
        _env_file=None,
        daily_awards=10_000,
        daily_award_euros=10**6,
    )
    app = await build(settings, system_clock)
    now = system_clock()
    opened = now - timedelta(days=70)
    async with transaction(app.database) as session:
        claim = await invite(session, OWNER, by=None, now=opened)
        owner = await accept(session, claim, _user(690_001), "el", opened)
        invitation = await invite(session, STAFF, by=owner, now=opened)
        waiter = await accept(session, invitation, _user(690_002), "el", opened)
        for name, cost in REWARDS:
            await add_reward(session, name_el=name, name_en=name, cost=cost, voucher_days=30, now=opened)
    for first_chat in (POINTS.first_chat, RATING.first_chat):
        async with transaction(app.database) as session:
            for chat in range(first_chat, first_chat + PEOPLE):
                customer, _ = await join(session, _user(chat), "el", opened)
                for days, cents in VISITS:
                    at = now - timedelta(days=days)
                    await award_purchase(
                        session, app.shop, waiter, customer, cents=cents, intent=new_intent(), now=at
                    )
    async with transaction(app.database) as session:
        for chat in range(730_000, 730_000 + OTHERS):
            await join(session, _user(chat), "el", opened)
    await app.close()


def _user(telegram_id: int) -> User:
    return User(id=telegram_id, is_bot=False, first_name="Άννα")


if __name__ == "__main__":
    asyncio.run(prepare(*sys.argv[1:]))
