"""Who is in a group and as what: people and bots come, are promoted and demoted, leave and are put out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from telegram_sandbox import render, rights
from telegram_sandbox.accounts import Bot
from telegram_sandbox.errors import Refused
from telegram_sandbox.messages import Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.world import Sandbox

Standing = Literal["administrator", "member", "left", "kicked"]
OUT = frozenset({"left", "kicked"})


def change(
    sandbox: Sandbox,
    group: Chat,
    account: Person | Bot,
    by: Person | Bot,
    standing: Standing,
    named: list[str] | None = None,
) -> None:
    """Give somebody another standing in a group, an administrator the rights `named`, else all.

    A bot is told of its own standing by `my_chat_member`, of others' by `chat_member` when it is an
    administrator and has asked for it (Bot API, Update). Comings and goings are also service messages.

    Raises:
        Refused: it is the owner, or somebody who is not in the group would leave it.
    """
    if account.id == group.owner:
        raise Refused(f"{account.first_name} owns this group.", 403)
    if standing in OUT and group.member(account.id) is None:
        raise Refused(f"{account.first_name} is not in this group.")
    old = render.member(group, account)
    _place(group, account, standing, named)
    new = render.member(group, account)
    if old == new:
        return
    tell(sandbox, group, account, by, old)
    if old["status"] in OUT and new["status"] not in OUT:
        sandbox.post(group, by, Content("new_chat_members", media=[render.user(account)]))
    elif old["status"] not in OUT and new["status"] in OUT:
        # One who is put out still gets this message, and those bots that know no my_chat_member live by it.
        also = [account] if isinstance(account, Bot) else []
        sandbox.post(group, by, Content("left_chat_member", media=render.user(account)), also=also)
    sandbox.chat_changed(group)
    if account.id in sandbox.people and account.id not in group.people:
        sandbox.events.add("chat", account.id, group.id, by_bot=False)


def tell(sandbox: Sandbox, chat: Chat, account: Person | Bot, by: Person | Bot, old: JSON) -> None:
    """Tell bots that somebody's standing in a chat is no longer `old`, a Bot API ChatMember."""
    payload = {
        "chat": render.chat(chat),
        "from": render.user(by),
        "date": sandbox.clock.unix(),
        "old_chat_member": old,
        "new_chat_member": render.member(chat, account),
    }
    if isinstance(account, Bot):
        account.updates.add("my_chat_member", lambda: payload)
    for bot in chat.bots.values():
        if bot is not account and bot.id in chat.admins:
            bot.updates.add("chat_member", lambda: payload)


def _place(group: Chat, account: Person | Bot, standing: Standing, named: list[str] | None) -> None:
    group.kicked.discard(account.id)
    group.admins.pop(account.id, None)
    group.gone.pop(account.id, None)
    if standing in OUT:
        group.people.pop(account.id, None)
        group.bots.pop(account.id, None)
        group.gone[account.id] = account
        if standing == "kicked":
            group.kicked.add(account.id)
        return
    if isinstance(account, Bot):
        group.bots[account.id] = account
    else:
        group.people[account.id] = account
    if standing == "administrator":
        group.admins[account.id] = rights.of_administrator(named)
