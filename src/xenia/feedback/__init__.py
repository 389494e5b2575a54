"""What customers tell us: a rating in one tap, words and photos if they wish; and short surveys."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.feedback import due, handlers, staff, survey_handlers
from xenia.feedback.checkins import CHECK_IN
from xenia.feedback.data import HELD
from xenia.feedback.surveys import in_peace
from xenia.feedback.taps import AskFeedback, ShowResults
from xenia.team.models import ADMIN

router = Router(name="feedback-room")
router.include_routers(staff.router, survey_handlers.router, handlers.router)

room = Room(
    name="feedback",
    router=router,
    doorways=(
        Doorway("feedback-doorway", AskFeedback(), place=40),
        Doorway("feedback-surveys-doorway", ShowResults(), place=70, role=ADMIN, page="figures"),
    ),
    commands=(
        Command("feedback", "feedback-command", place=40),
        Command("surveys", "feedback-surveys-command", place=75, role=ADMIN),
    ),
    # By turns first: who has a turn keeps their one survey for it.
    due=(due.by_turns, due.after_visits, due.reminders),
    delivery_kinds=(CHECK_IN,),
    silences=(in_peace,),
    held=HELD,
)
