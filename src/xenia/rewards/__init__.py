"""What points buy: the catalogue, redemptions, vouchers, and handing rewards over."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.rewards import handlers, owner, staff
from xenia.rewards.catalogue import Offered, add_reward, catalogue
from xenia.rewards.checks import check_vouchers
from xenia.rewards.data import HELD, open_vouchers, rename_vouchers
from xenia.rewards.give import give
from xenia.rewards.refusals import SoldOut
from xenia.rewards.taps import HowToCollect, ManageRewards, ShowRewards, ShowVouchers
from xenia.team.models import ADMIN, STAFF

router = Router(name="rewards-room")
router.include_routers(owner.router, staff.router, handlers.router)

room = Room(
    name="rewards",
    router=router,
    checks=(check_vouchers,),
    doorways=(
        Doorway("rewards-doorway", ShowRewards(), place=20),
        Doorway("rewards-vouchers-button", ShowVouchers(), place=25),
        Doorway("rewards-staff-doorway", HowToCollect(), place=20, role=STAFF),
        Doorway("rewards-owner-doorway", ManageRewards(), place=70, role=ADMIN, page="shop"),
    ),
    commands=(
        Command("rewards", "rewards-command", place=20),
        Command("vouchers", "rewards-vouchers-command", place=25),
        Command("catalogue", "rewards-owner-command", place=70, role=ADMIN),
    ),
    held=HELD,
    erasing=(rename_vouchers,),
    loses=(open_vouchers,),
)

__all__ = ["Offered", "SoldOut", "add_reward", "catalogue", "give", "room"]
