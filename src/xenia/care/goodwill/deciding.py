"""A second person reads what was asked for, and says yes, or no with a word."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.filters import NotOurCommand
from xenia.care.find import Case
from xenia.care.goodwill import screens
from xenia.care.goodwill.decide import agree, refuse, wish_for
from xenia.care.goodwill.giving import WORDS_LIMIT
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.goodwill.taps import DecideGoodwill
from xenia.core.database import AsyncSession
from xenia.core.filters import Question
from xenia.core.names import clean_text
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import LEAD, TeamMember

router = Router(name="care-goodwill-deciding")


class Declining(StatesGroup):
    """What the bot waits for."""

    word = Question()


@router.callback_query(DecideGoodwill.filter(), Role(LEAD), flags=CONVERSES)
async def deciding(
    _: CallbackQuery,
    tap: DecideGoodwill,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
) -> Answer:
    """Yes at once; no after a word."""
    if tap.yes:
        row, case = await agree(moment, tap.goodwill, member)
        return await _outcome(moment, say, row, case)
    row, case = await wish_for(moment, tap.goodwill, member)
    if row.state != Standing.ASKED:
        return await _outcome(moment, say, row, case)
    await state.set_state(Declining.word)
    await state.set_data({"goodwill": row.id})
    asker = await session.get_one(TeamMember, row.asked_by)
    return Reply((screens.ask_why_not(say, case, row, asker),), fresh=True)


@router.message(Declining.word, NotOurCommand(), Role(LEAD), flags=CONVERSES)
async def declined(
    message: Message, moment: Moment, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """The word."""
    goodwill_id = (await state.get_data())["goodwill"]
    word = clean_text(message.text or "").strip()
    if not word or len(word) > WORDS_LIMIT:
        _, case = await wish_for(moment, goodwill_id, member)
        return screens.too_long(say, case, WORDS_LIMIT)
    row, case = await refuse(moment, goodwill_id, member, word)
    await state.clear()
    return await _outcome(moment, say, row, case)


async def _outcome(moment: Moment, say: Say, row: Goodwill, case: Case) -> Screen:
    decider = await moment.session.get(TeamMember, row.decided_by) if row.decided_by else None
    return screens.outcome(say, case, row, decider)
