"""What the owner reads about occasions and gifts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from xenia.core.clock import start_of_day
from xenia.core.reply import Button, Home, Screen, button, page_of, pager
from xenia.core.texts import Html, Say
from xenia.outreach.gifts import SHORTEST, Prepared, good_for
from xenia.outreach.models import Occasion
from xenia.outreach.screens import Promise, gift_name, wish
from xenia.outreach.taps import (
    EndGift,
    GiveFor,
    GiveReward,
    NoWords,
    OfferRewards,
    PrepareGift,
    PreviewGift,
    Sample,
    ShowGift,
    ShowGifts,
    SwitchOn,
)
from xenia.rewards import Offered
from xenia.rewards.screens import name_of
from xenia.shop import Shop

PAGE = 8
"""Rewards on one screen."""
_DAYS = (7, 14, 30)
_YEARS = 2
"""Of the anniversary in a preview."""


def gifts(say: Say, in_force: Mapping[Occasion, Prepared], today: date) -> Screen:
    """The occasions, and what is given on each."""
    lines = [say("outreach-owner-title"), Html("")]
    lines += [
        say(
            "outreach-owner-line",
            occasion=say.plain(f"outreach-occasion-{occasion.value}"),
            state=_state(in_force.get(occasion), today),
            gift=_gift(say, in_force.get(occasion)),
            day=_day(say, in_force.get(occasion)),
            wishes=_wishes(occasion),
        )
        for occasion in Occasion
    ]
    rows = [
        (button(say.plain(f"outreach-occasion-{occasion.value}"), ShowGift(occasion=occasion)),)
        for occasion in Occasion
    ]
    return Screen(Html("\n".join(lines)), (*rows, (button(say.plain("bot-back"), Home()),)))


def gift(say: Say, occasion: Occasion, prepared: Prepared | None, today: date) -> Screen:
    """One occasion, with what can be done about it."""
    text = say(
        "outreach-owner-gift",
        occasion=say.plain(f"outreach-occasion-{occasion.value}"),
        about=say.plain(f"outreach-owner-about-{occasion.value}"),
        state=_state(prepared, today),
        gift=_gift(say, prepared),
        days=good_for(prepared.gift) if prepared else 0,
        day=_day(say, prepared),
        wishes=_wishes(occasion),
    )
    new = "outreach-owner-replace" if prepared else "outreach-owner-new"
    rows: list[tuple[Button, ...]] = [(button(say.plain(new), PrepareGift(occasion=occasion), "primary"),)]
    if prepared is not None:
        rows.append((button(say.plain("outreach-owner-end"), EndGift(occasion=occasion)),))
    if prepared is not None or occasion is not Occasion.APPRECIATION:
        rows.append((button(say.plain("outreach-owner-view"), PreviewGift(occasion=occasion)),))
    rows.append((button(say.plain("bot-back"), ShowGifts()),))
    return Screen(text, tuple(rows))


def ask(
    say: Say,
    occasion: Occasion,
    field: str,
    rewards: Sequence[Offered],
    *,
    page: int = 0,
    again: bool = False,
) -> Screen:
    """One question; said again, more exactly, when the answer did not fit."""
    rows: list[tuple[Button, ...]] = []
    if field == "given":
        page, pages = page_of(page, len(rewards), PAGE)
        rows += [
            (
                button(
                    say.plain("rewards-button", name=name_of(say, one), points=one.terms.cost),
                    GiveReward(reward=one.reward.id, version=one.terms.version),
                ),
            )
            for one in rewards[page * PAGE : (page + 1) * PAGE]
        ]
        rows += pager(page, pages, lambda at: OfferRewards(page=at))
    elif field == "days":
        rows.append(
            tuple(button(say.plain("outreach-owner-days", days=days), GiveFor(days=days)) for days in _DAYS)
        )
    elif field in {"words_el", "words_en"}:
        rows.append((button(say.plain("outreach-owner-no-words"), NoWords()),))
    rows.append((button(say.plain("outreach-owner-stop"), ShowGift(occasion=occasion)),))
    text = say(
        f"outreach-owner-ask-{field}",
        again="yes" if again else "no",
        rewards="yes" if rewards else "no",
        shortest=SHORTEST,
    )
    return Screen(text, tuple(rows))


def sample(
    say: Say, shop: Shop, name: str, occasion: Occasion, prepared: Prepared | None, today: date
) -> Screen:
    """The message as it will look; its button takes nothing."""
    promise = None
    day = prepared.gift.on_day if prepared is not None and prepared.gift.on_day is not None else today
    if prepared is not None and prepared.is_promised:
        until = start_of_day(day + timedelta(days=good_for(prepared.gift)), shop.zone)
        promise = Promise(prepared, until, Sample())
    message = wish(say, shop, occasion, name, promise, years=_YEARS, day=say.day(day))
    last_row = (say.plain("deliveries-why"), say.plain("deliveries-stop"))
    return message.with_rows(button(label, Sample()) for label in last_row)


def confirm(say: Say, occasion: Occasion, prepared: Prepared) -> Screen:
    """Is it to be so?"""
    text = say(
        "outreach-owner-confirm",
        occasion=say.plain(f"outreach-occasion-{occasion.value}"),
        gift=gift_name(say, prepared),
        days=good_for(prepared.gift),
    )
    return Screen(
        text,
        (
            (button(say.plain("outreach-owner-switch-on"), SwitchOn(), "success"),),
            (button(say.plain("outreach-owner-stop"), ShowGift(occasion=occasion)),),
        ),
    )


def sure_to_end(say: Say, occasion: Occasion) -> Screen:
    """What ending a gift means."""
    text = say(
        "outreach-owner-end-sure",
        occasion=say.plain(f"outreach-occasion-{occasion.value}"),
        wishes=_wishes(occasion),
    )
    return Screen(
        text,
        (
            (button(say.plain("outreach-owner-end-yes"), EndGift(occasion=occasion, sure=True)),),
            (button(say.plain("outreach-owner-stop"), ShowGift(occasion=occasion)),),
        ),
    )


def _state(prepared: Prepared | None, today: date) -> str:
    if prepared is None:
        return "none"
    if not prepared.is_promised:
        return "gone"
    day = prepared.gift.on_day
    if day is None:
        return "on"
    return "over" if day < today else "ahead"


def _gift(say: Say, prepared: Prepared | None) -> str:
    return gift_name(say, prepared) if prepared is not None else ""


def _day(say: Say, prepared: Prepared | None) -> str:
    return say.day(prepared.gift.on_day) if prepared is not None and prepared.gift.on_day is not None else ""


def _wishes(occasion: Occasion) -> str:
    """Whether there is a wish also where nothing is given."""
    return "no" if occasion is Occasion.APPRECIATION else "yes"
