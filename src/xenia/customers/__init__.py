"""Those who have joined: joining, the member card, what we may write to them, their days, leaving."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.customers import handlers, messages_handlers, preferences_handlers
from xenia.customers.checks import check_preferences
from xenia.customers.data import HELD, leave_for_good
from xenia.customers.taps import ShowCard, ShowDays, ShowSettings

router = Router(name="customers-room")
router.include_routers(handlers.router, messages_handlers.router, preferences_handlers.router)

room = Room(
    name="customers",
    router=router,
    checks=(check_preferences,),
    doorways=(
        Doorway("customers-card-doorway", ShowCard(), place=30),
        Doorway("customers-settings-doorway", ShowSettings(), place=60),
        Doorway("data-right-days", ShowDays(), place=10, page="data"),
        Doorway("data-right-language", ShowSettings(), place=20, page="data"),
    ),
    commands=(
        Command("card", "customers-card-command", place=30),
        Command("settings", "customers-settings-command", place=60),
    ),
    held=HELD,
    erasing=(leave_for_good,),
)
