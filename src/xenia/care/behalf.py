"""A customer tells somebody of the team face to face: it is written down, and they read it in their chat."""

import re

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care import staff_screens, work
from xenia.care.doubt.read import Meant, meant_by
from xenia.care.filters import NotOurCommand
from xenia.care.taps import Mode, OpenFor
from xenia.core.filters import Question
from xenia.core.names import clean_text
from xenia.core.refusal import Refusal
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-behalf")

_TOLD = re.compile(r"([0-9]{4,8})\s+(\S.*)", re.DOTALL)


class Telling(StatesGroup):
    """What the bot waits for from the team."""

    told = Question()


@router.callback_query(OpenFor.filter(), Role(STAFF), flags=CONVERSES)
async def hearing(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """Somebody was told something."""
    await state.set_state(Telling.told)
    return Reply((staff_screens.ask_for_whom(say, again=False),), fresh=True)


@router.message(Telling.told, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def heard(message: Message, moment: Moment, state: FSMContext, member: TeamMember, say: Say) -> Answer:
    """The card and the words."""
    told = _TOLD.fullmatch(clean_text(message.text or "").strip())
    if told is None or meant_by(told[2]) != Meant.CUSTOMER:
        return staff_screens.ask_for_whom(say, again=True)
    try:
        case = await work.open_for(moment, member, told[1], told[2])
    except Refusal as refusal:
        return Screen(say(refusal.text, **refusal.values), staff_screens.ask_for_whom(say, again=True).rows)
    await state.clear()
    return staff_screens.done(say, case, Mode.ANSWER)
