"""The owner adds and changes rewards, one question at a time."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say
from xenia.rewards import owner_screens
from xenia.rewards.catalogue import (
    Changes,
    Offered,
    add_reward,
    catalogue_of_owner,
    change_reward,
    offered,
    retire,
)
from xenia.rewards.fields import FIELDS, NotThatError, read_field
from xenia.rewards.refusals import Retired
from xenia.rewards.taps import (
    AddReward,
    ChangeReward,
    ManageReward,
    ManageRewards,
    Publish,
    RetireReward,
    WithoutIt,
)
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="rewards-owner")

VOUCHER_DAYS = 30
"""Days a voucher may be collected, for rewards added in the chat."""


class Writing(StatesGroup):
    """What the bot waits for from the owner."""

    new = Question()
    change = Question()


@router.message(Command("catalogue"), Role(ADMIN), flags=READS)
@router.callback_query(ManageRewards.filter(), Role(ADMIN), flags=READS)
async def managed(
    _: Message | CallbackQuery, session: AsyncSession, say: Say, tap: ManageRewards | None = None
) -> Answer:
    """All rewards that have not been retired."""
    return owner_screens.catalogue(say, await catalogue_of_owner(session), tap.page if tap else 0)


@router.callback_query(ManageReward.filter(), Role(ADMIN), flags=READS)
async def managed_one(_: CallbackQuery, tap: ManageReward, session: AsyncSession, say: Say) -> Answer:
    """One reward, with what can be changed."""
    return owner_screens.reward(say, await _standing(session, tap.reward))


@router.callback_query(AddReward.filter(), Role(ADMIN), flags=CONVERSES)
async def adding(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """The first question about a new reward."""
    await state.set_state(Writing.new)
    await state.set_data({"given": {}})
    return owner_screens.ask(say, FIELDS[0])


@router.callback_query(ChangeReward.filter(), Role(ADMIN), flags=CONVERSES)
async def changing(
    _: CallbackQuery, tap: ChangeReward, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """Asks for the new value of one field."""
    await _standing(session, tap.reward)
    await state.set_state(Writing.change)
    await state.set_data({"reward": tap.reward, "field": tap.field})
    return owner_screens.ask(say, tap.field, reward=tap.reward)


@router.message(Writing.new, NotCommand(), Role(ADMIN), flags=CONVERSES)
@router.callback_query(WithoutIt.filter(), Writing.new, Role(ADMIN), flags=CONVERSES)
async def answered_new(event: Message | CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """One answer about a new reward; the next question, or the preview."""
    given: dict[str, Any] = (await state.get_data())["given"]
    field = next((one for one in FIELDS if one not in given), None)
    if field is None:
        return owner_screens.preview(say, given)
    try:
        value = read_field(field, event)
    except NotThatError:
        return owner_screens.ask(say, field, again=True)
    given = {**given, field: value}
    await state.update_data(given=given)
    following = next((one for one in FIELDS if one not in given), None)
    return owner_screens.ask(say, following) if following else owner_screens.preview(say, given)


@router.callback_query(Publish.filter(), Writing.new, Role(ADMIN), flags=CONVERSES)
async def published(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, say: Say, now: datetime
) -> Answer:
    """The new reward goes into the catalogue; the conversation's end makes it happen once."""
    given: dict[str, Any] = (await state.get_data())["given"]
    await state.clear()
    if any(field not in given for field in FIELDS):
        return owner_screens.catalogue(say, await catalogue_of_owner(session))
    await add_reward(
        session,
        name_el=given["name_el"],
        name_en=given["name_en"],
        cost=given["cost"],
        stock=given["stock"],
        photo_file_id=given["photo"],
        voucher_days=VOUCHER_DAYS,
        now=now,
    )
    page = owner_screens.catalogue(say, await catalogue_of_owner(session))
    return Reply((page,), notice=say.plain("rewards-owner-published"))


@router.message(Writing.change, NotCommand(), Role(ADMIN), flags=CONVERSES)
@router.callback_query(WithoutIt.filter(), Writing.change, Role(ADMIN), flags=CONVERSES)
async def answered_change(
    event: Message | CallbackQuery, session: AsyncSession, state: FSMContext, say: Say, now: datetime
) -> Answer:
    """The new value of one field. New terms are a new version: what customers have on screen is honoured."""
    data = await state.get_data()
    try:
        value = read_field(data["field"], event)
    except NotThatError:
        return owner_screens.ask(say, data["field"], reward=data["reward"], again=True)
    await state.clear()
    name = "photo_file_id" if data["field"] == "photo" else data["field"]
    change: Changes = {name: value}  # type: ignore[misc]  # the field's name is one of the tap's literals
    return owner_screens.reward(say, await change_reward(session, data["reward"], now=now, **change))


@router.callback_query(RetireReward.filter(), Role(ADMIN), flags=WRITES)
async def retiring(
    _: CallbackQuery, tap: RetireReward, session: AsyncSession, say: Say, now: datetime
) -> Answer:
    """The owner takes a reward out of the catalogue, after a question."""
    one = await offered(session, tap.reward)
    if one is None:
        raise Retired
    if not tap.sure:
        return owner_screens.sure_to_retire(say, one)
    await retire(session, tap.reward, now)
    return owner_screens.catalogue(say, await catalogue_of_owner(session))


async def _standing(session: AsyncSession, reward_id: int) -> Offered:
    """A reward that has not been retired."""
    one = await offered(session, reward_id)
    if one is None or one.reward.retired_at is not None:
        raise Retired
    return one
