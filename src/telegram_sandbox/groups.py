"""Groups: made, turned into a forum, upgraded to a supergroup, and what a bot hears in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from telegram_sandbox import members, rights, topics
from telegram_sandbox.chats import GENERAL, Chat, ChatType, instance
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
    *,
    forum: bool = False,
) -> Chat:
    """Make a group. Its first member is its owner; each bot is told that it was added.

    `admins` are the numbers of those who are administrators, people or bots, with all rights.

    Raises:
        Refused: nobody is in it.
    """
    everybody = {person.id: person for person in people}
    if not everybody:
        raise Refused("A group needs at least one person.")
    owner = next(iter(everybody.values()))
    group = _new(sandbox, title, "supergroup" if forum else kind, owner)
    group.people = everybody
    group.admins = dict.fromkeys([owner.id, *(each for each in admins if each in everybody)], rights.ALL)
    sandbox.post(group, owner, Content(f"{group.type}_chat_created", media=True))
    for bot in bots:
        members.change(sandbox, group, bot, owner, "administrator" if bot.id in admins else "member")
    return turn_into_forum(sandbox, group, owner) if forum else group


def turn_into_forum(sandbox: Sandbox, group: Chat, by: Person) -> Chat:
    """Give a group topics and return it; a basic group is upgraded first, as Telegram's apps do.

    Bots are told nothing of it but what the next message's `chat` says (`is_forum`).
    """
    if group.type == "group":
        group = upgrade(sandbox, group, by)
    group.forum = True
    group.topics[GENERAL] = topics.general(group.owner or by.id)
    group.topics[GENERAL].read_up_to = dict(group.read_up_to)
    sandbox.chat_changed(group)
    return group


def upgrade(sandbox: Sandbox, group: Chat, by: Person, first: Literal["to", "from"] = "to") -> Chat:
    """Turn a basic group into a supergroup and return that, which has another id and counts anew from 1.

    Bots get two service messages, `migrate_to_chat_id` in the old chat and `migrate_from_chat_id` in the new
    one, the latter in the name of the group itself; `first` says which comes first. They are messages of two
    chats, so nothing promises either order. The old messages stay with the old id, where bots may still read
    them (copy, forward). Unverified: the sender of the latter; whether a `my_chat_member` comes besides (here
    none does).

    Raises:
        Refused: it is no basic group, or is one no longer.
    """
    if group.type != "group" or group.moved_to is not None:
        raise Refused("Only a basic group can be upgraded, and only once.")
    moved = _new(sandbox, group.title, "supergroup", by)
    moved.owner, moved.moved_from = group.owner, group.id
    moved.people, moved.bots = dict(group.people), dict(group.bots)
    moved.admins, moved.kicked, moved.gone = dict(group.admins), set(group.kicked), dict(group.gone)
    group.moved_to = moved.id
    news = [
        (group, Content("migrate_to_chat_id", media=moved.id), False),
        (moved, Content("migrate_from_chat_id", media=group.id), True),
    ]
    for chat, content, anonymous in news if first == "to" else reversed(news):
        sandbox.post(chat, by, content, anonymous=anonymous)
    sandbox.chat_changed(group)
    sandbox.chat_changed(moved)
    return moved


def hears(bot: Bot, told: Message) -> bool:
    """Whether a bot gets this message: in groups, privacy mode leaves it what is meant for it.

    https://core.telegram.org/bots/features#privacy-mode
    """
    chat, text = told.chat, told.content.text
    if chat.private or bot.reads_all or bot.id in chat.admins or told.content.service:
        return True
    replied = chat.messages.get(told.reply_to) if told.reply_to is not None else None
    if replied is not None and replied.sender is bot:
        return True
    for entity in text.entities:
        if entity["type"] == "bot_command":
            _, _, whom = cut(text.text, entity["offset"], entity["length"]).partition("@")
            return not whom or whom.lower() == bot.username.lower()
    return f"@{bot.username}".lower() in text.text.lower()


def _new(sandbox: Sandbox, title: str, kind: ChatType, owner: Person) -> Chat:
    number = BEFORE_FIRST[kind] - len(sandbox.groups) - 1
    group = Chat(number, kind, title, instance(number, 0), owner=owner.id)
    sandbox.groups[number] = group
    return group
