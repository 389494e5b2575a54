"""Methods by which a bot tells about itself: commands, menu button, names and descriptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from telegram_sandbox.bot_api import places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.keyboards import check_https

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 256
LONGEST = {"name": 64, "description": 512, "short_description": 120}
WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


@method("setMyCommands")
def set_my_commands(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#setmycommands."""
    commands, key = _commands(ask.params.structure("commands", "commands")), _scope(ask)
    if commands:
        ask.bot.commands[key] = commands
    else:
        ask.bot.commands.pop(key, None)
    ask.sandbox.bot_changed(ask.bot)
    return True


@method("getMyCommands")
def get_my_commands(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#getmycommands."""
    return ask.bot.commands.get(_scope(ask), [])


@method("deleteMyCommands")
def delete_my_commands(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands."""
    ask.bot.commands.pop(_scope(ask), None)
    ask.sandbox.bot_changed(ask.bot)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#setchatmenubutton."""
    button = _menu_button(ask.params.structure("menu_button", "menu button"))
    chat_id = places.chat(ask).id if ask.params.text("chat_id") else None
    if button["type"] == "default":
        ask.bot.menu_buttons.pop(chat_id, None)
    else:
        ask.bot.menu_buttons[chat_id] = button
    ask.sandbox.bot_changed(ask.bot)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getchatmenubutton."""
    chat_id = places.chat(ask).id if ask.params.text("chat_id") else None
    return ask.bot.menu_button(chat_id)


@method("setMyName")
def set_my_name(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#setmyname."""
    return _set(ask, "name")


@method("getMyName")
def get_my_name(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getmyname."""
    return {"name": ask.bot.name(ask.params.text("language_code"))}


@method("setMyDescription")
def set_my_description(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#setmydescription."""
    return _set(ask, "description")


@method("getMyDescription")
def get_my_description(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getmydescription."""
    return {"description": ask.bot.told("description", ask.params.text("language_code"))}


@method("setMyShortDescription")
def set_my_short_description(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#setmyshortdescription."""
    return _set(ask, "short_description")


@method("getMyShortDescription")
def get_my_short_description(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getmyshortdescription."""
    return {"short_description": ask.bot.told("short_description", ask.params.text("language_code"))}


def _set(ask: Ask, what: str) -> bool:
    given, language = ask.params.text(what), _language(ask)
    if len(given) > LONGEST[what]:
        raise BadRequest(f"bot {what.replace('_', ' ')} is too long")
    if given:
        ask.bot.about[what, language] = given
    else:
        ask.bot.about.pop((what, language), None)
    ask.sandbox.bot_changed(ask.bot)
    return True


def _language(ask: Ask) -> str:
    code = ask.params.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise BadRequest("invalid language code specified")
    return code


def _scope(ask: Ask) -> tuple[str, str]:
    """Return the key of a scope and language, as commands.for_person looks it up."""
    language, given = _language(ask), ask.params.structure("scope", "BotCommandScope")
    if given is None:
        return "default", language
    if not isinstance(given, dict):
        raise BadRequest("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind in WIDE_SCOPES:
        return str(kind), language
    if kind not in CHAT_SCOPES:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    number = given.get("chat_id")
    if number is None:
        raise BadRequest("can't parse BotCommandScope: Can't find field \"chat_id\"")
    place = places.chat_named(ask, str(number))
    if place.private and kind != "chat":
        raise BadRequest("can't change commands of members of a private chat")
    member = f"/{given.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}/{place.id}{member}", language


def _commands(given: Any) -> list[JSON]:
    if given is None:
        return []
    if not isinstance(given, list):
        raise BadRequest("expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    return [_command(each) for each in given]


def _command(given: Any) -> JSON:
    if not isinstance(given, dict):
        raise BadRequest("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in given:
            raise BadRequest(f"can't parse BotCommand: Can't find field \"{name}\"")
        if not isinstance(given[name], str):
            raise BadRequest(f'can\'t parse BotCommand: Field "{name}" must be of type String')
    command, description = given["command"].strip().removeprefix("/"), given["description"].strip()
    if not command:
        raise BadRequest("command must be non-empty")
    if len(command) > LONGEST_COMMAND:
        raise BadRequest(f"command length must not exceed {LONGEST_COMMAND}")
    if not description:
        raise BadRequest("command description must be non-empty")
    if len(description) > LONGEST_DESCRIPTION:
        raise BadRequest(f"command description length must not exceed {LONGEST_DESCRIPTION}")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise BadRequest("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _menu_button(given: Any) -> JSON:
    if given is None:
        return {"type": "default"}
    if not isinstance(given, dict):
        raise BadRequest("can't parse menu button: MenuButton must be an Object")
    kind = given.get("type")
    if kind in {"default", "commands"}:
        return {"type": kind}
    if kind != "web_app" or not isinstance(given.get("web_app"), dict) or not given.get("text"):
        raise BadRequest("can't parse menu button: MenuButton has unsupported type")
    url = str(given["web_app"].get("url", ""))
    check_https(url, "menu button Web App")
    return {"type": "web_app", "text": str(given["text"]), "web_app": {"url": url}}
