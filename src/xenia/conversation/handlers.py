"""A customer writes in their own words."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from xenia.care.early.keep import keep_lately
from xenia.care.find import has_open_case
from xenia.care.said import read_message
from xenia.care.whom.find import answered_here
from xenia.conversation.chat import Talk, about, answer, page_behind, spoken, told_by_the_shop
from xenia.conversation.filters import FreeText, Plain
from xenia.conversation.intents import Band, Intent
from xenia.conversation.leads import SMALL_TALK, page_of
from xenia.conversation.learning import keep_missed
from xenia.conversation.memory import keep, recall
from xenia.conversation.relearning.using import ear_of
from xenia.conversation.talk import talk_of
from xenia.conversation.talk_taps import Meant
from xenia.conversation.understand import Context, Understanding
from xenia.conversation.unsent import may_become_a_ticket
from xenia.core.database import AsyncSession
from xenia.core.pages import Pages
from xenia.core.reply import Answer, Home
from xenia.core.room import CONVERSES, READS
from xenia.core.texts import Texts
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.team.models import TeamMember

router = Router(name="talk")

_SURE_BESIDE_A_TICKET = 0.9
"""With an open ticket, only what is as sure as this is taken for something else."""


@router.message(Plain(), Joined(), flags=READS)
async def asked_plainly(
    message: Message, heard: Understanding, customer: Customer, texts: Texts, pages: Pages, **given: Any
) -> Answer:
    """The page itself, as its button shows it."""
    if _may_be_for_the_team(heard):
        await _leave_to_the_ticket(given["session"], customer, given["member"])
    talk = talk_of(message, heard, customer, texts, pages, given)
    tap = page_of(heard.intent, talk.given["rooms"]) or Home(guest=True)
    said = await told_by_the_shop(talk) or await page_behind(talk, tap, heard.intent)
    return spoken(talk, said)


@router.message(FreeText(), Joined(), flags=CONVERSES)
async def spoke(
    message: Message,
    state: FSMContext,
    customer: Customer,
    member: TeamMember | None,
    texts: Texts,
    pages: Pages,
    now: datetime,
    **given: Any,
) -> Answer:
    """Everything else: with what was shown before in mind, and remembered for what comes next."""
    memory = await recall(state, now)
    context = Context("el" if customer.language == "el" else "en", memory.shown, len(memory.choices))
    heard = ear_of(given["ground"].database)(message.text or "", context)
    is_answer = bool(memory.choices) and heard.intent in {Intent.YES, Intent.NO, Intent.PICK}
    if not is_answer and _may_be_for_the_team(heard):
        await _leave_to_the_ticket(given["session"], customer, member)
    if member is not None and heard.band is Band.MENU:
        raise SkipHandler  # a short cut of the team's, mistyped: their own page helps more
    if not is_answer and may_become_a_ticket(message.text or "", heard):
        await keep_lately(given["moment"], customer, read_message(message))
    given |= {"customer": customer, "member": member, "texts": texts, "state": state, "now": now}
    talk = talk_of(message, heard, customer, texts, pages, given)
    said, remembered = await answer(talk, memory)
    if remembered is not None:
        await keep(state, remembered, now)
        if remembered.misses:
            await keep_missed(given["session"], talk.text, heard, customer, now)
    return spoken(talk, said)


@router.callback_query(Meant.filter(), Joined(), flags=READS)
async def meant(
    query: CallbackQuery, tap: Meant, customer: Customer, texts: Texts, pages: Pages, **given: Any
) -> Answer:
    """One of those that were offered."""
    heard = Understanding("el", tap.intent, 1.0, Band.ASK, ())
    talk = Talk(
        "",
        heard,
        customer,
        query.from_user,
        given["say"],
        pages,
        {**given, "customer": customer, "texts": texts},
    )
    said, _ = await about(talk, tap.intent)
    return said


def _may_be_for_the_team(heard: Understanding) -> bool:
    """A person and an end are asked for by rule; of the rest only a page for sure is none of a ticket's."""
    if heard.why == ("rule",) and heard.intent in {Intent.PERSON, Intent.STOP}:
        return False
    is_sure = heard.band is Band.ACT and heard.confidence >= _SURE_BESIDE_A_TICKET
    return not is_sure or heard.intent in SMALL_TALK


async def _leave_to_the_ticket(session: AsyncSession, customer: Customer, member: TeamMember | None) -> None:
    if await has_open_case(session, customer.id):
        raise SkipHandler
    if member is not None and await answered_here(session, member):
        raise SkipHandler
