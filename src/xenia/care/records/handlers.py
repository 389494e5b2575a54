"""Transcripts, sent as a file into the chat."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care.find import case_for, own_case
from xenia.care.records import screens
from xenia.care.records.taps import OwnRecord, WholeRecord
from xenia.care.records.transcript import For, transcript
from xenia.care.seen import seen
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.shop import Shop
from xenia.team.audit import Viewed
from xenia.team.filters import Role
from xenia.team.models import OWNER, TeamMember

router = Router(name="care-records")


@router.callback_query(OwnRecord.filter(), Joined(), flags=READS)
async def own(
    _: CallbackQuery,
    tap: OwnRecord,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """A customer's own ticket, as they read and wrote it."""
    case = await own_case(session, tap.ticket, customer.id)
    made = await transcript(session, case, For.CUSTOMER, shop.name, now)
    return Reply((screens.record(say, made, tap),), fresh=True)


@router.callback_query(WholeRecord.filter(), Role(OWNER), flags=WRITES)
async def whole(
    _: CallbackQuery,
    tap: WholeRecord,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """All of a ticket, notes and edits too."""
    case = await case_for(session, tap.ticket, member)
    seen(session, member, Viewed.RECORD, case, now)
    made = await transcript(session, case, For.OWNER, shop.name, now)
    return Reply((screens.record(say, made, tap),), fresh=True)
