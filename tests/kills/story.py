"""A day in the shop, step by step: everything that writes, and a look at the points."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from house import START
from kills.shop import Shop
from telegram_sandbox.chat_client import ChatClient
from xenia.core.database import AsyncSession
from xenia.rewards import add_reward
from xenia.team.models import OWNER, STAFF, TeamMember

KATERINA, MARKOS, ANNA, NIKOS, ELENI = range(7_000_000_101, 7_000_000_106)
"""The owner, somebody of the team, a customer, somebody new on the team, and one more customer."""
_NAMES = {KATERINA: "Κατερίνα", MARKOS: "Μάρκος", ANNA: "Άννα", NIKOS: "Νίκος", ELENI: "Ελένη"}
_COPIED = {
    "card": (ANNA, re.compile(r"\d{4,}")),
    "code": (ANNA, re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")),
    "link": (KATERINA, re.compile(r"https://t\.me/.*")),
}
"""What is read from a button that copies it: in whose chat, and what it looks like."""


async def furnish(session: AsyncSession) -> None:
    """Before the day begins: who works here, and something to buy for points."""
    for telegram_id, role in ((KATERINA, OWNER), (MARKOS, STAFF)):
        name = _NAMES[telegram_id]
        session.add(TeamMember(telegram_id=telegram_id, name=name, role=role, language="el", since=START))
    await add_reward(
        session, name_el="Καφές", name_en="Coffee", cost=100, stock=10, voucher_days=30, now=START
    )


class Cast:
    """Those who take part in a day, in their chats with the bot."""

    def __init__(self, chats: dict[int, ChatClient]) -> None:
        self._chats = chats
        self.updates = 0
        """How many updates Telegram has made of what they did."""

    @classmethod
    async def of(cls, shop: Shop) -> "Cast":
        """Everybody, in front of the shop."""
        return cls({number: await shop.guest(name, number) for number, name in _NAMES.items()})

    async def writes(self, who: int, text: str) -> None:
        """Somebody writes; what stands in braces was read before, in a chat."""
        self.updates += 1
        await self._chats[who].write(await self._filled(text))

    async def taps(self, who: int, label: str) -> None:
        """Somebody taps, and does not wait."""
        self.updates += 1
        await self._chats[who].tap(label, seconds=0)

    async def follows(self, who: int, link: str) -> None:
        """Somebody opens a link."""
        self.updates += 1
        await self._chats[who].open_link(await self._filled(link))

    async def _filled(self, text: str) -> str:
        for name, (reader, pattern) in _COPIED.items():
            if f"{{{name}}}" in text:
                text = text.replace(f"{{{name}}}", await self._copied(reader, pattern))
        return text

    async def _copied(self, reader: int, pattern: re.Pattern[str]) -> str:
        for screen in reversed(await self._chats[reader].messages()):
            for row in screen.buttons:
                for button in row:
                    if button.copy_text and pattern.fullmatch(button.copy_text):
                        return button.copy_text
        raise AssertionError(f"{_NAMES[reader]} can copy nothing like {pattern.pattern}")


Act = Callable[[Cast], Awaitable[None]]


def writes(who: int, text: str) -> Act:
    """Somebody writes."""
    return lambda cast: cast.writes(who, text)


def taps(who: int, label: str) -> Act:
    """Somebody taps."""
    return lambda cast: cast.taps(who, label)


def follows(who: int, link: str) -> Act:
    """Somebody opens a link."""
    return lambda cast: cast.follows(who, link)


@dataclass(frozen=True)
class Step:
    """What people do while the bot may be killed, and what leads there."""

    name: str
    acts: tuple[Act, ...]
    before: tuple[Act, ...] = ()


DAY = (
    Step("invite", (taps(KATERINA, "Πρόσκληση για προσωπικό"),), (writes(KATERINA, "/team"),)),
    Step("invite again", (taps(KATERINA, "Πρόσκληση για προσωπικό"),), (writes(KATERINA, "/team"),)),
    Step("accept an invitation", (follows(NIKOS, "{link}"),)),
    Step("join", (taps(ANNA, "Γίνομαι μέλος"),), (writes(ANNA, "/start"),)),
    Step("first consent", (taps(ANNA, "Νέα: όχι"),), (taps(ANNA, "Μηνύματα από εμάς"),)),
    Step("age", (taps(ANNA, "Ναι, έχω κλείσει τα 15"),)),
    Step("consent", (taps(ANNA, "Προσφορές: όχι"),)),
    Step("rate", (taps(ANNA, "2 ★"),), (writes(MARKOS, "/menu"), writes(ANNA, "/feedback"))),
    Step("words", (writes(ANNA, "Ο καφές ήταν κρύος."),)),
    Step("more words", (writes(ANNA, "Και περίμενα πολύ."),)),
    Step("answer", (taps(MARKOS, "Απάντηση"),)),
    Step("answer's words", (writes(MARKOS, "Συγγνώμη. Ελάτε για έναν ζεστό."),)),
    Step("answer sent", (taps(MARKOS, "Αποστολή"),)),
    Step("card and amount", (writes(MARKOS, "{card} 41,90"),), (writes(ANNA, "/card"),)),
    Step("award", (taps(MARKOS, "Δίνω 419"),)),
    Step("points", (writes(ANNA, "/points"),)),
    Step("card", (writes(MARKOS, "{card}"),)),
    Step("amount", (writes(MARKOS, "12,40"),)),
    Step("award again", (taps(MARKOS, "Δίνω 124"),)),
    Step("undo", (taps(MARKOS, "Αναίρεση"),)),
    Step(
        "redeem",
        (taps(ANNA, "Ναι, για 100"),),
        (writes(ANNA, "/rewards"), taps(ANNA, "Καφές · 100"), taps(ANNA, "Εξαργύρωση για 100")),
    ),
    Step("cancel?", (taps(ANNA, "Ακύρωση και επιστροφή"),)),
    Step("cancel", (taps(ANNA, "Ναι, να επιστρέψουν"),)),
    Step(
        "redeem again",
        (taps(ANNA, "Ναι, για 100"),),
        (writes(ANNA, "/rewards"), taps(ANNA, "Καφές · 100"), taps(ANNA, "Εξαργύρωση για 100")),
    ),
    Step("collect", (taps(MARKOS, "Παραδόθηκε"),), (writes(MARKOS, "{code}"),)),
    Step("withdraw", (taps(ANNA, "Την παίρνω πίσω"),)),
    Step(
        "all at once",
        (
            taps(ELENI, "Γίνομαι μέλος"),
            writes(MARKOS, "{card} 5"),
            taps(NIKOS, "Απάντηση"),
            taps(KATERINA, "Πρόσκληση για προσωπικό"),
            taps(ANNA, "3 ★"),
        ),
        (writes(ELENI, "/start"), writes(KATERINA, "/team"), writes(ANNA, "/feedback")),
    ),
    Step("new reward", (taps(KATERINA, "Νέο δώρο"),), (writes(KATERINA, "/catalogue"),)),
    Step("its name", (writes(KATERINA, "Κουλούρι"),)),
    Step(
        "publish",
        (taps(KATERINA, "Στον κατάλογο"),),
        (
            writes(KATERINA, "Bread ring"),
            writes(KATERINA, "40"),
            taps(KATERINA, "Όσα ζητηθούν"),
            taps(KATERINA, "Χωρίς φωτογραφία"),
        ),
    ),
    Step("change", (taps(KATERINA, "Πόντοι"),), (taps(KATERINA, "Κουλούρι"),)),
    Step("new price", (writes(KATERINA, "50"),)),
    Step("retire", (taps(KATERINA, "Ναι, να αποσυρθεί"),), (taps(KATERINA, "Απόσυρση"),)),
    Step(
        "remove from the team",
        (taps(KATERINA, "Αφαίρεση: Νίκος"),),
        (writes(KATERINA, "/team"), taps(KATERINA, "Αφαίρεση: Νίκος")),
    ),
    Step("language", (taps(ANNA, "English"),), (writes(ANNA, "/settings"),)),
    Step("leave", (taps(ANNA, "Leave"),), (taps(ANNA, "Leave"),)),
)
"""Every handler that writes has its step; the steps follow one another, whatever happens to the bot."""
