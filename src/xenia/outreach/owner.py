"""The owner prepares what is given on an occasion, one question at a time, and sees it as it will look."""

from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.outreach import owner_screens
from xenia.outreach.fields import fields_of, given_of, read_field
from xenia.outreach.gifts import (
    Prepared,
    check_day,
    check_rest,
    check_reward,
    end,
    gift_for,
    gifts_in_force,
    prepare,
    with_reward,
)
from xenia.outreach.models import Gift, Occasion
from xenia.outreach.taps import (
    EndGift,
    GiveFor,
    GiveReward,
    NoWords,
    OfferRewards,
    PrepareGift,
    PreviewGift,
    Sample,
    ShowGift,
    ShowGifts,
    SwitchOn,
)
from xenia.rewards.catalogue import catalogue_of_owner
from xenia.rewards.fields import NotThatError
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="outreach-owner")


class Preparing(StatesGroup):
    """What the bot waits for from the owner."""

    gift = Question()


@router.message(Command("gifts"), Role(ADMIN), flags=READS)
@router.callback_query(ShowGifts.filter(), Role(ADMIN), flags=READS)
async def listed(
    _: Message | CallbackQuery, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """The occasions, and what is given on each."""
    return owner_screens.gifts(say, await gifts_in_force(session), local_day(now, shop.zone))


@router.callback_query(ShowGift.filter(), Role(ADMIN), flags=READS)
async def shown(
    _: CallbackQuery, tap: ShowGift, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """One occasion."""
    prepared = await gift_for(session, tap.occasion)
    return owner_screens.gift(say, tap.occasion, prepared, local_day(now, shop.zone))


@router.callback_query(PrepareGift.filter(), Role(ADMIN), flags=CONVERSES)
async def preparing(
    _: CallbackQuery, tap: PrepareGift, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """The first question about a new gift."""
    await state.set_state(Preparing.gift)
    await state.set_data({"occasion": tap.occasion.value, "answers": {}})
    return await _ask(session, say, tap.occasion, fields_of(tap.occasion)[0])


@router.message(Preparing.gift, NotCommand(), Role(ADMIN), flags=CONVERSES)
@router.callback_query(GiveReward.filter(), Preparing.gift, Role(ADMIN), flags=CONVERSES)
@router.callback_query(GiveFor.filter(), Preparing.gift, Role(ADMIN), flags=CONVERSES)
@router.callback_query(NoWords.filter(), Preparing.gift, Role(ADMIN), flags=CONVERSES)
async def answered(
    event: Message | CallbackQuery,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
    tap: Any = None,
) -> Answer:
    """One answer; the next question, or the preview."""
    occasion, answers = await _so_far(state)
    field = _next_field(occasion, answers)
    if field is None:
        return await _preview(session, say, texts, shop, member, occasion, answers, now)
    today = local_day(now, shop.zone)
    try:
        value = read_field(field, event, tap, today)
    except NotThatError:
        return await _ask(session, say, occasion, field, again=True)
    if field == "on_day":
        await check_day(session, date.fromisoformat(value), shop, now)
        check_rest(date.fromisoformat(value), shop)
    if field == "given":
        await check_reward(session, given_of(value))
    answers = {**answers, field: value}
    await state.update_data(answers=answers)
    following = _next_field(occasion, answers)
    if following is not None:
        return await _ask(session, say, occasion, following)
    return await _preview(session, say, texts, shop, member, occasion, answers, now)


@router.callback_query(OfferRewards.filter(), Preparing.gift, Role(ADMIN), flags=CONVERSES)
async def paged(
    _: CallbackQuery, tap: OfferRewards, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """Another page of the rewards that may be given."""
    occasion, _answers = await _so_far(state)
    return await _ask(session, say, occasion, "given", page=tap.page)


@router.callback_query(SwitchOn.filter(), Preparing.gift, Role(ADMIN), flags=CONVERSES)
async def switched_on(
    _: CallbackQuery,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """The gift as it was previewed is in force; the conversation's end makes it happen once."""
    occasion, answers = await _so_far(state)
    await state.clear()
    today = local_day(now, shop.zone)
    if _next_field(occasion, answers) is not None:
        return owner_screens.gifts(say, await gifts_in_force(session), today)
    await prepare(
        session,
        occasion,
        given_of(answers["given"]),
        valid_days=answers["days"],
        words_el=answers["words_el"],
        words_en=answers["words_en"],
        on_day=_day_of(answers),
        shop=shop,
        member_id=member.id,
        now=now,
    )
    page = owner_screens.gift(say, occasion, await gift_for(session, occasion), today)
    return Reply((page,), notice=say.plain("outreach-owner-on"))


@router.callback_query(PreviewGift.filter(), Role(ADMIN), flags=READS)
async def previewed(
    _: CallbackQuery,
    tap: PreviewGift,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """How the message about the gift in force looks, below its page."""
    prepared = await gift_for(session, tap.occasion)
    today = local_day(now, shop.zone)
    looks = _looks(texts, shop, member, tap.occasion, prepared, today)
    return Reply((*looks, owner_screens.gift(say, tap.occasion, prepared, today)), fresh=True)


@router.callback_query(Sample.filter(), Role(ADMIN), flags=CONVERSES)
async def sampled(_: CallbackQuery, say: Say) -> Answer:
    """The button of a preview, perhaps in the middle of preparing it."""
    return Reply(notice=say.plain("outreach-owner-sample"))


@router.callback_query(EndGift.filter(), Role(ADMIN), flags=WRITES)
async def ending(
    _: CallbackQuery, tap: EndGift, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """The owner makes no more offers for an occasion, after a question."""
    if not tap.sure:
        return owner_screens.sure_to_end(say, tap.occasion)
    await end(session, tap.occasion, now)
    page = owner_screens.gift(say, tap.occasion, None, local_day(now, shop.zone))
    return Reply((page,), notice=say.plain("outreach-owner-ended"))


async def _so_far(state: FSMContext) -> tuple[Occasion, dict[str, Any]]:
    data = await state.get_data()
    return Occasion(data["occasion"]), data["answers"]


def _next_field(occasion: Occasion, answers: dict[str, Any]) -> str | None:
    return next((one for one in fields_of(occasion) if one not in answers), None)


def _day_of(answers: dict[str, Any]) -> date | None:
    return date.fromisoformat(answers["on_day"]) if "on_day" in answers else None


async def _ask(
    session: AsyncSession, say: Say, occasion: Occasion, field: str, *, again: bool = False, page: int = 0
) -> Screen:
    rewards = await catalogue_of_owner(session) if field == "given" else []
    return owner_screens.ask(say, occasion, field, rewards, page=page, again=again)


async def _preview(
    session: AsyncSession,
    say: Say,
    texts: Texts,
    shop: Shop,
    member: TeamMember,
    occasion: Occasion,
    answers: dict[str, Any],
    now: datetime,
) -> Answer:
    """The message in both languages, and the question whether it is to be so."""
    given = given_of(answers["given"])
    gift = Gift(
        occasion=occasion,
        points=given.points,
        reward_id=given.reward_id,
        version=given.version,
        valid_days=answers["days"],
        words_el=answers["words_el"],
        words_en=answers["words_en"],
        on_day=_day_of(answers),
    )
    prepared = await with_reward(session, gift)
    looks = _looks(texts, shop, member, occasion, prepared, local_day(now, shop.zone))
    return Reply((*looks, owner_screens.confirm(say, occasion, prepared)))


def _looks(
    texts: Texts,
    shop: Shop,
    member: TeamMember,
    occasion: Occasion,
    prepared: Prepared | None,
    today: date,
) -> tuple[Screen, ...]:
    return tuple(
        owner_screens.sample(texts.say(language), shop, member.name, occasion, prepared, today)
        for language in LANGUAGES
    )
