"""Groups: made, joined and left, and what a bot hears in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.chats import Chat, ChatType, instance
from telegram_sandbox.errors import Refused
from telegram_sandbox.messages import Content
from telegram_sandbox.text.units import cut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from telegram_sandbox.accounts import Bot, Person
    from telegram_sandbox.messages import Message
    from telegram_sandbox.world import Sandbox

# A group's number counts down from here: supergroups have theirs below -10**12.
BEFORE_FIRST = {"group": -4_000_000_000, "supergroup": -1_002_000_000_000}


def make(
    sandbox: Sandbox,
    title: str,
    kind: ChatType,
    people: Iterable[Person],
    bots: Iterable[Bot],
    admins: Collection[int] = (),
) -> Chat:
    """Make a group. Its first member is its owner; each bot is told that it was added.

    Raises:
        Refused: nobody is in it.
    """
    members = {person.id: person for person in people}
    if not members:
        raise Refused("A group needs at least one person.")
    owner = next(iter(members.values()))
    number = BEFORE_FIRST[kind] - len(sandbox.groups) - 1
    group = Chat(number, kind, title, instance(number, 0), people=members, admins={owner.id})
    sandbox.groups[number] = group
    sandbox.post(group, owner, Content(f"{kind}_chat_created", media=True))
    for bot in bots:
        join(sandbox, group, bot, owner, admin=bot.id in admins)
    return group


def join(sandbox: Sandbox, group: Chat, bot: Bot, by: Person, *, admin: bool) -> None:
    """Let `by` add a bot to a group, or make it an administrator or a plain member there."""
    old = group.status(bot.id)
    (group.admins.add if admin else group.admins.discard)(bot.id)
    group.bots[bot.id] = bot
    group.kicked.discard(bot.id)
    if old == group.status(bot.id):
        return
    tell_standing(sandbox, group, bot, by, old)
    if old in {"left", "kicked"}:
        sandbox.post(group, by, Content("new_chat_members", media=[render.user(bot)]))


def kick(sandbox: Sandbox, group: Chat, bot: Bot, by: Person) -> None:
    """Let `by` put a bot out of a group."""
    old = group.status(bot.id)
    del group.bots[bot.id]
    group.admins.discard(bot.id)
    group.kicked.add(bot.id)
    tell_standing(sandbox, group, bot, by, old)
    sandbox.post(group, by, Content("left_chat_member", media=render.user(bot)))


def tell_standing(sandbox: Sandbox, chat: Chat, bot: Bot, by: Person, old: str) -> None:
    """Tell a bot that its own standing in a chat is no longer `old`."""
    payload = {
        "chat": render.chat(chat),
        "from": render.user(by),
        "date": sandbox.clock.unix(),
        "old_chat_member": render.member(bot, old),
        "new_chat_member": render.member(bot, chat.status(bot.id)),
    }
    bot.updates.add("my_chat_member", lambda: payload)


def hears(bot: Bot, told: Message) -> bool:
    """Whether a bot gets this message: in groups, privacy mode leaves it what is meant for it.

    https://core.telegram.org/bots/features#privacy-mode
    """
    chat, text = told.chat, told.content.text
    if chat.private or bot.id in chat.admins or told.content.service:
        return True
    replied = chat.messages.get(told.reply_to) if told.reply_to is not None else None
    if replied is not None and replied.sender is bot:
        return True
    for entity in text.entities:
        if entity["type"] == "bot_command":
            _, _, whom = cut(text.text, entity["offset"], entity["length"]).partition("@")
            return not whom or whom.lower() == bot.username.lower()
    return f"@{bot.username}".lower() in text.text.lower()
