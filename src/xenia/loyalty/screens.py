"""What a customer reads about their points."""

from collections.abc import Mapping, Sequence
from typing import Any

from xenia.core.reply import Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.ledger import Balance, Entry, Kind, Purchase
from xenia.loyalty.taps import ShowHistory, ShowPoints
from xenia.rewards import Offered
from xenia.rewards.models import shown_code
from xenia.rewards.screens import name_of
from xenia.rewards.taps import ShowRewards

PAGE = 5
"""Lines of history on one screen."""
_BAR = 10


def bar(have: int, need: int) -> str:
    """Progress as a small picture: ▰▰▰▱▱▱▱▱▱▱; full only when there is enough."""
    filled = min(_BAR, have * _BAR // need) if need else _BAR
    return "▰" * filled + "▱" * (_BAR - filled)


def points(say: Say, shown: Balance, catalogue: Sequence[Offered]) -> Screen:
    """The balance, what it buys now, the nearest reward, what expires when."""
    lines: list[Html] = [say("loyalty-balance", points=shown.available)]
    if shown.debt:
        lines += [Html(""), say("loyalty-debt", points=shown.debt)]
    there = [one for one in catalogue if one.reward.stock != 0]
    affordable = [one for one in there if one.terms.cost <= shown.available]
    if affordable:
        names = [
            say("loyalty-buys-line", name=name_of(say, one), points=one.terms.cost) for one in affordable
        ]
        lines += [Html(""), say("loyalty-buys"), *names[-3:][::-1]]
    ahead = next((one for one in there if one.terms.cost > shown.available), None)
    if ahead is not None:
        cost = ahead.terms.cost
        lines += [
            Html(""),
            say(
                "loyalty-nearest",
                bar=bar(shown.available, cost),
                name=name_of(say, ahead),
                missing=cost - shown.available + shown.debt,
                points=cost,
            ),
        ]
    if shown.expiring:
        lines += [Html(""), say("loyalty-expiring")]
        lines += [
            say("loyalty-expiring-line", points=one.points, day=say.last_day(one.at))
            for one in shown.expiring[:3]
        ]
    return Screen(
        Html("\n".join(lines)),
        (
            (
                button(say.plain("loyalty-history-button"), ShowHistory()),
                button(say.plain("rewards-doorway"), ShowRewards()),
            ),
            (button(say.plain("bot-back"), Home(guest=True)),),
        ),
    )


def history(say: Say, entries: Sequence[Entry], names: Mapping[int, str], *, newest: bool) -> Screen:
    """One page of the books, newest first, every line explained down to its purchase and rule."""
    back = (button(say.plain("bot-back"), ShowPoints()),)
    if not entries:
        return Screen(say("loyalty-history-empty"), (back,))
    lines = [say("loyalty-history-title")]
    for entry in entries:
        sign = "+" if entry.change > 0 else "−" if entry.change < 0 else "±"
        actor = names.get(entry.actor_id, "") if entry.actor_id else ""
        lines += [
            Html(""),
            say(
                "loyalty-history-line",
                day=say.short_day(entry.at),
                sign=sign,
                points=abs(entry.change),
                balance=entry.balance_after,
            ),
            _explained(say, entry, actor),
        ]
    paging = []
    if not newest:
        first = entries[0].seq
        paging.append(button(say.plain("loyalty-newer"), ShowHistory(before=first + PAGE + 1)))
    if entries[-1].seq > 1:
        paging.append(button(say.plain("loyalty-older"), ShowHistory(before=entries[-1].seq)))
    return Screen(Html("\n".join(lines)), (tuple(paging), back) if paging else (back,))


def told_award(say: Say, purchase: Purchase, shop: str, covered: int, now_has: int) -> Screen:
    """Tells the customer about points that were just given, and how many of them covered a debt."""
    return Screen(
        say(
            "loyalty-told-award",
            shop=shop,
            amount=say.money(purchase.cents),
            points=purchase.awarded,
            covered=covered,
            balance=now_has,
        ),
        ((button(say.plain("loyalty-doorway"), ShowPoints()),),),
    )


def told_undo(say: Say, purchase: Purchase, shop: str, taken: int, debt: int, now_has: int) -> Screen:
    """Tells the customer that a purchase recorded by mistake was taken back."""
    return Screen(
        say(
            "loyalty-told-undo",
            shop=shop,
            amount=say.money(purchase.cents),
            points=taken,
            debt=debt,
            balance=now_has,
        ),
        ((button(say.plain("loyalty-history-button"), ShowHistory()),),),
    )


def card_of_somebody(say: Say, customer: Customer | None) -> Screen:
    """Somebody who is not staff scanned a member card."""
    text = say("loyalty-card-own" if customer else "loyalty-card-other")
    return Screen(text, ((button(say.plain("bot-menu"), Home(guest=True)),),))


def _explained(say: Say, entry: Entry, actor: str) -> Html:
    facts: Mapping[str, Any] = entry.rule_snapshot
    match entry.kind:
        case Kind.AWARD if "cents" in facts:
            return say(
                "loyalty-why-purchase",
                amount=say.money(facts["cents"]),
                rate=facts["points_per_euro"],
                actor=actor,
            )
        case Kind.REDEEM | Kind.CANCEL:
            return say(
                f"loyalty-why-{entry.kind.value}",
                name=facts["reward"][say.language],
                code=shown_code(facts["code"]),
                expired=facts.get("expired", 0),
            )
        case Kind.REFUND:
            return say(
                "loyalty-why-refund",
                amount=say.money(facts["refunded_cents"]),
                debt=facts["debt"],
                taken="yes" if entry.change else "no",
                actor=actor,
            )
        case Kind.GOODWILL:
            return say("loyalty-why-goodwill", reference=facts.get("reference", "no"))
        case _:
            return say(f"loyalty-why-{entry.kind.value}", actor=actor)
