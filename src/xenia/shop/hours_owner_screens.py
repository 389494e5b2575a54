"""What the owner reads about the hours of the week."""

from datetime import datetime

from xenia.core.reply import Home, Screen, button, rows_of
from xenia.core.texts import Html, Say
from xenia.shop.hours import Hours
from xenia.shop.hours_read import Why
from xenia.shop.hours_screens import as_customers_read, spans, weekday
from xenia.shop.taps import (
    CloseWeekday,
    ManageExceptions,
    ManageHours,
    ManageWeekday,
    PreviewHours,
    RestOnHolidays,
    to_others,
)

_WEEK = range(1, 8)
_GROUPS = {"weekdays": range(1, 6), "saturday": range(1, 7), "all": _WEEK}
"""Weekdays that are often alike, by the end of the button's key."""


def week(say: Say, kept: Hours) -> Screen:
    """Every weekday, what is not set yet, and what can be changed."""
    lines = [say("shop-hours-owner-title"), Html("")]
    lines += [
        say(
            "shop-hours-owner-line",
            day=weekday(say, number),
            hours=spans(say, kept.week[number - 1]),
            set="no" if number in kept.unset else "yes",
        )
        for number in _WEEK
    ]
    lines.append(say("shop-hours-holidays", closed="yes" if kept.closed_on_holidays else "no"))
    unset = "all" if len(kept.unset) == len(_WEEK) else "some" if kept.unset else "none"
    if unset != "none":
        lines += [Html(""), say("shop-hours-owner-unset", unset=unset)]
    if not any(kept.week):
        lines += [Html(""), say("shop-hours-owner-never")]
    days = rows_of(button(weekday(say, number), ManageWeekday(weekday=number)) for number in _WEEK)
    holidays = (
        "shop-hours-owner-open-holidays" if kept.closed_on_holidays else "shop-hours-owner-rest-holidays"
    )
    return Screen(
        Html("\n".join(lines)),
        (
            *days,
            (button(say.plain("shop-hours-owner-exceptions"), ManageExceptions()),),
            (button(say.plain(holidays), RestOnHolidays(closed=not kept.closed_on_holidays)),),
            (button(say.plain("shop-hours-owner-view"), PreviewHours()),),
            (button(say.plain("bot-back"), Home()),),
        ),
    )


def preview(say: Say, kept: Hours, now: datetime) -> Screen:
    """The customers' page, with the way back to the owner's."""
    return Screen(as_customers_read(say, kept, now), ((button(say.plain("bot-back"), ManageHours()),),))


def ask_weekday(say: Say, kept: Hours, number: int, why: Why | None = None) -> Screen:
    """The question for one weekday's hours; said again with the reason when the answer did not fit."""
    text = say(
        "shop-hours-owner-ask-weekday",
        day=weekday(say, number),
        hours=spans(say, kept.week[number - 1]),
        set="no" if number in kept.unset else "yes",
    )
    return Screen(
        again(say, text, why),
        (
            (button(say.plain("shop-hours-owner-close"), CloseWeekday(weekday=number)),),
            (button(say.plain("bot-back"), ManageHours()),),
        ),
    )


def weekday_kept(say: Say, kept: Hours, number: int) -> Screen:
    """What one weekday has now, who has the same, and a tap to give it to others."""
    given = kept.week[number - 1]
    alike = [one for one in _WEEK if kept.week[one - 1] == given and one not in kept.unset]
    text = say(
        "shop-hours-owner-kept",
        days=", ".join(weekday(say, one) for one in alike),
        hours=spans(say, given),
        others="yes" if len(alike) < len(_WEEK) else "no",
    )
    groups = [
        button(say.plain(f"shop-hours-owner-copy-{name}"), to_others(number, set(group) - {number}))
        for name, group in _GROUPS.items()
        if number in group and not set(group) <= set(alike)
    ]
    single = [
        button(
            say.plain("shop-hours-owner-copy", day=weekday(say, one)),
            to_others(number, [one]),
        )
        for one in _WEEK
        if one not in alike
    ]
    return Screen(
        text,
        (
            *rows_of(groups, width=1),
            *rows_of(single),
            (button(say.plain("shop-hours-owner-whole-week"), ManageHours(), "primary"),),
        ),
    )


def again(say: Say, question: Html, why: Why | None) -> Html:
    """A question, with why the answer before did not fit."""
    return question if why is None else Html("\n\n".join([say(f"shop-hours-refusal-{why}"), question]))
