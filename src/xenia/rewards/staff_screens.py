"""What staff read when they hand a reward over."""

from datetime import datetime

from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.rewards.models import RewardTerms, Voucher
from xenia.rewards.screens import name_of
from xenia.rewards.taps import Collect
from xenia.shop import Shop


def how_to(say: Say) -> Screen:
    """Two ways of finding a voucher."""
    return Screen(say("rewards-staff-how"), ((button(say.plain("bot-back"), Home()),),))


def voucher(say: Say, one: Voucher, terms: RewardTerms, customer: Customer, now: datetime) -> Screen:
    """A voucher as staff see it: good, or why not."""
    text = say(
        "rewards-staff-voucher",
        name=name_of(say, terms),
        customer=customer.first_name,
        card=customer.card_number,
        code=one.shown_code,
        day=say.last_day(one.expires_at),
        state=one.shown_state(now),
        when=f"{say.day(one.collected_at)}, {say.time(one.collected_at)}" if one.collected_at else "",
    )
    rows: list[tuple[Button, ...]] = []
    if one.is_usable(now):
        rows.append((button(say.plain("rewards-staff-collect"), Collect(code=one.code), "success"),))
    rows.append((button(say.plain("bot-menu"), Home()),))
    return Screen(text, tuple(rows))


def collected(say: Say, one: Voucher, terms: RewardTerms, customer: Customer) -> Screen:
    """Handed over."""
    text = say(
        "rewards-staff-collected",
        name=name_of(say, terms),
        customer=customer.first_name,
        code=one.shown_code,
        told="yes" if customer.is_member else "no",
    )
    return Screen(text, ((button(say.plain("bot-menu"), Home()),),))


def told_collected(say: Say, shop: Shop, terms: RewardTerms) -> Screen:
    """Tells the customer that the voucher has been used."""
    return Screen(say("rewards-told-collected", shop=shop.name, name=name_of(say, terms)))
