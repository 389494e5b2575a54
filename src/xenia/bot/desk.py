"""The desk: takes one update at a time from each chat, has it worked, and sends the answer."""

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, Update
from aiogram.types.update import UpdateTypeLookupError

from xenia.bot.answer import respond
from xenia.bot.menu import set_menu
from xenia.bot.transact import Ground, NotServed
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.texts import language_of

log = logging.getLogger("xenia.update")


class Desk:
    """Works updates: in order within a chat, side by side between chats."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, ground: Ground) -> None:
        self._bot, self._dispatcher, self._ground = bot, dispatcher, ground

    async def work_all(self, updates: Sequence[Update]) -> None:
        """Work a batch; returns when every update in it has been answered."""
        chats: defaultdict[int, list[Update]] = defaultdict(list)
        for update in updates:
            person = getattr(_event(update), "from_user", None)
            chats[person.id if person else 0].append(update)
        await asyncio.gather(*(self._in_order(of_one) for of_one in chats.values()))

    async def _in_order(self, updates: Sequence[Update]) -> None:
        for update in updates:
            await self.work(update)

    async def work(self, update: Update) -> None:
        """Work one update, whatever happens: the person is answered, and one line is logged."""
        started = perf_counter()
        event = _event(update)
        told = _Told()
        answer = await self._decide(update, event, told)
        if answer is not None and isinstance(event, Message | CallbackQuery):
            await self._respond(event, answer, told)
        log.info(
            "update",
            extra={
                "update": update.update_id,
                "kind": update.event_type if event is not None else "unknown",
                "outcome": told.outcome,
                "ms": round((perf_counter() - started) * 1000, 1),
                **({"reference": told.reference} if told.reference else {}),
            },
        )

    async def _decide(self, update: Update, event: object | None, told: "_Told") -> Answer | None:
        """What to answer; committed, if there was anything to write."""
        if event is None:
            return None
        given = self._ground.for_handlers
        try:
            answer = _understood(await self._dispatcher.feed_update(self._bot, update, **given))
        except Exception as error:
            # The last line of defence: one update's failure must neither stop the others nor go unsaid.
            told.failed("failed")
            log.exception("update failed", extra={"reference": told.reference})
            return self._apology(event, error, told.reference)
        told.outcome = "answered" if answer is not None else "ignored"
        return answer

    async def _respond(self, event: Message | CallbackQuery, answer: Answer, told: "_Told") -> None:
        try:
            await respond(self._bot, event, answer)
            for telegram_id in answer.menus_of if isinstance(answer, Reply) else ():
                await set_menu(self._bot, self._ground, telegram_id)
        except TelegramForbiddenError:
            told.outcome = "blocked"  # they stopped the bot after writing; there is nobody to answer
        except Exception:
            # As above: a gateway's HTML or a picture that cannot be drawn is this answer's trouble alone.
            told.failed("unsent")
            log.exception("answer not sent", extra={"reference": told.reference})

    def _apology(self, event: object, error: Exception, reference: str) -> Answer | None:
        user = getattr(event, "from_user", None)
        if user is None:
            return None
        phone = self._ground.texts.say(language_of(user.language_code))
        say = error.say if isinstance(error, NotServed) else phone
        if isinstance(event, CallbackQuery):
            return Reply(notice=say.plain("bot-apology", reference=reference), alert=True)
        return Screen(say("bot-apology", reference=reference))


@dataclass(slots=True)
class _Told:
    """What the log will say of an update."""

    outcome: str = "ignored"
    reference: str = ""

    def failed(self, outcome: str) -> None:
        self.outcome = outcome
        self.reference = self.reference or secrets.token_hex(4)


def _event(update: Update) -> object | None:
    """What happened; None where Telegram has learnt something that aiogram does not know yet."""
    try:
        return update.event
    except UpdateTypeLookupError:
        return None


def _understood(result: object) -> Answer | None:
    if result is None or result is UNHANDLED:
        return None
    if isinstance(result, Screen | Reply):
        return result
    raise TypeError(f"a handler answered with {type(result).__name__} instead of a screen")
