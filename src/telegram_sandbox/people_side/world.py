"""Clock, bots and people."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, NUMBER, fields, text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot

LONGEST_MOVE = timedelta(days=36_500)
USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,31}")


@route("GET", "/sandbox/clock", "What time it is in the sandbox")
def clock(visit: Visit) -> JSON:
    """Return the time and whether it stands still."""
    return {"now": visit.sandbox.clock.now().isoformat(), "frozen": visit.sandbox.clock.frozen}


@route(
    "POST",
    "/sandbox/clock",
    "Move, set, stop or start the clock",
    body=fields(advance_seconds=NUMBER, set=text(), frozen=BOOLEAN),
)
def move_clock(visit: Visit) -> JSON:
    """Move the clock by seconds, or to a time (ISO 8601 with its zone); stop it or let it run."""
    time, body = visit.sandbox.clock, visit.body
    try:
        if "set" in body:
            time.set(datetime.fromisoformat(body["set"]))
        if "advance_seconds" in body:
            by = timedelta(seconds=body["advance_seconds"])
            if abs(by) > LONGEST_MOVE:
                raise Refused("The clock moves by at most a hundred years at once.")
            time.advance(by)
    except (ValueError, OverflowError) as error:
        raise Refused(f"That is no time the clock can show: {error}") from error
    if "frozen" in body:
        (time.freeze if body["frozen"] else time.thaw)()
    visit.sandbox.clock_moved()
    return clock(visit)


@route("GET", "/sandbox/bots", "The bots, and how many updates wait for each")
def bots(visit: Visit) -> list[JSON]:
    """Return every bot."""
    return [_bot(bot) for bot in visit.sandbox.bots.values()]


@route(
    "POST",
    "/sandbox/bots",
    "Make a bot, or find the one with this token",
    body=fields(
        ("token", "first_name", "username"),
        token=text(most=200),
        first_name=text(most=64),
        username=text(most=32),
    ),
)
def add_bot(visit: Visit) -> JSON:
    """Make a bot."""
    _check_username(visit.body["username"])
    try:
        return _bot(visit.sandbox.add_bot(**visit.body))
    except ValueError as error:
        raise Refused(str(error)) from error


@route("GET", "/sandbox/people", "The people")
def people(visit: Visit) -> list[JSON]:
    """Return everybody."""
    return [render.person(each) for each in visit.sandbox.people.values()]


@route(
    "POST",
    "/sandbox/people",
    "Make a person, or find the one with this id",
    body=fields(
        ("first_name",),
        first_name=text(most=64),
        last_name=text(most=64, maybe=True),
        username=text(most=32, maybe=True),
        language_code=text(most=35, maybe=True),
        id={"type": ["integer", "null"], "minimum": 1, "maximum": 2**52},
        note=text(least=0, most=200),
    ),
)
def add_person(visit: Visit) -> JSON:
    """Make a person."""
    body = dict(visit.body)
    number = body.pop("id", None)
    if body.get("username") is not None:
        _check_username(body["username"])
    if number in visit.sandbox.bots_by_id:
        raise Refused("That number is a bot's.")
    return render.person(visit.sandbox.add_person(person_id=number, **body))


@route(
    "PATCH",
    "/sandbox/people/{person}",
    "Change a person",
    body=fields(
        first_name=text(most=64),
        last_name=text(most=64, maybe=True),
        language_code=text(most=35, maybe=True),
        deactivated=BOOLEAN,
        note=text(least=0, most=200),
    ),
)
def change_person(visit: Visit) -> JSON:
    """Change what is named, leave the rest."""
    person = visit.person()
    for name, value in visit.body.items():
        setattr(person, name, value)
    visit.sandbox.events.add("person", person.id, None, by_bot=False)
    return render.person(person)


@route(
    "PATCH",
    "/sandbox/bots/{bot}",
    "Change a bot's privacy mode, as BotFather does",
    body=fields(("reads_all",), reads_all=BOOLEAN),
)
def change_bot(visit: Visit) -> JSON:
    """Let a bot hear everything in its groups, or only what is meant for it."""
    bot = visit.bot()
    bot.reads_all = visit.body["reads_all"]
    return _bot(bot)


def _bot(bot: Bot) -> JSON:
    allowed = bot.updates.allowed
    return {
        "id": bot.id,
        "username": bot.username,
        "first_name": bot.name(),
        "reads_all": bot.reads_all,
        "pending": bot.updates.pending(),
        "allowed_updates": sorted(allowed) if allowed is not None else None,
    }


def _check_username(username: str) -> None:
    if not USERNAME.fullmatch(username):
        raise Refused(
            "A username is 3 to 32 Latin letters, digits and underscores, and begins with a letter."
        )
