"""The business this bot serves: its name, its zone, its hours and the rules of its programme."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.shop import exceptions_owner, handlers, hours_owner
from xenia.shop.data import HELD
from xenia.shop.filters import ADMIN
from xenia.shop.hours import Hours
from xenia.shop.hours_checks import check_hours
from xenia.shop.hours_kept import hours_are_told, hours_of
from xenia.shop.shop import Rules, Shop, points_for, secret_of
from xenia.shop.taps import ManageHours, ShowHours, ShowTerms

router = Router(name="shop-room")
router.include_routers(hours_owner.router, exceptions_owner.router, handlers.router)

room = Room(
    name="shop",
    router=router,
    checks=(check_hours,),
    doorways=(
        Doorway("shop-terms-button", ShowTerms(), place=50),
        Doorway("shop-hours-doorway", ShowHours(), place=45, when=hours_are_told),
        Doorway("shop-hours-owner-doorway", ManageHours(), place=72, role=ADMIN, page="shop"),
    ),
    commands=(
        Command("hours", "shop-hours-command", place=45),
        Command("terms", "shop-terms-command", place=50),
    ),
    held=HELD,
)

__all__ = ["Hours", "Rules", "Shop", "hours_of", "points_for", "room", "secret_of"]
