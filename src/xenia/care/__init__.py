"""What customers bring to us: each matter is a ticket that the team claims, answers and finishes."""

from aiogram import Router

from xenia.care import behalf, handlers, staff
from xenia.care.checks import check_copies, check_ends, check_histories, check_notes
from xenia.care.forum import handlers as forum_handlers
from xenia.care.forum import owner as forum_owner
from xenia.care.forum import topic_taps
from xenia.care.forum.taps import ShowForum
from xenia.care.forum.trouble import catch_up, retell
from xenia.care.silence import with_open_case
from xenia.care.taps import AskPerson, ShowCases
from xenia.care.wanted import find_person
from xenia.core.room import Command, Doorway, Room
from xenia.team.models import OWNER, STAFF

router = Router(name="care-room")
router.include_routers(staff.router, behalf.router, forum_owner.router, handlers.router)
groups = Router(name="care-groups")
groups.include_routers(forum_handlers.router, topic_taps.router)

room = Room(
    name="care",
    router=router,
    checks=(check_histories, check_copies, check_notes, check_ends),
    doorways=(
        Doorway("care-doorway", AskPerson(), place=42),
        Doorway("care-cases-doorway", ShowCases(), place=30, role=STAFF),
        Doorway("forum-doorway", ShowForum(), place=82, role=OWNER),
    ),
    commands=(
        Command("person", "care-command", place=42),
        Command("cases", "care-cases-command", place=30, role=STAFF),
    ),
    silences=(with_open_case,),
    find_person=find_person,
    due=(retell, catch_up),
    groups=groups,
)

last = Room(name="care-last", router=handlers.last)
"""The same room, asked after all others: for what nobody else understood."""
