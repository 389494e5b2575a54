"""The business this bot serves: its name, its zone and the rules of its programme."""

from xenia.core.room import Command, Doorway, Room
from xenia.shop.handlers import router
from xenia.shop.shop import Rules, Shop, points_for, secret_of
from xenia.shop.taps import ShowTerms

room = Room(
    name="shop",
    router=router,
    doorways=(Doorway("shop-terms-button", ShowTerms(), place=50),),
    commands=(Command("terms", "shop-terms-command", place=50),),
)

__all__ = ["Rules", "Shop", "points_for", "room", "secret_of"]
