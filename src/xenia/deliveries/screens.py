"""What stands under every unasked message, and the pages about messages."""

from collections.abc import Sequence
from datetime import datetime

from xenia.core.reply import Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.customers.taps import ShowMessages
from xenia.deliveries.models import Delivery
from xenia.deliveries.taps import LeaveIt, SendAgain, Stop, Why
from xenia.deliveries.told import Held, Overview


def signed(say: Say, screen: Screen, delivery_id: int) -> Screen:
    """An unasked message with its last row: why it came, and an end to its kind."""
    return screen.with_rows(
        (
            button(say.plain("deliveries-why"), Why(delivery=delivery_id)),
            button(say.plain("deliveries-stop"), Stop(delivery=delivery_id)),
        )
    )


def why(
    say: Say, delivery: Delivery, notice: str, since: datetime, monthly: int, stopped: datetime | None
) -> Screen:
    """Which rule sent a message, under which consent, since when, and how often at most."""
    text = say(
        "deliveries-why-page",
        occasion=say(f"deliveries-occasion-{delivery.kind}"),
        since=say.day(since),
        notice=notice,
        stopped=say.day(stopped) if stopped else "no",
        monthly=monthly,
    )
    stop = button(say.plain("deliveries-stop"), Stop(delivery=delivery.id))
    settings = button(say.plain("deliveries-settings"), ShowMessages())
    return Screen(text, ((settings,),) if stopped else ((stop,), (settings,)))


def stopped(say: Say, purpose: str) -> Screen:
    """It is done; nothing is asked."""
    settings = button(say.plain("deliveries-settings"), ShowMessages())
    return Screen(say("deliveries-stopped", purpose=purpose), ((settings,),))


def held_back(say: Say, held: Sequence[Held]) -> Screen:
    """What did not come, and why, in plain words."""
    back = ((button(say.plain("bot-back"), ShowMessages()),),)
    if not held:
        return Screen(say("deliveries-held-none"), back)
    lines = [
        say(
            "deliveries-held-line",
            day=say.short_day(one.since),
            purpose=say("deliveries-purpose", purpose=one.purpose),
            reasons=Html(", ".join(say("deliveries-reason", reason=reason) for reason in one.reasons)),
            waits="yes" if one.waits else "no",
        )
        for one in held
    ]
    return Screen(Html("\n".join([say("deliveries-held-page"), "", *lines])), back)


def overview(say: Say, seen: Overview) -> Screen:
    """What was sent and what was not, what held it back, and what somebody has to decide about."""
    back = button(say.plain("bot-back"), Home())
    parts: list[str] = [say("deliveries-page") if seen.counts else say("deliveries-page-none")]
    parts += [
        say(
            "deliveries-count-line",
            purpose=say("deliveries-purpose", purpose=purpose or "other"),
            counts=Html(
                ", ".join(
                    say("deliveries-count", state=state, count=count) for state, count in states.items()
                )
            ),
        )
        for purpose, states in seen.counts.items()
    ]
    if seen.reasons:
        parts += ["", say("deliveries-reasons")]
        parts += [
            say("deliveries-reason-line", reason=reason, count=count)
            for reason, count in seen.reasons.items()
        ]
    if not seen.unknown:
        return Screen(Html("\n".join(parts)), ((back,),))
    parts += ["", say("deliveries-unknown")]
    parts += [
        say(
            "deliveries-unknown-line",
            number=str(number),
            name=one.name,
            purpose=say("deliveries-purpose", purpose=one.purpose),
            day=say.short_day(one.at),
            time=say.time(one.at),
        )
        for number, one in enumerate(seen.unknown, 1)
    ]
    if seen.unknown_in_all > len(seen.unknown):
        parts.append(say("deliveries-unknown-more", count=seen.unknown_in_all - len(seen.unknown)))
    rows = tuple(
        (
            button(
                say.plain("deliveries-send-again", number=str(number)), SendAgain(delivery=one.delivery_id)
            ),
            button(say.plain("deliveries-leave-it", number=str(number)), LeaveIt(delivery=one.delivery_id)),
        )
        for number, one in enumerate(seen.unknown, 1)
    )
    return Screen(Html("\n".join(parts)), (*rows, (back,)))
