"""The home screens, help, and a kind answer to anything else. Its router comes last."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from xenia.bot.data import HELD, forget_drafts, forget_quotes
from xenia.bot.fading import fade
from xenia.bot.ground import Ground
from xenia.bot.who import Who
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Button, Home, Reply, Screen, button, rows_of
from xenia.core.room import READS, Doorway, Room
from xenia.core.room import Command as MenuCommand
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.customers import screens as customer_screens
from xenia.customers.taps import Welcome
from xenia.team.filters import Role
from xenia.team.models import ROLES, STAFF, TeamMember
from xenia.team.screens import role_of

JOIN_US = "join"
"""The payload of the poster's link."""

router = Router(name="home")


class Section(CallbackData, prefix="section"):
    """A page of the team's behind its home screen."""

    page: Literal["team", "shop", "figures"]


SECTIONS: tuple[Section, ...] = (Section(page="team"), Section(page="shop"), Section(page="figures"))


@router.message(CommandStart(), flags=READS)
async def started(
    _: Message,
    command: CommandObject,
    ground: Ground,
    session: AsyncSession,
    say: Say,
    who: Who,
    now: datetime,
) -> Answer:
    """The chat begins, or begins again. A payload nobody knew is told to be no good."""
    page = await home(say, ground, who, session, now)
    if command.args and command.args != JOIN_US:
        return Reply((Screen(say("bot-link-unknown")), page))
    return page


@router.message(Command("menu"), flags=READS)
async def menu(
    _: Message, ground: Ground, session: AsyncSession, say: Say, who: Who, now: datetime
) -> Answer:
    """The home screen, asked for."""
    return await home(say, ground, who, session, now)


@router.callback_query(Home.filter(), flags=READS)
async def back_home(
    _: CallbackQuery,
    tap: Home,
    ground: Ground,
    session: AsyncSession,
    texts: Texts,
    say: Say,
    who: Who,
    now: datetime,
) -> Answer:
    """Back to the home screen."""
    if not who.is_known and tap.language in LANGUAGES:
        say = texts.say(tap.language)
    page = await home(say, ground, who.as_guest() if tap.guest else who, session, now)
    return Reply((page,), fresh=tap.keep)


@router.callback_query(Section.filter(), Role(STAFF), flags=READS)
async def section(_: CallbackQuery, tap: Section, ground: Ground, say: Say, member: TeamMember) -> Answer:
    """What is not needed every day, by what it is about."""
    back = (button(say.plain("bot-back"), Home()),)
    doors = rows_of(_doors(say, ground.rooms, member.role, tap.page))
    return Screen(say("bot-section", page=tap.page), (*doors, back))


@router.message(Command("help"), flags=READS)
async def helped(_: Message, say: Say, member: TeamMember | None) -> Answer:
    """What can be done here, in a few lines."""
    text = say("bot-help-team" if member else "bot-help")
    return Screen(text, ((button(say.plain("bot-menu"), Home()),),))


@router.message(flags=READS)
async def not_understood(
    message: Message, ground: Ground, session: AsyncSession, say: Say, who: Who, now: datetime
) -> Answer:
    """Anything else that was written: said kindly, with the way on."""
    page = await home(say, ground, who, session, now)
    if not who.is_known:
        return page
    if who.customer is None and _is_for_customers(message.text or "", ground.rooms):
        join = button(say.plain("bot-home-own-join"), Welcome(language=say.language))
        return Screen(say("bot-for-members"), ((join,), (button(say.plain("bot-menu"), Home()),)))
    return Screen(say("bot-not-understood"), page.rows)


@router.callback_query(flags=READS)
async def expired(
    _: CallbackQuery, ground: Ground, session: AsyncSession, say: Say, who: Who, now: datetime
) -> Answer:
    """A button of an earlier version, of somebody else's page, or made up."""
    page = await home(say, ground, who, session, now)
    return Reply((page,), notice=say.plain("bot-button-expired"), alert=True, fresh=True)


async def home(say: Say, ground: Ground, who: Who, session: AsyncSession, now: datetime) -> Screen:
    """The first page: of the team, of a customer, or for somebody new."""
    shop = ground.shop.name
    if who.member is not None:
        role = who.member.role
        own = Home(guest=True) if who.customer else Welcome(language=say.language)
        text = say("bot-home-team", name=who.member.name, shop=shop, role=role_of(say, who.member))
        sections = [
            button(say.plain("bot-section-door", page=one.page), one)
            for one in SECTIONS
            if _doors(say, ground.rooms, role, one.page)
        ]
        return Screen(text, rows_of([*_doors(say, ground.rooms, role), *sections])).with_rows(
            [button(say.plain("bot-home-own" if who.customer else "bot-home-own-join"), own)]
        )
    if who.customer is not None:
        closed = [
            door
            for room in ground.rooms
            for door in room.doorways
            if door.when is not None and not await door.when(session, who.customer.id, now)
        ]
        text = say("bot-home", name=who.customer.first_name, shop=shop)
        return Screen(text, rows_of(_doors(say, ground.rooms, None, closed=closed)))
    return customer_screens.welcome(say, ground.shop, who.name)


def _is_for_customers(text: str, rooms: Sequence[Room]) -> bool:
    commands = {f"/{command.name}" for room in rooms for command in room.commands if command.role is None}
    return text.split("@", maxsplit=1)[0].split(" ", maxsplit=1)[0] in commands


def _doors(
    say: Say,
    rooms: Sequence[Room],
    role: str | None,
    page: str = "home",
    closed: Collection[Doorway] = (),
) -> list[Button]:
    open_to = ROLES[: ROLES.index(role) + 1] if role else (None,)
    doors = sorted(
        (
            door
            for room in rooms
            for door in room.doorways
            if door.role in open_to and door.page == page and door not in closed
        ),
        key=lambda door: door.place,
    )
    return [button(say.plain(door.text), door.tap) for door in doors]


room = Room(
    name="home",
    router=router,
    commands=(
        MenuCommand("menu", "bot-menu-command", place=5),
        MenuCommand("help", "bot-help-command", place=95),
    ),
    held=HELD,
    erasing=(forget_drafts, forget_quotes),
    due=(fade,),
)
