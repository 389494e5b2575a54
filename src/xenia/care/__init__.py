"""What customers bring to us: each matter is a ticket that the team claims, answers and finishes."""

from aiogram import Router

from xenia.care import after, behalf, elsewhere, goodwill, handlers, one_tap, staff, thanking
from xenia.care.aside import add_late
from xenia.care.checks import check_copies, check_ends, check_histories, check_notes
from xenia.care.crm import handlers as crm
from xenia.care.data import HELD, end_cases, open_cases
from xenia.care.deadlines import owner as deadlines_owner
from xenia.care.deadlines.checks import check_steps
from xenia.care.deadlines.keep import keep_deadlines
from xenia.care.deadlines.ladder import tell_of_deadlines
from xenia.care.deadlines.notices import KIND as DEADLINE_NOTICE
from xenia.care.deadlines.taps import ShowTargets
from xenia.care.doubt import handlers as doubt
from xenia.care.doubt.hold import REMINDER, WHOLE, keep_undecided
from xenia.care.early import handlers as early
from xenia.care.early.keep import forget_early
from xenia.care.forum import handlers as forum_handlers
from xenia.care.forum import owner as forum_owner
from xenia.care.forum import topic_taps
from xenia.care.forum.former import KIND as FORMER_NOTICE
from xenia.care.forum.former import tell_of_former
from xenia.care.forum.taps import ShowForum
from xenia.care.forum.trouble import catch_up, retell
from xenia.care.freed import free_cases
from xenia.care.in_hand import cases_in_hand, reads_in_forum
from xenia.care.leaving import leaves_open
from xenia.care.measures import handlers as measures
from xenia.care.measures.taps import ShowMeasures
from xenia.care.practice import door as practice
from xenia.care.praise import door as praise
from xenia.care.records import handlers as records
from xenia.care.replies import door as replies
from xenia.care.silence import with_open_case
from xenia.care.taps import AskPerson, ShowCases
from xenia.care.themes import door as themes
from xenia.care.threads import merging, reacting
from xenia.care.threads.checks import check_merges
from xenia.care.wanted import find_person
from xenia.care.whom import handlers as whom
from xenia.core.room import Command, Doorway, Room
from xenia.team.models import ADMIN, OWNER, STAFF

router = Router(name="care-room")
router.include_routers(practice.router)  # first: a reply to what is practised on goes nowhere else
router.include_routers(staff.router, one_tap.router, behalf.router, forum_owner.router, handlers.router)
router.include_routers(elsewhere.router, thanking.router)
router.include_routers(deadlines_owner.router)
router.include_routers(merging.router, reacting.router)
router.include_routers(crm.router, records.router, measures.router)
router.include_routers(goodwill.router)
router.include_routers(doubt.router, early.router, whom.router)
router.include_routers(replies.router, praise.router, themes.router)
groups = Router(name="care-groups")
groups.include_routers(one_tap.groups, merging.groups, reacting.groups)
groups.include_routers(goodwill.in_groups, replies.in_groups, doubt.groups)
groups.include_routers(forum_handlers.router, topic_taps.router)

room = Room(
    name="care",
    router=router,
    checks=(
        check_histories,
        check_copies,
        check_notes,
        check_ends,
        check_steps,
        check_merges,
        *goodwill.CHECKS,
        *after.CHECKS,
        *praise.CHECKS,
        *themes.CHECKS,
    ),
    doorways=(
        Doorway("care-doorway", AskPerson(), place=42),
        Doorway("data-right-person", AskPerson(), place=90, page="data"),
        Doorway("care-cases-doorway", ShowCases(), place=30, role=STAFF),
        Doorway("measures-doorway", ShowMeasures(), place=60, role=ADMIN, page="figures"),
        Doorway("deadlines-doorway", ShowTargets(), place=73, role=ADMIN, page="team"),
        *replies.DOORWAYS,
        *practice.DOORWAYS,
        Doorway("forum-doorway", ShowForum(), place=20, role=OWNER, page="team"),
        *praise.DOORWAYS,
        *themes.DOORWAYS,
    ),
    commands=(
        Command("person", "care-command", place=42),
        Command("cases", "care-cases-command", place=30, role=STAFF),
    ),
    due=(
        free_cases,
        add_late,
        keep_undecided,
        keep_deadlines,
        tell_of_deadlines,
        *goodwill.DUE,
        *after.DUE,
        *replies.DUE,
        *practice.DUE,
        retell,
        catch_up,
        tell_of_former,
        forget_early,
    ),
    delivery_kinds=(
        DEADLINE_NOTICE,
        FORMER_NOTICE,
        WHOLE,
        REMINDER,
        early.STILL_HERE,
        *after.DELIVERY_KINDS,
        *praise.KINDS,
        *themes.KINDS,
    ),
    silences=(with_open_case,),
    find_person=find_person,
    groups=groups,
    held=HELD,
    erasing=(end_cases,),
    loses=(open_cases,),
    leaves=(leaves_open,),
    in_hand=(cases_in_hand, reads_in_forum),
    greet=early.greet,
)

handlers.last.include_routers(whom.last, early.last)
last = Room(name="care-last", router=handlers.last)
"""The same room, asked after all others: for what nobody else understood."""
