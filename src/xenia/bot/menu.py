"""The menu of commands beside the input: by language for all, by role for those on the team."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    User,
)
from sqlalchemy import select

from xenia.bot.ground import Ground
from xenia.bot.who import recognise
from xenia.core.texts import LANGUAGES
from xenia.core.transaction import reading
from xenia.team.models import ROLES, TeamMember

log = logging.getLogger("xenia.menu")


def commands_for(ground: Ground, language: str, role: str | None) -> list[BotCommand]:
    """The commands that a person of that role sees, in that language."""
    say = ground.texts.say(language)
    rank = ROLES.index(role) if role else -1
    seen = [
        command
        for room in ground.rooms
        for command in room.commands
        if command.role is None or ROLES.index(command.role) <= rank
    ]
    return [
        BotCommand(command=command.name, description=say.plain(command.text))
        for command in sorted(seen, key=lambda command: command.place)
    ]


async def set_menus(bot: Bot, ground: Ground) -> None:
    """At start: the menus for everybody, and those of the team."""
    scope = BotCommandScopeAllPrivateChats()
    for language in LANGUAGES:
        # Who has neither Greek nor English sees English, as in the texts.
        code = None if language == "en" else language
        await bot.set_my_commands(commands_for(ground, language, None), scope=scope, language_code=code)
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    async with reading(ground.database) as session:
        team = (await session.scalars(select(TeamMember).where(TeamMember.removed_at.is_(None)))).all()
    for member in team:
        await _set(bot, member.telegram_id, commands_for(ground, member.language, member.role))


async def set_menu(bot: Bot, ground: Ground, telegram_id: int) -> None:
    """After a change of language or role: the menu of one person's chat."""
    async with reading(ground.database) as session:
        who = await recognise(session, User(id=telegram_id, is_bot=False, first_name=""))
    role = who.member.role if who.member else None
    await _set(bot, telegram_id, commands_for(ground, who.language, role) if who.is_known else [])


async def _set(bot: Bot, chat_id: int, commands: list[BotCommand]) -> None:
    """Set one chat's menu; without commands it has that of everybody again."""
    scope = BotCommandScopeChat(chat_id=chat_id)
    try:
        if commands:
            await bot.set_my_commands(commands, scope=scope)
        else:
            await bot.delete_my_commands(scope=scope)
    except (TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter):
        # Somebody who never wrote to this bot, or a limit on menus alone, must not keep the shop shut.
        log.warning("menu not set")
