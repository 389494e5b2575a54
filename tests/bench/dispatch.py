"""What it costs to find the handler of an update: Xenia's first and last, and those of a stock dispatcher."""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import count, product
from statistics import median
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from aiogram import Bot, Dispatcher, F
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import TelegramObject, Update
from pydantic import ValidationError

from bench import updates
from xenia.app import ROOMS, WAY
from xenia.bot import way
from xenia.bot.ground import Ground
from xenia.bot.way import Case
from xenia.bot.who import Who
from xenia.core.clock import system_clock
from xenia.customers.models import Customer
from xenia.privacy.consent import PURPOSES
from xenia.team.models import OWNER, TeamMember

HANDLERS = 60
"""Of the stock dispatchers."""
CHAT = 710_000
_ids = count(1)
_VALUES: tuple[Any, ...] = (1, "12345678", "el", PURPOSES[0], "cost", "staff")
"""One of these fits each field of nearly every button."""

Make = Callable[[], Update]
"""Makes a new update: aiogram remembers those it has seen."""
Feed = Callable[[Update], Awaitable[object]]
"""Brings an update to its handler."""
Way = tuple[Make, Feed]


def taps() -> Iterator[str]:
    """The data of one button of each kind that Xenia has; a kind that no value fits is left out."""
    for tap in CallbackData.__subclasses__():
        if not tap.__module__.startswith("xenia."):
            continue
        required = [name for name, one in tap.model_fields.items() if one.is_required()]
        for values in product(_VALUES, repeat=len(required)):
            try:
                yield tap(**dict(zip(required, values, strict=True))).pack()
                break
            except ValidationError:
                continue


def update_of(bot: Bot, *, text: str = "", data: str = "") -> Update:
    """A whole new update with another text or another button's data."""
    raw = json.loads((updates.rating if data else updates.words)(next(_ids), CHAT))
    if data:
        raw["callback_query"]["data"] = data
    else:
        raw["message"]["text"] = text
    return Update.model_validate(raw, context={"bot": bot})


class Nothing:
    """A database in which there is nothing."""

    async def scalar(self, *_: object) -> None:
        """No row."""

    async def get(self, *_: object) -> None:
        """No row."""

    async def execute(self, *_: object) -> SimpleNamespace:
        """No rows."""
        return SimpleNamespace(all=list, first=lambda: None)

    async def scalars(self, *_: object) -> SimpleNamespace:
        """No rows."""
        return SimpleNamespace(all=list, first=lambda: None)


class Finding:
    """Xenia's own way, with the database left out before the filters and the handler after them."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.found: Any = None
        now = system_clock()
        customer = Customer(
            id=1,
            telegram_id=CHAT,
            first_name="Άννα",
            language="el",
            card_number="4821",
            joined_at=now,
            left_at=None,
        )
        # Customer and owner at once: no filter turns them away.
        member = TeamMember(
            id=1, telegram_id=CHAT, name="Άννα", role=OWNER, language="el", since=now, removed_at=None
        )
        self._who = Who(customer, member, "el", None, "Άννα")
        shop: Any = SimpleNamespace(secret=b"s" * 32)
        texts: Any = SimpleNamespace(say=lambda _: SimpleNamespace(plain=lambda *_, **__: ""))
        database: Any = Nothing()
        self._ground = Ground(database, texts, system_clock, shop, ROOMS)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Meanwhile nobody is looked up, and no handler is called."""

        async def recognised(*_: object) -> Who:
            return self._who

        async def reached(handler: HandlerObject, *_: object) -> None:
            self.found = handler.callback

        with patch.multiple(
            way, reading=lambda _: nullcontext(Nothing()), recognise=recognised, _called=reached
        ):
            yield

    async def feed(self, update: Update) -> object:
        """The way of an update to its handler."""
        event: Any = update.event
        return await WAY.walk(self._bot, self._ground, Case(1, event))

    async def handler_of(self, make: Make) -> Any:
        """The handler that such an update finds.

        Raises:
            LookupError: it finds none.
        """
        self.found = None
        await self.feed(update := make())
        if self.found is None:
            raise LookupError(f"nobody answers {update.model_dump_json(exclude_unset=True)}")
        return self.found


async def of_xenia(finding: Finding, bot: Bot) -> dict[str, Way]:
    """First and last of Xenia's buttons and commands, and what nobody knows."""
    ways: dict[str, Way] = {}
    commands = [f"/{one.name}" for room in ROOMS for one in room.commands]
    for what, routes, known in (
        ("button", WAY.taps, [(data.split(":")[0], partial(update_of, bot, data=data)) for data in taps()]),
        ("command", WAY.messages, [(text, partial(update_of, bot, text=text)) for text in commands]),
    ):
        order = [one.callback for one in routes.handlers]
        asked = [(order.index(await finding.handler_of(make)), name, make) for name, make in known]
        # Those left to the last handler are buttons of a conversation that is not going on.
        asked = sorted(one for one in asked if one[0] < len(order) - 1)
        for which, (place, name, make) in (("first", asked[0]), ("last", asked[-1])):
            ways[f"Xenia, {which} {what} ({name}, {place + 1} of {len(order)})"] = (make, finding.feed)
    ways["Xenia, a button that nobody knows"] = (partial(update_of, bot, data="gone:1"), finding.feed)
    ways["Xenia, words that nobody waits for"] = (partial(update_of, bot, text="καλημέρα"), finding.feed)
    return ways


async def nothing(_: TelegramObject) -> None:
    """What the stock handlers do."""


def of_stock(bot: Bot) -> dict[str, Way]:
    """First and last of many handlers, told apart in each of the three usual ways."""
    ways: dict[str, Way] = {}
    for how in ("F.data ==", "CallbackData.filter()", "Command()"):
        dispatcher = Dispatcher()
        for number in range(1, HANDLERS + 1):
            if how == "Command()":
                dispatcher.message.register(nothing, Command(f"do{number}"))
            elif how == "F.data ==":
                dispatcher.callback_query.register(nothing, F.data == f"do{number}")
            else:
                kind = type(f"Do{number}", (CallbackData,), {}, prefix=f"do{number}")
                dispatcher.callback_query.register(nothing, kind.filter())  # type: ignore[attr-defined]  # made just above
        for which, number in (("first", 1), (f"{HANDLERS}th", HANDLERS)):
            text = f"/do{number}" if how == "Command()" else ""
            make = partial(update_of, bot, text=text, data="" if text else f"do{number}")
            ways[f"stock aiogram, {which} {how}"] = (make, partial(dispatcher.feed_update, bot))
    return ways


async def measure(rounds: int, loops: int) -> dict[str, float]:
    """Microseconds from an update's being fed until its handler is found, by what is fed."""
    bot = Bot("1001:a-token-for-measuring")
    finding = Finding(bot)
    with finding.alone():
        ways = await of_xenia(finding, bot) | of_stock(bot)
        took: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, (make, feed) in ways.items():
                made = [make() for _ in range(loops)]
                began = time.perf_counter()
                for update in made:
                    await feed(update)
                took[name].append((time.perf_counter() - began) / loops * 1e6)
    return {name: median(values) for name, values in took.items()}


def main(arguments: Sequence[str]) -> None:
    rounds, loops = map(int, arguments)
    gc.freeze()  # else the house is looked through again and again, at the cost of whoever is being measured
    sys.stdout.write(json.dumps(asyncio.run(measure(rounds, loops)), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
