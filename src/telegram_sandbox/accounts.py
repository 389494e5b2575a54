"""Who is in the sandbox: people and bots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telegram_sandbox.callbacks import Query
    from telegram_sandbox.updates import Updates

JSON = dict[str, Any]


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a Telegram account. `note` is free text for whoever runs the sandbox."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    note: str = ""
    deactivated: bool = False


@dataclass(slots=True, eq=False)
class Bot:
    """A bot: its token, what it has told about itself, and what waits for it."""

    id: int
    token: str
    first_name: str
    username: str
    updates: Updates
    reads_all: bool = False  # privacy mode is off: in groups it hears everything
    last_message_id: int = 0  # one counter for all its private chats, as in a Telegram mailbox
    queries: dict[str, Query] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[JSON]] = field(default_factory=dict)  # by scope and language
    about: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # by "name", "description", … and language
    menu_buttons: dict[int | None, JSON] = field(default_factory=dict)  # by chat; None is the default

    def told(self, what: str, language: str | None = None) -> str:
        """Return what it says of itself to a reader of `language`, "" for nothing."""
        return self.about.get((what, language or "")) or self.about.get((what, "")) or ""

    def name(self, language: str | None = None) -> str:
        """Return its name for a reader of `language`."""
        return self.told("name", language) or self.first_name

    def menu_button(self, chat_id: int | None) -> JSON:
        """Return the menu button of a private chat, or the default one."""
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(None) or {"type": "commands"}
