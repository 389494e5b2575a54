"""What kind words and suggestions bring to the room."""

from aiogram import Router

from xenia.care.praise import passing, suggesting
from xenia.care.praise.ask import QUESTION
from xenia.care.praise.checks import check_praise
from xenia.care.praise.taps import ShowPraise, ShowSuggestions
from xenia.core.room import Doorway
from xenia.team.models import STAFF

router = Router(name="care-praise-and-suggestions")
router.include_routers(passing.router, suggesting.router)

DOORWAYS = (
    Doorway("praise-doorway", ShowPraise(), place=36, role=STAFF, page="team"),
    Doorway("praise-suggestions-doorway", ShowSuggestions(), place=38, role=STAFF, page="team"),
)
KINDS = (QUESTION,)
CHECKS = (check_praise,)
