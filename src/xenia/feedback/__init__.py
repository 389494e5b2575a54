"""What customers tell us: a rating in one tap, words and photos if they wish."""

from xenia.core.room import Command, Doorway, Room
from xenia.feedback.handlers import router
from xenia.feedback.taps import AskFeedback

room = Room(
    name="feedback",
    router=router,
    doorways=(Doorway("feedback-doorway", AskFeedback(), place=40),),
    commands=(Command("feedback", "feedback-command", place=40),),
)
