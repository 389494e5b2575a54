"""What customers tell us: a rating in one tap, words and photos if they wish."""

from aiogram import Router

from xenia.core.room import Command, Doorway, Room
from xenia.feedback import handlers, staff
from xenia.feedback.taps import AskFeedback

router = Router(name="feedback-room")
router.include_routers(staff.router, handlers.router)

room = Room(
    name="feedback",
    router=router,
    doorways=(Doorway("feedback-doorway", AskFeedback(), place=40),),
    commands=(Command("feedback", "feedback-command", place=40),),
)
