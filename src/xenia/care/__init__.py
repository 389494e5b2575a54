"""What customers bring to us: each matter is a ticket that the team claims, answers and finishes."""

from aiogram import Router

from xenia.care import behalf, handlers, staff
from xenia.care.checks import check_copies, check_ends, check_histories, check_notes
from xenia.care.crm import handlers as crm
from xenia.care.measures import handlers as measures
from xenia.care.measures.taps import ShowMeasures
from xenia.care.records import handlers as records
from xenia.care.silence import with_open_case
from xenia.care.taps import AskPerson, ShowCases
from xenia.care.wanted import find_person
from xenia.core.room import Command, Doorway, Room
from xenia.team.models import ADMIN, STAFF

router = Router(name="care-room")
router.include_routers(staff.router, behalf.router, handlers.router)
router.include_routers(crm.router, records.router, measures.router)

room = Room(
    name="care",
    router=router,
    checks=(check_histories, check_copies, check_notes, check_ends),
    doorways=(
        Doorway("care-doorway", AskPerson(), place=42),
        Doorway("care-cases-doorway", ShowCases(), place=30, role=STAFF),
        Doorway("measures-doorway", ShowMeasures(), place=76, role=ADMIN),
    ),
    commands=(
        Command("person", "care-command", place=42),
        Command("cases", "care-cases-command", place=30, role=STAFF),
    ),
    silences=(with_open_case,),
    find_person=find_person,
)

last = Room(name="care-last", router=handlers.last)
"""The same room, asked after all others: for what nobody else understood."""
