"""Admins write what was changed because of a theme, in both languages, and see who will read it."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.filters import NotOurCommand
from xenia.care.replies.fill import check_language
from xenia.care.themes import screens
from xenia.care.themes.change import reach, tell
from xenia.care.themes.mark import theme_of
from xenia.care.themes.models import Theme
from xenia.care.themes.screens import WORDS_LIMIT
from xenia.care.themes.taps import SendChange, TellChange
from xenia.core.database import AsyncSession
from xenia.core.filters import Question
from xenia.core.names import clean_text, units_of
from xenia.core.refusal import Refusal
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, Moment
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="care-themes-changing")


class Changing(StatesGroup):
    """What the bot waits for from an admin."""

    words = Question()


@router.callback_query(TellChange.filter(), Role(ADMIN), flags=CONVERSES)
async def change_begun(
    _: CallbackQuery, tap: TellChange, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """Something was changed."""
    theme = await theme_of(session, tap.theme)
    await state.set_state(Changing.words)
    await state.set_data({"theme": theme.id, "words": {}})
    return Reply((screens.ask_change(say, theme, LANGUAGES[0]),), fresh=True)


@router.message(Changing.words, NotOurCommand(), Role(ADMIN), flags=CONVERSES)
async def change_written(
    message: Message, session: AsyncSession, state: FSMContext, shop: Shop, texts: Texts, say: Say
) -> Answer:
    """The words in one language; the other language, or how both will be read and by how many."""
    data = await state.get_data()
    theme, written = await theme_of(session, data["theme"]), data["words"]
    missing = _missing(written)
    if missing is None:
        return await _preview(session, say, texts, shop, theme, written)
    try:
        words = _read(message, missing)
    except Refusal as refusal:
        return screens.ask_change(say, theme, missing, say(refusal.text, **refusal.values))
    written = {**written, missing: words}
    await state.update_data(words=written)
    following = _missing(written)
    if following is not None:
        return screens.ask_change(say, theme, following)
    return await _preview(session, say, texts, shop, theme, written)


@router.callback_query(SendChange.filter(), Changing.words, Role(ADMIN), flags=CONVERSES)
async def change_sent(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, member: TeamMember, moment: Moment, say: Say
) -> Answer:
    """It leaves as it was shown; the end of the conversation makes it happen once."""
    data = await state.get_data()
    theme, missing = await theme_of(session, data["theme"]), _missing(data["words"])
    if missing is not None:
        return screens.ask_change(say, theme, missing)
    await state.clear()
    words = data["words"]
    change = await tell(moment, theme, member, words["el"], words["en"])
    return screens.change_kept(say, theme, change)


async def _preview(
    session: AsyncSession, say: Say, texts: Texts, shop: Shop, theme: Theme, written: dict[str, Any]
) -> Reply:
    seen = await reach(session, texts, theme)
    looks: list[Screen] = [
        screens.sample(texts.say(language), shop.name, written[language]) for language in LANGUAGES
    ]
    return Reply((*looks, screens.confirm(say, theme, seen.raised, seen.told)))


def _missing(written: dict[str, Any]) -> str | None:
    return next((language for language in LANGUAGES if language not in written), None)


def _read(message: Message, language: str) -> str:
    """The words in a message.

    Raises:
        Refusal: none, too many, or in another language.
    """
    words = clean_text(message.text or "").strip()
    if not words or units_of(words) > WORDS_LIMIT:
        raise Refusal("themes-refusal-words", limit=WORDS_LIMIT)
    check_language(words, language)
    return words
