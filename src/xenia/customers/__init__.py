"""Those who have joined: joining, language, the member card, leaving."""

from xenia.core.room import Command, Doorway, Room
from xenia.customers.handlers import router
from xenia.customers.taps import ShowCard, ShowSettings

room = Room(
    name="customers",
    router=router,
    doorways=(
        Doorway("customers-card-doorway", ShowCard(), place=30),
        Doorway("customers-settings-doorway", ShowSettings(), place=60),
    ),
    commands=(
        Command("card", "customers-card-command", place=30),
        Command("settings", "customers-settings-command", place=60),
    ),
)
