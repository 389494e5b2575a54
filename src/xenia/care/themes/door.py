"""What themes bring to the room."""

from aiogram import Router

from xenia.care.themes import changing, marking
from xenia.care.themes.change import CHANGE
from xenia.care.themes.checks import check_themes
from xenia.care.themes.taps import ShowThemes
from xenia.core.room import Doorway
from xenia.team.models import LEAD

router = Router(name="care-themes")
router.include_routers(marking.router, changing.router)

DOORWAYS = (Doorway("themes-doorway", ShowThemes(), place=40, role=LEAD, page="team"),)
KINDS = (CHANGE,)
CHECKS = (check_themes,)
