"""What the owner reads about the days that are unlike their weekday."""

from collections.abc import Sequence
from datetime import date

from xenia.core.reply import Button, Screen, button, page_of, pager
from xenia.core.texts import LANGUAGES, Html, Say, Texts
from xenia.shop.hours_days import Unlike
from xenia.shop.hours_owner_screens import again
from xenia.shop.hours_read import Why
from xenia.shop.hours_screens import days, unlike_line
from xenia.shop.taps import (
    AddException,
    ClosedThen,
    DropException,
    KeepException,
    ManageExceptions,
    ManageHours,
    WithoutNote,
)

PAGE = 8
"""Exceptions on one screen."""


def listed(say: Say, standing: Sequence[Unlike], today: date, page: int = 0) -> Screen:
    """The exceptions that are not over, with a way to add one and to drop each."""
    page, pages = page_of(page, len(standing), PAGE)
    shown = standing[page * PAGE : (page + 1) * PAGE]
    lines = [say("shop-hours-exceptions-title", count=len(standing))]
    lines += [unlike_line(say, one, today) for one in shown]
    rows: list[tuple[Button, ...]] = [
        (button(say.plain("shop-hours-exceptions-add"), AddException(), "primary"),)
    ]
    rows += [
        (
            button(
                say.plain("shop-hours-exceptions-drop", days=_short(say, one)),
                _drop(one),
            ),
        )
        for one in shown
    ]
    rows += pager(page, pages, lambda at: ManageExceptions(page=at))
    rows.append((button(say.plain("bot-back"), ManageHours()),))
    return Screen(Html("\n".join(lines)), tuple(rows))


def ask(say: Say, field: str, why: Why | None = None) -> Screen:
    """One question; said again with the reason when the answer did not fit."""
    rows: list[tuple[Button, ...]] = []
    if field == "hours":
        rows.append((button(say.plain("shop-hours-exceptions-closed"), ClosedThen()),))
    elif field != "days":
        rows.append((button(say.plain("shop-hours-exceptions-no-note"), WithoutNote()),))
    rows.append((button(say.plain("shop-hours-exceptions-stop"), ManageExceptions()),))
    return Screen(again(say, say(f"shop-hours-exceptions-ask-{field}"), why), tuple(rows))


def preview(say: Say, texts: Texts, planned: Unlike, today: date, *, replaces: bool) -> Screen:
    """The exception as customers will read it, in each language, and the question whether it is to be so."""
    lines = [say("shop-hours-exceptions-preview"), Html("")]
    lines += [unlike_line(texts.say(language), planned, today) for language in LANGUAGES]
    if replaces:
        lines += [Html(""), say("shop-hours-exceptions-replaces")]
    return Screen(
        Html("\n".join(lines)),
        (
            (button(say.plain("shop-hours-exceptions-keep"), KeepException(), "success"),),
            (button(say.plain("shop-hours-exceptions-stop"), ManageExceptions()),),
        ),
    )


def sure_to_drop(say: Say, one: Unlike, today: date) -> Screen:
    """Are these days to be as their weekday again?"""
    return Screen(
        say("shop-hours-exceptions-drop-sure", days=days(say, one.first, one.last, today)),
        (
            (button(say.plain("shop-hours-exceptions-drop-yes"), _drop(one, sure=True)),),
            (button(say.plain("shop-hours-exceptions-stop"), ManageExceptions()),),
        ),
    )


def _short(say: Say, one: Unlike) -> str:
    """The days for a button, which is narrow."""
    return " – ".join(dict.fromkeys((say.short_day(one.first), say.short_day(one.last))))


def _drop(one: Unlike, *, sure: bool = False) -> DropException:
    return DropException(first=one.first.toordinal(), last=one.last.toordinal(), sure=sure)
