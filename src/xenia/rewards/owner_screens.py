"""What the owner reads about the catalogue."""

from collections.abc import Mapping, Sequence
from typing import Any

from xenia.core.reply import Button, Home, Photo, Screen, button, page_of, pager
from xenia.core.texts import Html, Say
from xenia.rewards.catalogue import Offered
from xenia.rewards.fields import OPTIONAL
from xenia.rewards.screens import name_of
from xenia.rewards.taps import (
    AddReward,
    ChangeReward,
    ManageReward,
    ManageRewards,
    Publish,
    RetireReward,
    WithoutIt,
)

PAGE = 20
"""Rewards on one screen: Telegram takes a hundred buttons, and a person's eye fewer."""


def catalogue(say: Say, offers: Sequence[Offered], page: int = 0) -> Screen:
    """All rewards, with a way to add one."""
    page, pages = page_of(page, len(offers), PAGE)
    shown = offers[page * PAGE : (page + 1) * PAGE]
    lines = [say("rewards-owner-title", count=len(offers))]
    lines += [
        say(
            "rewards-owner-line",
            name=name_of(say, one),
            points=one.terms.cost,
            stock=_stock(one.reward.stock),
        )
        for one in shown
    ]
    rows: list[tuple[Button, ...]] = [(button(say.plain("rewards-owner-add"), AddReward(), "primary"),)]
    rows += [(button(name_of(say, one), ManageReward(reward=one.reward.id)),) for one in shown]
    rows += pager(page, pages, lambda at: ManageRewards(page=at))
    rows.append((button(say.plain("bot-back"), Home()),))
    return Screen(Html("\n".join(lines)), tuple(rows))


def reward(say: Say, one: Offered) -> Screen:
    """One reward, with a button for each thing that can be changed."""
    terms, number = one.terms, one.reward.id
    text = say(
        "rewards-owner-reward",
        el=terms.name_el,
        en=terms.name_en,
        points=terms.cost,
        stock=_stock(one.reward.stock),
        days=terms.voucher_days,
    )
    photo = Photo(one.reward.photo_file_id) if one.reward.photo_file_id else None
    return Screen(
        text,
        (
            (
                button(
                    say.plain("rewards-owner-field-name_el"), ChangeReward(reward=number, field="name_el")
                ),
                button(
                    say.plain("rewards-owner-field-name_en"), ChangeReward(reward=number, field="name_en")
                ),
            ),
            (
                button(say.plain("rewards-owner-field-cost"), ChangeReward(reward=number, field="cost")),
                button(say.plain("rewards-owner-field-stock"), ChangeReward(reward=number, field="stock")),
                button(say.plain("rewards-owner-field-photo"), ChangeReward(reward=number, field="photo")),
            ),
            (button(say.plain("rewards-owner-retire"), RetireReward(reward=number)),),
            (button(say.plain("bot-back"), ManageRewards()),),
        ),
        photo,
    )


def ask(say: Say, field: str, *, reward: int | None = None, again: bool = False) -> Screen:
    """The question for one field; said again, more exactly, when the answer did not fit."""
    rows: list[tuple[Button, ...]] = []
    if field in OPTIONAL:
        rows.append((button(say.plain(f"rewards-owner-without-{field}"), WithoutIt()),))
    away = ManageReward(reward=reward) if reward is not None else ManageRewards()
    rows.append((button(say.plain("rewards-owner-stop"), away),))
    return Screen(say(f"rewards-owner-ask-{field}", again="yes" if again else "no"), tuple(rows))


def preview(say: Say, given: Mapping[str, Any]) -> Screen:
    """The new reward before it is published."""
    text = say(
        "rewards-owner-preview",
        el=given["name_el"],
        en=given["name_en"],
        points=given["cost"],
        stock=_stock(given["stock"]),
    )
    photo = Photo(given["photo"]) if given["photo"] else None
    return Screen(
        text,
        (
            (button(say.plain("rewards-owner-publish"), Publish(), "success"),),
            (button(say.plain("rewards-owner-stop"), ManageRewards()),),
        ),
        photo,
    )


def sure_to_retire(say: Say, one: Offered) -> Screen:
    """What taking a reward out means."""
    return Screen(
        say("rewards-owner-retire-sure", name=name_of(say, one)),
        (
            (button(say.plain("rewards-owner-retire-yes"), RetireReward(reward=one.reward.id, sure=True)),),
            (button(say.plain("rewards-owner-stop"), ManageReward(reward=one.reward.id)),),
        ),
    )


def _stock(stock: int | None) -> int:
    """The stock for the texts: -1 is "as many as are asked for"."""
    return -1 if stock is None else stock
