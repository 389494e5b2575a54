"""The team looks at a customer."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care.crm import screens
from xenia.care.crm.customer import look_at
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.taps import ShowCustomer
from xenia.team.audit import Viewed, audit
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-crm")


@router.callback_query(ShowCustomer.filter(), Role(STAFF), flags=WRITES)
async def looked_at(
    _: CallbackQuery,
    tap: ShowCustomer,
    session: AsyncSession,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """One customer, as far as this member may see."""
    shown = await look_at(moment, tap.customer, member)
    audit(session, member, Viewed.CUSTOMER, now, customer_id=tap.customer)
    return screens.customer(say, shown, tap.ticket)
