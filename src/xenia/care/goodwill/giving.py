"""Somebody of the team puts it right: how many points, as the customer will read it, done."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.doubt.read import Meant, meant_by
from xenia.care.figures_only import is_figures, is_sentence
from xenia.care.filters import NotOurCommand
from xenia.care.find import Case, case_for
from xenia.care.forum.onward import Onward
from xenia.care.goodwill import screens
from xenia.care.goodwill.give import Gesture, ask, case_to_begin, case_to_put_right, confirmed, give
from xenia.care.goodwill.limits import amounts, left_for, who_may
from xenia.care.goodwill.models import Goodwill
from xenia.care.goodwill.refusals import NobodyMay
from xenia.care.goodwill.taps import MOST, GiveGoodwill, PickGoodwill, TakeWords
from xenia.care.taps import ShowGoodwill
from xenia.core.filters import Question
from xenia.core.names import clean_text
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, Moment
from xenia.core.taps import new_intent
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-goodwill-giving")

WORDS_LIMIT = 800
"""Letters of an apology, or of a reason."""


WRITING_FOR = timedelta(minutes=30)
"""After that long what they write is about something else."""


class Giving(StatesGroup):
    """What the bot waits for."""

    points = Question()
    why = Question()
    words = Question()
    """Other words than those that are shown; a tap takes these as they are."""


@router.message(Onward(ShowGoodwill), Role(STAFF), flags=CONVERSES)
@router.callback_query(ShowGoodwill.filter(), Role(STAFF), flags=CONVERSES)
async def opened(
    _: Message | CallbackQuery,
    tap: ShowGoodwill,
    moment: Moment,
    state: FSMContext,
    member: TeamMember,
    say: Say,
    now: datetime,
) -> Answer:
    """Somebody wants to put it right."""
    case = await case_to_begin(moment, tap.ticket, member)
    await state.set_state(Giving.points)
    await state.set_data({"ticket": tap.ticket, "at": now.isoformat()})
    return await _how_many(moment, say, case, member, again=False)


@router.callback_query(PickGoodwill.filter(), Role(STAFF), flags=CONVERSES)
async def picked(
    _: CallbackQuery, tap: PickGoodwill, moment: Moment, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """So many, by a button."""
    return await _chosen(moment, state, say, member, tap.ticket, tap.points)


@router.message(Giving.points, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def typed(
    message: Message, moment: Moment, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """So many, typed."""
    data = await _begun(state, now)
    ticket_id, words = data["ticket"], (message.text or "").strip()
    points = int(words) if words.isdecimal() and len(words) <= len(str(MOST)) else 0
    if 0 < points <= MOST:
        return await _chosen(moment, state, say, member, ticket_id, points)
    case = await case_to_put_right(moment, ticket_id, member)
    return await _how_many(moment, say, case, member, again=True)


@router.message(Giving.why, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def reasoned(
    message: Message, moment: Moment, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Why it should be more than they may give themselves."""
    data = await _begun(state, now)
    case = await case_to_put_right(moment, data["ticket"], member)
    why = clean_text(message.text or "").strip()
    if not why or is_figures(why):
        deciders = await who_may(moment, case, member, data["points"])
        return screens.why(say, case, data["points"], deciders, again=True)
    if len(why) > WORDS_LIMIT:
        return screens.too_long(say, case, WORDS_LIMIT)
    return await _shown(moment, state, say, case, data["points"], None, why)


@router.message(Giving.words, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def worded(
    message: Message, moment: Moment, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """An apology in their own words, shown once more."""
    data = await _begun(state, now)
    case = await case_to_put_right(moment, data["ticket"], member)
    words = clean_text(message.text or "").strip()
    if not words or len(words) > WORDS_LIMIT or meant_by(words) != Meant.CUSTOMER:
        return screens.too_long(say, case, WORDS_LIMIT)
    if is_figures(words):
        points = int(words) if words.isdecimal() and len(words) <= len(str(MOST)) else 0
        return screens.no_words(say, case, words, points if points <= MOST else 0)
    if not is_sentence(words):
        await state.update_data(few=words)
        return screens.few_words(say, words, data["intent"])
    return await _shown(moment, state, say, case, data["points"], words, data["why"])


@router.callback_query(TakeWords.filter(), Giving.words, Role(STAFF), flags=CONVERSES)
async def few_taken(
    _: CallbackQuery,
    tap: TakeWords,
    moment: Moment,
    state: FSMContext,
    member: TeamMember,
    say: Say,
    now: datetime,
) -> Answer:
    """These few words, or what was there before them: shown once more either way."""
    data = await _begun(state, now)
    case = await case_to_put_right(moment, data["ticket"], member)
    few = data.get("few") if data["intent"] == tap.intent else None
    words = few if tap.yes and few else data["words"]
    return await _shown(moment, state, say, case, data["points"], words, data["why"])


@router.callback_query(GiveGoodwill.filter(), Role(STAFF), flags=CONVERSES)
async def giving(
    _: CallbackQuery, tap: GiveGoodwill, moment: Moment, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """It happens as it was shown, once however often it is tapped; what is no longer known is shown anew."""
    data = await state.get_data()
    row = await confirmed(moment, member, tap.intent)
    if row is None:
        if data.get("intent") != tap.intent or (data["ticket"], data["points"]) != (tap.ticket, tap.points):
            return await _chosen(moment, state, say, member, tap.ticket, tap.points)
        gesture = Gesture(tap.points, tap.intent, data["words"], data["why"])
        row = await (ask if gesture.why else give)(moment, tap.ticket, member, gesture)
        await state.clear()
    return await _outcome(moment, say, member, row)


async def _begun(state: FSMContext, now: datetime) -> dict[str, Any]:
    """What has been chosen so far; after some time what they write is about something else."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > WRITING_FOR:
        raise SkipHandler
    return data


async def _how_many(moment: Moment, say: Say, case: Case, member: TeamMember, *, again: bool) -> Screen:
    left = await left_for(moment, member, case.ticket.id)
    return screens.how_many(say, case, amounts(moment.shop.rules), left, again=again)


async def _chosen(
    moment: Moment, state: FSMContext, say: Say, member: TeamMember, ticket_id: int, points: int
) -> Screen:
    """What the customer will read; where it is too much for one, the question why."""
    case = await case_to_put_right(moment, ticket_id, member)
    left = await left_for(moment, member, ticket_id)
    if left is None or points <= left:
        return await _shown(moment, state, say, case, points, None, None)
    deciders = await who_may(moment, case, member, points)
    if not deciders:
        raise NobodyMay(left)
    await state.set_state(Giving.why)
    await state.set_data({"ticket": ticket_id, "points": points, "at": moment.now.isoformat()})
    return screens.why(say, case, points, deciders, again=False)


async def _shown(
    moment: Moment, state: FSMContext, say: Say, case: Case, points: int, words: str | None, why: str | None
) -> Screen:
    intent = new_intent()
    await state.set_state(Giving.words)
    shown = {"ticket": case.ticket.id, "points": points, "words": words, "why": why, "intent": intent}
    await state.set_data({**shown, "at": moment.now.isoformat()})
    read = screens.sentence(moment.texts.say(case.customer.language), case, points, words)
    return screens.preview(say, case, points, intent, read, why)


async def _outcome(moment: Moment, say: Say, member: TeamMember, row: Goodwill) -> Reply:
    case = await case_for(moment.session, row.ticket_id, member)
    decider = await moment.session.get(TeamMember, row.decided_by) if row.decided_by else None
    return Reply((screens.outcome(say, case, row, decider),))
