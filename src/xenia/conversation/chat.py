"""What is answered to free text. Nothing here has an effect: the most it does is to open a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import User

from xenia.care.find import recent_cases_of
from xenia.care.taps import AskPerson
from xenia.conversation import talk_screens as screens
from xenia.conversation.faq import GOOD, entries, find_answer
from xenia.conversation.faq_models import FaqEntry, Kind
from xenia.conversation.faq_screens import entry_told
from xenia.conversation.fold import fold
from xenia.conversation.intents import EFFECTS, Band, Intent
from xenia.conversation.leads import page_of
from xenia.conversation.learning import taught
from xenia.conversation.memory import NOTHING, Memory, remember
from xenia.conversation.relearning.using import Ear, ear_of
from xenia.conversation.rules import answer_in
from xenia.conversation.slots import slots_in
from xenia.conversation.stem import terms
from xenia.conversation.understand import ACT_FROM, Context, Understanding
from xenia.core.database import AsyncSession
from xenia.core.pages import Pages
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.rewards import catalogue
from xenia.rewards.taps import ShowReward

_ONWARD = {
    fold(words)
    for words in (
        "κι άλλα",
        "περισσότερα",
        "επόμενη",
        "επόμενη σελίδα",
        "παρακάτω",
        "παλαιότερες",
        "παλιότερα",
        "πιο παλιά",
        "δείξε κι άλλα",
        "more",
        "next",
        "next page",
        "older",
        "show me more",
    )
}
OF_SHOP = {Intent.PLACE, Intent.CONTACT, Intent.WHY_SHOP}
"""What only the shop can tell: it writes a question about it, and the answer."""
_PLAIN: Mapping[Intent, Callable[[Say], Screen]] = {
    Intent.THANKS: screens.thanks,
    Intent.NO: screens.let_be,
    Intent.COMPLAINT: screens.complaint,
    Intent.PRAISE: screens.praise,
    Intent.WRONG_POINTS: screens.wrong_points,
    Intent.LOST_CARD: screens.lost_card,
    Intent.LEAVE: screens.leaving,
}
_TOLD_IN_WORDS = {Intent.PROGRAMME, Intent.EARNING, Intent.JOIN, Intent.HELP, Intent.FAQ}
"""A page says it in general; what the shop has written about this very question goes before."""
_VERY_GOOD = 0.8
"""As well as this must an answer of the shop fit, to go before a page that was surely meant."""
_SOME_TERMS, _MANY_TERMS = 2, 3
"""A question that says less is no more than the page it leads to."""
_SOMETHING_ELSE = {
    fold(words)
    for words in (
        "κάτι άλλο",
        "άλλο",
        "τίποτα από αυτά",
        "κανένα",
        "κανένα από αυτά",
        "something else",
        "none",
        "none of these",
        "neither",
    )
}
_MAY_BE_A_REWARD = {Intent.REWARDS, Intent.REDEEM, Intent.UNKNOWN, Intent.FAQ, Intent.PICK}


@dataclass(frozen=True, slots=True)
class Talk:
    """One text of a customer, and what is needed to answer it."""

    text: str
    heard: Understanding
    customer: Customer
    user: User
    say: Say
    """In the language of the text."""
    pages: Pages
    given: Mapping[str, Any]
    """What the handler was given."""

    @property
    def session(self) -> AsyncSession:
        """The transaction at hand."""
        session: AsyncSession = self.given["session"]
        return session

    async def open(self, tap: CallbackData | str, *, converses: bool = False) -> Answer | None:
        """What a button answers, in the language of the text; None where it takes a tap."""
        given = {**self.given, "say": self.say, "pages": self.pages}
        return await self.pages.open(tap, self.user, given, converses=converses)


async def answer(talk: Talk, memory: Memory) -> tuple[Answer, Memory | None]:
    """What is said, and what to remember of it; None where a conversation of another room has begun."""
    heard = talk.heard
    if heard.intent is Intent.PERSON and (heard.why == ("rule",) or heard.confidence >= ACT_FROM):
        page = await talk.open(AskPerson(), converses=True)
        return page or screens.not_told(talk.say), None
    if heard.intent is Intent.STOP and heard.why == ("rule",):
        return await about(talk, Intent.STOP)
    if said := await _about_what_was_shown(talk, memory):
        return said
    if reward := await _reward_named(talk):
        return await _opened(talk, reward, Intent.REWARDS)
    if heard.band is not Band.ACT and (intent := await taught(talk.session, talk.text)):
        return await about(talk, intent)
    is_sure = heard.band is Band.ACT or (
        heard.intent in EFFECTS and heard.band is Band.ASK and heard.confidence >= ACT_FROM
    )
    if told := await told_by_the_shop(talk):
        return told, NOTHING
    if is_sure or (heard.intent is Intent.FEEDBACK and "rating" in heard.slots):
        return await about(talk, heard.intent)
    if found := await find_answer(talk.session, talk.text):
        return entry_told(talk.say, found), NOTHING
    if heard.band is Band.ASK:
        page = screens.which(talk.say, (intent for intent, _ in heard.alternatives), talk.given["rooms"])
        return page, remember(page, heard.intent)
    page = screens.menu(talk.say, talk.given["rooms"], again=memory.misses > 0)
    person_first = remember(page, Intent.PERSON).choices if memory.misses else ()
    return page, Memory(misses=memory.misses + 1, choices=person_first)


async def told_by_the_shop(talk: Talk) -> Screen | None:
    """What the shop has written to this very question, where a page would only say it in general."""
    in_general = talk.heard.intent in _TOLD_IN_WORDS
    least, good = (_SOME_TERMS, GOOD) if in_general else (_MANY_TERMS, _VERY_GOOD)
    if talk.heard.band is not Band.ACT or len(terms(talk.text)) < least:
        return None
    found = await find_answer(talk.session, talk.text, good)
    return entry_told(talk.say, found) if found else None


async def about(talk: Talk, intent: Intent) -> tuple[Answer, Memory]:
    """What there is to that intent, and what to remember of it."""
    if (own := await _own(talk, intent)) is not None:
        return own, remember(own, intent)
    tap = page_of(intent, talk.given["rooms"])
    if tap is None:
        page = screens.something_else(talk.say, talk.given["rooms"])
        return page, NOTHING
    return await _opened(talk, tap, intent)


async def _opened(talk: Talk, tap: CallbackData | str, intent: Intent) -> tuple[Answer, Memory]:
    page = await page_behind(talk, tap, intent)
    return page, remember(page, intent)


async def page_behind(talk: Talk, tap: CallbackData | str, intent: Intent) -> Answer:
    """What a button shows, or the button itself where that is more than showing."""
    page = await talk.open(tap)
    if page is not None:
        return page
    label = talk.say.plain("talk-label", intent=intent.value)
    return screens.to_tap(talk.say, label, tap if isinstance(tap, str) else tap.pack())


async def _own(talk: Talk, intent: Intent) -> Screen | None:
    """A screen of this room, where no button of another says it."""
    say, slots, now = talk.say, talk.heard.slots, talk.given["now"]
    stars, limit = slots.get("rating"), slots.get("limit")
    if isinstance(stars, int) and intent in {Intent.FEEDBACK, Intent.PRAISE, Intent.COMPLAINT}:
        return screens.rating(say, stars)
    if isinstance(limit, int) and intent in {Intent.REWARDS, Intent.REDEEM}:
        return screens.rewards_below(say, await catalogue(talk.session, now), limit)
    if intent is Intent.EARNING:
        return screens.earning(say, talk.given["shop"].rules.points_per_euro)
    if intent is Intent.TICKETS:
        return screens.tickets(say, await recent_cases_of(talk.session, talk.customer.id, now))
    if intent in OF_SHOP or intent is Intent.FAQ:
        hears = ear_of(talk.given["ground"].database)
        found = await written_about(talk.session, hears, say.language, talk.text, intent)
        return entry_told(say, found) if found else screens.not_told(say)
    plain = _PLAIN.get(intent)
    return plain(say) if plain else None


async def written_about(
    session: AsyncSession, hears: Ear, language: str, text: str, intent: Intent
) -> FaqEntry | None:
    """What the shop has written to that question, or to one about the same, in whatever words it put that."""
    if found := await find_answer(session, text):
        return found
    if intent not in OF_SHOP:
        return None
    return next(
        (
            one
            for one in await entries(session, Kind.QUESTION)
            if hears(one.name(language), Context()).intent is intent
        ),
        None,
    )


async def _about_what_was_shown(talk: Talk, memory: Memory) -> tuple[Answer, Memory | None] | None:
    """Yes, the second one, more, never mind."""
    heard = talk.heard
    if memory.onward and fold(talk.text) in _ONWARD:
        return await _opened(talk, memory.onward, memory.shown or Intent.HELP)
    if (folded := fold(talk.text)) in _SOMETHING_ELSE:
        return screens.something_else(talk.say, talk.given["rooms"]), NOTHING
    if answer_in(folded) == (Intent.NO, None):
        return screens.let_be(talk.say), NOTHING
    if heard.intent is Intent.PICK and heard.why == ("rule",) and memory.choices:
        place = heard.slots.get("choice")
        if isinstance(place, int) and place <= len(memory.choices):
            return await _chosen(talk, memory, place - 1 if place > 0 else place)
    if heard.intent is Intent.YES and heard.why == ("rule",) and memory.meant_by_yes is not None:
        return await _chosen(talk, memory, memory.meant_by_yes)
    if heard.intent in {Intent.YES, Intent.PICK} and heard.why == ("rule",) and memory.choices:
        return screens.which_of(talk.say, memory.choices), memory
    return None


async def _chosen(talk: Talk, memory: Memory, place: int) -> tuple[Answer, Memory | None]:
    label, data, _ = memory.choices[place]
    asks_for_person = data == AskPerson().pack()
    page = await talk.open(data, converses=asks_for_person)
    if page is not None and asks_for_person:
        return page, None
    page = page or screens.to_tap(talk.say, label, data)
    return page, remember(page, memory.shown or Intent.HELP)


async def _reward_named(talk: Talk) -> ShowReward | None:
    """The one reward that the text names, where it is not about something else for sure."""
    heard = talk.heard
    if heard.intent not in _MAY_BE_A_REWARD and heard.confidence >= ACT_FROM:
        return None
    if heard.why == ("rule",) and heard.intent is not Intent.PICK:
        return None
    names = {
        name: one.reward.id
        for one in await catalogue(talk.session, talk.given["now"])
        for name in (one.terms.name_el, one.terms.name_en)
    }
    named = slots_in(talk.text, tuple(names)).get("reward")
    return ShowReward(reward=names[named]) if isinstance(named, str) else None


def spoken(talk: Talk, said: Answer) -> Answer:
    """In another language than the customer's setting, with an offer to stay in it."""
    if talk.say.language == talk.customer.language:
        return said
    reply = said if isinstance(said, Reply) else Reply((said,))
    if not reply.screens:
        return reply
    *before, last = reply.screens
    return replace(reply, screens=(*before, screens.with_language(talk.say, last)))
