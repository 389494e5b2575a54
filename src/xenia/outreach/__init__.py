"""What the shop says unasked: wishes with a gift on an occasion, reminders, a word to who stopped coming."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.outreach import handlers, owner
from xenia.outreach.checks import check_offers
from xenia.outreach.data import HELD, open_offers
from xenia.outreach.due import DUE
from xenia.outreach.messages import KINDS
from xenia.outreach.offers import has_open_offer
from xenia.outreach.taps import ShowGifts, ShowOffers
from xenia.team.models import ADMIN

__all__ = ["room"]

router = Router(name="outreach-room")
router.include_routers(owner.router, handlers.router)

room = Room(
    name="outreach",
    router=router,
    checks=(check_offers,),
    doorways=(
        Doorway("outreach-offers-doorway", ShowOffers(), place=5, when=has_open_offer),
        Doorway("outreach-owner-doorway", ShowGifts(), place=75, role=ADMIN, page="shop"),
    ),
    commands=(Command("gifts", "outreach-owner-command", place=75, role=ADMIN),),
    due=DUE,
    delivery_kinds=KINDS,
    held=HELD,
    loses=(open_offers,),
)
