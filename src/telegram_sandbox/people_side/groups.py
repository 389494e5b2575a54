"""Groups and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import groups, members, render, rights
from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, INTEGER, fields, listed, text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.chats import Chat

NUMBERS = listed(INTEGER, maxItems=200)
NAMES = listed(text(most=33), maxItems=20)
RIGHTS = listed({"enum": list(rights.ADMIN_RIGHTS)}, maxItems=len(rights.ADMIN_RIGHTS))


@route(
    "POST",
    "/sandbox/groups",
    "Make a group; its first member owns it",
    body=fields(
        ("title", "member_ids"),
        title=text(most=128),
        member_ids=listed(INTEGER, minItems=1, maxItems=200),
        admin_ids=NUMBERS,
        bot_usernames=NAMES,
        admin_bot_usernames=NAMES,
        type={"enum": ["group", "supergroup"]},
        forum=BOOLEAN,
    ),
)
def add_group(visit: Visit) -> JSON:
    """Make a group. Administrators have all rights; bots among them hear all. A forum is a supergroup."""
    sandbox, body = visit.sandbox, visit.body
    strangers = [number for number in body["member_ids"] if number not in sandbox.people]
    if strangers:
        raise Refused(f"There is no person {strangers[0]}.", 404)
    admins = [bot_named(visit, name) for name in body.get("admin_bot_usernames", ())]
    others = [bot_named(visit, name) for name in body.get("bot_usernames", ())]
    group = groups.make(
        sandbox,
        body["title"],
        body.get("type", "supergroup"),
        [sandbox.people[number] for number in body["member_ids"]],
        dict.fromkeys([*others, *admins]),
        [*body.get("admin_ids", ()), *(bot.id for bot in admins)],
        forum=body.get("forum", False),
    )
    return render.chat_for_person(group)


@route("GET", "/sandbox/people/{person}/chats/{chat}/members", "Who is in a group, and who was")
def list_members(visit: Visit) -> list[JSON]:
    """Return everybody with their standing and, for administrators, their rights."""
    group = visit.group()
    everybody: list[Person | Bot] = [*group.people.values(), *group.bots.values(), *group.gone.values()]
    return [_member(group, account) for account in everybody]


@route(
    "PUT",
    "/sandbox/people/{person}/chats/{chat}/members/{member}",
    "Add somebody to a group, or make them an administrator or a plain member there",
    body=fields(("status",), status={"enum": ["administrator", "member"]}, rights=RIGHTS),
)
def put_member(visit: Visit) -> JSON:
    """Give a person or bot, by their number, a standing. Without `rights` an administrator has all."""
    group, account, by = visit.group(), _account(visit), visit.person()
    status = visit.body["status"]
    promoted = status == "administrator" or account.id in group.admins
    if promoted and not group.may(by, rights.PROMOTE):
        raise Refused(f"{by.first_name} may not make or unmake administrators here.", 403)
    members.change(visit.sandbox, group, account, by, status, visit.body.get("rights"))
    return _member(group, account)


@route(
    "DELETE",
    "/sandbox/people/{person}/chats/{chat}/members/{member}",
    "Put somebody out of a group, or leave it oneself",
)
def drop_member(visit: Visit) -> JSON:
    """Put a person or bot out by their number; one's own leaves."""
    group, account, by = visit.group(), _account(visit), visit.person()
    if account is not by and not group.may(by, rights.RESTRICT):
        raise Refused(f"{by.first_name} may not put anybody out of this group.", 403)
    members.change(visit.sandbox, group, account, by, "left" if account is by else "kicked")
    return _member(group, account)


@route(
    "PUT",
    "/sandbox/people/{person}/chats/{chat}/bots/{bot}",
    "Add a bot to a group, or change whether it is an administrator there",
    body=fields(admin=BOOLEAN),
)
def add_to_group(visit: Visit) -> JSON:
    """Add a bot to a group by its number; it is told."""
    group, bot = visit.group(), visit.bot()
    standing: members.Standing = "administrator" if visit.body.get("admin") else "member"
    members.change(visit.sandbox, group, bot, visit.person(), standing)
    return {"status": group.status(bot.id)}


@route("DELETE", "/sandbox/people/{person}/chats/{chat}/bots/{bot}", "Put a bot out of a group")
def put_out_of_group(visit: Visit) -> JSON:
    """Put a bot out of a group by its number; it is told."""
    group, bot = visit.group(), visit.bot()
    if bot.id not in group.bots:
        raise Refused("That bot is not in this group.")
    members.change(visit.sandbox, group, bot, visit.person(), "kicked")
    return {"status": group.status(bot.id)}


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/upgrade",
    "Upgrade a basic group to a supergroup, which gets another number",
    body=fields(first={"enum": ["to", "from"]}),
)
def upgrade(visit: Visit) -> JSON:
    """Upgrade it. `first` says which of the two service messages bots get first."""
    group = _run_by(visit)
    return render.chat_for_person(
        groups.upgrade(visit.sandbox, group, visit.person(), visit.body.get("first", "to"))
    )


@route("POST", "/sandbox/people/{person}/chats/{chat}/forum", "Turn a group into a forum")
def turn_into_forum(visit: Visit) -> JSON:
    """Give a group topics. A basic group is upgraded first, and so gets another number."""
    group = _run_by(visit)
    if group.forum:
        raise Refused("This group is a forum already.")
    return render.chat_for_person(groups.turn_into_forum(visit.sandbox, group, visit.person()))


def _run_by(visit: Visit) -> Chat:
    group, by = visit.group(), visit.person()
    if by.id not in group.admins or not group.may(by, rights.INFO):
        raise Refused(f"{by.first_name} does not run this group.", 403)
    return group


def _account(visit: Visit) -> Person | Bot:
    number = visit.number("member")
    found = visit.sandbox.people.get(number) or visit.sandbox.bots_by_id.get(number)
    if found is None:
        raise Refused("There is nobody with this number.", 404)
    return found


def _member(group: Chat, account: Person | Bot) -> JSON:
    granted = group.admins.get(account.id)
    return {
        "id": account.id,
        "first_name": render.user(account)["first_name"],
        "is_bot": render.user(account)["is_bot"],
        "status": group.status(account.id),
        "rights": sorted(granted) if granted is not None else None,
    }


def bot_named(visit: Visit, username: str) -> Bot:
    """Return a bot by its username.

    Raises:
        Refused: 404, nobody or no bot is called so.
    """
    found = visit.sandbox.account_named(username)
    if found is None or found.id not in visit.sandbox.bots_by_id:
        raise Refused(f"There is no bot called @{username.removeprefix('@')}.", 404)
    return visit.sandbox.bots_by_id[found.id]
