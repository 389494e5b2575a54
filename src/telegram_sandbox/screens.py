"""What a person sees of a message, as a test reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from telegram_sandbox.text.unparse import as_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telegram_sandbox.accounts import JSON


@dataclass(slots=True, frozen=True)
class Button:
    """An inline button: what it says, and the one thing it does."""

    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    style: str | None = None


@dataclass(slots=True, frozen=True)
class Toast:
    """What came of a tap: the bot's answer, or what a url or copy button gave."""

    text: str | None = None
    show_alert: bool = False
    url: str | None = None
    copied: str | None = None


@dataclass(slots=True, frozen=True)
class Screen:
    """One message on somebody's screen. `message` is all of it as the server told it."""

    message: JSON
    edited: bool
    buttons: list[list[Button]]

    @classmethod
    def of(cls, message: JSON, *, edited: bool | None = None) -> Self:
        """Read a message of the people's side. `edited` is whether it has been, unless told otherwise."""
        rows = [[_button(each) for each in row] for row in message["inline_keyboard"] or ()]
        return cls(message, message["edit_date"] is not None if edited is None else edited, rows)

    @property
    def message_id(self) -> int:
        """Its number in the chat."""
        return int(self.message["message_id"])

    @property
    def text(self) -> str | None:
        """Its text, None for a picture or file."""
        return str(self.message["text"]) if self.message["text"] is not None else None

    @property
    def caption(self) -> str | None:
        """What stands under its picture or file."""
        return str(self.message["caption"]) if self.message["caption"] is not None else None

    @property
    def words(self) -> str:
        """Its text or caption, "" when it has neither."""
        return self.text or self.caption or ""

    @property
    def html(self) -> str:
        """Its text or caption as HTML, as a bot could have written it."""
        return as_html(self.words, self.entities)

    @property
    def entities(self) -> list[JSON]:
        """The entities of its text or caption."""
        return list(self.message["entities"])

    @property
    def outgoing(self) -> bool:
        """Whether the person wrote it."""
        return bool(self.message["outgoing"])

    @property
    def topic(self) -> int | None:
        """The topic of a forum that it stands in, 1 for General; None elsewhere."""
        return int(self.message["topic"]) if self.message["topic"] is not None else None

    @property
    def labels(self) -> list[str]:
        """What its inline buttons say, row by row."""
        return [button.text for row in self.buttons for button in row]

    @property
    def photo(self) -> JSON | None:
        """Its picture in the largest size, None when it has none."""
        return dict(self.message["photo"][-1]) if self.message["photo"] else None

    @property
    def document(self) -> JSON | None:
        """Its file, None when it has none."""
        return dict(self.message["document"]) if self.message["document"] else None


def printed(screens: Iterable[Screen], most: int = 12) -> str:
    """Return a chat as text, for a failing test to show."""
    lines = [_line(screen) for screen in list(screens)[-most:]]
    return "The chat:\n" + ("\n".join(lines) or "  (empty)")


def _line(screen: Screen) -> str:
    kinds = ("photo", "document", "sticker", "voice", "video", "location", "contact")
    shown = [kind for kind in kinds if screen.message.get(kind)] + list(screen.message.get("service") or ())
    media = "".join(f"[{kind}] " for kind in shown)
    rows = "".join("\n        " + " ".join(f"[{button.text}]" for button in row) for row in screen.buttons)
    arrow = ">" if screen.outgoing else "<"
    return f"  {screen.message_id:>4} {arrow} {media}{screen.words}{rows}"


def _button(shown: JSON) -> Button:
    copied = shown.get("copy_text")
    return Button(
        shown["text"],
        shown.get("callback_data"),
        shown.get("url"),
        copied["text"] if copied else None,
        shown.get("style"),
    )
