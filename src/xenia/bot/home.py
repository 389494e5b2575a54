"""The home screens, help, and a kind answer to anything else. Its router comes last."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from xenia.core.names import clean_name
from xenia.core.reply import Answer, Button, Home, Reply, Screen, button, rows_of
from xenia.core.room import READS, Room
from xenia.core.room import Command as MenuCommand
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.customers import screens as customer_screens
from xenia.customers.models import Customer
from xenia.customers.taps import Welcome
from xenia.shop import Shop
from xenia.team.models import ROLES, TeamMember
from xenia.team.screens import role_of

JOIN_US = "join"
"""The payload of the poster's link."""

router = Router(name="home")


@router.message(CommandStart(), flags=READS)
async def started(
    message: Message,
    command: CommandObject,
    shop: Shop,
    rooms: Sequence[Room],
    say: Say,
    customer: Customer | None,
    member: TeamMember | None,
) -> Answer:
    """The chat begins, or begins again. A payload nobody knew is told to be no good."""
    page = home(say, shop, rooms, customer, member, _name(message))
    if command.args and command.args != JOIN_US:
        return Reply((Screen(say("bot-link-unknown")), page))
    return page


@router.message(Command("menu"), flags=READS)
async def menu(
    message: Message,
    shop: Shop,
    rooms: Sequence[Room],
    say: Say,
    customer: Customer | None,
    member: TeamMember | None,
) -> Answer:
    """The home screen, asked for."""
    return home(say, shop, rooms, customer, member, _name(message))


@router.callback_query(Home.filter(), flags=READS)
async def back_home(
    query: CallbackQuery,
    tap: Home,
    shop: Shop,
    rooms: Sequence[Room],
    texts: Texts,
    say: Say,
    customer: Customer | None,
    member: TeamMember | None,
) -> Answer:
    """Back to the home screen."""
    known = customer is not None or member is not None
    if not known and tap.language in LANGUAGES:
        say = texts.say(tap.language)
    page = home(say, shop, rooms, customer, None if tap.guest else member, _name(query))
    return Reply((page,), fresh=tap.keep)


@router.message(Command("help"), flags=READS)
async def helped(_: Message, say: Say, member: TeamMember | None) -> Answer:
    """What can be done here, in a few lines."""
    text = say("bot-help-team" if member else "bot-help")
    return Screen(text, ((button(say.plain("bot-menu"), Home()),),))


@router.message(flags=READS)
async def not_understood(
    message: Message,
    shop: Shop,
    rooms: Sequence[Room],
    say: Say,
    customer: Customer | None,
    member: TeamMember | None,
) -> Answer:
    """Anything else that was written: said kindly, with the way on."""
    page = home(say, shop, rooms, customer, member, _name(message))
    if customer is None and member is None:
        return page
    return Screen(say("bot-not-understood"), page.rows)


@router.callback_query(flags=READS)
async def expired(
    query: CallbackQuery,
    shop: Shop,
    rooms: Sequence[Room],
    say: Say,
    customer: Customer | None,
    member: TeamMember | None,
) -> Answer:
    """A button of an earlier version, of somebody else's page, or made up."""
    page = home(say, shop, rooms, customer, member, _name(query))
    return Reply((page,), notice=say.plain("bot-button-expired"), alert=True, fresh=True)


def home(
    say: Say,
    shop: Shop,
    rooms: Sequence[Room],
    customer: Customer | None,
    member: TeamMember | None,
    name: str,
) -> Screen:
    """The first page: of the team, of a customer, or for somebody new."""
    if member is not None:
        own = Home(guest=True) if customer else Welcome(language=say.language)
        text = say("bot-home-team", name=member.name, shop=shop.name, role=role_of(say, member))
        return Screen(text, _doors(say, rooms, member.role)).with_rows(
            [button(say.plain("bot-home-own" if customer else "bot-home-own-join"), own)]
        )
    if customer is not None:
        text = say("bot-home", name=customer.first_name, shop=shop.name)
        return Screen(text, _doors(say, rooms, None))
    return customer_screens.welcome(say, shop, name)


def _doors(say: Say, rooms: Sequence[Room], role: str | None) -> tuple[tuple[Button, ...], ...]:
    open_to = ROLES[: ROLES.index(role) + 1] if role else (None,)
    doors = sorted(
        (door for room in rooms for door in room.doorways if door.role in open_to),
        key=lambda door: door.place,
    )
    return rows_of(button(say.plain(door.text), door.tap) for door in doors)


def _name(event: Message | CallbackQuery) -> str:
    return clean_name(event.from_user.first_name, otherwise="") if event.from_user else ""


room = Room(
    name="home",
    router=router,
    commands=(
        MenuCommand("menu", "bot-menu-command", place=5),
        MenuCommand("help", "bot-help-command", place=95),
    ),
)
