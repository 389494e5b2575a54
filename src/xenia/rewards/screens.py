"""What rewards and vouchers say to the customer."""

from collections.abc import Sequence
from datetime import datetime

from xenia.core.picture import Picture
from xenia.core.reply import Button, Home, Photo, Screen, button, page_of, pager
from xenia.core.taps import new_intent
from xenia.core.texts import Html, Say
from xenia.privacy.data_taps import Stay
from xenia.privacy.models import Erasure
from xenia.rewards.catalogue import Offered
from xenia.rewards.models import RewardTerms, Voucher
from xenia.rewards.redeem import Cancelled
from xenia.rewards.taps import (
    AskRedeem,
    CancelVoucher,
    Redeem,
    ShowReward,
    ShowRewards,
    ShowVoucher,
    ShowVouchers,
)
from xenia.shop import Shop
from xenia.shop.links import link_to

PAGE = 6
"""Rewards on one screen."""


def name_of(say: Say, offered: Offered | RewardTerms) -> str:
    """A reward's name in the reader's language."""
    terms = offered.terms if isinstance(offered, Offered) else offered
    return terms.name_el if say.language == "el" else terms.name_en


def catalogue(say: Say, offers: Sequence[Offered], points: int, page: int) -> Screen:
    """What there is, what is within reach first; sold-out ones are said to be."""
    back = (
        button(say.plain("rewards-vouchers-button"), ShowVouchers()),
        button(say.plain("bot-back"), Home(guest=True)),
    )
    if not offers:
        return Screen(say("rewards-none"), (back,))
    ordered = sorted(offers, key=lambda one: (one.terms.cost > points, one.reward.stock == 0))
    page, pages = page_of(page, len(ordered), PAGE)
    shown = ordered[page * PAGE : (page + 1) * PAGE]
    lines = [say("rewards-title", points=points)]
    lines += [
        say(
            "rewards-line",
            name=name_of(say, one),
            points=one.terms.cost,
            state=_state(one, points),
            missing=max(0, one.terms.cost - points),
        )
        for one in shown
    ]
    rows: list[tuple[Button, ...]] = [
        (
            button(
                say.plain("rewards-button", name=name_of(say, one), points=one.terms.cost),
                ShowReward(reward=one.reward.id),
            ),
        )
        for one in shown
    ]
    return Screen(Html("\n".join(lines)), (*rows, *pager(page, pages, lambda at: ShowRewards(page=at)), back))


def reward(say: Say, one: Offered, points: int, now: datetime) -> Screen:
    """One reward: what it is, what it costs, what is missing."""
    terms = one.terms
    given = one.reward.retired_at is None and one.reward.is_on(now)
    about = terms.about_el if say.language == "el" else terms.about_en
    text = say(
        "rewards-reward",
        name=name_of(say, one),
        about=f"\n{about}" if about else "",
        points=terms.cost,
        days=terms.voucher_days,
        state=_state(one, points) if given else "gone",
        missing=max(0, terms.cost - points),
        stock=one.reward.stock if one.reward.stock is not None else -1,
        limit=one.reward.per_customer or 0,
    )
    rows: list[tuple[Button, ...]] = []
    if given and _state(one, points) == "within":
        want = AskRedeem(reward=one.reward.id, version=terms.version)
        rows.append((button(say.plain("rewards-redeem", points=terms.cost), want, "primary"),))
    rows.append((button(say.plain("bot-back"), ShowRewards()),))
    photo = Photo(one.reward.photo_file_id) if one.reward.photo_file_id else None
    return Screen(text, tuple(rows), photo)


def confirm(say: Say, one: Offered, points: int, erasure: Erasure | None) -> Screen:
    """One more question before points are used; who is about to be erased reads what goes then."""
    cost = one.terms.cost
    yes = Redeem(reward=one.reward.id, version=one.terms.version, intent=new_intent())
    text = say("rewards-confirm", name=name_of(say, one), points=cost, left=points - cost)
    rows = [(button(say.plain("rewards-confirm-yes", points=cost), yes, "success"),)]
    if erasure is not None:
        goes = say("rewards-confirm-erasure", day=say.day(erasure.due_at), time=say.time(erasure.due_at))
        text = Html(f"{text}\n\n{goes}")
        rows.append((button(say.plain("rewards-confirm-stay"), Stay()),))
    rows.append((button(say.plain("rewards-confirm-no"), ShowReward(reward=one.reward.id)),))
    return Screen(text, tuple(rows))


def voucher(say: Say, shop: Shop, one: Voucher, terms: RewardTerms, now: datetime) -> Screen:
    """A voucher: a picture that can be shown without a connection, its code, its end, the way back."""
    state = one.shown_state(now)
    picture = Picture(
        heading=shop.name,
        title=name_of(say, terms),
        link=link_to(shop, "voucher", one.code),
        code=one.shown_code,
        notes=(say.plain("rewards-voucher-until", day=say.last_day(one.expires_at)),),
        stamp="" if state == "usable" else say.plain("rewards-voucher-stamp", state=state),
    )
    text = say(
        "rewards-voucher",
        name=name_of(say, terms),
        code=one.shown_code,
        day=say.last_day(one.expires_at),
        state=state,
        when=say.day(one.collected_at) if one.collected_at else "",
    )
    rows: list[tuple[Button, ...]] = []
    if state == "usable":
        rows.append((Button(say.plain("rewards-voucher-copy", code=one.shown_code), copy=one.shown_code),))
    if state in {"usable", "expired"} and not one.is_gift:
        back = CancelVoucher(voucher=one.id)
        rows.append((button(say.plain("rewards-voucher-cancel", points=terms.cost), back),))
    rows.append(
        (
            button(say.plain("rewards-vouchers-button"), ShowVouchers(keep=True)),
            button(say.plain("bot-menu"), Home(guest=True, keep=True)),
        )
    )
    return Screen(text, tuple(rows), picture)


def sure_to_cancel(say: Say, shop: Shop, one: Voucher, terms: RewardTerms, now: datetime) -> Screen:
    """What taking the points back means, on the voucher itself."""
    screen = voucher(say, shop, one, terms, now)
    yes = CancelVoucher(voucher=one.id, sure=True)
    return Screen(
        say("rewards-cancel-sure", name=name_of(say, terms), points=terms.cost),
        (
            (button(say.plain("rewards-cancel-yes", points=terms.cost), yes),),
            (button(say.plain("rewards-cancel-no"), ShowVoucher(voucher=one.id)),),
        ),
        screen.picture,
    )


def cancelled(say: Say, shop: Shop, done: Cancelled, terms: RewardTerms, now: datetime) -> Screen:
    """The points are back; what expired meanwhile is said."""
    screen = voucher(say, shop, done.voucher, terms, now)
    text = say(
        "rewards-cancelled",
        name=name_of(say, terms),
        returned=done.returned,
        expired=done.expired,
        repaid=done.repaid,
    )
    return Screen(text, screen.rows, screen.picture)


def vouchers(say: Say, owned: Sequence[tuple[Voucher, RewardTerms]], now: datetime) -> Screen:
    """The customer's vouchers, usable ones first."""
    back = (
        button(say.plain("rewards-doorway"), ShowRewards()),
        button(say.plain("bot-back"), Home(guest=True)),
    )
    if not owned:
        return Screen(say("rewards-vouchers-none"), (back,))
    lines = [say("rewards-vouchers-title")]
    rows: list[tuple[Button, ...]] = []
    for one, terms in owned:
        state = one.shown_state(now)
        lines.append(
            say(
                "rewards-vouchers-line",
                name=name_of(say, terms),
                code=one.shown_code,
                day=say.last_day(one.expires_at),
                state=state,
            )
        )
        if state in {"usable", "expired"}:
            label = say.plain("rewards-vouchers-open", name=name_of(say, terms), code=one.shown_code)
            rows.append((button(label, ShowVoucher(voucher=one.id)),))
    return Screen(Html("\n".join(lines)), (*rows, back))


def _state(one: Offered, points: int) -> str:
    if one.reward.stock == 0:
        return "sold-out"
    return "within" if one.terms.cost <= points else "ahead"
