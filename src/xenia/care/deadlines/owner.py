"""An admin says how long the team may take, by what a customer came with."""

from datetime import timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.deadlines import owner_screens as screens
from xenia.care.deadlines.count import Which
from xenia.care.deadlines.standing import basis_of
from xenia.care.deadlines.taps import AskTarget, SetTarget, ShowTargets
from xenia.care.deadlines.targets import set_target
from xenia.care.deadlines.typed import NotThatError, read_allowance, usual_day
from xenia.care.models import Kind
from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="care-deadlines-owner")


class SettingTarget(StatesGroup):
    """What the bot waits for from an admin."""

    allowance = Question()


@router.callback_query(ShowTargets.filter(), Role(ADMIN), flags=READS)
async def all_targets(_: CallbackQuery, session: AsyncSession, shop: Shop, say: Say) -> Answer:
    """What counts now."""
    return screens.everything(say, await basis_of(session, shop.zone))


@router.callback_query(AskTarget.filter(), Role(ADMIN), flags=CONVERSES)
async def asking_target(
    _: CallbackQuery, tap: AskTarget, session: AsyncSession, state: FSMContext, shop: Shop, say: Say
) -> Answer:
    """Asks how long this may take."""
    await state.set_state(SettingTarget.allowance)
    await state.set_data({"kind": tap.kind.value, "which": tap.which.value})
    return screens.ask(say, await basis_of(session, shop.zone), tap.kind, tap.which)


@router.message(SettingTarget.allowance, NotCommand(), Role(ADMIN), flags=CONVERSES)
async def typed_target(
    message: Message, session: AsyncSession, state: FSMContext, shop: Shop, say: Say
) -> Answer:
    """As it was typed; what cannot be read is asked again, with the reason."""
    data = await state.get_data()
    kind, which = Kind(data["kind"]), Which(data["which"])
    basis = await basis_of(session, shop.zone)
    try:
        allowance = read_allowance(message.text or "", usual_day(basis.hours))
    except NotThatError as error:
        return screens.ask(say, basis, kind, which, why=error.why)
    await state.clear()
    await set_target(session, kind, which, allowance)
    return screens.everything(say, await basis_of(session, shop.zone))


@router.callback_query(SetTarget.filter(), Role(ADMIN), flags=WRITES)
async def tapped_target(
    _: CallbackQuery, tap: SetTarget, session: AsyncSession, shop: Shop, say: Say
) -> Answer:
    """One of the usual ones."""
    allowance = timedelta(minutes=tap.minutes) if tap.minutes else None
    await set_target(session, tap.kind, tap.which, allowance)
    page = screens.everything(say, await basis_of(session, shop.zone))
    return Reply((page,), notice=say.plain("deadlines-kept"))
