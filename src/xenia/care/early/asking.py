"""Asking again about what is kept, when its words have changed."""

from aiogram.fsm.context import FSMContext

from xenia.care.conversing import Bringing
from xenia.care.early import keep, screens
from xenia.care.models import Kind
from xenia.care.said import SAID_JSON
from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.texts import Say
from xenia.customers.models import Customer


async def asked_anew(
    session: AsyncSession, state: FSMContext, customer: Customer | None, say: Say
) -> Screen | None:
    """They have changed what is kept: who was asked about it is asked again, and reads it as it is now."""
    if customer is None:
        return None
    found = await keep.kept_of(session, customer.telegram_id)
    if await state.get_state() == Bringing.kept.state:
        kind = (await state.get_data())["kind"]
        return screens.as_it_is(say, Kind(kind), found) if kind else screens.which(say, found)
    if found[0].at < customer.joined_at:
        return screens.offer(say, [SAID_JSON.validate_json(one.said) for one in found])
    return None
