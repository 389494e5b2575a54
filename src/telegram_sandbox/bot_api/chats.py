"""Methods that tell a bot about chats and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import members, render
from telegram_sandbox.bot_api import places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.bot_api.methods import Ask


@method("getChat")
def get_chat(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getchat."""
    return render.full_chat(places.chat(ask))


@method("getChatMember")
def get_chat_member(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getchatmember."""
    place, number = places.listed(ask), ask.params.integer("user_id")
    if number <= 0:
        raise BadRequest("invalid user_id specified")
    account = ask.sandbox.people.get(number) or ask.sandbox.bots_by_id.get(number)
    if account is None:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    if place.private and number not in place.people and number not in place.bots:
        raise BadRequest("member not found")
    return render.member(place, account)


@method("getChatMemberCount")
def get_chat_member_count(ask: Ask) -> int:
    """https://core.telegram.org/bots/api#getchatmembercount."""
    place = places.listed(ask)
    return len(place.people) + len(place.bots)


@method("getChatAdministrators")
def get_chat_administrators(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#getchatadministrators."""
    place = places.listed(ask)
    if place.private:
        raise BadRequest("there are no administrators in the private chat")
    everybody: list[Person | Bot] = [*place.people.values(), *place.bots.values()]
    return [render.member(place, each) for each in everybody if each.id in place.admins]


@method("leaveChat")
def leave_chat(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#leavechat."""
    place = places.readable(ask)
    if place.private:
        raise BadRequest("chat member status can't be changed in private chats")
    members.change(ask.sandbox, place, ask.bot, ask.bot, "left")
    return True


@method("getFile")
def get_file(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getfile."""
    file_id = ask.params.text("file_id")
    if not file_id:
        raise BadRequest("file_id not specified")
    return ask.sandbox.files.to_get(file_id)
