"""Somebody of the team types into their own chat, in reply to nothing, while a customer waits for them."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from xenia.care import staff_screens, work
from xenia.care.doubt import screens as doubt_screens
from xenia.care.doubt.read import Meant, meant_together
from xenia.care.figures_only import is_figures
from xenia.care.filters import NotOurCommand
from xenia.care.find import case_for
from xenia.care.said import SAID_JSON, Said, mark_of, read_message
from xenia.care.taps import Mode
from xenia.care.whom import screens
from xenia.care.whom.find import answered_here
from xenia.care.whom.refusals import NothingWritten
from xenia.care.whom.taps import SendTo, SendToNobody
from xenia.care.working import WRITING_FOR, Working, carry_out, read_mode
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-whom")
last = Router(name="care-whom-last")
"""Asked when nobody else has understood it: short cuts, codes and answers to questions go before."""


@last.message(NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def said_to_nobody(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer | None:
    """Kept, and asked about; more of it goes with it."""
    said, cases = read_message(message), await answered_here(session, member)
    if not cases or (said.what == "text" and is_figures(said.words or "")):
        raise SkipHandler
    drafts = [*await _drafts(state, now), said]
    await state.set_state(Working.whom)
    kept: list[Any] = [SAID_JSON.dump_python(one) for one in drafts]
    await state.set_data({"drafts": kept, "at": now.isoformat()})
    if said.album is not None and any(one.album == said.album for one in drafts[:-1]):
        return None
    return screens.to_whom(say, cases, drafts, note=_is_note(drafts))


@router.callback_query(SendTo.filter(), Role(STAFF), flags=CONVERSES)
async def sent_to(
    _: CallbackQuery,
    tap: SendTo,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """To that one, as it was shown; the end of the conversation makes it happen once."""
    drafts = await _drafts(state, now)
    if not drafts:
        raise NothingWritten
    case = await case_for(session, tap.ticket, member)
    if tap.draft != mark_of(tap.ticket, drafts[-1]) and not _is_of_album(tap, drafts):
        shown = screens.to_whom(say, await answered_here(session, member), drafts, note=_is_note(drafts))
        return Reply((shown,), say.plain("care-other-draft"), fresh=True)
    meant = meant_together(drafts)
    work.check_may(case, member, Mode.NOTE if meant == Meant.NOTE else Mode.ANSWER)
    if meant == Meant.DOUBT:
        kept: list[Any] = [SAID_JSON.dump_python(one) for one in drafts]
        await state.set_state(Working.words)
        await state.set_data(
            {"ticket": case.ticket.id, "mode": Mode.ANSWER.value, "drafts": kept, "at": now.isoformat()}
        )
        return doubt_screens.ask_of_draft(say, case, mark_of(case.ticket.id, drafts[0]))
    await state.clear()
    mode = Mode.NOTE if meant == Meant.NOTE else Mode.ANSWER
    bare = [read_mode(mode, one)[1] for one in drafts]
    return staff_screens.done(say, await carry_out(moment, case.ticket.id, member, mode, bare), mode)


@router.callback_query(SendToNobody.filter(), Role(STAFF), flags=CONVERSES)
async def sent_to_nobody(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """It is forgotten."""
    if await state.get_state() == Working.whom.state:
        await state.clear()
    return screens.to_nobody(say)


async def _drafts(state: FSMContext, now: datetime) -> list[Said]:
    """What waits for its customer; nothing after some time."""
    if await state.get_state() != Working.whom.state:
        return []
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > WRITING_FOR:
        return []
    return [Said(**one) for one in data["drafts"]]


def _is_note(drafts: list[Said]) -> bool:
    return meant_together(drafts) == Meant.NOTE


def _is_of_album(tap: SendTo, drafts: list[Said]) -> bool:
    """Asked about under the first picture of an album that is the last thing they sent."""
    album = drafts[-1].album
    first = next((one for one in drafts if album is not None and one.album == album), None)
    return first is not None and tap.draft == mark_of(tap.ticket, first)
