"""What customers read: wishes with a gift, reminders, a word to who stopped coming, and their offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from xenia.core.reply import Button, Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.customers.taps import Join
from xenia.feedback.taps import AskFeedback
from xenia.loyalty.taps import ShowPoints
from xenia.outreach.gifts import Prepared
from xenia.outreach.models import Gift, Occasion
from xenia.outreach.offers import Made, Taken
from xenia.outreach.taps import TakeOffer
from xenia.rewards import Offered
from xenia.rewards.models import RewardTerms, Voucher
from xenia.rewards.screens import name_of
from xenia.rewards.screens import voucher as voucher_screen
from xenia.rewards.taps import ShowRewards, ShowVouchers
from xenia.shop import Shop


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised in a message: the gift, its last moment, and the button that takes it."""

    prepared: Prepared
    until: datetime
    tap: CallbackData


def promise_of(made: Made) -> Promise:
    """The promise of an offer that was made."""
    return Promise(made.prepared, made.offer.valid_until, TakeOffer(offer=made.offer.id))


def wish(
    say: Say,
    shop: Shop,
    occasion: Occasion,
    name: str,
    promise: Promise | None,
    *,
    years: int = 0,
    day: str = "",
) -> Screen:
    """A wish or a word of thanks on an occasion; with a gift where one is promised.

    Args:
        say: the voice of the receiver.
        shop: who wishes.
        occasion: which one.
        name: the receiver's first name.
        promise: what is given, if anything is.
        years: of an anniversary, how many.
        day: of the day of appreciation, which one.
    """
    lines = [say(f"outreach-wish-{occasion.value}", name=name, years=years, day=day)]
    rows: tuple[tuple[Button, ...], ...] = ()
    if promise is not None:
        own = words_of(say, promise.prepared.gift)
        if own:
            lines += [Html(""), own]
        lines += [Html(""), _gift_line(say, promise)]
        rows = ((button(say.plain("outreach-take"), promise.tap, "success"),),)
    lines += [Html(""), say("outreach-signed", shop=shop.name)]
    return Screen(Html("\n".join(lines)), rows)


def words_of(say: Say, gift: Gift) -> Html | None:
    """The owner's own sentence in the reader's language, if there is one."""
    words = gift.words_el if say.language == "el" else gift.words_en
    return say("outreach-words", words=words) if words else None


def gift_name(say: Say, prepared: Prepared) -> str:
    """What is given, in a few words: «50 πόντοι», «Ελληνικός καφές»."""
    if prepared.reward is not None:
        return name_of(say, prepared.reward)
    return say.plain("outreach-points", points=prepared.gift.points or 0)


def _gift_line(say: Say, promise: Promise) -> Html:
    reward = promise.prepared.reward
    return say(
        "outreach-gift",
        gift=gift_name(say, promise.prepared),
        day=say.last_day(promise.until),
        days=reward.terms.voucher_days if reward is not None else 0,
    )


def expiry(
    say: Say,
    shop: Shop,
    name: str,
    points: Sequence[tuple[int, datetime]],
    vouchers: Sequence[tuple[Voucher, RewardTerms]],
    balance: int,
    within: Sequence[Offered],
) -> Screen:
    """What ends soon, and what the points buy as they are now."""
    lines = [say("outreach-expiry", name=name)]
    lines += [say("outreach-expiry-points", points=count, day=say.last_day(at)) for count, at in points]
    lines += [
        say("outreach-expiry-voucher", name=name_of(say, terms), day=say.last_day(one.expires_at))
        for one, terms in vouchers
    ]
    if points:
        lines += [Html(""), say("outreach-expiry-buys", points=balance, count=len(within))]
        lines += [
            say("outreach-expiry-reward", name=name_of(say, one), points=one.terms.cost) for one in within
        ]
    lines += [Html(""), say("outreach-signed", shop=shop.name)]
    ways = [button(say.plain("rewards-doorway"), ShowRewards())] if points else []
    if vouchers:
        ways.append(button(say.plain("rewards-vouchers-button"), ShowVouchers(keep=True)))
    return Screen(Html("\n".join(lines)), (tuple(ways),))


def missed(say: Say, shop: Shop, name: str, points: int) -> Screen:
    """A word to somebody who has not come for long: no plea, and an open ear."""
    text = say("outreach-missed", name=name, points=points, shop=shop.name)
    return Screen(text, ((button(say.plain("outreach-tell-us"), AskFeedback()),),))


def offers(say: Say, made: Sequence[Made]) -> Screen:
    """What the customer may take now, each with its last day."""
    back = (button(say.plain("bot-back"), Home(guest=True)),)
    if not made:
        return Screen(say("outreach-offers-none"), (back,))
    lines = [say("outreach-offers")]
    rows: list[tuple[Button, ...]] = []
    for one in made:
        promise = promise_of(one)
        about = say.plain(f"outreach-for-{one.offer.occasion.value}")
        lines += [Html(""), say("outreach-offers-line", about=about), _gift_line(say, promise)]
        label = say.plain("outreach-take-one", gift=gift_name(say, one.prepared))
        rows.append((button(label, promise.tap, "success"),))
    return Screen(Html("\n".join(lines)), (*rows, back))


def waits(say: Say, made: Made) -> Screen:
    """What waits for somebody who left, and the way back."""
    text = say("outreach-waits", gift=gift_name(say, made.prepared), day=say.last_day(made.offer.valid_until))
    return Screen(text, ((button(say.plain("customers-join-again"), Join(language=say.language)),),))


def taken(say: Say, shop: Shop, got: Taken, terms: RewardTerms | None, balance: int, now: datetime) -> Screen:
    """What was taken: the voucher to show, or the points."""
    if got.voucher is not None and terms is not None:
        return voucher_screen(say, shop, got.voucher, terms, now)
    text = say(
        "outreach-taken-instead" if got.instead else "outreach-taken",
        gift=gift_name(say, got.made.prepared),
        points=got.points,
        balance=balance,
    )
    return Screen(
        text,
        (
            (
                button(say.plain("loyalty-doorway"), ShowPoints()),
                button(say.plain("rewards-doorway"), ShowRewards()),
            ),
            (button(say.plain("bot-menu"), Home(guest=True, keep=True)),),
        ),
    )
