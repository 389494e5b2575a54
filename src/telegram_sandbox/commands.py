"""The commands of a bot: by scope and language, and which of them a person is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.chats import Chat


def for_person(chat: Chat, person: Person) -> list[JSON]:
    """Return the commands shown to a person in a chat: the narrowest scope first, their language before none.

    https://core.telegram.org/bots/api#determining-list-of-commands
    """
    return [command for bot in chat.bots.values() for command in _of_bot(bot, chat, person)]


def _of_bot(bot: Bot, chat: Chat, person: Person) -> list[JSON]:
    scopes = [f"chat/{chat.id}", "all_private_chats", "default"]
    if not chat.private:
        admin = person.id in chat.admins
        scopes = [f"chat_member/{chat.id}/{person.id}"]
        scopes += [f"chat_administrators/{chat.id}"] * admin + [f"chat/{chat.id}"]
        scopes += ["all_chat_administrators"] * admin + ["all_group_chats", "default"]
    language = (person.language_code or "").partition("-")[0]
    for scope in scopes:
        for spoken in (language, "") if language else ("",):
            if commands := bot.commands.get((scope, spoken)):
                return commands
    return []
