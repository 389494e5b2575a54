"""Shift leads pass kind words on; customers let them be read; the team reads its own."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care.find import case_of
from xenia.care.praise import screens
from xenia.care.praise.ask import ask, decide
from xenia.care.praise.earned import counts, latest
from xenia.care.praise.models import Consent, Praise
from xenia.care.praise.pass_on import (
    chosen_praise,
    customer_of,
    earned_by,
    from_feedback,
    from_ticket,
    kind_feedback,
    toggle,
    who_may_earn,
    words_of,
)
from xenia.care.praise.taps import (
    AskPraise,
    LetRead,
    PassOnCase,
    PassOnFeedback,
    PraiseIsFor,
    ShowKindWords,
    ShowPraise,
)
from xenia.care.told import words_of_feedback
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import READS, WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.members import team
from xenia.team.models import LEAD, STAFF, TeamMember

router = Router(name="care-praise")


@router.callback_query(ShowPraise.filter(), Role(STAFF), flags=READS)
async def praise_shown(
    _: CallbackQuery, session: AsyncSession, member: TeamMember, shop: Shop, say: Say, now: datetime
) -> Answer:
    """What one has earned."""
    seen = await counts(session, shop.zone, now)
    page = screens.page(say, member, seen, await latest(session, member), await team(session))
    return Reply((page,), fresh=True)


@router.callback_query(ShowKindWords.filter(), Role(LEAD), flags=READS)
async def kind_words_listed(
    _: CallbackQuery, tap: ShowKindWords, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Best ratings with words."""
    found = await kind_feedback(session, member, now)
    words = {one.id: await words_of_feedback(session, one.id) for one in found}
    return screens.kind_words(say, found, words, tap.page)


@router.callback_query(PassOnCase.filter(), Role(LEAD), flags=WRITES)
async def case_chosen(
    _: CallbackQuery, tap: PassOnCase, session: AsyncSession, member: TeamMember, say: Say
) -> Answer:
    """The kind words of a ticket."""
    return await _whose(session, say, await from_ticket(session, member, tap.ticket))


@router.callback_query(PassOnFeedback.filter(), Role(LEAD), flags=WRITES)
async def feedback_chosen(
    _: CallbackQuery, tap: PassOnFeedback, session: AsyncSession, member: TeamMember, say: Say
) -> Answer:
    """Those of a rating."""
    return await _whose(session, say, await from_feedback(session, member, tap.feedback))


@router.callback_query(PraiseIsFor.filter(), Role(LEAD), flags=WRITES)
async def member_named(
    _: CallbackQuery, tap: PraiseIsFor, session: AsyncSession, member: TeamMember, say: Say
) -> Answer:
    """One who earned them, more or less."""
    praise = await chosen_praise(session, tap.praise, member)
    await toggle(session, praise, tap.member)
    return await _whose(session, say, praise)


@router.callback_query(AskPraise.filter(), Role(LEAD), flags=WRITES)
async def customer_asked(
    _: CallbackQuery, tap: AskPraise, session: AsyncSession, member: TeamMember, moment: Moment, say: Say
) -> Answer:
    """The customer is asked."""
    praise = await chosen_praise(session, tap.praise, member)
    await ask(moment, praise, member)
    return Reply((await _whose(session, say, praise),), notice=say.plain("praise-asked"))


@router.callback_query(LetRead.filter(), Joined(), flags=WRITES)
async def consented(_: CallbackQuery, tap: LetRead, moment: Moment, customer: Customer, say: Say) -> Answer:
    """The customer's answer."""
    consent = (Consent.NAMED if tap.named else Consent.UNNAMED) if tap.read else Consent.NO
    await decide(moment, tap.praise, customer, consent)
    return screens.thanks(say, tap.praise, read=tap.read, named=tap.named)


async def _whose(session: AsyncSession, say: Say, praise: Praise) -> Screen:
    reference = ""
    if praise.ticket_id is not None:
        reference = (await case_of(session, praise.ticket_id)).ticket.reference
    return screens.whose(
        say,
        praise,
        await words_of(session, praise),
        await customer_of(session, praise),
        await who_may_earn(session, praise),
        {one.id for one in await earned_by(session, praise)},
        reference,
    )
