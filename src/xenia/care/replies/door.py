"""What ready answers bring to the room."""

from aiogram import Router

from xenia.care.replies import in_topic, picking, writing
from xenia.care.replies.built_in import built_ins
from xenia.care.replies.taps import ShowAnswers
from xenia.core.room import Doorway
from xenia.team.models import LEAD

router = Router(name="care-replies")
router.include_routers(picking.router, writing.router)
in_groups = in_topic.router

DOORWAYS = (Doorway("replies-doorway", ShowAnswers(), place=32, role=LEAD, page="team"),)
DUE = (built_ins,)
