"""Announcements to those who want them: written, tried, approved, sent, and looked back at."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.outreach.announcements import approving, choosing, composing, looking_back, opened, running
from xenia.outreach.announcements.album import TAKEN
from xenia.outreach.announcements.checks import check_announcements
from xenia.outreach.announcements.data import HELD, forget_card
from xenia.outreach.announcements.due import DUE
from xenia.outreach.announcements.leaving import ANNOUNCEMENT
from xenia.outreach.announcements.recalling import RECALL
from xenia.outreach.announcements.taps import ShowAnnouncements
from xenia.outreach.announcements.watching import PROGRESS
from xenia.team.models import ADMIN

__all__ = ["room"]

router = Router(name="announcements-room")
router.include_routers(
    composing.router, choosing.router, approving.router, opened.router, running.router, looking_back.router
)

room = Room(
    name="announcements",
    router=router,
    checks=(check_announcements,),
    doorways=(Doorway("announce-doorway", ShowAnnouncements(), place=74, role=ADMIN),),
    commands=(Command("announce", "announce-command", place=74, role=ADMIN),),
    due=DUE,
    delivery_kinds=(TAKEN, ANNOUNCEMENT, RECALL, PROGRESS),
    held=HELD,
    erasing=(forget_card,),
)
