"""What practice brings to the room."""

from xenia.care.practice.rehearsing import router
from xenia.care.practice.stories import forget_old
from xenia.care.practice.taps import Practise
from xenia.core.room import Doorway
from xenia.team.models import STAFF

__all__ = ["DOORWAYS", "DUE", "router"]

DOORWAYS = (Doorway("practice-doorway", Practise(), place=34, role=STAFF, page="team"),)
DUE = (forget_old,)
