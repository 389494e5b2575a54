"""Those who answer for the shop look at the figures."""

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care.measures import screens
from xenia.care.measures.figures import figures
from xenia.care.measures.taps import ShowMeasures
from xenia.core.reply import Answer
from xenia.core.room import READS, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="care-measures")


@router.callback_query(ShowMeasures.filter(), Role(ADMIN), flags=READS)
async def measured(_: CallbackQuery, tap: ShowMeasures, moment: Moment, say: Say) -> Answer:
    """The figures of a period, or how they are measured."""
    if tap.how:
        return screens.how(say, tap.days)
    return screens.page(say, await figures(moment, int(tap.days)), tap.days)
