"""What a handler answers: plain data, sent after the commit by somebody else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import TypeAdapter

from xenia.core.chart import Chart
from xenia.core.picture import Picture


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; exactly one of `data`, `url` and `copy` is set."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    style: Literal["primary", "success", "danger"] | None = None


def button(
    label: str, tap: CallbackData, style: Literal["primary", "success", "danger"] | None = None
) -> Button:
    """A button that comes back to us as `tap`."""
    return Button(label, data=tap.pack(), style=style)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that Telegram already holds."""

    file_id: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is made of text."""

    name: str
    """As it is called on the receiver's machine."""
    content: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A message that somebody wrote to the bot, carried on to somebody else without naming its writer."""

    chat_id: int | None
    message_id: int | None
    """Where it stands; null where only its file is known."""
    what: str
    """Telegram's word for what it holds: `photo`, `voice`, `location`."""
    file: str | None = None
    """Telegram's id of its file: what is sent where the message itself has been deleted meanwhile."""
    missing: str = ""
    """HTML that tells the receiver what is missing, where neither can be sent."""
    words: str = ""
    """HTML that goes with it where it stands in an album behind another one."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One message as a person sees it: HTML text, buttons in rows, perhaps a picture."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | Photo | Chart | None = None
    copied: Copy | None = None
    """Carried on with `text` under it, where it can have words under it. For deliveries only."""
    album: tuple[Copy, ...] = ()
    """2 to 10 of them, by their files, shown as one: photos and videos, or only documents, or only sounds.

    `text` stands under the first. Telegram has no buttons there: where the screen has some, they come in a
    message of their own with `below`, or with `text` where there is none; so does a text that is too long.
    """
    below: str = ""
    """HTML over the buttons of an album."""
    reply_to: int | None = None
    """The message of the chat to which it is a reply, if that is still there. For deliveries only."""
    reaction: tuple[int, str] | None = None
    """Set on a message of the chat, by its number and the emoji, `""` for none any more; `text` goes instead
    where that cannot be done. For deliveries only."""
    document: Document | None = None
    """Sent with `text` under it, always as a new message."""
    topic: int | None = None
    """The ticket in whose topic of the staff forum it stands; without words: have its card there, and right.

    For deliveries only.
    """
    drop: int | None = None
    """Instead of words: the topic of a group, by number, that is deleted with all in it. For deliveries."""
    exact: bool = False
    """Rather not sent than as plain words, where Telegram cannot read its HTML. For deliveries only."""

    edits: int | None = None
    """The bot's message of the chat that turns into this one; one that cannot any more stays as it is.

    For deliveries only.
    """
    deletes: tuple[int, ...] = ()
    """Messages of the chat that are taken away, and nothing else. For deliveries only."""

    def with_rows(self, *rows: Iterable[Button]) -> "Screen":
        """The same screen with more rows of buttons below."""
        return replace(self, rows=(*self.rows, *(tuple(row) for row in rows)))


@dataclass(frozen=True, slots=True)
class Reply:
    """Screens to show, in order, and a notice over the chat where the person tapped."""

    screens: tuple[Screen, ...] = ()
    notice: str | None = None
    alert: bool = False
    """The notice waits for an OK instead of fading away."""
    opens: str | None = None
    """Instead of a notice: a start link of this bot, which who tapped is led to at once."""
    fresh: bool = False
    """Answer below instead of in place: what was tapped (a voucher) is worth keeping."""
    menus_of: tuple[int, ...] = ()
    """Telegram ids of those whose language or role is another now: their menus of commands are set anew."""
    reaction: str | None = None
    """In a group: the emoji put on what was written, where more words would only be in the way."""


Answer = Screen | Reply
"""What handlers return. A bare screen is the usual case."""

SCREEN_JSON: TypeAdapter[Screen] = TypeAdapter(Screen)
"""Turns a screen to JSON and back, for messages that wait in the database."""

REPLY_JSON: TypeAdapter[Reply] = TypeAdapter(Reply)
"""The same for a whole answer, which is kept until it has left."""


class Home(CallbackData, prefix="home"):
    """Back to the home screen."""

    language: str = ""
    """For those who have not joined: the language they chose to read in."""
    guest: bool = False
    """For those on the team: their own page as a customer."""
    keep: bool = False
    """Leave what was tapped where it is, and answer below."""


def pager(page: int, pages: int, to: Callable[[int], CallbackData]) -> tuple[tuple[Button, ...], ...]:
    """A row of buttons through the pages, from the last on to the first; no row where there is one."""
    if pages < 2:  # noqa: PLR2004 - one page needs no pager
        return ()
    before, after = to((page - 1) % pages), to((page + 1) % pages)
    return ((button("‹", before), button(f"{page + 1}/{pages}", to(page)), button("›", after)),)


def page_of(page: int, count: int, size: int) -> tuple[int, int]:
    """The page that is there and the number of pages, for `count` things shown by `size`."""
    pages = max(1, (count - 1) // size + 1)
    return min(max(page, 0), pages - 1), pages


def rows_of(buttons: Iterable[Button], width: int = 2) -> tuple[tuple[Button, ...], ...]:
    """Buttons laid out in rows of `width`."""
    row = tuple(buttons)
    return tuple(row[i : i + width] for i in range(0, len(row), width))
