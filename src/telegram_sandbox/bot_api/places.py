"""Which chat and which message a call means, and whether the bot may speak there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.accounts import Bot
from telegram_sandbox.errors import BadRequest, Forbidden, Upgraded
from telegram_sandbox.rights import PIN

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message


def chat(ask: Ask, name: str = "chat_id") -> Chat:
    """Return the chat that a call names.

    Raises:
        BadRequest: it names none, or one this bot cannot know.
        Forbidden: the bot may not speak to this person first, or was put out of the group.
    """
    text = ask.params.text(name).strip()
    if not text:
        raise BadRequest(f"{name} is empty")
    return chat_named(ask, text)


def chat_named(ask: Ask, text: str) -> Chat:
    """Return the chat with this number. Only bots and public chats, which there are none of, go by @name."""
    number = int(text) if text.removeprefix("-").isdecimal() else 0
    if text.startswith("@") and isinstance(named := ask.sandbox.account_named(text), Bot):
        number = named.id
    if number in ask.sandbox.bots_by_id:
        raise Forbidden("bot can't send messages to " + ("the bot" if number == ask.bot.id else "bots"))
    if number in ask.sandbox.groups:
        return _group(ask, ask.sandbox.groups[number])
    person = ask.sandbox.people.get(number)
    if person is None:
        raise BadRequest("chat not found")
    place = ask.sandbox.private(ask.bot, person)
    if not place.started:
        met = any(number in each.people and ask.bot.id in each.bots for each in ask.sandbox.groups.values())
        raise (
            Forbidden("bot can't initiate conversation with a user") if met else BadRequest("chat not found")
        )
    return place


def _group(ask: Ask, group: Chat) -> Chat:
    """Return a group that a bot may read: it is in it, or it is or was in a basic one.

    Of a supergroup that it is no longer in, a bot learns nothing (telegram-bot-api, check_chat_access).
    """
    account = ask.bot.id
    if account not in group.bots and account not in group.gone:
        raise BadRequest("chat not found")
    if group.type == "supergroup":
        _check_in(group, account)
    return group


def _check_in(group: Chat, account: int) -> None:
    if account in group.kicked:
        raise Forbidden(f"bot was kicked from the {group.type} chat")
    if account not in group.bots:
        raise Forbidden(f"bot is not a member of the {group.type} chat")


def readable(ask: Ask) -> Chat:
    """Return the chat that a call names, if the bot may change something there.

    Unverified: whether Telegram still lets a bot edit in a group that was upgraded; here it does not.

    Raises:
        BadRequest: the group was upgraded to a supergroup, whose number comes with the error.
        Forbidden: the person is no longer on Telegram, or the bot no longer in the group.
    """
    place = chat(ask)
    if place.private and place.person.deactivated:
        raise Forbidden("user is deactivated")
    if place.moved_to is not None:
        raise Upgraded(place.moved_to)
    if not place.private:
        _check_in(place, ask.bot.id)
    return place


def listed(ask: Ask) -> Chat:
    """Return the chat that a call names, if the bot may see who is in it; `readable` for groups."""
    place = chat(ask)
    return place if place.private else readable(ask)


def check_may_pin(ask: Ask, place: Chat) -> None:
    """Check that a bot may pin here: in a group it needs the administrator's right.

    Raises:
        BadRequest: it has not.
    """
    if not place.private and not place.may(ask.bot, PIN):
        raise BadRequest("not enough rights to manage pinned messages in the chat")


def writable(ask: Ask) -> Chat:
    """Return the chat that a call names, if the bot may send there now.

    Raises:
        Forbidden: the person has blocked the bot, or is no longer on Telegram.
    """
    place = readable(ask)
    if place.blocked:
        raise Forbidden("bot was blocked by the user")
    return place


def message(ask: Ask, place: Chat, missing: str, name: str = "message_id") -> Message:
    """Return the message that a call names.

    Raises:
        BadRequest: there is none; `missing` is what Telegram says of it.
    """
    if not ask.params.text(name):
        raise BadRequest("message identifier is not specified")
    found = place.messages.get(ask.params.integer(name))
    if found is None:
        raise BadRequest(missing)
    return found
