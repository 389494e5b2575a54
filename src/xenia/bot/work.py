"""Working one update: decided, committed, answered, and told to the log in one line."""

import asyncio
import json
import logging
import secrets
import traceback
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from xenia.bot.answer import respond
from xenia.bot.ground import Ground
from xenia.bot.menu import set_menu
from xenia.bot.outage import is_trouble
from xenia.bot.way import Case, Event, Way
from xenia.core import inbox
from xenia.core.database import AsyncSession
from xenia.core.inbox import AlreadyWorked, Item
from xenia.core.logs import is_ours
from xenia.core.reply import REPLY_JSON, Answer, Reply, Screen
from xenia.core.texts import Say, language_of
from xenia.core.transaction import in_transaction, reading
from xenia.deliveries.queue import queue
from xenia.deliveries.taps import Why
from xenia.team.members import team
from xenia.team.models import ADMIN

log = logging.getLogger("xenia.update")

AGAIN_AFTER = (0.5, 2.0)
"""Seconds. On PostgreSQL what took too long may have waited for the server, or for somebody else's lock."""

_READ_OF_TAPPED = frozenset(
    ("message_id", "message_thread_id", "is_topic_message", "date", "chat", "photo", "document")
)


@dataclass(slots=True)
class Worked:
    """What became of an update, and what the log says of it."""

    outcome: str = "ignored"
    reference: str = ""
    wrote: bool = False
    is_kept: bool = False
    """It failed and was set aside for the operator, whatever becomes of the apology."""

    def failed(self, outcome: str) -> str:
        """It ended badly; returns the reference under which it can be found."""
        self.outcome = outcome
        self.reference = self.reference or secrets.token_hex(4)
        return self.reference


class Worker:
    """Has updates go their way through the house, and sends what it answers."""

    def __init__(self, bot: Bot, way: Way, ground: Ground) -> None:
        self._bot, self._way, self._ground = bot, way, ground

    async def work(self, item: Item) -> Worked:
        """Work one update; whoever wrote is answered, come what may.

        Raises:
            SQLAlchemyError, TimeoutError: the database cannot be used now; nothing happened yet.
        """
        started = perf_counter()
        worked = Worked(reference=item.reference)
        try:
            update = self._read(item)
        except ValidationError as error:
            # Telegram has learnt something that aiogram refuses; an update of this program may read it.
            await self._set_aside(item, error, worked)
            return worked
        event = event_of(update)
        is_edit = event is not None and update.edited_message is event
        answer = await self._decide(item, event, worked, is_edit=is_edit)
        if answer is not None and isinstance(event, Message | CallbackQuery):
            await self._respond(event, answer, worked)
        log.info(
            "update",
            extra={
                "update": update.update_id,
                "kind": update.event_type if event is not None else "unknown",
                "outcome": worked.outcome,
                "ms": round((perf_counter() - started) * 1000, 1),
                **({"reference": worked.reference} if worked.reference else {}),
            },
        )
        return worked

    async def say(self, item: Item, text: str) -> None:
        """Tell the person behind an update something that is not the answer to it."""
        try:
            event = event_of(self._read(item))
        except ValidationError:
            return  # nobody can be told who cannot be read
        if not isinstance(event, Message | CallbackQuery):
            return
        if isinstance(event, Message) and event.chat.type != "private":
            return  # as with everything else: the house receives in private
        words = self._say(event)
        try:
            if isinstance(event, CallbackQuery):
                try:
                    await event.answer(words.plain(text), show_alert=True)
                except TelegramBadRequest:  # it was answered before
                    await self._bot.send_message(event.from_user.id, words(text))
            else:
                await event.answer(words(text))
        except TelegramAPIError as error:
            # Said once and not insisted on: the answer itself is still to come.
            log.warning("not told", extra={"text": text, "error": type(error).__name__})

    def _read(self, item: Item) -> Update:
        return Update.model_validate(_of_use(json.loads(item.raw), item.raw), context={"bot": self._bot})

    async def _decide(
        self, item: Item, event: object | None, worked: Worked, *, is_edit: bool
    ) -> Answer | None:
        """What to answer; committed, if there was anything to write."""
        if item.reply is not None:
            worked.outcome, worked.wrote = "answered again", True
            return REPLY_JSON.validate_json(item.reply)
        if not isinstance(event, Event):
            return None
        case = Case(item.id, event, is_edit)
        try:
            answer = await self._walk(case)
        except AlreadyWorked:
            # The connection was lost after the COMMIT had got through, and only the answer has to leave.
            return await self._kept(item, worked)
        except Exception as error:
            if is_trouble(error) or (isinstance(error, TimeoutError) and case.say is None):
                raise
            # The last line of defence: one update's failure must neither stop the others nor go unsaid.
            return await self._set_aside(item, error, worked, case)
        worked.wrote = case.wrote
        worked.outcome = "answered" if answer is not None else "ignored"
        return answer

    async def _walk(self, case: Case) -> Answer | None:
        for pause in () if self._ground.database.is_sqlite else AGAIN_AFTER:
            try:
                return await self._way.walk(self._bot, self._ground, case)
            except TimeoutError:
                if case.say is None:
                    raise
                log.warning("update took too long, and goes its way again")
                case.say = None
                await asyncio.sleep(pause)
        return await self._way.walk(self._bot, self._ground, case)

    async def _kept(self, item: Item, worked: Worked) -> Answer | None:
        async with reading(self._ground.database) as session:
            found = await inbox.in_hand(session, after=item.id - 1, up_to=item.id, limit=1)
        if not found or found[0].reply is None:
            return None
        worked.outcome, worked.wrote = "answered again", True
        return REPLY_JSON.validate_json(found[0].reply)

    async def _set_aside(
        self, item: Item, error: Exception, worked: Worked, case: Case | None = None
    ) -> Answer | None:
        reference = worked.failed("failed")
        log.error("update failed", exc_info=error, extra={"reference": reference})
        await in_transaction(self._ground.database, partial(self._keep, item, place_of(error), reference))
        worked.is_kept = True
        if case is None or not isinstance(case.event, Message | CallbackQuery):
            return None  # nobody waits for an answer
        say = case.say or self._say(case.event)
        return _aside(case.event, say, "bot-apology", reference=reference)

    async def _keep(self, item: Item, error: str, reference: str, session: AsyncSession) -> None:
        """Keep what failed, and tell the admins: once for each kind of error while one of it is kept."""
        known = any(one.error == error for one in await inbox.failed(session))
        await inbox.set_aside(session, item.id, error, reference)
        if known:
            return
        for member in await team(session):
            if member.may(ADMIN):
                text = self._ground.texts.say(member.language)(
                    "bot-alert-failed", reference=reference, error=error
                )
                queue(session, "alert", member.telegram_id, Screen(text), self._ground.clock())

    async def _respond(self, event: Message | CallbackQuery, answer: Answer, worked: Worked) -> None:
        try:
            await respond(self._bot, event, answer)
            for telegram_id in answer.menus_of if isinstance(answer, Reply) else ():
                await set_menu(self._bot, self._ground, telegram_id)
        except TelegramForbiddenError:
            worked.outcome = "blocked"  # they stopped the bot after writing; there is nobody to answer
        except Exception:
            # A picture that cannot be drawn, a screen that Telegram refuses: this answer's trouble alone.
            log.exception("answer not sent", extra={"reference": worked.failed("unsent")})

    def _say(self, event: Message | CallbackQuery) -> Say:
        """Their voice by the language of their phone, where nobody could look them up."""
        return self._ground.texts.say(language_of(event.from_user.language_code if event.from_user else None))


def event_of(update: Update) -> object | None:
    """What happened; None where Telegram has learnt something that aiogram does not know yet."""
    try:
        return update.event
    except UpdateTypeLookupError:
        return None


def _of_use(update: dict[str, Any], raw: str) -> dict[str, Any]:
    """The update without what nobody reads of a tapped message: its words, and its buttons but for `Why`.

    Making models of these takes half as long as everything else that is done for a tap before its handler.
    """
    query = update.get("callback_query")
    if not isinstance(query, dict) or not isinstance(query.get("message"), dict):
        return update
    read = _READ_OF_TAPPED | {"reply_markup"} if f'"{Why.__prefix__}:' in raw else _READ_OF_TAPPED
    light = {name: value for name, value in query["message"].items() if name in read}
    return {**update, "callback_query": {**query, "message": light}}


def place_of(error: BaseException) -> str:
    """The kind of an error and where in our code it happened: `KeyError at award.py:41 award_purchase`."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if is_ours(one)] or frames[-1:]
    where = f" at {ours[-1].filename.rpartition('/')[2]}:{ours[-1].lineno} {ours[-1].name}" if ours else ""
    return f"{type(error).__name__}{where}"


def _aside(event: Message | CallbackQuery, say: Say, text: str, **values: str) -> Answer:
    if isinstance(event, CallbackQuery):
        return Reply(notice=say.plain(text, **values), alert=True)
    return Screen(say(text, **values))
