"""What customers bring to us: each matter is a ticket that the team claims, answers and finishes."""

from aiogram import Router

from xenia.care import behalf, handlers, staff
from xenia.care.checks import check_copies, check_ends, check_histories, check_notes
from xenia.care.practice import door as practice
from xenia.care.praise import door as praise
from xenia.care.replies import door as replies
from xenia.care.silence import with_open_case
from xenia.care.taps import AskPerson, ShowCases
from xenia.care.themes import door as themes
from xenia.care.wanted import find_person
from xenia.core.room import Command, Doorway, Room
from xenia.team.models import STAFF

router = Router(name="care-room")
router.include_routers(practice.router)  # first: a reply to what is practised on goes nowhere else
router.include_routers(staff.router, behalf.router, handlers.router)
router.include_routers(replies.router, praise.router, themes.router)

room = Room(
    name="care",
    router=router,
    checks=(check_histories, check_copies, check_notes, check_ends, *praise.CHECKS, *themes.CHECKS),
    doorways=(
        Doorway("care-doorway", AskPerson(), place=42),
        Doorway("care-cases-doorway", ShowCases(), place=30, role=STAFF),
        *replies.DOORWAYS,
        *practice.DOORWAYS,
        *praise.DOORWAYS,
        *themes.DOORWAYS,
    ),
    commands=(
        Command("person", "care-command", place=42),
        Command("cases", "care-cases-command", place=30, role=STAFF),
    ),
    due=(*replies.DUE, *practice.DUE),
    delivery_kinds=(*praise.KINDS, *themes.KINDS),
    silences=(with_open_case,),
    find_person=find_person,
)

last = Room(name="care-last", router=handlers.last)
"""The same room, asked after all others: for what nobody else understood."""
