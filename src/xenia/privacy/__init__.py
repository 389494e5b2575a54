"""Purposes of messages, the log of who agreed to what, and what is held of people in their own hands."""

from xenia.core.room import Command, Doorway, OneByOne, Room
from xenia.privacy.checks import check_erasures, check_standing
from xenia.privacy.data import HELD
from xenia.privacy.data_handlers import greet, router
from xenia.privacy.data_taps import ShowData
from xenia.privacy.erase import carry_out, set_aside
from xenia.privacy.sweep import sweep
from xenia.privacy.tidy import tidy

room = Room(
    name="privacy",
    router=router,
    checks=(check_standing, check_erasures),
    doorways=(Doorway("data-doorway", ShowData(), place=65),),
    commands=(Command("mydata", "data-command", place=65),),
    due=(OneByOne(carry_out, set_aside), tidy),
    held=HELD,
    outside=(sweep,),
    greet=greet,
)
"""What must be true of the consent log; one's own data, seen, taken along, put right, erased."""
