"""Clock, bots, people and groups."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from telegram_sandbox import groups, render
from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, INTEGER, NUMBER, fields, listed, text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot
    from telegram_sandbox.chats import Chat

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
    "POST",
    "/sandbox/groups",
    "Make a group; its first member owns it",
    body=fields(
        ("title", "member_ids"),
        title=text(most=128),
        member_ids=listed(INTEGER, minItems=1, maxItems=200),
        bot_usernames=listed(text(most=33), maxItems=20),
        admin_bot_usernames=listed(text(most=33), maxItems=20),
        type={"enum": ["group", "supergroup"]},
    ),
)
def add_group(visit: Visit) -> JSON:
    """Make a group. Bots among `admin_bot_usernames` are administrators and so hear everything."""
    sandbox, body = visit.sandbox, visit.body
    strangers = [number for number in body["member_ids"] if number not in sandbox.people]
    if strangers:
        raise Refused(f"There is no person {strangers[0]}.", 404)
    admins = [bot_named(visit, name) for name in body.get("admin_bot_usernames", ())]
    members = [bot_named(visit, name) for name in body.get("bot_usernames", ())]
    group = groups.make(
        sandbox,
        body["title"],
        body.get("type", "supergroup"),
        [sandbox.people[number] for number in body["member_ids"]],
        dict.fromkeys([*members, *admins]),
        [bot.id for bot in admins],
    )
    return render.chat_for_person(group)


@route(
    "PUT",
    "/sandbox/people/{person}/chats/{chat}/bots/{bot}",
    "Add a bot to a group, or change whether it is an administrator there",
    body=fields(admin=BOOLEAN),
)
def add_to_group(visit: Visit) -> JSON:
    """Add a bot to a group by its number; it is told."""
    group, bot = _group_and_bot(visit)
    groups.join(visit.sandbox, group, bot, visit.person(), admin=visit.body.get("admin", False))
    return {"status": group.status(bot.id)}


@route("DELETE", "/sandbox/people/{person}/chats/{chat}/bots/{bot}", "Put a bot out of a group")
def put_out_of_group(visit: Visit) -> JSON:
    """Put a bot out of a group by its number; it is told."""
    group, bot = _group_and_bot(visit)
    if bot.id not in group.bots:
        raise Refused("That bot is not in this group.")
    groups.kick(visit.sandbox, group, bot, visit.person())
    return {"status": group.status(bot.id)}


def _group_and_bot(visit: Visit) -> tuple[Chat, Bot]:
    group, bot = visit.chat(), visit.sandbox.bots_by_id.get(visit.number("bot"))
    if group.private:
        raise Refused("That is no group.")
    if bot is None:
        raise Refused("There is no such bot.", 404)
    return group, bot


def bot_named(visit: Visit, username: str) -> Bot:
    """Return a bot by its username.

    Raises:
        Refused: 404, nobody or no bot is called so.
    """
    found = visit.sandbox.account_named(username)
    if found is None or found.id not in visit.sandbox.bots_by_id:
        raise Refused(f"There is no bot called @{username.removeprefix('@')}.", 404)
    return visit.sandbox.bots_by_id[found.id]


def _bot(bot: Bot) -> JSON:
    allowed = bot.updates.allowed
    return {
        "id": bot.id,
        "username": bot.username,
        "first_name": bot.name(),
        "pending": bot.updates.pending(),
        "allowed_updates": sorted(allowed) if allowed is not None else None,
    }


def _check_username(username: str) -> None:
    if not USERNAME.fullmatch(username):
        raise Refused(
            "A username is 3 to 32 Latin letters, digits and underscores, and begins with a letter."
        )
