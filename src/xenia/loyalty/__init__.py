"""Points as customers and staff see them: the balance and its history, and points for purchases."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.loyalty import handlers, staff
from xenia.loyalty.data import points_left
from xenia.loyalty.taps import HowToAward, ShowPoints
from xenia.team.models import STAFF

router = Router(name="loyalty")
router.include_routers(staff.router, handlers.router)

room = Room(
    name="loyalty",
    router=router,
    doorways=(
        Doorway("loyalty-doorway", ShowPoints(), place=10),
        Doorway("loyalty-staff-doorway", HowToAward(), place=10, role=STAFF),
    ),
    commands=(Command("points", "loyalty-command", place=10),),
    loses=(points_left,),
)
